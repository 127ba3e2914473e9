"""What is reported indirectly held against a speech, on words written for this test."""

from __future__ import annotations

import pytest

from comity.collation import check_paraphrases
from comity.model import Document, Offsets, ParaphraseCheck, Reasoned, Span, Statement, document_id

SPEECH = (
    "Dear colleagues, the drought has emptied the reservoirs of four provinces. "
    "We are considering, so far only on paper, a joint fund for the villages along the river. "
    "The engineers are repairing the old canal at Sembe. "
    "I met the ministers of the neighbouring countries and told them that the dams must be opened in summer. "
    "Our harvest was the poorest in twenty years. "
    "Nobody in this hall doubts the courage of the farmers. "
    "The ferry to the islands will sail again in May, unless the storms return. "
    "Thank you for coming, and let us turn to your questions."
)
SPEAKER = "person:amina-diallo"


def document(text: str, kind: str, speaker: str | None = None) -> Document:
    who = Reasoned(speaker, "a test") if speaker else None
    offsets = Offsets.identity(len(text))
    return Document(
        document_id(text), "s", f"{kind}.txt", 0, len(text), text, offsets, Reasoned(kind, "a test"), speaker=who
    )


def check(content: str, cue: str = "said", actor: str = SPEAKER) -> tuple[ParaphraseCheck, ...]:
    text = f"Diallo {cue} that {content}"
    commentary = document(text, "commentary")
    start = len(text) - len(content)
    statement = Statement(
        "s", commentary.id, (Span.of(text, 0, 6),), (Span.of(text, 7, 7 + len(cue)),),
        (Span.of(text, start, len(text)),), "indirect", source_actor=actor, source_actors=(actor,) if actor else (),
    )  # fmt: skip
    return check_paraphrases([statement], commentary, [document(SPEECH, "speech", "Amina Diallo")])


@pytest.mark.parametrize(
    ("content", "verdict", "why"),
    [
        ("the lack of rain has left the reservoirs in four provinces empty.", "supported", ""),
        ("the dams have to be opened in summer.", "supported", ""),
        ("the ferry to the islands will sail again in May.", "stretched", "a condition is gone: unless the storms"),
        ("the ferry to the islands will sail again in June.", "stretched", "time: june"),
        ("her colleagues laugh loudly about “a joint fund” over dinner.", "without support", "only the words"),
        ("a joint fund for the villages along the river is being considered.", "stretched", "a hedge is gone: so far"),
        ("the engineers will repair the old canal at Sembe.", "stretched", "the present became a prediction: will"),
        ("the harvest was the poorest in thirty years.", "stretched", "number: thirty"),
        ("the harvest was the poorest in twenty years because of the drought.", "stretched", "a reason put in"),
        ("she told Norvania, Rurit and Elbonia that the dams must be opened.", "stretched", "names put in: Norvania"),
        ("the price of copper has doubled on the world's exchanges.", "without support", "nothing in the source"),
    ],
)  # fmt: skip
def test_verdicts(content: str, verdict: str, why: str) -> None:
    found = check(content)[0]
    assert found.verdict == verdict, found
    assert why in found.reason
    if found.match:
        assert all(SPEECH[p.start : p.end] == p.text for p in found.match.passages)


def test_words_from_the_beginning_that_are_said_to_conclude() -> None:
    found = check("the drought has emptied the reservoirs of four provinces.", "concluded")[0]
    assert found.verdict == "stretched"
    assert "said to come at the end" in found.reason


def test_who_does_not_speak_in_the_source_is_not_held_against_it() -> None:
    assert check("the dams have to be opened in summer.", actor="person:somebody-else") == ()


def test_the_same_words_give_the_same_answer() -> None:
    content = "the engineers will shall repair the old canal at Sembe."
    assert check(content) == check(content)


def test_what_an_author_concludes_from_how_somebody_spoke_is_no_report() -> None:
    text = "He left. That Diallo spoke so openly suggests that the dams must be opened in summer."
    commentary = document(text, "commentary")
    start = text.index("that the dams")
    statement = Statement(
        "s", commentary.id, (Span.of(text, 14, 20),), (Span.of(text, 38, 46),), (Span.of(text, start, len(text)),),
        "indirect", source_actor=SPEAKER, source_actors=(SPEAKER,),
    )  # fmt: skip
    assert check_paraphrases([statement], commentary, [document(SPEECH, "speech", "Amina Diallo")]) == ()
