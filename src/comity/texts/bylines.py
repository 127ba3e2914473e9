"""Who wrote a piece and which medium carries it: bylines, datelines, addresses and the names of media on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from comity.model import Reasoned, Span
from comity.texts.cities import is_city
from comity.texts.furniture import bare, is_furniture
from comity.texts.lines import Line, date_line
from comity.texts.lists import listed
from comity.texts.persons import names_in

PIECES = frozenset({"news", "commentary", "analysis", "interview"})  # kinds that media carry
DEEPEST = 30  # lines in which a byline stands
TOP, TAIL = 2000, 700  # characters of a page in which a medium names itself

_BY = re.compile(
    r"(?:^|(?<=[\s).]))(?:by|By|BY|written by|text by|author\s?:|Author\s?:|Writer\s?:|WRITER\s?:|Por|"
    r"par)\s*:?\s+(?=[A-ZÀ-Þ])"
)
_FIELD = re.compile(r"\W*(?:author|writer|byline|by|reporter|autor)s?\s*:?\W*$", re.IGNORECASE)
_AFTER = re.compile(r"^\s*(?:$|[|•/,(–—-]|and\b|&|\d|[A-Z]{3,}|in\b|is\b|for\b|@)")


# Names of media end in such a word, or begin with it in other languages.
_MEDIAL = (
    r"(?:News|Times|Daily|Post|Herald|Tribune|Gazette|Agency|Observer|Guardian|Star|Nation|Monitor|Chronicle|Journal|"
    r"Radio|TV|Television|Mail|Mirror|Standard|Telegraph|Express|Independent|Courier|Examiner|Citizen|Bulletin|Dispatch|"
    r"Brief|Diplomat|Magazine|Newspaper|Online|Press|Wire|Newswire|Globe|Sun|Leader|Argus|Reporter|Insider|Today|Voice|"
    r"Watch|Report|Broadcasting|Network|Digest)"
)
_WORD = r"(?:[A-ZÀ-Þ][\w.’'&-]*|of|the|and|de|do|da|del|la|el|le|[aeo])"
MEDIUM = re.compile(
    rf"(?:The )?(?:{_WORD} ){{1,5}}{_MEDIAL}(?: \([A-Z][\w ]+\))?"
    rf"|(?:O|El|La|Le|Il|Der|Die|Folha|Agencia|Agência|Agence|Radio|Diario|Jornal|Correio)(?: {_WORD}){{1,5}}"
)


class _Media(NamedTuple):
    names: re.Pattern[str]
    marks: dict[str, str]
    sites: dict[str, str]
    by_name: dict[str, str]


@cache
def _media() -> _Media:
    rows = yaml.safe_load(files(__package__).joinpath("data/outlets.yaml").read_text("utf-8"))
    names = {name: row["name"] for row in rows for name in (*row.get("names", ()), row["name"])}
    long = [name for row in rows for name in row.get("names", ())]
    return _Media(
        re.compile("(?<![\\w@])(?:" + "|".join(map(re.escape, sorted(long, key=len, reverse=True))) + ")(?!\\w)"),
        {mark: row["name"] for row in rows for mark in row.get("marks", ())},
        {site: row["name"] for row in rows for site in row.get("sites", ())},
        names,
    )


def author_of(text: str, lines: Sequence[Line], title: Reasoned | None) -> Reasoned | None:
    """Whom a byline names, with or without “By”; None where there is none."""
    span = title.span if title else None
    for i, line in enumerate(lines[:DEEPEST]):
        if span and span.start <= line.start < span.end:
            continue
        words = line.text[:400]
        for by in _BY.finditer(words):
            start, end = _first_name(words, by.end())
            if start >= 0 and (by.start() < 3 or (by.start() > 20 and not _in_prose(line.text, by))):
                at = line.start + start
                return Reasoned(words[start:end], "the byline", 0.9, Span.of(text, at, at + end - start))
        if agency := _agency(lines, i):
            return Reasoned(agency, "the byline", 0.8, Span.of(text, line.start, line.end))
        if named := _with_medium(words):
            at = line.start
            return Reasoned(named, "the byline", 0.85, Span.of(text, at, at + len(named)))
        if _lonely(lines, i, span) or _opens(lines, i):
            start, end = names_in(words)[0]
            return Reasoned(
                words[:end].strip(), "a name alone above the text", 0.75, Span.of(text, line.start, line.end)
            )
    return None


def _agency(lines: Sequence[Line], i: int) -> str | None:
    """The agency that stands where a writer would: alone below “Writer:”, or above a place and a date."""
    words = lines[i].text.strip(" ()*")
    if not i or len(words) > 24 or not (words in _media().marks or words in _media().by_name):
        return None
    asked = _FIELD.fullmatch(lines[i - 1].text) is not None
    below = lines[i + 1 : i + 3]
    return (
        words
        if asked or (len(below) == 2 and is_city(below[0].text.split(",")[0]) and date_line(below[1].text))
        else None
    )


_DONE_BY = re.compile(
    r"\b(?!written|posted|published|reported|edited|translated)(?:\w+ed|led|held|given|made|taken)\s$"
)


_CAPTION = 14  # words of a line that is no sentence yet: “A speech by Ana Dorn at the ferry conference.”


def _in_prose(line: str, by: re.Match[str]) -> bool:
    """Whether a small “by” is a sentence's own: of what is done by somebody, or in a line that is a paragraph."""
    if not by[0].startswith("by"):
        return False
    return bool(_DONE_BY.search(line[: by.start()])) or (
        len(line.split()) > _CAPTION and line.rstrip().endswith((".", "”", '"'))
    )


