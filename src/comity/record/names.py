"""How names are compared: without case, accents, hyphens and article."""

from __future__ import annotations

import re
import unicodedata


def folded(name: str) -> str:
    """A name without case, accents, hyphens and the article before it; names in other scripts keep their letters.

    >>> folded("the Élysée"), folded(" Türkiye"), folded("Россия"), folded("Guinea-Bissau")
    ('elysee', 'turkiye', 'россия', 'guinea bissau')
    """
    plain = unicodedata.normalize("NFKD", name.strip()).encode("ascii", "ignore").decode()
    plain = plain if re.search(r"[A-Za-z0-9]", plain) else name.strip()
    return re.sub(r"^the ", "", re.sub(r"(?<=\w)-(?=\w)", " ", plain.casefold())).strip()
