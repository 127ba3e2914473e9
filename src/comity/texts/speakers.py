"""Who speaks in a text, as its head, its labels or its close show: names without styles and offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.model import TRANSCRIPTS, Reasoned, Span, Turn
from comity.texts.furniture import is_furniture
from comity.texts.heads import Head
from comity.texts.lines import Line
from comity.texts.persons import names_in
from comity.texts.titles import speaker_in
from comity.texts.titling import KIND_WORDS, is_prose

OWN = frozenset({*TRANSCRIPTS, "press release", "letter"})  # kinds in which a person can speak
CLOSE = 400  # characters at the end in which a text is signed

_BY = re.compile(
    r"\b(?:by|of|from|with|delivered by|tal|rede von|de|del|da|du)\s*:?\s*$|^\W*$|[–—:-]\s*$|,\s*$", re.IGNORECASE
)
_SAYING = re.compile(
    r"\b(?:statement|address|speech|remarks|intervention|lecture|message|interview|briefing|press conference|discurso|"
    r"intervención|palabras|discours|allocution|rede|tal|toast|keynote|letter)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^[’']?s?\s+(?:deliver(?:s|ed|ing)|remarks|speech|address|statement|at the|speak(?:s|ing)|tal\b|interview|opening|"
    r"letter|to |gives|giving|keynote|intervention|briefs)"
)
_STYLED = re.compile(
    r"^\W*(?:H\.? ?E\.?|(?:The |Rt\.? )*Hon(?:ou?rable)?\.?|Sen\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Ambassador|Amb\.?|Sir|Shri|"
    r"Bundes\w+|Minister|President|Prime Minister|Cardinal|Statement by|Speaker:|Presenter:)\s*",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:minister|president|secretary|ambassador|senator|representative|spokes\w+|chancellor|premier|king|emir|commissioner|"
    r"chief of|commander|admiral|marshal|lieutenant|governor|envoy|director|chair\w*|MP|"
    r"ministr[oae]|canciller|president[ae]|embajador\w*|ambassad\w+|presidente|"
    r"pr[eé]sident\w*|secretari[oa]|chanceler|queen|prince|sultan|sheikh|administrator)\b",
    re.IGNORECASE,
)
_READ = re.compile(r"(?:read|delivered|attributable to|statement by|signed|issued by)\b[^.\n]{0,60}?$", re.IGNORECASE)
_SPOKEN_BY = re.compile(
    r"\b(?:statement|speech|address|remarks|message)\b[^.;]{0,100}\bby (?:the |H\.E\. )?[^.;,]{0,60}"
    r"(?:minister|president|secretary|ambassador|king|chancellor|premier)[^.;]{0,60}$|"
    r"(?:minister|president|secretary),?\s+(?:the )?(?:rt\.? )?hon(?:ou?rable)?\.?\s*$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"^[^.]{0,60}?\b(?:today |also |yesterday )?(?:said|announced|called|has (?:announced|said|called)|stated|demanded|"
    r"welcomed|condemned|according)\b|^,? [^.]{0,90}\b(?:said today|announced today)"
)
_SIGNED = re.compile(r"(?:^|\n)\W{0,4}(?:\(?(?:signed|sgd)\.?\)?\s*)?(?P<name>[^\n]{4,60})\W*$", re.IGNORECASE)


def speaker_of(text: str, lines: Sequence[Line], head: Head, kind: str, turns: Sequence[Turn]) -> Reasoned | None:
    """Who speaks in a text of a kind in which somebody can; None where nothing shows it."""
    if kind not in OWN:
        return None
    return next(iter(_found(text, lines, head, kind, turns)), None)


def _found(text: str, lines: Sequence[Line], head: Head, kind: str, turns: Sequence[Turn]) -> Iterator[Reasoned]:
    if kind != "press release" and kind != "letter":
        yield from _titled(text, head)
        yield from _styled(text, lines, head)
        yield from _pictured(text, lines)
    yield from _attributed(text)
    if kind == "press release":
        yield from _quoted(text, lines, head)
    if kind == "letter":
        yield from _signed(text, head)


def _titled(text: str, head: Head) -> Iterator[Reasoned]:
    """Whom the title names as the one who speaks."""
    if head.title is None:
        return
    title, within = head.title.value, head.title.span
    for start, end in names_in(title):
        before, after = title[:start], title[end:]
        beside = re.search(r"\b(?:with|to|meets?|hono(?:u?r|ring)(?: of)?|for)\s[^,]*$", before, re.IGNORECASE)
        said = _SAYING.search(before) and not re.search(
            r"\b(?:with|to|at|on|in|meets?|and)\s[^,]*$", before, re.IGNORECASE
        )
        if beside and not _DOES.match(after):
            continue
        held = _OFFICE.search(before[-40:]) and len(before) < 60
        if said or _DOES.match(after) or (held and (_SAYING.search(title) or title.lower().startswith("by "))):
            at = text.find(title[start:end], within.start if within else 0) if within else -1
            yield Reasoned(
                title[start:end],
                "the title names who speaks",
                0.9,
                Span.of(text, at, at + end - start) if at >= 0 else None,
            )
    found = speaker_in(title)
    if found and len(found[0].split()) == 2 and _OFFICE.search(found[0]) and not _OFFICE.search(found[0].split()[1]):
        yield Reasoned(found[0], "the title names who speaks", 0.7)


def _styled(text: str, lines: Sequence[Line], head: Head) -> Iterator[Reasoned]:
    """A line of the head that gives a person with style or office and little else."""
    for i, line in enumerate(lines[:14]):
        if is_prose(line.text) and not line.text.startswith("#"):
            return
        names = names_in(line.text[:160]) if len(line.text) < 160 and not is_furniture(line.text) else []
        if len(names) != 1:
            continue
        start, end = names[0]
        alone = len(line.text[:start].split()) <= 6 and not re.search(r"[.?!]$|\b(?:with|to|on)\b", line.text[:start])
        office = _OFFICE.search(line.text) or any(_OFFICE.match(n.text) for n in lines[i + 1 : i + 2])
        if alone and (_STYLED.match(line.text) or office) and not KIND_WORDS.search(line.text[end:]):
            at = line.start + start
            yield Reasoned(
                line.text[start:end], "a line of its head names the speaker", 0.8, Span.of(text, at, at + end - start)
            )


_SPEAKING = re.compile(r"[’']?s?,? (?:deliver(?:s|ed|ing)|address(?:es|ed|ing)|speak(?:s|ing)|giv(?:es|ing)) ")
_OF_OFFICE = re.compile(r", (?:the )?[a-zà-ÿ][^.]{2,70}$")


def _pictured(text: str, lines: Sequence[Line]) -> Iterator[Reasoned]:
    """Whom a caption shows as speaking, or a line above the text names with the office after a comma."""
    for line in lines[:14]:
        words = line.text[:300]
        for start, end in names_in(words)[:1]:
            held = _OFFICE.search(words[:start]) is not None and len(words[:start].split()) <= 8
            spoken = _SPEAKING.match(words[end:]) is not None
            entitled = start == 0 and len(words) < 90 and _OF_OFFICE.fullmatch(words[end:]) is not None
            if (held and spoken) or entitled:
                at = line.start + start
                span = Span.of(text, at, at + end - start)
                yield Reasoned(words[start:end], "a line above the text shows who speaks", 0.7, span)


def _attributed(text: str) -> Iterator[Reasoned]:
    """“Read by N. N., Spokesman”, “attributable to Spokesperson N. N.”"""
    for base, part in ((0, text[:1500]), (max(1500, len(text) - CLOSE), text[max(1500, len(text) - CLOSE) :])):
        for start, end in names_in(part):
            line = part[part.rfind("\n", 0, start) + 1 : start]
            near = part[end : end + 60]
            wide = _SPOKEN_BY.search(part[max(0, start - 220) : start].replace("\n", " ")) and base == 0
            if (_READ.search(line) or wide) and (_OFFICE.search(line + near) or "Read by" in line or wide):
                at = base + start
                yield Reasoned(part[start:end], "it says whose words these are", 0.85, Span.of(text, at, base + end))


_SAID = (
    r"(?:said|says|added|told|noted|stated|concluded|stressed|explained|warned|argued|announced|urged|continued|"
    r"emphasi[sz]ed|commented|declared|reiterated)"
)
_STYLE = r"(?:Senator|Mr|Mrs|Ms|Dr|Minister|Ambassador|President|Sir|Prime Minister|Secretary)\.?"


def _quoted(text: str, lines: Sequence[Line], head: Head) -> Iterator[Reasoned]:
    """The office-holder whom a release gives as saying what it says: in its letterhead or its first sentences."""
    told = [line for line in lines if line.start >= head.body and len(line.text) > 30][:3]
    above = [line for line in lines[:14] if line.start < head.body and len(line.text) < 200]
    for line in (*told, *above):
        for start, end in names_in(line.text[:300]):
            before, after = line.text[:start], text[line.start + end : line.start + end + 160].replace("\n", " ")
            last = re.escape(line.text[start:end].split()[-1])
            again = re.search(rf"\b{last} {_SAID}\b|\b{_SAID} (?:{_STYLE} )?(?:[A-Z]\w+ )?{last}\b", text[end:])
            held = _OFFICE.search(before[-90:]) or _OFFICE.search(after[:70]) or _STYLED.search(before[-20:])
            if again and held and start < 160:
                after = " said"
            if (held or "according to" in before[-20:]) and (
                _SAYS.match(after) or re.search(r"according to (?:\w+ )?$", before)
            ):
                at = line.start + start
                yield Reasoned(
                    line.text[start:end],
                    "it gives what this office-holder says",
                    0.7,
                    Span.of(text, at, at + end - start),
                )


def _signed(text: str, head: Head) -> Iterator[Reasoned]:
    """The signature of a letter, or the sender whom its title names."""
    if head.title and (match := re.match(r"(?:Letter|Message|Telegram) (?:from|of) (.+?) to ", head.title.value)):
        yield Reasoned(match[1], "its title names the sender", 0.9)
    close = text[-CLOSE:]
    for line in [part.strip(" *_()\t") for part in close.split("\n")][::-1][:8]:
        names = names_in(line.title() if line.isupper() else line)
        if len(names) == 1 and len(line) < 60:
            start, end = names[0]
            yield Reasoned(line[start:end], "its signature", 0.7)
