"""Comity reads diplomatic texts, maps the international system they describe, and tests what a change would do."""
