"""Names: the one way to fold, transliterate, slug and compare them, and the one notion of a family name.

    plain(text)           letter for letter without accents, so that places in the text stay
    folded(text)          small, without accents and marks, in Latin letters from whatever script
    slug(text)            what an id is made of
    key(word)             a word of a person's name in one spelling: Zelenskyy and Zelenskiy, Đukanović and Djukanovic
    family(name)          the key of what a person is called by; families(name): of all that they can be called by
    same_person(a, b)     whether two full names can be one person's
    longest_first(words)  a pattern of words that tries the longest first; Longest: the same, word by word

Everything that compares names compares these. Letters come from `anyascii` (any script to plain Latin letters); the
words that belong to no name are in `data/names.yaml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

import yaml
from anyascii import anyascii

T = TypeVar("T")

_DATA = files("comity") / "data"
_LATIN = [chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x250)) if chr(code).isalpha()]
CAPITAL = "[" + "".join(letter for letter in _LATIN if letter.isupper()) + "]"  # for patterns: a Latin capital
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´]")
_WORDS = re.compile(r"[\w’'.-]*\w[\w’'.-]*")


@cache
def name_words() -> Mapping[str, Any]:
    """The words of `data/names.yaml`."""
    words: Mapping[str, Any] = yaml.safe_load((_DATA / "names.yaml").read_text("utf-8"))
    return words


@cache
def given_names() -> frozenset[str]:
    """Given names, as they are written."""
    return frozenset((_DATA / "given_names.txt").read_text("utf-8").split())


# ── letters ──────────────────────────────────────────────────────────────────────────────────────────


def plain(text: str) -> str:
    """A text without accents, letter for letter, so that places in it stay; letters of other scripts stay, too.

    >>> plain("Côte d’Ivoire"), plain("Wałęsa, Støre und Yıldırım")
    ("Cote d'Ivoire", 'Walesa, Store und Yildirim')
    """
    return text if text.isascii() else "".join(map(_plain, text))


@cache
def _plain(letter: str) -> str:
    if letter == "’":
        return "'"
    return anyascii(letter)[0] if letter in _LATIN else letter


def folded(text: str) -> str:
    """A name for comparing: small, in plain Latin letters, without apostrophes; hyphens and full stops stay.

    >>> folded("Élysée"), folded(" Türkiye"), folded("Россия"), folded("N’Djamena"), folded("Støre")
    ('elysee', 'turkiye', 'rossiya', 'ndjamena', 'store')
    """
    return " ".join(_APOSTROPHES.sub("", _transliterated(text)).casefold().split())


@cache
def _transliterated(text: str) -> str:
    return text if text.isascii() else anyascii(text)


def slug(text: str) -> str:
    """What an id is made of: folded words, joined by hyphens.

    >>> slug("Jonas Gahr Støre"), slug("the “Global South”")
    ('jonas-gahr-store', 'the-global-south')
    """
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")


def title_key(name: str) -> str:
    """A name of a state, organisation or treaty for looking up: folded, without article and hyphens.

    >>> title_key("the Élysée"), title_key("Guinea-Bissau")
    ('elysee', 'guinea bissau')
    """
    return re.sub(r"^the ", "", re.sub(r"(?<=\w)-(?=\w)", " ", folded(name)))


# ── persons ──────────────────────────────────────────────────────────────────────────────────────────


@cache
def key(word: str) -> str:
    """A word of a person's name for comparing: folded, without possessive, what is spelt in several ways made one.

    >>> key("Zelenskyy") == key("Zelensky’s") == key("Zelenskiy"), key("Đukanović") == key("Djukanovic")
    (True, True)
    >>> key("Støre") == key("Stoere"), key("Biden,"), key("Al-Bashir")
    (True, 'biden', 'al-bashir')
    """
    made = folded(re.sub(r"[’']s$", "", word)).strip('.,;:()[]"-')
    spelt = name_words()
    for begin, one in spelt["begins"].items():
        made = one + made.removeprefix(begin) if made.startswith(begin) else made
    for within, one in spelt["within"].items():
        made = made.replace(within, one)
    return next((made.removesuffix(end) + one for end, one in spelt["ends"].items() if made.endswith(end)), made)


def keys(text: str) -> frozenset[str]:
    """The keys of all words of a text.

    >>> sorted(keys("Prime Minister Støre’s visit"))
    ['minister', 'prime', 'store', 'visit']
    """
    return frozenset(map(key, _WORDS.findall(text)))


@cache
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name as they are written, the family name last; without style and suffix.

    A numeral belongs to those who have no family name.

    >>> parts("Joseph R. Biden, Jr."), parts("Gandhi, R."), parts("Ferdinand Marcos III"), parts("Felipe VI")
    (('Joseph', 'R.', 'Biden'), ('R.', 'Gandhi'), ('Ferdinand', 'Marcos'), ('Felipe', 'VI'))
    """
    front, *back = (part.split() for part in name.split(","))
    words = [*(word for part in back if not _suffixes(part) for word in part), *front]
    while len(words) > 1 and (_is_suffix(words[-1]) or _counts_heirs(words)):
        words.pop()
    while len(words) > 1 and words[0].rstrip(".") in name_words()["styles"]:
        words.pop(0)
    return tuple(words) or tuple(name.split())


