"""Mentions of actors."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from comity.model import Actor, Document, Mention


@dataclass(frozen=True)
class Gazetteer:
    """Every name of every actor known beforehand, ready to be looked up."""

    actors: tuple[Actor, ...]

    @classmethod
    def of(cls, actors: tuple[Actor, ...]) -> Gazetteer:
        return cls(actors)


def find_mentions(
    document: Document, tokens: Doc, gazetteer: Gazetteer
) -> tuple[tuple[Mention, ...], dict[str, Actor]]:
    """All mentions in a document, and the actors that the text itself introduces, by id."""
    return (), {}
