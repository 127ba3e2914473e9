"""How names are compared: without case, accents and article."""

from __future__ import annotations

import re
import unicodedata


def folded(name: str) -> str:
    """A name without case, accents and the article before it; names in other scripts keep their letters.

    >>> folded("the Élysée"), folded(" Türkiye"), folded("Россия")
    ('elysee', 'turkiye', 'россия')
    """
    plain = unicodedata.normalize("NFKD", name.strip()).encode("ascii", "ignore").decode() or name.strip()
    return re.sub(r"^the ", "", plain.casefold()).strip()
