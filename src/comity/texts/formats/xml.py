"""XML of parliaments and archives: TEI (ParlaMint) and Akoma Ntoso, with who speaks.

What is written between the speeches (headings, votes, applause) is text of the document and nobody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from comity.errors import UnreadableFile
from comity.model import Reasoned
from comity.texts.editing import unedited
from comity.texts.formats.fields import iso_date
from comity.texts.formats.marked import attribute, below, first, local, parsed, words
from comity.texts.formats.pieces import Extract, Piece, Voice, shortened

_SPEECHES = frozenset({"u", "sp", "speech", "question", "answer", "speechGroup"})
_ASIDE = frozenset({"note", "kinesic", "vocal", "incident", "gap", "scene", "narrative", "remark", "stage", "summary"})
_BLOCKS = frozenset(
    {"p", "seg", "head", "heading", "item", "li", "docTitle", "num", "blockContainer", "content", "intro", "wrapUp",
     "subheading", "crossHeading", "l", "listIntroduction", "block", "label", "signed", "dateline", "salute", "ab"}
)  # fmt: skip
_SKIPPED = frozenset({"teiHeader", "meta", "from", "speaker", "authorialNote", "standOff", "linkGrp", "pb", "lb", "fs"})


def extract_xml(data: bytes, path: str) -> Extract:
    """The text of a TEI or Akoma Ntoso file, a paragraph a block, with the turns of its speakers.

    Raises:
        UnreadableFile: it is damaged, or XML of another kind.
    """
    try:
        root = parsed(data)
    except ValueError as error:
        what = f"is damaged XML ({str(error)[:120]})"
        raise UnreadableFile(what, where=path, remedy="Save or fetch it again.") from error
    kind = local(root)
    if kind not in ("TEI", "TEI.2", "teiCorpus", "akomaNtoso"):
        raise UnreadableFile(
            f"is XML of a kind that is not read (<{kind}>)", where=path,
            remedy="TEI and Akoma Ntoso are read; save others as .txt, .html or .jsonl.",
        )  # fmt: skip
    given, names = _akoma(root) if kind == "akomaNtoso" else _tei(root)
    writer = _Writer(names)
    bodies = (first(root, name) for name in ("text", "debate", "body", "judgmentBody"))
    writer.write(next((body for body in bodies if body is not None), root))
    text, partial = shortened(writer.text())
    if not text.strip():
        raise UnreadableFile("holds no text", where=path, remedy="Give the file that holds the speeches or articles.")
    if writer.voices and "kind" not in given:
        given["kind"] = Reasoned("council record", "a file of speeches", 0.7)
    missing = "persons are named in another file; speakers go by their ids" if writer.unknown else None
    piece = Piece(unedited(text), given, splits=False, voices=tuple(v for v in writer.voices if v.end <= len(text)))
    return Extract("xml", text, (piece,), partial=partial, repairs=(missing,) if missing else ())


class _Writer:
    """Blocks of text one below the other, with the voices of speeches."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names, self.voices, self.unknown = names, list[Voice](), False
        self._pieces: list[str] = []
        self._length = 0
        self._announced: str | None = None

    def text(self) -> str:
        return "".join(self._pieces)

    def write(self, element: etree._Element | None) -> None:
        """Write an element that is no speech."""
        for child in () if element is None else element:
            name = local(child)
            if name == "note" and child.get("type") == "speaker":
                self._announced = words(child).rstrip(" :")
            elif name in _SPEECHES and (attribute(child, "who") or attribute(child, "by") or _from(child)):
                self._speech(child)
            elif name in _ASIDE:
                self._aside(child)
            elif name in _BLOCKS and not _inner(child):
                self._block(_said(child))
            elif name not in _SKIPPED:
                self.write(child)

    def _speech(self, speech: etree._Element) -> None:
        speaker = self._speaker(speech)
        role = {"question": "question", "answer": "answer"}.get(local(speech), "statement")
        if "chair" in (attribute(speech, "ana") or attribute(speech, "as") or "").lower():
            role = "chair"
        begun: int | None = None
        for block, aside in _parts(speech):
            if aside:
                self._voice(begun, speaker, role)
                begun = None
                self._aside(block)
            elif (said := _said(block)).strip():
                start = self._block(said)
                begun = start if begun is None else begun
        self._voice(begun, speaker, role)

    def _voice(self, begun: int | None, speaker: str | None, role: str) -> None:
        if begun is not None:
            self.voices.append(Voice(begun, self._length, speaker, role))

    def _speaker(self, speech: etree._Element) -> str | None:
        id = (attribute(speech, "who") or attribute(speech, "by") or "").split("#")[-1].strip()
        said = _from(speech) or self._announced
        self._announced = None
        if id in self.names:
            return self.names[id]
        self.unknown = self.unknown or (bool(id) and not said)
        return said or (" ".join(re.findall(r"[^\W\d_a-z][^\W\d_A-Z]*|\w+", id)) if id else None) or None

    def _aside(self, element: etree._Element) -> None:
        said = words(element)
        if said:
            self._block(said if said[0] in "([" else f"[{said}]")

    def _block(self, said: str) -> int:
        if not said.strip():
            return self._length
        if self._pieces:
            self._pieces.append("\n\n")
            self._length += 2
        start = self._length
        self._pieces.append(said)
        self._length += len(said)
        return start


