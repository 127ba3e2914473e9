"""Who is meant by a name in a coded corpus, and who speaks for them in each document.

A person whom one text introduces is known to that text alone, so that who speaks for a state is asked text by text:
two people of one name in two texts are not taken for each other.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import polars as pl

from comity import record
from comity.corpus.tables import Tables
from comity.errors import UnknownName
from comity.model import Actor
from comity.names import title_key

_RANK = ("state", "organisation", "body", "treaty", "initiative", "ngo", "person", "grouping", "place")


def meant(corpus: Tables, name: str) -> str:
    """The id of an actor by its name, or a voice as documents name it.

    Raises:
        UnknownName: nobody in the corpus or on record has that name, or several in the corpus have it.
    """
    found = called(corpus, name)
    if len(found) > 1:
        raise UnknownName(name, near=found[:5])
    if found:
        return found[0]
    try:
        return record.find(name).id
    except UnknownName:
        heard = corpus.documents.filter(pl.any_horizontal(pl.col("voice", "speaker", "issuer", "author") == name))
        if heard.select(pl.len()).collect().item():
            return name
        raise


def called(corpus: Tables, name: str) -> list[str]:
    """The ids of the actors of a corpus that have a name: a person by the whole name, all others by any of theirs.

    Where actors of several kinds have it, those of the first kind of `_RANK` are meant.
    """
    rows = corpus.actors.select("id", "data").unique("id", keep="any").collect().rows()
    if name in (id for id, _ in rows):
        return [name]
    wanted = title_key(name)
    actors = (msgspec.json.decode(data, type=Actor) for _, data in rows)
    found = [actor for actor in actors if wanted in _names(actor)]
    first = min((_RANK.index(actor.kind) for actor in found), default=0)
    return sorted(actor.id for actor in found if actor.kind == _RANK[first])


def _names(actor: Actor) -> set[str]:
    more = () if actor.kind == "person" else (named.text for named in actor.names)
    return {title_key(text) for text in (actor.name, *more)}


def speaking(corpus: Tables, names: Iterable[str]) -> pl.DataFrame:
    """Who speaks for actors, document by document: themselves, their officials and bodies, as `document, voice`.

    Raises:
        UnknownName: nobody in the corpus or on record has one of the names.
    """
    names = [*names]
    heads = [meant(corpus, name) for name in names]
    everywhere = pl.DataFrame({"voice": sorted({*heads, *names})})
    parent = pl.col("data").str.json_path_match("$.parent").alias("parent")
    homes = corpus.actors.select("document", "id", "state", parent).collect()
    found = homes.filter(pl.any_horizontal(pl.col("id", "state", "parent").is_in(heads))).select("document", "id")
    before = -1
    while found.height > before:
        before = found.height
        joins = (
            homes.join(found, left_on=["document", home], right_on=["document", "id"], how="semi")
            for home in ("state", "parent")
        )
        found = pl.concat([found, *(more.select("document", "id") for more in joins)]).unique()
    own = corpus.documents.select(document="id").collect().join(everywhere, how="cross")
    return pl.concat([own, found.rename({"id": "voice"})]).unique().sort("document", "voice")
