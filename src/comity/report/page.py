"""The pages' templates."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, Template, select_autoescape


@cache
def template(name: str) -> Template:
    """A template of this room, with everything that goes into it escaped unless marked safe."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    escaping = select_autoescape(default=True)
    return Environment(loader=PackageLoader("comity.report"), autoescape=escaping, trim_blocks=True, lstrip_blocks=True)
