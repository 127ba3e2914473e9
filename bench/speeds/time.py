"""Time expressions: the time they take, as a share of parsing the same texts."""

from __future__ import annotations

import time
from collections.abc import Iterator

from comity.language.parsing import parse
from comity.language.time import find_times
from comity.texts import document_from_text

# About one expression in 500 characters, as in speeches and readouts.
SENTENCES = (
    "The ministers met in Geneva on 5 March and will meet again next Thursday to review the roadmap. ",
    "They exchanged views on regional security and confirmed that the four commitments remain in force. ",
    "The parties agreed that disputes be settled by peaceful means and that no third state be named in the text. ",
    "Nobody's security, the chair recalled, can be strengthened at the expense of the security of others. ",
    "The sides noted the growth of trade and of humanitarian exchanges, and instructed their experts to go on. ",
    "They spoke for a larger role of regional organisations and for a dialogue in which each side is heard. ",
    "The spokesperson recalled that trade has grown by a third over the past three years. ",
    "Delegations of both houses of parliament took part in the talks, as did the heads of two agencies. ",
    "They stressed that the sanctions imposed on the state harm those who have no part in its decisions. ",
    "The guests thanked their hosts for the warm welcome and for the frank and constructive discussion. ",
)


def run() -> Iterator[str]:
    """Yield the ratio of finding time expressions to parsing."""
    text = "\n\n".join("".join(SENTENCES) for _ in range(40))
    document = document_from_text(text, kind="news", date="2024-05-20")
    find_times(document, next(parse(["Warm up on 5 March."])))
    begin = time.perf_counter()
    (tokens,) = parse([text])
    parsed = time.perf_counter()
    found = find_times(document, tokens)
    end = time.perf_counter()
    share = (end - parsed) / (parsed - begin)
    yield f"{len(found)} expressions in {len(tokens)} tokens take {100 * share:.1f}% of the time of parsing"
