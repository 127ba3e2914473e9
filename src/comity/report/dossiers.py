"""The dossier of an actor or issue for a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from comity.report.sections import Dossier
from comity.report.terminal import short

SHOWN = 8  # entries of a part


def dossier(found: Dossier) -> RenderableType:
    """Each part with its first entries, each with its words and where they stand."""
    parts: list[RenderableType] = [Text(f"{found.name} ({found.kind})", style="bold")]
    for part, count in found.parts.items():
        parts += [Text(), Text(f"{part}: {count}", style="bold")]
        for entry in [entry for entry in found.entries if entry.part == part][:SHOWN]:
            parts.append(Text(f"  {entry.line}"))
            parts.append(Text(f"    “{short(entry.words, 160)}” ({entry.text_by}, {entry.kind}, {entry.day})", "dim"))
    if not found.entries:
        parts.append(Text("  Nothing that is sure enough; give a lower --min-confidence."))
    return Group(*parts)
