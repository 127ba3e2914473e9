"""Names in every spelling lead to their actor, for the whole registry."""

from __future__ import annotations

import re

import pytest

from comity.language.gazetteer import Gazetteer
from comity.record import registry

SPELT = (
    (r"\bOrganization\b", "Organisation"), (r"\bOrganisation\b", "Organization"), (r"\bCooperation\b", "Co-operation"),
    (r"\bCo-operation\b", "Cooperation"), (r"\bDefense\b", "Defence"), (r"\bProgramme\b", "Program"),
    (r"(?<=\w)-(?=\w)", " "), (" and ", " & "), ("^Saint ", "St. "),
)  # fmt: skip


def test_every_name_of_every_actor_leads_to_it_however_it_is_spelt() -> None:
    actors = registry()
    gazetteer = Gazetteer.of(actors)

    def leads(name: str, id: str) -> bool:
        return id in {entry.actor for entry in gazetteer.named(name)}

    names = {(name.text, actor.id) for actor in actors for name in actor.names if name.language == "en"}
    kept = [(text, id) for text, id in names if leads(text, id)]
    spelt = {(re.sub(a, b, text), id) for text, id in kept for a, b in SPELT}
    assert len(kept) > 2000
    assert not {pair for pair in spelt if not leads(*pair)}


@pytest.mark.parametrize(
    ("name", "actor"),
    [("Guinea Bissau", "GNB"), ("St Kitts & Nevis", "KNA"), ("Timor Leste", "TLS"), ("Sao Tome and Principe", "STP")],
)
def test_spellings_of_states(name: str, actor: str) -> None:
    assert {entry.actor for entry in Gazetteer.of(registry()).named(name)} == {actor}
