"""Coded by hand: statements of the Discourse Network Analyzer beside what was read of the same texts."""

from __future__ import annotations

import io

from comity import report
from comity.errors import NothingFound
from comity.report import sections
from comity.web import incoming
from comity.web.asked import Asked, Do, Shown
from comity.web.desk import Desk

LISTED = 50


def show(desk: Desk, asked: Asked) -> Shown:
    """The coded statements of one file, beside ours; the first where none is chosen."""
    kept = sections.kept_coded(desk.case)
    name = asked.get("of") if asked.get("of") in kept else next(iter(kept), "")
    found = desk.once(("coded", name), lambda: sections.against(desk.case, kept.get(name, ())))
    only = asked.get("only")
    rows = tuple(row for row in found.rows if not only or (only == "missed") == (not row.found))
    more = {"kept": tuple(kept), "name": name, "only": only, "rows": rows, "most": asked.number("most", LISTED)}
    return Shown(found, "Coded by hand", more, rows)


def _add(desk: Desk, asked: Asked) -> str:
    """Keep what was coded in a file; texts of it that the case has not are read."""
    if not asked.files():
        raise NothingFound("no file was given", remedy="Choose a database of the Discourse Network Analyzer (.dna).")
    paths: list[str] = []
    for file in asked.files():
        place = incoming.kept(desk.files, file.filename or "coded.dna", file.file)
        texts, coded = report.read_coded(place)
        sections.keep_coded(desk.case, place.stem, coded)
        missing = sections.against(desk.case, coded).missing
        for text in texts:
            if text.title in missing:
                name = f"{place.stem}/{text.date} {text.title.replace('/', '-')}.txt"
                paths.append(str(incoming.kept(desk.files, name, io.BytesIO(text.words.encode("utf-8", "replace")))))
    if paths:
        desk.background.read(paths)
    return "/coded"


def _forget(desk: Desk, asked: Asked) -> str:
    sections.keep_coded(desk.case, asked.get("of"), None)
    return "/coded"


POSTS: dict[str, Do] = {"/coded/add": _add, "/coded/forget": _forget}
