"""Labels of speakers: the words before a turn that say who is speaking.

Strong forms can be read off a line by themselves; weak ones (a name with a colon) need the rest of the
document to bear them out, since "The bottom line is simple:" has the same shape.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

_UP = r"[^\W\d_a-zà-öø-ÿа-яіїєґ]"  # a capital letter
_NOTES = r"(?:[ \xa0]*(?:\([^()\n]{1,160}\)|\[[^\[\]\n]{1,60}\])){0,3}"
_NAME = rf"{_UP}[\w.'’\-]*"
_PARTICLES = r"(?:of|the|for|and|to|on|de|da|do|dos|del|der|den|van|von|al|el|bin|ibn|ben|la|le|di|du|af|y|e|in|at|&)"


class Label(NamedTuple):
    """A label at the start of a text: its length (with colon and space), the name, and its form.

    `form` is question, answer, chair, titled (Mr., President ...), capitals, stop ("Prime Minister BERG."), name, or
    line (a name alone on its line); `notes` are the words in brackets within the label.
    """

    length: int
    name: str
    form: str
    notes: tuple[tuple[int, int], ...] = ()


@cache
def words(key: str) -> frozenset[str]:
    """The lexicon's list of this name, in lower case (`data/labels.yaml`)."""
    return frozenset(word.lower() for word in _lexicon()[key])


@cache
def _lexicon() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load(files(__package__).joinpath("data/labels.yaml").read_text("utf-8"))
    return loaded


def either(key: str) -> str:
    """The words of a list as alternatives of a pattern, the longest first."""
    return "|".join(sorted((re.escape(w) for w in _lexicon()[key]), key=len, reverse=True))


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    colon = r"[ \xa0]?[:：]"
    return (
        ("question", re.compile(rf"(?P<name>{either('questions')}){_NOTES}(?:{colon}|\.(?=\s))\s*", re.IGNORECASE)),
        ("question", re.compile(r"(?P<name>Q)(?:[ \xa0\t]{2,}|[\xa0\t ](?=[A-ZÀ-Þ“\"(\[—]))")),
        ("answer", re.compile(rf"(?P<name>{either('answers')}){_NOTES}{colon}\s*", re.IGNORECASE)),
        ("answer", re.compile(r"(?P<name>A)(?:[ \xa0\t]{2,})(?=[A-ZÀ-Þ“\"(\[—])")),
        ("chair", re.compile(rf"(?P<name>(?:The )?(?:Acting |Temporary )?(?:{either('chairs')})){_NOTES}{colon}\s*")),
        (
            "titled",
            re.compile(
                rf"(?P<name>(?:{either('honorifics')})\.?(?:,? (?:{_NAME}|{_PARTICLES})){{1,9}}){_NOTES}{colon}\s*"
            ),
        ),
        (
            "titled",
            re.compile(
                rf"(?P<name>(?:(?:{_NAME}|{_PARTICLES})[, ]+){{0,6}}(?:{either('offices')})\b"
                rf"(?:,? (?:{_NAME}|{_PARTICLES})){{0,18}}){_NOTES}{colon}\s*"
            ),
        ),
        (
            "capitals",
            re.compile(
                rf"(?P<name>{_UP}(?:{_UP}|[.'’\- ,&/]|(?<=\bM)[ca]c?(?={_UP})|"
                rf"(?<= )\d(?=:)){{1,70}}){_NOTES}(?:{colon}\s*|(?:[ \xa0]{{3,}}|\t)(?=[A-ZÀ-Þ“\"(]))"
            ),
        ),
        (
            "stop",
            re.compile(
                rf"(?P<name>(?:(?:The )?(?:{either('honorifics')}|{either('offices')})\.? )(?:{_NAME} ){{0,3}}?"
                rf"{_UP}{{2}}(?:{_UP}|['’-])*|The (?:President|Prime Minister|Chancellor|Secretary|Vice President))"
                r"\.\s+(?=[A-ZÀ-Þ“\"(])"
            ),
        ),
        (
            "name",
            re.compile(
                rf"(?P<name>{_NAME}(?:[, ]+(?:{_NAME}|{_PARTICLES})){{0,9}}){_NOTES}"
                rf"(?:{colon}\s*|[ \xa0]*\t\s*(?=[A-ZÀ-Þ“\"(]))"
            ),
        ),
    )


_HEADING = re.compile(r"#{2,6} +(?=[^#\s])")  # of Markdown, as transcripts set the names of speakers


def label(line: str) -> Label | None:
    """The label that a line begins with, strong or weak; None where it has none of the shapes.

    >>> label("Mr. Okafor (Nigeria) (spoke in French): We thank").name
    'Mr. Okafor'
    >>> label("Q    Thank you, sir.").form
    'question'
    >>> label("The bottom line is simple: no.") is None
    True
    """
    marked = _HEADING.match(line)
    if marked:
        found = label(line[marked.end() :])
        shift = marked.end()
        return found and found._replace(
            length=found.length + shift, notes=tuple((start + shift, end + shift) for start, end in found.notes)
        )
    head = line[:260]
    for form, pattern in _forms():
        match = pattern.match(head)
        if match and _plausible(match.group("name"), form, line[match.end() : match.end() + 2]):
            notes = tuple(m.span() for m in re.finditer(r"[(\[][^()\[\]]*[)\]]", match.group()))
            return Label(match.end(), " ".join(match.group("name").split()).rstrip(" ,"), form, notes)
    return None


def strong_label(line: str) -> Label | None:
    """The label of a line where its form alone shows that it is one."""
    found = label(line.lstrip())
    return found if found and found.form in ("question", "answer", "chair", "titled", "capitals") else None


def _plausible(name: str, form: str, rest: str) -> bool:
    tokens = [t.strip(".,").lower() for t in name.split()]
    if not tokens or " ".join(tokens) in words("never") or tokens[0] in words("openers"):
        return False
    if form in ("question", "answer", "chair"):
        return True
    if name.split()[0].endswith(",") and tokens[0] in words("never"):
        return False  # "First, to the Prime Minister:"
    if form == "capitals":
        return len(tokens) <= 8 and any(len(t) > 1 for t in tokens) and not set(tokens) & words("never_within")
    if form in ("titled", "stop"):
        return len(name) <= 160 and not set(tokens) & words("never_within")
    return len(tokens) <= 6 and not set(tokens) & words("never_within")
