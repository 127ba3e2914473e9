# ruff: noqa: E501
"""Who speaks, and for whom: labels, headings, tables."""

from __future__ import annotations

import pytest

from comity import record, texts
from comity.language import Annotation, annotate
from comity.language.gazetteer import Gazetteer
from comity.language.speakers import head_on, read_label


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.of(record.registry())


@pytest.mark.parametrize(
    ("label", "name", "office", "party"),
    [
        ("Mr. Okonedo (Nigeria) (spoke in French):", "Okonedo", "Mr", "NGA"),
        ("Ms. Lind (Russian Federation) (spoke in Russian):", "Lind", "Ms", "RUS"),
        ("ANA BERG, ESTONIAN FOREIGN MINISTER (through translator):", "Ana Berg", "Foreign Minister", "EST"),
        ("Prime Minister of Chile Ana Berg:", "Ana Berg", "Prime Minister", "CHL"),
        ("The Secretary of State for Defence (Ana Berg)", "Ana Berg", "Secretary of State", None),
        ("Ana Berg (Georgia Street) (Lab)", "Ana Berg", None, None),
        ("Shri Anil Beltrane, Official Spokesperson:", "Anil Beltrane", "Official Spokesperson", None),
        ("The President (spoke in French):", None, "President", None),
        ("UNIDENTIFIED MALE:", None, None, None),
        ("MODERATOR:", None, None, None),
        ("QUESTION:", None, None, None),
    ],
)
def test_what_a_label_says(
    label: str, name: str | None, office: str | None, party: str | None, gazetteer: Gazetteer
) -> None:
    said = read_label(label, gazetteer)
    assert (said.name, said.party) == (name, party)
    assert (said.office or "").rstrip(".") == (office or "")
    if said.name and not label.isupper():
        assert label[said.start : said.end].casefold() == said.name.casefold()


COUNCIL = """The President (spoke in French): The Security Council will now begin its consideration of the item on its agenda.

Mr. Okonedo (Nigeria) (spoke in French): We thank the Council. Nothing has changed since our last meeting here.

Ms. Lind (Russian Federation): We reject what was said.

The President (spoke in French): I thank them.
"""


def read(text: str, **given: str) -> Annotation:
    (document,) = texts.read_text(text)
    if given:
        document = texts.document_from_text(text, **given)
    (annotation,) = annotate([document], record.registry())
    return annotation


def test_delegates_speak_for_the_states_in_brackets() -> None:
    found = read(COUNCIL)
    assert [turn.actor for turn in found.document.turns] == [None, "NGA", "RUS", None]
    persons = {actor.name: actor.state for actor in found.actors.values() if actor.kind == "person"}
    assert persons == {"Okonedo": "NGA", "Lind": "RUS"}


BROADCAST = """TRANSCRIPT. Aired May 6, 2024.

ALVAR (voice-over): The ferries stand still in Chile.

ANA BERG, ESTONIAN FOREIGN MINISTER (through translator): We asked our friends for boats.

(BEGIN VIDEO CLIP)

UNIDENTIFIED FEMALE: Nobody is to blame.

(END VIDEO CLIP)

ALVAR: Nobody, she says.
"""


def test_roles_and_stage_directions_are_no_actors() -> None:
    found = read(BROADCAST)
    persons = {actor.name: actor.state for actor in found.actors.values() if actor.kind == "person"}
    assert persons == {"Alvar": None, "Ana Berg": "EST"}


def test_the_president_of_one_states_transcript_is_its_head_on_that_day(gazetteer: Gazetteer) -> None:
    head = head_on("USA", "THE PRESIDENT", "2012-05-06", gazetteer)
    assert head is not None
    assert "Obama" in head.name
    assert head_on("USA", "THE PRESIDENT", None, gazetteer) is None
    text = "Remarks by the President on ferries\n\nMay 6, 2012\n\nThe White House\n\nTHE PRESIDENT:  Good afternoon. We met.\n\n"
    found = read(text + "Q    Will you go?\n\nTHE PRESIDENT:  Yes.\n")
    assert [turn.actor for turn in found.document.turns if turn.label] == ["USA", None, "USA"]
    (person,) = [actor for actor in found.actors.values() if actor.kind == "person"]
    assert (person.state, "Obama" in person.name) == ("USA", True)


def test_who_speaks_in_a_row_speaks_for_the_state_in_its_column(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / "a.csv"
    path.write_text("session,year,country,speaker,text\n78,2023,KEN,Ana Berg,We thank the Assembly for its patience.\n")
    (reading,) = texts.read([path])
    (found,) = annotate(reading.documents, record.registry())
    assert (found.document.issuer_actor, found.document.speaker_actor) == ("KEN", "KEN")
