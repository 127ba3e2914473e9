"""What is shifted where one wording stands for another."""

from __future__ import annotations

import pytest

from comity.collation.shifts import WEIGHT, against, shifts
from comity.collation.sides import shifting
from comity.collation.wording import words


def kinds(there: str, here: str) -> list[str]:
    return [kind for kind, _, _ in shifts(words(here), words(there))]


@pytest.mark.parametrize(
    ("there", "here", "kind"),
    [
        ("We will ratify the river pact.", "We will not ratify the pact on the river.", "opposite"),
        ("The council accepted the offer.", "The offer was rejected by the council.", "opposite"),
        ("The dam was built by nine villages.", "Eight villages built the dam.", "number"),
        ("The envoys met in Lima.", "The envoys had a meeting in Quito.", "name"),
        ("We may build a dam.", "We will construct a dam.", "modality"),
        ("The miners warned the farmers.", "The farmers warned the miners.", "agent"),
        ("Recently the council met.", "Yesterday the council had a meeting.", "time"),
        ("The council meets and is strong.", "The council was strong.", "tense"),
        ("Perhaps the wells are dry.", "The wells are dry.", "hedge"),
    ],
)
def test_the_weightiest_shift_comes_first(there: str, here: str, kind: str) -> None:
    assert kinds(there, here)[:1] == [kind]


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("The council has not changed its view.", "The view of the council remains the same."),
        ("It is impossible not to see the danger.", "We must see the danger."),
        ("Nobody was asked.", "No one was asked."),
        ("The dam was built by the villages.", "The villages built the dam."),
        ("We don't accept this.", "We do not accept that."),
        ("The port will open in May.", "In May the port is going to open."),
        ("Half of the wells are dry.", "Fifty percent of wells are dry."),
    ],
)
def test_the_same_sense_is_no_shift(there: str, here: str) -> None:
    assert kinds(there, here) == []


def test_opposites_hold_in_every_form_and_never_among_small_words() -> None:
    assert against("approving", "rejected")
    assert not against("to", "from")


def test_every_list_is_of_lower_case_words() -> None:
    def entries(value: object) -> list[object]:
        if isinstance(value, dict):
            return [one for inner in value.values() for one in entries(inner)]
        return [one for inner in value for one in entries(inner)] if isinstance(value, list) else [value]

    assert all(isinstance(one, int) or (isinstance(one, str) and one == one.lower()) for one in entries(shifting()))
    assert len(set(WEIGHT)) == len(WEIGHT)
