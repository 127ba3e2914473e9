"""Names of persons in headings, without what stands around them."""

from __future__ import annotations

import pytest

from comity.texts.persons import names_in


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Remarks by President Ana Dorn", ["Ana Dorn"]),
        ("H.E. Mr. Juan Pérez de la Vega meets Dr. Olu Okoye", ["Juan Pérez de la Vega", "Olu Okoye"]),
        ("Ana Dorn’s visit to Karl Lund", ["Ana Dorn", "Karl Lund"]),
        ("Statement of the Ministry of Foreign Affairs", []),
        ("Dorn speaks", []),
    ],
)
def test_names_without_styles_and_offices(heading: str, names: list[str]) -> None:
    assert [heading[start:end] for start, end in names_in(heading)] == names
