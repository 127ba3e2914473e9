"""The actors known beforehand, and how a name finds its actor."""

from __future__ import annotations

from collections import Counter

import pytest

from comity import record
from comity.errors import UnknownName


def test_no_two_actors_share_an_id() -> None:
    counts = Counter(actor.id for actor in record.registry())
    assert [id for id, n in counts.items() if n > 1] == []


def test_every_member_of_the_united_nations_is_a_state() -> None:
    members = {tie.source for tie in record.members("UN", "2024", "member")}
    assert len(members) == 193
    kinds = {actor.id: actor.kind for actor in record.registry()}
    assert {kinds[id] for id in members} == {"state"}


@pytest.mark.parametrize("id", sorted({tie.source for tie in record.members("UN", "2024", "member")}))
def test_a_state_is_found_by_its_name_and_codes(id: str) -> None:
    state = next(actor for actor in record.registry() if actor.id == id)
    assert record.state(state.name).id == id
    assert record.find(state.name).id == id
    assert record.find(id).id == id
    assert {"cow", "iso2", "iso_numeric"} <= set(state.codes)
    assert any(name.kind == "official" for name in state.names)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Georgia", "GEO"), ("Namibia", "NAM"), ("PRC", "CHN"), ("DPRK", "PRK"), ("ROK", "KOR"), ("UK", "GBR"),
        ("US", "USA"), ("Ivory Coast", "CIV"), ("Holland", "NLD"), ("Burma", "MMR"), ("Swaziland", "SWZ"),
        ("Macedonia", "MKD"), ("East Germany", "DDR"), ("USSR", "SUN"), ("Czechoslovakia", "CSK"),
        ("South Yemen", "YMD"), ("Shanghai Cooperation Organization", "SCO"), ("Arab League", "LAS"),
        ("Belt and Road", "BRI"), ("Greater Eurasian Partnership", "GEP"), ("Normandy Four", "Normandy format"),
        ("Non-Aligned Movement", "Non-Aligned Movement"), ("NATO-Russia Council", "NATO-Russia Council"),
        ("Council for Foreign and Defence Policy", "Council for Foreign and Defence Policy"), ("GSI", "GSI"),
        ("four common spaces", "EU-Russia common spaces"), ("AUKUS Pillar II", "AUKUS Pillar II"),
        ("C5+1", "Central Asia + 1"), ("New START", "New START"), ("Global Majority", "grouping:global-majority"),
    ],
)  # fmt: skip
def test_names(name: str, id: str) -> None:
    assert record.find(name).id == id


def test_an_unknown_name_has_near_names() -> None:
    with pytest.raises(UnknownName) as caught:
        record.find("Shangai Cooperation Organisation")
    assert "Shanghai Cooperation Organisation" in caught.value.near


def test_disputed_standing_is_noted_for_each_in_the_same_way() -> None:
    notes = {actor.id: actor.note for actor in record.registry()}
    for id in ("TWN", "XKX", "PSE", "VAT", "ESH"):
        assert "United Nations" in (notes[id] or "")


def test_every_actor_names_its_dataset() -> None:
    assert {actor.dataset for actor in record.registry()} <= set(record.sources())
