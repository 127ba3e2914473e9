"""Who is meant by a name in a coded corpus, and who speaks for them in each document.

A person whom one text introduces is known to that text alone, so that who speaks for a state is asked text by text:
two people of one name in two texts are not taken for each other.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from comity import record
from comity.corpus.asking import Corpus
from comity.errors import UnknownName


def meant(corpus: Corpus, name: str, kinds: frozenset[str] | None = None) -> str:
    """The id of an actor by its name, or a voice as documents name it; from the record only some kinds, if so said.

    Raises:
        UnknownName: nobody in the corpus or on record has that name.
    """
    named = corpus.actors.filter((pl.col("id") == name) | (pl.col("name") == name)).select("id").unique().collect()
    if named.height == 1:
        return str(named.item())
    if name in named["id"]:
        return name
    try:
        return record.find(name, kinds).id
    except UnknownName:
        if named.height > 1:
            raise UnknownName(name, near=sorted(named["id"])[:3]) from None
        heard = corpus.documents.filter(pl.any_horizontal(pl.col("voice", "speaker", "issuer", "author") == name))
        if heard.select(pl.len()).collect().item():
            return name
        raise


def speaking(corpus: Corpus, names: Iterable[str]) -> pl.DataFrame:
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
