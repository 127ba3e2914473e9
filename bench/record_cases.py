"""Hold the record against cases that others wrote: facts in JSON lines, forms of names, and a speech of claims.

    python bench/record_cases.py FILE...

The ending of a file says what it is. `.jsonl`: one fact a line, `query` and the `right` answer: “OPEC: Qatar a member
2018-12-31, not 2019-01-01”, “OECD: 38 members on 2026-11-01”, “AU: Guinea-Bissau suspended 2025-12”, “name FYROM”,
“code 365”, “leader Czechoslovakia 1990-06-01 Havel”, “CINC sums to 1 1900”. A file with lines `form = ID` holds forms
of names (several ids with a slash: either is right). Any other text is a speech of 10 November 2026; each of its
claims is told with its verdict: of those listed below none may be consistent though false or inconsistent though true.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from comity import evidence, record
from comity.errors import ComityError
from comity.language import annotate
from comity.model import FULL_MEMBER
from comity.record.names import folded
from comity.texts import document_from_text

_DATE = re.compile(r"\b\d{4}(?:-\d\d){0,2}\b")
_STATE = re.compile(r"(.+?),? (?:a member|not a member|no longer|suspended|out\b|in\b|\d{4})")
# What a speech of November 2026 may claim, and what of it is so.
FALSE = ("Qatar is a member of OPEC", "The United Arab Emirates is a member of OPEC", "Angola is a member of OPEC",
         "India is a member of the OECD", "Nicaragua is a member of the OAS",
         "The United States is a member of the World Health Organization",
         "Viktor Orbán is the Prime Minister of Hungary")  # fmt: skip
TRUE = ("Chile is a member of the OECD", "Colombia is a member of the OECD", "Sweden is a member of NATO",
        "Bolivia is a member of Mercosur", "Comoros is a member of the WTO")  # fmt: skip


def main() -> None:
    """Print what is not right, and how much is, file by file."""
    for path in map(Path, sys.argv[1:]):
        text = path.read_text("utf-8")
        if path.suffix == ".jsonl":
            _told(
                path,
                [(row["query"], row["right"], _answer(row["query"])) for row in map(json.loads, text.splitlines())],
            )
        elif re.search(r"^.+ = [A-Z]{3}\b", text, re.M):
            rows = [line.split(" = ") for line in text.splitlines() if " = " in line]
            _told(path, [(form, _either(ids, _id(form)), _id(form)) for form, ids in rows])
        else:
            _told(path, _verdicts(text + "\n\n" + " ".join(f"{said}." for said in TRUE if said not in text)))


def _told(path: Path, rows: list[tuple[str, Any, Any]]) -> None:
    for query, right, answer in rows:
        if answer != right:
            print(f"  {query}: right {right!r}, record {answer!r}")
    print(f"{path.name}: {sum(right == answer for _, right, answer in rows)} of {len(rows)} right")


def _either(ids: str, answer: str) -> str:
    known = ids.split(" ")[0].split("/")
    return answer if answer in known else known[0]


# ── facts ────────────────────────────────────────────────────────────────────────────────────────────


def _answer(query: str) -> Any:
    try:
        if match := re.fullmatch(r"(?:name|code) (.+)", query):
            return _id(match[1])
        if match := re.fullmatch(r"leader (.+?) (\d{4}\S*) (.+)", query):
            wanted = folded(match[3].strip())
            return any(wanted in folded(who.name) for who in record.leaders(match[1], match[2]))
        if match := re.fullmatch(r"CINC sums to 1 (\d{4})", query):
            return round(sum(record.capabilities(int(match[1])).values()), 2)
        return _membership(*query.split(": ", 1))
    except ComityError as error:
        return f"{type(error).__name__}: {error}"


def _id(form: str) -> str:
    try:
        return record.find(form).id
    except ComityError as error:
        return str(error)


def _membership(body: str, said: str) -> Any:
    if match := re.fullmatch(r"\d+ members on (\S+)", said):
        return len({tie.source for tie in record.members(body, match[1]) if tie.status in FULL_MEMBER})
    state = _STATE.match(said)
    if state is None:
        raise SystemExit(f"no state in {said!r}: write it first, then how it stood, then the date")
    id = record.state(state[1]).id
    wanted = {"suspended"} if "suspended" in said else FULL_MEMBER
    held = [_holds(id, body, day, wanted) for day in _DATE.findall(said)]
    return held if len(held) > 1 else held[0]


def _holds(id: str, body: str, day: str, wanted: set[str] | frozenset[str]) -> bool:
    return any(tie.source == id and tie.status in wanted for tie in record.members(body, day))


# ── claims ───────────────────────────────────────────────────────────────────────────────────────────


def _verdicts(text: str) -> list[tuple[str, str | None, str | None]]:
    document = document_from_text(text, kind="speech", date="2026-11-10")
    annotation = next(iter(annotate([document], record.registry())))
    found = evidence.gather(annotation, {actor.id: actor for actor in record.registry()})
    said = {_bare(claim.words.text): record.check(claim).verdict for claim in found.claims}
    for sentence, verdict in said.items():
        print(f"  {verdict}: {sentence}")
    held = [(one, "not consistent", "consistent") for one in FALSE] + [
        (one, "not inconsistent", "inconsistent") for one in TRUE
    ]
    return [(one, right, _or_wrong(said.get(_bare(one)), right, wrong)) for one, right, wrong in held]


def _bare(sentence: str) -> str:
    """A sentence without its article and full stop, which a claim leaves out."""
    return sentence.strip(" .").removeprefix("The ")


def _or_wrong(verdict: str | None, right: str, wrong: str) -> str:
    return "no claim found" if verdict is None else verdict if verdict == wrong else right


if __name__ == "__main__":
    main()
