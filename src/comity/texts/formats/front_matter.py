"""The block between two lines of dashes at the top of a Markdown file: fields of the document, in YAML.

Every value is taken as it is written: no tags, dates or numbers are made of it, and an anchor that is used again
and again (an "alias bomb") is not followed. What cannot be read is told, and costs the text below it nothing.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from comity.bounded import shallow

_FRONT = re.compile(r"\A---[ \t]*\n(.{1,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"(?m)^[\w-]{1,60}[ \t]*:")
LONGEST = 20_000  # characters of the block


class FrontMatter(NamedTuple):
    """The fields, the offset at which the block ends, and what could not be read of it."""

    fields: dict[str, str] = {}
    end: int = 0
    trouble: str | None = None


NONE = FrontMatter()


def front_matter(text: str) -> FrontMatter:
    """The front matter of a Markdown text, names in lower case.

    >>> front_matter("---\\nTitle: A talk\\ndate: 2024-02-30\\n---\\nWords.").fields
    {'title': 'A talk', 'date': '2024-02-30'}
    """
    match = _FRONT.match(text)
    if match is None or not _FIELD.search(match[1]):
        return NONE
    try:
        fields = _loaded(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = getattr(error, "problem", None) or (str(error) if isinstance(error, ValueError) else "it is not YAML")
        return FrontMatter({}, match.end(), f"its front matter was not read ({problem}); write it as NAME: VALUE")
    return FrontMatter(fields, match.end())


def _loaded(block: str) -> dict[str, str]:
    shallow(block, LONGEST)
    loaded: Any = yaml.load(block, Loader=yaml.BaseLoader)
    if not isinstance(loaded, dict):
        raise ValueError("it has no fields")
    return {str(name).lower(): _said(value) for name, value in loaded.items()}


def _said(value: Any) -> str:
    """A value as one string; a list's values with commas."""
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""