def _first_name(words: str, at: int) -> tuple[int, int]:
    for start, end in names_in(words[at : at + 80]):
        name = re.sub(r"(?<=[a-z])(?: [A-ZÀ-Þ]{3,})+$", "", words[at + start : at + end])
        end = start + len(name)
        if start <= 12 and _AFTER.match(words[at + end :]):
            return at + start, at + end
    return -1, -1


_WITH_MEDIUM = re.compile(r"(?P<name>[^-–—|]{5,40}?)\s+[-–—|]\s*(?P<medium>[^-–—|]{0,40})$")


def _with_medium(words: str) -> str | None:
    """The name of a line such as “Ana Dorn - The Daily Example” or “Ana Dorn –”."""
    match = _WITH_MEDIUM.fullmatch(words.strip())
    if not match or names_in(match["name"]) != [(0, len(match["name"]))]:
        return None
    medium = match["medium"].strip()
    return match["name"] if not medium or MEDIUM.fullmatch(medium) or medium in _media().by_name else None


def _opens(lines: Sequence[Line], i: int) -> bool:
    """Whether the first line is a name and nothing else, and the text begins below it."""
    words = lines[i].text.strip()
    if i or len(lines) < 2 or not 2 <= len(words.split()) <= 5 or names_in(words) != [(0, len(words))]:
        return False
    return len(lines[1].text) > 160 and lines[1].text.rstrip().endswith((".", "”", '"'))


def _lonely(lines: Sequence[Line], i: int, title: Span | None) -> bool:
    """Whether a line is nothing but a name, near the title, a date, an outlet or a label that asks for it."""
    words = lines[i].text.strip()
    names = names_in(words)
    outlet = re.search(r", (?P<name>[A-Z][\w .&-]{2,30})$", words)
    if outlet and any(outlet["name"].startswith(name) for name in _media().by_name):
        words = words[: outlet.start()]
        names = names_in(words)
    if len(names) != 1 or len(words) > 40:
        return False
    start, end = names[0]
    if len(words[:start].split()) > 1 or words[end:].strip():
        return False
    if i and (_FIELD.fullmatch(lines[i - 1].text) or bare(lines[i - 1].text) == bare(words)):
        return True
    below = lines[i + 1 : i + 4]
    dated = any(date_line(line.text) or bare(line.text).startswith(("published", "(")) for line in below)
    media = any(bare(line.text) in {bare(name) for name in _media().by_name} for line in below[:2])
    above = title is not None and title.end <= lines[i].start < title.end + 900
    return above and (dated or media or any(is_furniture(line.text) for line in below[:1]))


def outlet_of(text: str, lines: Sequence[Line], kind: str) -> Reasoned | None:
    """The medium or agency that carries a text, as its dateline, its address or its page names it."""
    media = _media()
    for line in lines[:14]:
        for match in re.finditer(
            r"[(/\[](?P<mark>[A-Z][\w&/ .-]{1,24}?)(?:[-–/ ]+[A-Z][\w /]*)?[)/\]]", line.text[:120]
        ):
            name = media.marks.get(match["mark"]) or media.by_name.get(match["mark"])
            if name and match.end() < len(line.text) and not re.search(r"photo|image", line.text[:120], re.IGNORECASE):
                start = line.start + match.start("mark")
                return Reasoned(name, "the dateline", 0.95, Span.of(text, start, start + len(match["mark"])))
    if kind not in PIECES:
        return None
    for name, start, end, reason in (*_sourced(text), *_written(text, lines), *_naming(text, media)):
        return Reasoned(name, reason, 0.8, Span.of(text, start, end))
    return None


