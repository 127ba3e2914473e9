"""Verdicts in a terminal: what was checked, and a word where nothing was."""

from __future__ import annotations

from rich.console import Console
from tests.case.samples import SPEECH, made, quoting

from comity.case import Case
from comity.evidence import Evidence
from comity.report.answers import checks


def shown(case: Case, all_rows: bool = False) -> str:
    console = Console(width=200, record=True)
    console.print(checks(case, all_rows))
    return console.export_text()


def test_a_verdict_stands_with_the_words_and_those_of_the_source() -> None:
    case = Case.in_memory()
    source, speech = made(SPEECH, "speech.txt", "2024-05-20", "speech", "Ana [Petrova]")
    page, quoted = quoting(
        "our region has three rivers and no common plan for them", "page.txt", speaker="Ana [Petrova]"
    )
    for file, found in ((source, Evidence(speech)), (page, quoted)):
        case.add_source(file, [found.document])
        case.add_evidence(found)
    text = shown(case)
    assert "verbatim" in text
    assert "three rivers" in text
    assert "Paraphrases" not in text


def test_what_was_not_checked_is_shown_where_all_is_wanted() -> None:
    case = Case.in_memory()
    page, quoted = quoting("words that nobody in any other text has ever said before now", "page.txt")
    case.add_source(page, [quoted.document])
    case.add_evidence(quoted)
    assert "No quotation could be held" in shown(case)
    assert "unchecked" in shown(case, all_rows=True)
