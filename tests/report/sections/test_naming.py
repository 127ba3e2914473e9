"""How people, texts and ties are called, and where words stand."""

from __future__ import annotations

import msgspec
import pytest
from tests.case.samples import TEXT, evidence, made

from comity.case import Case
from comity.model import Reasoned, Span, Statement, Tie
from comity.report.sections.naming import Places, figures, label, source_name, text_of, who


def held() -> Case:
    case = Case.in_memory()
    source, document = made()
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    return case


def test_a_text_is_by_its_speaker_then_its_author_then_its_issuer() -> None:
    _, document = made()
    assert who(document) == "not named"
    document = msgspec.structs.replace(document, issuer=Reasoned("The Ministry", "a test"))
    assert who(document) == "The Ministry"
    document = msgspec.structs.replace(document, author=Reasoned("Bo Ek", "a test"))
    assert who(document) == "Bo Ek"
    assert who(msgspec.structs.replace(document, speaker=Reasoned("Ana Dorn", "a test"))) == "Ana Dorn"


@pytest.mark.parametrize(
    ("source", "speaker", "name"),
    [("Some officials", None, "Some officials"), ("They", None, "not named"), ("She", "Ana Dorn", "Ana Dorn"),
     ("", None, "not named")],
)  # fmt: skip
def test_a_pronoun_names_nobody(source: str, speaker: str | None, name: str) -> None:
    span = (Span(0, len(source), source),) if source else ()
    said = Statement("s", "d", span, (), (), "indirect", speaker=speaker)
    assert source_name(Case.in_memory(), said) == name


def test_an_actor_goes_by_its_name() -> None:
    case = held()
    (said,) = case.statements
    assert source_name(case, said) == "Ana Petrova"


@pytest.mark.parametrize(
    ("status", "factuality", "told"),
    [(None, "asserted", "membership"), ("observer", "asserted", "membership (observer)"),
     ("membership", "denied", "membership, denied"), ("candidate", "planned", "membership (candidate), planned")],
)  # fmt: skip
def test_a_tie_tells_its_status_and_that_it_is_not_asserted(status: str | None, factuality: str, told: str) -> None:
    tie = Tie("t", "membership", "NOR", "NATO", 1, "said", status=status, factuality=factuality)  # type: ignore[arg-type]
    assert label(tie) == told


def test_words_have_their_place_and_those_without_a_text_are_left_out() -> None:
    case = held()
    (said,) = case.statements
    places = Places(case)
    words = places.words(said.document, [*said.source, None, *said.content])
    assert [TEXT[piece.start : piece.end] for piece in words] == [piece.text for piece in words]
    assert text_of(words) == "Ana Petrova … that Norway is a friend"
    assert places.words("no such text", said.content) == ()
    assert places.words(None, said.content) == ()


def test_figures_in_one_line() -> None:
    assert figures({"members": "32", "on record": "2024"}) == "members: 32; on record: 2024"
