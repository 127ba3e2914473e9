"""Kept for modules of this room that are being written; use `comity.names`."""

from comity.names import title_key as folded

__all__ = ["folded"]
