"""Cities that datelines name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def _cities() -> frozenset[str]:
    data = yaml.safe_load(files(__package__).joinpath("data/cities.yaml").read_text("utf-8"))
    return frozenset(city.lower() for city in data["cities"])


def is_city(name: str) -> bool:
    """Whether this names a city that datelines name (`data/cities.yaml`).

    >>> is_city("ROME"), is_city("Examplia")
    (True, False)
    """
    return name.strip(" .[]").lower() in _cities()


def city_of(place: str) -> str:
    """The first part of a place: “Abuja, Nigeria” is Abuja."""
    return place.split(",")[0].split("/")[0].strip(" []")