def _suffixes(words: Sequence[str]) -> bool:
    return all(_is_suffix(word) or word in name_words()["numerals"] for word in words)


def _is_suffix(word: str) -> bool:
    return word.rstrip(".") in name_words()["suffixes"]


def _counts_heirs(words: Sequence[str]) -> bool:
    """Whether a numeral ends a name that has a family name: “Benigno Aquino III”, not “John Paul II”."""
    return len(words) > 2 and words[-1] in name_words()["numerals"] and words[-2].capitalize() not in given_names()


def _reigns(words: Sequence[str]) -> bool:
    return words[-1] in name_words()["numerals"]


def given(name: str) -> str:
    """The key of a person's first name.

    >>> given("Sheikh Mohammed bin Zayed Al Nahyan"), given("Joseph R. Biden, Jr.")
    ('mohammed', 'joseph')
    """
    return key(parts(name)[0])


def family(name: str) -> str:
    """The key of a person's family name; of one who reigns without, of the whole name.

    >>> family("Joseph R. Biden, Jr."), family("Ursula von der Leyen"), family("Lech Wałęsa"), family("Felipe VI")
    ('biden', 'leyen', 'walesa', 'felipe vi')
    """
    words = parts(name)
    return folded(" ".join(words)) if _reigns(words) else key(words[-1])


@cache
def families(name: str) -> frozenset[str]:
    """The keys of all that a person can be called by alone: the family name, without its Arabic article, and the first
    of a double one.

    >>> sorted(families("Omar al-Bashir")), sorted(families("Josep Borrell Fontelles"))
    (['al-bashir', 'bashir'], ['borrell', 'fontelles'])
    >>> sorted(families("Pedro Sánchez Pérez-Castejón")), sorted(families("Jean Marc Ayrault"))
    (['perez-castejon', 'sanchez'], ['ayrault'])
    >>> sorted(families("Wang Tao")), sorted(families("KIM Yo Jong"))
    (['tao', 'wang'], ['jong', 'kim'])
    """
    words, last = parts(name), family(name)
    found = {last, re.sub(rf"^(?:{'|'.join(name_words()['articles'])})-", "", last)}
    if len(words) > 2 and not _reigns(words) and _can_be_family(words[-2]):
        found.add(key(words[-2]))
    if len(words) > 1 and words[0].capitalize() in name_words()["family first"]:
        found.add(key(words[0]))
    return frozenset(found)


def _can_be_family(word: str) -> bool:
    middle = word.rstrip(".")
    return (
        len(middle) > 2
        and word == middle
        and word.capitalize() not in given_names()
        and word.lower() not in name_words()["particles"]
    )


def called(name: str, text: str) -> bool:
    """Whether a text has what a person is called by.

    >>> called("Joseph Biden, Jr.", "remarks by Mr. Biden"), called("Lech Walesa", "Wałęsa’s letter")
    (True, True)
    """
    return not families(name).isdisjoint(keys(text))


