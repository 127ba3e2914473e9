"""By what a table of verdicts was made, and what changed."""

from __future__ import annotations

from comity.collation import changed, policy
from comity.texts import document_from_text


def test_the_fingerprint_depends_on_the_texts_alone_while_the_rules_stand() -> None:
    one, two = document_from_text("The river is high."), document_from_text("The river is low.")
    assert policy([one]).fingerprint == policy([one]).fingerprint != policy([two]).fingerprint
    assert policy([one]).settings == policy([two]).settings
    assert len(policy([one]).settings) == 12


def test_what_changed_names_new_and_gone_rows() -> None:
    assert changed({"a": "verbatim"}, {"b": "altered"}) == [("a", "verbatim", ""), ("b", "", "altered")]