def _from(speech: etree._Element) -> str | None:
    """The name that stands above a speech."""
    for child in speech:
        if local(child) in ("from", "speaker"):
            return words(child).rstrip(" :.,") or None
    return None


def _inner(element: etree._Element) -> bool:
    """Whether an element holds blocks or speeches of its own."""
    return any(local(found) in _BLOCKS | _SPEECHES for found in element.iterdescendants())


def _parts(speech: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The blocks of a speech in order, and what is written between them."""
    if not any(local(e) in _BLOCKS | _ASIDE for e in speech.iterdescendants()):
        yield speech, False
        return
    for child in speech:
        name = local(child)
        if name in _ASIDE:
            yield child, True
        elif name in _BLOCKS and not _inner(child):
            yield child, False
        elif name not in _SKIPPED:
            yield from _parts(child)


def _said(block: etree._Element) -> str:
    """The words of a block; of one that is cut into tokens, joined as they stood."""
    tokens = [e for e in block.iter() if local(e) in ("w", "pc") and not len(e)]
    if not tokens:
        return " ".join("".join(_plain(block)).split())
    pieces = (words(token) + ("" if token.get("join") in ("right", "both") else " ") for token in tokens)
    return "".join(pieces).strip()


def _plain(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) in ("br", "lb", "eol"):
            yield " "
        elif local(child) not in _ASIDE | _SKIPPED:
            yield from _plain(child)
        yield child.tail or ""


# ── what the headers say ─────────────────────────────────────────────────────────────────────────────


def _tei(root: etree._Element) -> tuple[dict[str, Reasoned], dict[str, str]]:
    header = first(root, "teiHeader")
    if header is None:
        return {}, {}
    above = first(header, "titleStmt")
    titles = list(below(above, "title")) if above is not None else []
    main = next((t for t in titles if t.get("type") == "main" and _english(t)), next(iter(titles), None))
    setting = first(header, "settingDesc")
    dates = [d for part in (setting, first(header, "sourceDesc")) if part is not None for d in below(part, "date")]
    said = {"title": words(main), "date": next((d.get("when") for d in dates if d.get("when")), "") or ""}
    for name in below(setting, "name") if setting is not None else ():
        if name.get("type") in ("place", "city"):
            said.setdefault("place", words(name))
        elif name.get("type") == "country":
            said.setdefault("state", name.get("key") or words(name))
    names = {}
    for person in below(header, "person"):
        id, called = attribute(person, "id"), first(person, "persName")
        if id and called is not None:
            forenames = " ".join(words(f) for f in below(called, "forename"))
            surnames = " ".join(words(s) for s in below(called, "surname"))
            names[id] = f"{forenames} {surnames}".strip() or words(called)
    return _reasoned(said), names


def _english(element: etree._Element) -> bool:
    return (attribute(element, "lang") or "en").startswith("en")


def _akoma(root: etree._Element) -> tuple[dict[str, Reasoned], dict[str, str]]:
    work = first(root, "FRBRWork")
    said: dict[str, str] = {"title": words(first(root, "docTitle"))}
    if work is not None:
        date, country = first(work, "FRBRdate"), first(work, "FRBRcountry")
        alias = first(work, "FRBRalias")
        said["date"] = (date.get("date") or "") if date is not None else ""
        said["state"] = (country.get("value") or "").upper() if country is not None else ""
        said["title"] = said["title"] or ((alias.get("value") or "") if alias is not None else "")
    names = {attribute(p, "eId") or attribute(p, "id") or "": p.get("showAs") or "" for p in below(root, "TLCPerson")}
    return _reasoned(said), {id: name for id, name in names.items() if id and name}


def _reasoned(said: Mapping[str, str]) -> dict[str, Reasoned]:
    values = {field: iso_date(value) if field == "date" else value for field, value in said.items() if value}
    return {field: Reasoned(value[:500], "the file’s header", 0.9) for field, value in values.items() if value}
