"""What a sentence says in any of nine languages that likeness is blind to: figures, states, denial, modality, limits.

The words are data, one file a language (`data/languages`); names of states come from Unicode's CLDR
(`data/states`, `scripts/build_state_names.py`). An entry with a star is a part of a word. Of a language without a file
nothing can be told but figures.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from comity.vocabulary import months

LANGUAGES = ("en", "ru", "uk", "fr", "es", "de", "tr", "ar", "zh")
_NO_SPACES = ("zh",)
_TOKEN = re.compile(r"\d[\d.,\u066b\u066c\u00a0\u202f]*\d|\d|[^\W\d]+(?:['’-][^\W\d]+)*")
_CHINESE = dict(zip("零一二三四五六七八九", range(10), strict=True))
_CHINESE_TENS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_SCALES = {"万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8}

_NUMERAL = re.compile(
    r"(?<!第)(?:[一二三四五六七八九]?[十百千][零一二三四五六七八九十百千]*[万萬亿億]*|\d+(?:\.\d+)?[万萬亿億]+"
    r"|[二三四五六七八九][万萬亿億]+|[二三四五六七八九](?=[个個国國年月日次名项項点點位]))"
)


class Sense(NamedTuple):
    """What a sentence says: figures and dates by value, states by code, organisations, and its classes of words.

    `only` counts “not only”, which is no denial.
    """

    figures: frozenset[str]
    months: frozenset[int]
    names: frozenset[str]
    negations: int
    denying: bool
    supports: bool
    opposes: bool
    obligation: bool
    possibility: bool
    future: bool
    hedged: bool
    limits: int
    only: int


@cache
def lexicon_of(language: str) -> Any:
    """The words of a language; empty for one that has no file."""
    place = files("comity.collation") / "data" / "languages" / f"{language}.yaml"
    return yaml.safe_load(place.read_text("utf-8")) if language in LANGUAGES else {}


@cache
def states(language: str) -> dict[str, str]:
    """The beginnings of the names of states in a language, each with its ISO code, longest first."""
    place = files("comity.collation") / "data" / "states" / f"{language}.txt"
    rows = [line.split(" ", 1) for line in place.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {name: code for code, name in sorted(rows, key=lambda row: -len(row[1]))}


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str] | None:
    given = lexicon_of(language).get(kind) or ()
    return _any_of(tuple(map(str, given)), language) if given else None


@cache
def _any_of(entries: tuple[str, ...], language: str) -> re.Pattern[str]:
    body = "|".join(re.escape(e).replace(r"\*", r"\w*") for e in sorted(entries, key=len, reverse=True))
    joined = r"(?:و|ف|ب|ل|ال|وال|بال|لل)?" if language == "ar" else ""
    left, right = ("", "") if language in _NO_SPACES else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{left}{joined}(?:{body}){right}", re.IGNORECASE)


def sense(text: str, language: str) -> Sense:
    """What a sentence in a language says.

    >>> told = sense("We will not send 3 million tonnes to Chile in May.", "en")
    >>> sorted(told.figures), sorted(told.months), sorted(told.names), told.negations, told.future
    (['3000000'], [5], ['CHL'], 1, True)
    """
    whole = unicodedata.normalize("NFKC", text)
    plain = _busy(whole, language)
    return Sense(
        frozenset(figures(plain, language)), frozenset(_months(whole, language)), frozenset(named(plain, language)),
        negations(plain, language), _has(plain, language, "denying"), _has(plain, language, "support"),
        _has(plain, language, "oppose"), _has(plain, language, "obligation"),
        _has(plain, language, "possibility"), _has(plain, language, "future"), _has(plain, language, "hedges"),
        _count(plain, language, "limits"), _count(whole, language, "only"),
    )  # fmt: skip


_SCRIPTS = {"ru": "Ѐ-ӿ", "uk": "Ѐ-ӿ", "ar": "\u0600-\u06ff", "zh": "\u4e00-\u9fff"}


def own_language(text: str, language: str) -> str:
    """The language of a part of a text: that of the whole, unless it is written in another script.

    >>> own_language("Мы согласны.", "en"), own_language("Ми згодні, її немає.", "en"), own_language("We agree.", "ru")
    ('ru', 'uk', 'en')
    """
    letters = [c for c in text if c.isalpha()]
    counts = {code: sum(bool(re.match(f"[{some}]", c)) for c in letters) for code, some in _SCRIPTS.items()}
    most = max(counts, key=lambda code: counts[code])
    if 2 * counts[most] <= len(letters):
        return "en" if language in _SCRIPTS else language
    if counts.get(language) == counts[most]:
        return language
    return "uk" if most == "ru" and re.search("[іїєґ]", text.casefold()) else most


def _has(text: str, language: str, kind: str) -> bool:
    return _count(text, language, kind) > 0


def _count(text: str, language: str, kind: str) -> int:
    pattern = _pattern(language, kind)
    return len(pattern.findall(text)) if pattern else 0


def negations(text: str, language: str) -> int:
    """How many words deny; what only strengthens a denial in the same clause is left out by the lists.

    >>> negations("Мы никогда не согласимся.", "ru"), negations("We shall never agree.", "en")
    (1, 1)
    """
    bare = _busy(text, language)
    return _count(bare, language, "negation") or min(1, _count(bare, language, "alone"))


def _busy(text: str, language: str) -> str:
    """A text without what only sounds like a denial, a need or a modal verb."""
    if language == "en":
        text = re.sub(r"(?<=[\w,] )May\b", "", text)  # the month is no modal verb
    for kind in ("only", "idle"):
        if pattern := _pattern(language, kind):
            text = pattern.sub("", text)
    return text


def _months(text: str, language: str) -> set[int]:
    try:
        known = months(language)
    except KeyError:
        return {int(m) for m in re.findall(r"(\d{1,2})月", text)} if language == "zh" else set()
    ambiguous = {"may", "march", "mar", "mai"} if language == "en" else set()
    found = {n for form, n in known.items() if form not in ambiguous and re.search(rf"(?<!\w){form}(?!\w)", text, re.I)}
    return found | {
        n for form, n in known.items() if form in ambiguous and re.search(rf"(?<=[\w,] ){form.title()}\b", text)
    }


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────


def figures(text: str, language: str) -> set[str]:
    """Figures by value, in words or digits, with words for thousands and more, ordinals by their number.

    >>> sorted(figures("три миллиона и 25 тысяч", "ru")), sorted(figures("30万人", "zh"))
    (['25000', '3000000'], ['300000'])
    """
    if language == "zh":
        text = _chinese(text)
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() and _digit(c) else c for c in text)
    lexicon = lexicon_of(language)
    found = {value for value in _written(plain, lexicon) if value}
    return found


def _digit(character: str) -> bool:
    return unicodedata.digit(character, None) is not None


def _written(text: str, lexicon: Any) -> list[str]:
    words = _TOKEN.findall(re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", text))
    values: list[float | None] = [_value(word, lexicon) for word in words]
    found: list[str] = []
    at = 0
    while at < len(words):
        value = values[at]
        if value is None:
            ordinal = _lookup(words[at], lexicon.get("ordinals", {}))
            found.append(str(ordinal) if ordinal and ordinal > 3 else "")  # second and third are often no figures
            at += 1
            continue
        ahead = at + 1
        while ahead < len(words) and (scale := _lookup(words[ahead], lexicon.get("scales", {}))):
            value, ahead = value * scale, ahead + 1
        found.append(f"{value:g}" if value < 10**6 else str(round(value)))
        at = ahead
    return [value for value in found if value != "1"]


def _value(word: str, lexicon: Any) -> float | None:
    if word[0].isdigit():
        digits = re.sub(r"[.,\u066b\u066c\u00a0\u202f](?=\d{3}(?!\d))", "", word).replace(",", ".").strip(".")
        return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None
    if re.fullmatch(r"[IVXL]{2,}", word):
        return _roman(word)
    return _lookup(word, lexicon.get("numbers", {}))


def _roman(word: str) -> int:
    """The value of a Roman numeral, as of a century.

    >>> _roman("XXI"), _roman("XIX")
    (21, 19)
    """
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in word]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _lookup(word: str, table: dict[str, int]) -> int | None:
    low = word.casefold()
    if low in table:
        return table[low]
    return next((n for entry, n in table.items() if entry.endswith("*") and low.startswith(entry[:-1])), None)


def _chinese(text: str) -> str:
    """Chinese numerals of a text as digits; a single one only beside a unit or a measure word."""

    def digits(match: re.Match[str]) -> str:
        total, section, digit = 0.0, 0.0, 0.0
        for part in re.findall(r"\d+(?:\.\d+)?|.", match[0]):
            if part[0].isdigit() and part not in _CHINESE:
                digit = float(part)
            elif part in _CHINESE:
                digit = _CHINESE[part]
            elif part in _CHINESE_TENS:
                section += (digit or 1) * _CHINESE_TENS[part]
                digit = 0
            else:
                total += (section + digit or 1) * _CHINESE_SCALES[part]
                section = digit = 0
        return f" {total + section + digit:.0f} "

    return _NUMERAL.sub(digits, text)


# ── names ────────────────────────────────────────────────────────────────────────────────────────────


def named(text: str, language: str) -> set[str]:
    """The states and organisations that a text names.

    >>> sorted(named("Переговоры с Германией и ООН", "ru")), sorted(named("德国和法国", "zh"))
    (['DEU', 'UN'], ['DEU', 'FRA'])
    """
    if language not in LANGUAGES:
        return set()
    found, rest = set(), text
    for name, code in states(language).items():
        pattern = _state(name, language)
        if name[0] in rest and pattern.search(rest):
            found.add(code)
            rest = pattern.sub(" ", rest)
    bodies = lexicon_of(language)["bodies"]
    return found | {code for code, names in bodies.items() if _any_of(tuple(names), language).search(text)}


@cache
def _state(name: str, language: str) -> re.Pattern[str]:
    if language in _NO_SPACES:
        return re.compile(re.escape(name))
    joined = r"(?:و|ف|ب|ل|ال|وال|بال|لل)?" if language == "ar" else ""
    return re.compile(rf"(?<!\w){joined}{re.escape(name)}\w{{0,6}}(?!\w)")
