"""Names are compared in one way: letters, family names, the longest first; in a text and in a case."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import comity
from comity import names
from comity.case import Case
from comity.record import registry

SOURCE = Path(names.__file__).parent

TEXT = """Statement by the Foreign Ministry of Norway

Oslo, 3 March 2024

Norwegian Prime Minister Jonas Gahr Støre met his guests on Monday. Støre condemned Russia. Gahr Støre spoke of trade.
Prime Minister Stoere thanked Germany. Polish President Lech Wałęsa criticised Belarus. Walesa praised Ukraine.
Turkish Prime Minister Binali Yıldırım accused Greece of provocation. Yildirim warned Cyprus.
Milo Đukanović, the president of Montenegro, condemned Serbia. Djukanović thanked Italy, and Dukanovic praised Latvia.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("names")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    return comity.read(folder / "a.txt", case=folder / "a.comity")


@pytest.mark.parametrize(
    ("id", "state", "spellings", "targets"),
    [
        ("person:jonas-gahr-store", "NOR", ("Jonas Gahr Støre", "Støre", "Gahr Støre", "Stoere"), {"RUS", "DEU"}),
        ("person:lech-walesa", "POL", ("Lech Wałęsa", "Walesa"), {"BLR", "UKR"}),
        ("person:binali-yildirim", "TUR", ("Binali Yıldırım", "Yildirim"), {"GRC"}),
        ("person:milo-dukanovic", "MNE", ("Milo Đukanović", "Djukanović", "Dukanovic"), {"SRB", "ITA", "LVA"}),
    ],
)
def test_one_person_in_all_spellings_with_their_ties(
    case: Case, id: str, state: str, spellings: tuple[str, ...], targets: set[str]
) -> None:
    assert tuple(m.span.text for m in case.mentions if m.actor == id and m.form == "name") == spellings
    assert case.actors[id].state == state
    assert targets <= {tie.target for tie in case.ties if tie.source == state}
    for spelling in spellings:
        assert id in case.party(spelling)


def test_a_suffix_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Readout of President Thomas R. Marlow, Jr.’s Call\n\n14 March 2022\n\nPresident Thomas R. Marlow, Jr. of "
        "Kenya spoke today with President Xi Jinping of China. Marlow thanked him.\n"
    )
    case = comity.read(tmp_path / "a.txt", case=tmp_path / "a.comity")
    assert {a.id for a in case.actors.values() if a.kind == "person"} == {"person:thomas-marlow", "person:xi-jinping"}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Joseph R. Biden, Jr.", "biden"), ("Benigno Aquino III", "aquino"), ("Sheikh Hasina", "hasina"),
        ("Luiz Inácio Lula da Silva", "silva"), ("Annegret Kramp-Karrenberg", "kramp-karrenberg"),
        ("Gandhi, R.", "gandhi"), ("John Paul II", "john paul ii"), ("Сергей Лавров", "lavrov"),
    ],
)  # fmt: skip
def test_the_family_name(name: str, family: str) -> None:
    assert names.family(name) == family


def test_what_a_double_name_is_called_by_alone() -> None:
    assert names.families("Andrés Manuel López Obrador") == {"lopez", "obrador"}
    assert "maria" not in names.families("Ana Maria Dorn")


def test_other_people_stay_others() -> None:
    assert not names.same_person("Kim Jong Un", "Kim Jong Il")
    assert not names.same_person("Hillary Clinton", "William Clinton")


def test_no_name_of_a_state_in_any_script_leads_to_another_once_it_is_in_latin_letters() -> None:
    owners: dict[str, set[str]] = {}
    for actor in registry():
        for name in actor.names:
            if actor.kind == "state" and name.kind not in ("metonym", "demonym"):
                owners.setdefault(name.text, set()).add(actor.id)
    lost = {text for text, ids in owners.items() if len(ids) == 1 and comity.record.find(text).id not in ids}
    assert len(owners) > 1000
    assert not lost


def test_nobody_else_folds_or_takes_the_last_word() -> None:
    """One way: `unicodedata` and `split()[-1]` stand in no other module of the library that compares names."""
    rooms = ("language", "evidence", "collation", "record", "case", "system")
    for path in (path for room in rooms for path in (SOURCE / room).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        digits = path.name == "foreign.py"  # which reads the numbers of other scripts
        assert digits or "unicodedata" not in imported, path
        assert "name.split()[-1]" not in path.read_text("utf-8"), path
