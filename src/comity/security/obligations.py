"""Kinds of obligation, and what members of an organisation owe one another by its treaty."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def treaties() -> dict[str, dict[str, Any]]:
    """Organisations whose treaties bind their members, with `obligations` and the `source` for them."""
    text = (files("comity.security") / "data" / "obligations.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return loaded


@cache
def bound_by() -> dict[str, tuple[str, ...]]:
    """Kinds of obligation by organisation.

    >>> bound_by()["EAEU"], "defence" in bound_by()["NATO"]
    ((), True)
    """
    return {org: tuple(entry["obligations"]) for org, entry in treaties().items()}


@cache
def binding_all() -> dict[str, tuple[str, ...]]:
    """Kinds of obligation by organisation, of those whose treaty binds every member: who is in owes them to all others.

    Where a treaty binds only those members that ratified it, membership alone does not tell who owes what.

    >>> "NATO" in binding_all(), "AU" in binding_all()
    (True, False)
    """
    return {org: kinds for org, kinds in bound_by().items() if treaties()[org].get("binds", "all") == "all"}
