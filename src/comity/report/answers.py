"""Answers for a terminal: quotations and paraphrases held against their sources, and where words travel."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity.case import Case
from comity.collation import Policy
from comity.report import sections
from comity.report.sections import Changes, Check, Trace, text_of
from comity.report.sections.traced import Passage
from comity.report.terminal import short, table


def checks(case: Case, all_rows: bool = False) -> RenderableType:
    """Quotations and paraphrases of a case with their verdicts; those left unchecked only where all are wanted."""
    found = sections.checks(case, all_rows)
    made = table("Quotations", "verdict", "given to", "words", "in the source", "why")
    told = table("Paraphrases", "verdict", "given to", "reported", "in the source", "why")
    for out, rows in ((made, found.quotations), (told, found.paraphrases)):
        for check in rows:
            _row(out, check)
    tables: list[RenderableType] = [t for t in (made, told) if t.row_count]
    return (
        Group(*tables, by_what(found.policy)) if tables else Text("No quotation could be held against these sources.")
    )


def by_what(policy: Policy) -> Text:
    """By what a table of verdicts was made, in one line."""
    texts = ", ".join(f"{path} {hash}" for path, hash in policy.texts.items())
    sense = "" if policy.by_sense else ", without the sentence encoder"
    return Text(f"Made by comity {policy.version}, rules {policy.settings}{sense}, from {texts}: {policy.fingerprint}")


def traced(case: Case, phrase: str | None) -> RenderableType:
    """The uses of a phrase, or the chain of every passage that is quoted."""
    found = sections.traced(case, phrase)
    parts: list[RenderableType] = [_uses(found)] if found.uses else [_chain(passage) for passage in found.passages]
    if not parts:
        parts = [
            Text(f"Nobody says “{phrase}” here." if phrase else "No passage is quoted here that a text at hand has.")
        ]
    if found.unread:
        parts.append(Text(f"Texts in other languages, in which these words would be others: {', '.join(found.unread)}"))
    return Group(*parts, by_what(found.policy))


def _uses(found: Trace) -> Table:
    made = table(f"“{found.phrase}”", "on", "in whose words", "in", "words", "in the company of")
    for use in found.uses:
        words = f"{'first: ' if use.first else ''}{text_of(use.words)}{' (quoted)' if use.quoted else ''}"
        made.add_row(
            use.date or "no date", escape(use.by), escape(short(use.text, 60)), short(words, 100),
            escape(", ".join(use.company)),
        )  # fmt: skip
    return made


def _chain(passage: Passage) -> Table:
    title = f"{passage.date or 'no date'}, {passage.by}: “{short(text_of(passage.words), 160)}”"
    made = table(escape(title), "on", "quoted by", "in", "verdict", "words", "what differs")
    for step in passage.steps:
        differs = "; ".join(f"{kind}: {here or '–'} for {there or '–'}" for kind, here, there in step.changed)
        made.add_row(
            step.date or "no date", escape(step.by), escape(step.text), step.verdict, short(text_of(step.words), 120),
            short(differs, 120),
        )  # fmt: skip
    return made


def changes(found: Changes) -> RenderableType:
    """Which verdicts changed since an earlier table."""
    if not found.verdicts:
        return Text("No verdict is another than before.")
    made = table("Verdicts that changed", "words", "before", "now")
    for row in found.verdicts:
        made.add_row(escape(short(row.id, 160)), row.before or "not there", row.now or "not there")
    why = [f"changed texts: {', '.join(found.texts)}"] * bool(found.texts) + ["changed rules"] * found.rules
    return Group(made, Text("; ".join(why) or "the texts and the rules are the same"))


def _row(out: Table, check: Check) -> None:
    out.add_row(
        check.verdict, escape(check.speaker), short(text_of(check.words), 160),
        short(text_of(check.in_the_source), 160), short(check.why, 120),
    )  # fmt: skip
