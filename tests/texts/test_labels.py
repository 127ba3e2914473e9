# ruff: noqa: E501
from __future__ import annotations

import pytest

from comity.texts.labels import label, strong_label


@pytest.mark.parametrize(
    ("line", "name", "form"),
    [
        ("PRESIDENT ALVAR:  Thank you.", "PRESIDENT ALVAR", "capitals"),
        ("MR. McNAIR:  Yes.", "MR. McNAIR", "capitals"),
        ("MS. ADA-LUND:  Hi.", "MS. ADA-LUND", "capitals"),
        ("Q    Will you go?", "Q", "question"),
        ("Q\xa0 \xa0 Will you go?", "Q", "question"),
        ("Question (retranslated): Will you go?", "Question", "question"),
        ("Answer: We will.", "Answer", "answer"),
        ("Mr. Okafor (Nigeria) (spoke in French): We thank", "Mr. Okafor", "titled"),
        ("The President (spoke in Chinese): I thank", "The President", "chair"),
        ("Foreign Minister Ilan Marek: Colleagues,", "Foreign Minister Ilan Marek", "titled"),
        ("President of the Republic of Orva Ilan Marek (retranslated): We", "President of the Republic of Orva Ilan Marek", "titled"),
        ("Ilan Marek: Colleagues,", "Ilan Marek", "name"),
    ],
)  # fmt: skip
def test_the_forms_of_labels(line: str, name: str, form: str) -> None:
    found = label(line)
    assert found is not None
    assert (found.name, found.form) == (name, form)
    assert line[: found.length].rstrip().endswith((":", "Q", name))


@pytest.mark.parametrize(
    "line",
    [
        "The bottom line is simple: no.",
        "FACT SHEET: What has been done",
        "END                    1:01 P.M. EST",
        "Note: the text was shortened.",
        "In short: nobody came.",
        "First, to the Prime Minister: how do you see it?",
        "BACKGROUND: the treaty",
        "Dear Mr. Speaker: I report",
        "Our position is that of 1999: no change",
    ],
)
def test_false_labels(line: str) -> None:
    assert label(line) is None


def test_a_name_alone_is_no_strong_label() -> None:
    assert strong_label("Ilan Marek: Colleagues,") is None
    assert strong_label("MODERATOR:  Thank you.") is not None