_SOURCE = re.compile(r"(?:^|[\s|])(?:Source|SOURCE|Fuente|Fonte|Quelle) ?: ?(?P<name>[^\n|]{2,50})$", re.MULTILINE)
_FIRST_IN = re.compile(
    r"(?:first|originally) (?:published|appeared|posted) (?:in|on|by|at) (?:the )?(?P<name>[A-Z][^\n.,;()]{2,40})"
)
_OFFICIAL = re.compile(r"\b(?:ministry|government|office|embassy|presidency|secretariat|council|commission)\b", re.I)


def _sourced(text: str):  # type: ignore[no-untyped-def]
    """Whom a line “Source: ...” or “first published in ...” names."""
    top, tail = min(len(text), TOP), max(0, len(text) - TAIL)
    for pattern in (_SOURCE, _FIRST_IN):
        for match in pattern.finditer(text):
            name = match["name"].strip(" .()")
            if name.lower() in listed("no sources"):
                continue
            if (match.start() < top or match.start() >= tail) and not _OFFICIAL.search(name) and name[:1].isalnum():
                site = name.lower().removeprefix("www.")
                yield _media().sites.get(site) or _of_site(name), *match.span("name"), "it names its source"


def _of_site(name: str) -> str:
    """The name of a medium from its address: “exampledaily.com” is exampledaily."""
    return re.sub(r"^www\.|\.(?:com?|net|org|info)(?:\.\w\w)?$", "", name, flags=re.IGNORECASE)


def _written(text: str, lines: Sequence[Line]):  # type: ignore[no-untyped-def]
    """A medium whose name is a line of the head, stands after a writer's name or the title, or before the story."""
    for i, line in enumerate(lines[:8]):
        words = line.text.strip(" *#_")
        pair = re.search(r"(?:\s[-–—|]|,)\s+(?P<name>[^-–—|,]{4,40})$", words)
        agency = re.match(r"\(?(?P<name>[A-Z]{3,9})\)?\s+[-–—]\s+(?=[A-Z])", words) if len(words) > 60 else None
        carried = re.match(r"\([A-Z]+\s?[-–]\s?(?P<name>[A-Z][\w .]+)\)$", words)
        if MEDIUM.fullmatch(words) and not is_furniture(words) and 2 <= len(words.split()) <= 6 and i < 6:
            name = re.sub(r" \(.*\)$", "", words)
            at = line.start + line.text.find(name)
            yield name, at, at + len(name), "a line names the medium"
        for match in (pair if len(words) < 200 else None, carried, agency):
            if match and (match is not pair or MEDIUM.fullmatch(match["name"].strip())):
                if match is agency and is_city(match["name"]):
                    continue
                at = line.start + line.text.find(match["name"])
                yield match["name"].strip(), at, at + len(match["name"].strip()), "a line names the medium"


def _naming(text: str, media: _Media):  # type: ignore[no-untyped-def]
    top, tail = text[:TOP], max(0, len(text) - TAIL)
    for match in re.finditer(r"(?:[\w-]+\.)+[a-z]{2,6}\b", top + "\n" + text[tail:]):
        for site in (match[0].lower(), match[0].lower().removeprefix("www.")):
            if site in media.sites:
                at = text.find(match[0])
                yield media.sites[site], at, at + len(match[0]), f"the address {match[0]}"
    for line in re.finditer(r"[^\n]+", top):
        words = line[0].strip(" ()*|")
        if words in media.by_name or words in media.marks:
            yield media.by_name.get(words) or media.marks[words], line.start(), line.end(), "a line names the medium"
    for match in re.finditer(r"(?<=\b)(?P<name>[A-Z]\w+(?: [A-Z]\w+)?) reports?\b\.?", top):
        if match["name"] in media.by_name or match["name"] in media.marks:
            yield (
                media.by_name.get(match["name"]) or media.marks[match["name"]],
                *match.span("name"),
                "it names the agency",
            )
    for match in media.names.finditer(text, tail):
        yield media.by_name[match[0]], *match.span(), "the page’s end names the medium"
    for match in media.names.finditer(top):
        around = top[top.rfind("\n", 0, match.start()) + 1 : (top + "\n").find("\n", match.end())]
        if len(around) < 90:
            yield media.by_name[match[0]], *match.span(), "a line of its head names the medium"
