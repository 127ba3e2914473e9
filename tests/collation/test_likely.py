"""Which texts may be the source of which, told by pairs of words and names of voices."""

from __future__ import annotations

import msgspec
from tests.case.samples import SPEECH, made, quoting

from comity.collation import traces, wanted
from comity.collation.likely import FEWEST, surer
from comity.model import Match, Quotation, Span

WORDS = "our region has three rivers and no common plan for them"


def test_quoted_words_leave_traces_in_their_source() -> None:
    _, speech = made(SPEECH, "speech.txt", kind="speech", speaker="Ana Petrova")
    _, quoted = quoting(WORDS, "page.txt")
    found, looked_for = traces(speech), wanted(quoted.document, quoted.quotations, (), {})
    assert found is not None
    assert looked_for is not None
    ((id, pairs, least),) = looked_for.quoted
    assert id == quoted.quotations[0].id
    assert FEWEST <= least <= len(pairs & found.words) == len(pairs)


def test_what_is_no_partys_own_words_is_no_source_and_who_speaks_looks_for_none() -> None:
    _, page = made(SPEECH, "page.txt", kind="commentary")
    _, speech = made(SPEECH, "speech.txt", kind="speech", speaker="Ana Petrova")
    assert traces(page) is None
    assert wanted(speech, (), (), {}) is None
    assert traces(msgspec.structs.replace(speech, same_as="another")) is None


def test_a_set_phrase_is_not_looked_for() -> None:
    _, quoted = quoting("rivers", "page.txt")
    looked_for = wanted(quoted.document, quoted.quotations, (), {})
    assert looked_for is not None
    assert looked_for.quoted == ()


def test_of_two_verdicts_the_one_that_found_more_stands() -> None:
    bare = Quotation("q", "d", Span(0, 1, "x"), "speech", None)
    weak, strong = (
        msgspec.structs.replace(bare, verdict="altered", match=Match("s", (), score, "a test")) for score in (0.6, 0.9)
    )
    missing = msgspec.structs.replace(bare, verdict="not found")
    assert surer(weak, strong) is surer(strong, weak) is strong
    assert surer(bare, weak) is surer(weak, missing) is weak
    assert surer(bare, missing) is missing
