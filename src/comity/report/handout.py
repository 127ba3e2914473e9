"""A brief that was built, as a page, a Word document or a PDF: each finding with its words, sources as footnotes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from comity.errors import ComityError
from comity.report.page import template
from comity.report.sections.handed import Built, Note

FORMATS = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
}

MADE = "Made on {} with Comity."
SAID = "What is said is given as said, by whom; it is not what Comity holds to be so."


def handout(brief: Built, to: str) -> bytes:
    """The brief in a format.

    Raises:
        ComityError: there is no such format, or what writes it is not installed.
    """
    writers = {"html": _html, "docx": _docx, "pdf": _pdf, "md": _markdown}
    if to not in writers:
        raise ComityError(f"a brief cannot be written as {to!r}", remedy=f"Formats are: {', '.join(FORMATS)}.")
    return writers[to](brief)


def numbered(brief: Built) -> Iterator[tuple[Note, list[tuple[int, Any]]]]:
    """Each note with its passages, numbered through as footnotes."""
    number = 0
    for note in brief.notes:
        passages = []
        for passage in note.finding.words:
            number += 1
            passages.append((number, passage))
        yield note, passages


def _html(brief: Built) -> bytes:
    return template("handout.html.j2").render(brief=brief, notes=list(numbered(brief)), made=MADE, said=SAID).encode()


def _markdown(brief: Built) -> bytes:
    lines = [f"# {_plain(brief.title)}", "", f"{MADE.format(brief.made)} {SAID}", "", _plain(brief.lead), ""]
    for note, passages in numbered(brief):
        lines += [f"## {_plain(note.finding.line)}", "", *([_plain(note.line), ""] if note.line else [])]
        for number, passage in passages:
            lines += [f"> {_plain(passage.text)} [^{number}]", ""]
    lines += [f"[^{n}]: {_plain(passage.cite)}" for _, some in numbered(brief) for n, passage in some]
    return "\n".join(lines).encode()


def _plain(text: str) -> str:
    """A text as Markdown shows it: nothing in it is a sign."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", " ".join(text.split()))


def _docx(brief: Built) -> bytes:
    from docx import Document
    from docx.shared import Pt

    made = Document()
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Georgia", Pt(11)
    made.core_properties.title, made.core_properties.author = _held(brief.title), "Comity"
    made.add_heading(_held(brief.title), 0)
    made.add_paragraph(f"{MADE.format(brief.made)} {SAID}")
    if brief.lead:
        made.add_paragraph(_held(brief.lead))
    for note, passages in numbered(brief):
        made.add_heading(_held(note.finding.line), 2)
        if note.line:
            made.add_paragraph(_held(note.line))
        for number, passage in passages:
            words = made.add_paragraph(style="Quote")
            words.add_run(_held(f"“{passage.text}” "))
            words.add_run(str(number)).font.superscript = True
        if note.finding.why:
            made.add_paragraph().add_run(_held(note.finding.why)).italic = True
    made.add_heading("Sources", 2)
    for _, passages in numbered(brief):
        for number, passage in passages:
            made.add_paragraph(_held(f"{number}. {passage.cite}"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _held(text: str) -> str:
    """A text without what no XML can hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]", " ", text)


def _pdf(brief: Built) -> bytes:
    try:
        import typst
    except ImportError as error:
        raise ComityError(
            "a PDF needs typst", remedy="Install it (pip install typst), or print the HTML from the browser."
        ) from error
    return bytes(typst.compile(_typst(brief).encode()))


def _typst(brief: Built) -> str:
    """The brief in the language of typst, every text as a string, in which nothing is a sign."""
    lines = [
        '#set page(paper: "a4", margin: 2.4cm, numbering: "1")',
        f"#set document(title: {_quoted(brief.title)})",
        "#set text(size: 10.5pt)",
        "#show footnote: it => h(0.12em) + it",
        f"#text(size: 18pt, weight: 600, {_quoted(brief.title)})",
        f"#par(text(size: 8.5pt, fill: luma(90), {_quoted(f'{MADE.format(brief.made)} {SAID}')}))",
        *([f"#par(text(size: 11pt, {_quoted(brief.lead)}))"] if brief.lead else []),
    ]
    for note, passages in numbered(brief):
        lines.append(f"#block(above: 1.6em, sticky: true, text(size: 12pt, weight: 600, {_quoted(note.finding.line)}))")
        lines += [f"#par({_quoted(note.line)})"] if note.line else []
        for _, passage in passages:
            words, cite = _quoted(f"“{passage.text}”"), _quoted(passage.cite)
            lines.append(f"#block(inset: (left: 1em), [#emph({words})#footnote({cite})])")
        lines += [f"#par(text(size: 9pt, fill: luma(90), {_quoted(note.finding.why)}))"] if note.finding.why else []
    return "\n".join(lines)


def _quoted(text: str) -> str:
    escaped = _held(" ".join(text.split())).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
