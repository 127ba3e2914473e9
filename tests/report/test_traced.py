"""Where words travel over a case, and which verdicts changed, as sections."""

from __future__ import annotations

import msgspec
from tests.case.samples import made

from comity.case import Case
from comity.evidence import Evidence
from comity.report import sections
from comity.report.sections.traced import changes


def table(words: str, verdict: str, text: str, rules: str = "r") -> dict[str, object]:
    """A table of verdicts as `comity verify --json` gives it."""
    row = {"id": "1", "verdict": verdict, "words": [{"document": "d", "start": 0, "end": 1, "text": words}]}
    made_by = {"version": "1", "settings": rules, "by_sense": True, "texts": {"speech.txt": text}}
    return {"quotations": [row], "paraphrases": [], "policy": made_by}


def test_a_changed_source_names_the_verdicts_that_changed() -> None:
    found = changes(table("the river", "verbatim", "a1"), table("the river", "altered", "b2"))
    assert [(row.before, row.now) for row in found.verdicts] == [("verbatim", "altered")]
    assert (found.texts, found.rules) == (("speech.txt",), False)


def test_the_same_table_has_no_changes_and_changed_rules_are_said() -> None:
    assert changes(table("a", "verbatim", "a1"), table("a", "verbatim", "a1")).verdicts == ()
    assert changes(table("a", "verbatim", "a1"), table("a", "trimmed", "a1", "other")).rules


def test_an_old_table_without_a_policy_is_read() -> None:
    old = table("a", "verbatim", "a1") | {"policy": None}
    assert changes(old, table("a", "altered", "a1")).verdicts[0].now == "altered"


def test_sections_are_on_the_door() -> None:
    assert {"traced", "changes", "Trace", "Changes"} <= set(sections.__all__)


def test_a_table_of_this_run_is_compared_with_one_that_was_saved() -> None:
    saved = table("the river", "verbatim", "a1")
    now = saved | {"quotations": tuple(saved["quotations"])}  # type: ignore[arg-type]
    assert changes(saved, now).verdicts == ()


def test_a_phrase_is_followed_in_its_own_language() -> None:
    case = Case.in_memory()
    spoken = {
        "ru.txt": "Мы говорим о неделимой безопасности, и мы не будем ничего менять, как было сказано уже не раз.",
        "en.txt": "We speak of indivisible security, and we shall not change what has been said here more than once.",
    }
    for name, text in spoken.items():
        file, document = made(text, name, "2024-05-20", "speech", "Ana Petrova")
        document = msgspec.structs.replace(document, language=name[:2])
        case.add_source(file, [document])
        case.add_evidence(Evidence(document))
    russian, english = sections.traced(case, "неделимая безопасность"), sections.traced(case, "indivisible security")
    assert [use.text for use in russian.uses] == ["ru.txt"]
    assert (russian.unread, english.unread) == (("en.txt",), ("ru.txt",))
    assert sections.traced(case, "no such words").unread == ("ru.txt",)