def same_person(one: str, other: str) -> bool:
    """Whether two full names can be one person's: the same first name or its initial, and family names that agree.

    >>> same_person("Volodymyr Zelenskyy", "Vladimir Zelensky"), same_person("Gustavo Petro", "Gustavo Petro Urrego")
    (True, True)
    >>> same_person("J. Støre", "Jonas Gahr Stoere"), same_person("Anna Dorn", "Maria Dorn")
    (True, False)
    """
    agree = family(one) in _last_two(other) or family(other) in _last_two(one)
    return agree and (same_first_name(given(one), given(other)) or _initial(one, other) or _initial(other, one))


def _last_two(name: str) -> frozenset[str]:
    words = parts(name)
    return families(name) | {key(words[-2])} if len(words) > 2 else families(name)


def _initial(one: str, other: str) -> bool:
    return len(given(one)) == 1 and given(other).startswith(given(one))


def goes_by(name: str, given_as: str) -> bool:
    """Whether a person can be meant by another full name, or by a family name alone.

    >>> goes_by("Jonas Gahr Støre", "stoere"), goes_by("Jonas Gahr Støre", "Gahr Støre"), goes_by("Anna Dorn", "Anna")
    (True, True, False)
    """
    words, all_words = [[*map(key, parts(one))] for one in (given_as, name)]
    if len(words) == 1:
        return family(given_as) in families(name)
    return words == all_words[-len(words) :] or same_person(name, given_as)


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names are the same, or variants of one across languages.

    >>> same_first_name("Volodymyr", "Vladimir"), same_first_name("Anna", "Maria")
    (True, False)
    """
    a, b = key(one), key(other)
    return a == b or any(a in variants and b in variants for variants in _variants())


@cache
def _variants() -> tuple[frozenset[str], ...]:
    lines = (_DATA / "name_variants.txt").read_text("utf-8").splitlines()
    return tuple(frozenset(map(key, line.split())) for line in lines)


def person_id(name: str) -> str:
    """The id of a person by name: without style, initials and suffix, in one spelling.

    >>> person_id("Sergey V. Lavrov"), person_id("Joseph R. Biden, Jr."), person_id("Đukanović")
    ('person:sergey-lavrov', 'person:joseph-biden', 'person:dukanovic')
    """
    words = [word for word in parts(name) if not re.fullmatch(r"\w\.", word)]
    return "person:" + (slug(" ".join(words)) or slug(name))


# ── the longest first ────────────────────────────────────────────────────────────────────────────────


def longest_first(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest tried first.

    >>> longest_first(["prime", "prime minister"])
    'prime\\\\ minister|prime'
    """
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def in_turn(count: int, find: Callable[[int], tuple[int, T | None]]) -> Iterator[tuple[int, int, T]]:
    """What `find` has at each place, from left to right without overlaps: place, number of words, and what it is."""
    at = 0
    while at < count:
        size, what = find(at)
        if what is not None:
            yield at, size, what
        at += max(1, size)


class Longest(Generic[T]):
    """Names of several words, looked up in the words of a text: the longest that fits at each place.

    >>> found = Longest([(("south", "sudan"), "SSD"), (("sudan",), "SDN")])
    >>> list(found.find(["in", "south", "sudan", "and", "sudan"]))
    [(1, 2, 'SSD'), (4, 1, 'SDN')]
    """

    def __init__(self, names: Iterable[tuple[tuple[str, ...], T]]) -> None:
        by_first: defaultdict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for words, what in names:
            by_first[words[0]].append((words, what))
        self._names = {first: tuple(sorted(found, key=lambda n: -len(n[0]))) for first, found in by_first.items()}

    def find(
        self, words: Sequence[str], fits: Callable[[int, T], bool] = lambda at, what: True
    ) -> Iterator[tuple[int, int, T]]:
        """Place, number of words and what is named, from left to right without overlaps; `fits` may refuse one."""
        return in_turn(len(words), lambda at: self.at(words, at, fits))

    def at(
        self, words: Sequence[str], at: int, fits: Callable[[int, T], bool] = lambda at, what: True
    ) -> tuple[int, T | None]:
        """The longest name that begins at a place, with its number of words; 0 and None where none does."""
        for name, what in self._names.get(words[at], ()):
            if tuple(words[at : at + len(name)]) == name and fits(at, what):
                return len(name), what
        return 0, None
