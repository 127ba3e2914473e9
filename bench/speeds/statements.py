"""Statements: the time they take, as a share of parsing the same texts."""

from __future__ import annotations

import time
from collections.abc import Iterator

from comity.evidence.statements import find_statements
from comity.language import Annotation
from comity.language.parsing import parse
from comity.texts import document_from_text

# Half of the sentences report, as in readouts and commentaries; the words are this repository's own.
SENTENCES = (
    "The ministers met by the river on Tuesday and took up the question of the ferry. ",
    "“We have waited long enough for this crossing,” said the minister of transport, who had come by train. ",
    "She added that the two banks would share the cost, and that no third party had been asked to pay. ",
    "The valley has three towns, a railway and an old fort that looks over the bend of the river. ",
    "According to the ministry, work will start in spring and end before the first snow. ",
    "The sides reaffirmed their commitment to the treaty and called for restraint along the border. ",
    "Trade between the two banks has grown by a third since the bridge was closed to lorries. ",
    "He warned that delay “would cost more than haste”, and urged parliament to vote by June. ",
    "Delegations of both houses took part, and the heads of two agencies joined them in the afternoon. ",
    "Fishermen from the upper villages watched from the pier while the flags were raised. ",
)


def run() -> Iterator[str]:
    """Yield the ratio of finding statements to parsing, each at its best of three."""
    paragraphs = [" ".join(SENTENCES[(i + n) % len(SENTENCES)].strip() for n in range(5)) for i in range(80)]
    text = "\n\n".join(paragraphs)
    document = document_from_text(text, kind="news")
    parsing, finding = [], []
    for _ in range(3):
        begin = time.perf_counter()
        (tokens,) = parse([text])
        parsed = time.perf_counter()
        found = find_statements(Annotation(document, tokens, ()))
        parsing.append(parsed - begin)
        finding.append(time.perf_counter() - parsed)
    share = 100 * min(finding) / min(parsing)
    yield f"{len(found)} statements in {len(tokens)} tokens take {share:.1f}% of the time of parsing"
