"""What stands on a page beside the text: buttons, shelves, trails of crumbs, addresses, print-outs' heads, debris."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_ADDRESS = re.compile(
    r"\(?(?:https?:|www\.|/[\w%-]+/[\w%/.-]*$|\./)\S*(?: ?/\S*)*\)?(?:\s+\d+(?:/\d+)?,?)?"
    r"|\(/[\w%/.-]+\)?(?:; [^()]{0,60}\(/[^()\s]*\)?)?|[\w.-]+\.(?:gov|com|org|net|int|edu)(?:\.\w\w)?(?: ?/\S*)*",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AP]M)?\b")
_NUMBER = re.compile(r"[\W\d_]*|[ivxl]{1,6}|\W*\d{1,4} ?(?:/|of|von|de) ?\d{1,4}\W*", re.IGNORECASE)
_CODE = re.compile(r"[{}][\w\s%.#:;{}-]*|\.?[\w #.-]{1,40}\{?|[\w-]+ ?: [^:]{1,40};", re.IGNORECASE)
_CRUMBS = re.compile(r"[^>»›|•\n]{1,80}(?:\s*(?:>+\s?»?|»|›|\||•|\s/\s)\s*[^>»›|•\n]{0,120}){1,8}")
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2e80-\ud7ff]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile("[aeiouyà-æè-ïò-öù-ýÀ-ÆÈ-ÏÒ-ÖÙ-ÝåøąęĳœūōīāıŁł]", re.IGNORECASE)
_SPACED = re.compile(r"(?:\S )+\S")


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], re.Pattern[str], re.Pattern[str]]:
    data = yaml.safe_load(files(__package__).joinpath("data/furniture.yaml").read_text("utf-8"))
    begins, within = ("|".join(f"(?:{pattern})" for pattern in data[key]) for key in ("begins", "within"))
    return (
        frozenset(data["lines"]),
        frozenset(data["shelves"]),
        re.compile(rf"\W*(?:{begins})", re.IGNORECASE),
        re.compile(within, re.IGNORECASE),
    )


def bare(line: str) -> str:
    """A line in small letters, without marks and signs around it.

    >>> bare("**  Opinion :"), bare("## News")
    ('opinion', 'news')
    """
    return " ".join(line.split()).strip(" \t#*_>|•·:-–—.,()[]\\").lower()


def closed(line: str) -> str:
    """A line whose letters were set apart, with them drawn together.

    >>> closed("H O U S E  O F  R E P S"), closed("The House")
    ('HOUSE OF REPS', 'The House')
    """
    parts = re.split(r" {2,}", line)
    apart = sum(_SPACED.fullmatch(part) is not None for part in parts)
    if not any(len(part) > 6 and _SPACED.fullmatch(part) for part in parts) and apart < 3:
        return line
    return " ".join(part.replace(" ", "") if _SPACED.fullmatch(part) else part for part in parts)


def is_shelf(line: str) -> bool:
    """Whether a line only names the shelf on which a text stands ("Opinion", "Press releases")."""
    return len(line) < 40 and bare(line) in _lexicon()[1]


def is_crumbs(line: str) -> bool:
    """Whether a line is a trail that leads to the page ("Home > News > Statements")."""
    if len(line) > 320 or not _CRUMBS.fullmatch(line.strip()):
        return False
    parts = [part for part in re.split(r"\s*(?:[>»›|•]+|\s/\s)\s*", line) if part.strip()]
    return len(parts) >= 3 or (len(parts) == 2 and is_shelf(parts[0])) or (len(parts) < 2 and "/" in line)


def is_printed(line: str) -> bool:
    """Whether a line is what a browser prints above and below a page: the time of printing, the page's name."""
    return _PRINTED.match(line.strip()) is not None and len(line) < 250


def is_furniture(line: str) -> bool:
    """Whether a line is no part of the text: a button, an address, a caption, a page's number, debris of scanning.

    >>> [is_furniture(line) for line in ("Share this article", "1/3", "www.example.org/news", "Ny “7", "On peace")]
    [True, True, True, True, False]
    """
    words = line.strip()
    plain, lexicon = bare(words), _lexicon()
    if plain in lexicon[0] or _NUMBER.fullmatch(words) or _ADDRESS.fullmatch(words):
        return True
    if len(words) < 260 and (lexicon[2].match(words) or lexicon[3].search(words)):
        return True
    return is_printed(words) or is_debris(words)


def is_debris(line: str) -> bool:
    """Whether a line holds too few words to be one: what scanning makes of seals, stamps and code."""
    if _OTHER_SCRIPT.search(line) and not re.search("[Α-ω]", line):
        return False
    whole = closed(line)
    if whole != line:
        return False
    words = [word for word in _WORD.findall(whole) if len(word) > 2 and _VOWEL.search(word)]
    signs = len(re.sub(r"[\s\d.,:/-]", "", whole))
    return signs > 0 and sum(map(len, words)) < 0.4 * signs and not re.search(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}", line)
