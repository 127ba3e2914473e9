"""Claims of offices, borders, seats and dates of treaties, found in a text and held against the record."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.claims import find_claims
from comity.evidence.scene import Scene
from comity.evidence.ties import find_ties
from comity.language import annotate
from comity.model import Claim
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


def claims(text: str, date: str = "2024-05-20") -> list[Claim]:
    document = document_from_text(text, kind="news", date=date)
    scene = Scene(next(iter(annotate([document], record.registry()))), REGISTRY)
    return [record.check(claim) for claim in find_claims(scene, find_ties(scene))]


@pytest.mark.parametrize(
    ("text", "type", "verdict"),
    [
        ("Hakan Fidan, Foreign Minister of Türkiye, spoke in Ankara.", "office", "consistent"),
        ("Germany’s Chancellor Olaf Scholz came to Warsaw.", "office", "consistent"),
        ("Olaf Scholz is the Prime Minister of Spain, the paper wrote.", "office", "inconsistent"),
        ("President Emmanuel Macron of France spoke.", "office", "consistent"),
        ("NATO Secretary General Jens Stoltenberg spoke in Brussels.", "office", "consistent"),
        ("Ms. Carla Barnett is Secretary-General of the Caribbean Community.", "office", "consistent"),
        ("Mr. Dennis Francis is the Secretary-General of the United Nations.", "office", "inconsistent"),
        ("UN Secretary-General Dennis Francis spoke.", "office", "inconsistent"),  # he presided over the Assembly
        ("Josep Borrell is the High Representative of the European Union.", "office", "consistent"),
        ("Poland borders Ukraine.", "neighbour", "consistent"),
        ("Portugal borders Germany.", "neighbour", "inconsistent"),
        ("Portugal does not border Germany.", "neighbour", "consistent"),
        ("Kenya and Uganda share a border.", "neighbour", "consistent"),
        ("NATO has its headquarters in Brussels.", "seat", "consistent"),
        ("The Arab League has its seat in Tunis.", "seat", "inconsistent"),
        ("The Treaty of Lisbon was signed in 2007.", "treaty", "consistent"),
        ("The Treaty of Lisbon entered into force on 1 December 2009.", "treaty", "consistent"),
        ("The Treaty of Lisbon was signed in 1997.", "treaty", "inconsistent"),
        ("Germany is a permanent member of the Security Council.", "membership", "inconsistent"),
        ("China is a permanent member of the Security Council.", "membership", "consistent"),
    ],
)
def test_claims_are_found_and_judged(text: str, type: str, verdict: str) -> None:
    assert (type, verdict) in [(claim.type, claim.verdict) for claim in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Former Foreign Minister Sergey Lavrov spoke.",
        "Deputy Foreign Minister Sergey Lavrov spoke.",
        "Former Russian Foreign Minister Sergey Lavrov spoke.",
        "In 2009 President Barack Obama spoke in Cairo.",  # of another time
        "Is Olaf Scholz the Prime Minister of France?",
    ],
)
def test_another_office_or_another_time_is_no_claim(text: str) -> None:
    assert not [claim for claim in claims(text) if claim.type == "office"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Angela Merkel is the Chancellor of Germany.", "inconsistent"),
        ("Angela Merkel, Chancellor of Germany, spoke.", "undecided"),  # of then, perhaps
        ("Olaf Scholz is the Chancellor of Germany.", "consistent"),
    ],
)
def test_who_is_said_to_hold_an_office_now_holds_it_on_that_day(text: str, verdict: str) -> None:
    (claim,) = [c for c in claims(text) if c.type == "office"]
    assert claim.verdict == verdict


def test_an_office_once_held_is_undecided() -> None:
    (claim,) = [c for c in claims("President Barack Obama of the United States spoke.") if c.type == "office"]
    assert claim.verdict == "undecided"


def test_an_office_is_not_decided_beyond_the_day_to_which_it_is_known() -> None:
    (claim,) = [c for c in claims("France’s President Emmanuel Macron spoke.", "2199-01-01") if c.type == "office"]
    assert claim.verdict == "undecided"


def test_borders_beyond_the_seas_are_not_denied() -> None:
    (claim,) = [c for c in claims("France borders Brazil.") if c.type == "neighbour"]
    assert claim.verdict == "undecided"
