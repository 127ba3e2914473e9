"""Where words travel: the uses of a phrase, the chain of every passage that is quoted, and which verdicts changed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from comity import collation
from comity.case import Case
from comity.collation import Chain, Policy, Use
from comity.report.sections.naming import Places, Words, who


class Carried(msgspec.Struct, frozen=True):
    """A use of a phrase: its day, in whose words, whether quoted and as it was given, and what sets it apart."""

    date: str | None
    by: str
    text: str
    quoted: bool
    exact: bool
    first: bool
    words: tuple[Words, ...]
    sentence: tuple[Words, ...]
    company: tuple[str, ...]


class Step(msgspec.Struct, frozen=True):
    """A quotation of a passage: in which text, on which day, with which verdict, and what differs."""

    date: str | None
    by: str
    text: str
    verdict: str
    words: tuple[Words, ...]
    changed: tuple[tuple[str, str, str], ...]


class Passage(msgspec.Struct, frozen=True):
    """A passage with all who quote it."""

    date: str | None
    by: str
    text: str
    words: tuple[Words, ...]
    steps: tuple[Step, ...]


class Trace(msgspec.Struct, frozen=True):
    """What `comity trace` prints; `unread` names the texts in languages in which these words are nowhere found: there
    the phrase would be another."""

    phrase: str
    uses: tuple[Carried, ...]
    passages: tuple[Passage, ...]
    unread: tuple[str, ...]
    policy: Policy


class Change(msgspec.Struct, frozen=True):
    """A verdict that is another than in an earlier table, by the id of its row; empty where one has no such row."""

    id: str
    before: str
    now: str


class Changes(msgspec.Struct, frozen=True):
    """Which verdicts changed since an earlier table; and the texts, and whether the rules, that did."""

    verdicts: tuple[Change, ...]
    texts: tuple[str, ...]
    rules: bool


def traced(case: Case, phrase: str | None) -> Trace:
    """The uses of a phrase over a case or, without one, the chain of every passage that is quoted in it."""
    places = Places(case)
    documents = [document for document in places.documents.values() if document.same_as is None]
    uses = collation.trace(phrase, documents, case.quotations) if phrase else ()
    spoken = {places.documents[use.document].language for use in uses} or {"en"}
    passages = () if phrase else collation.chains(documents, case.quotations)
    unread = tuple(document.path for document in documents if document.language not in spoken) if phrase else ()
    return Trace(
        phrase or "", tuple(_carried(case, places, use) for use in uses),
        tuple(_passage(places, chain) for chain in passages), unread, collation.policy(documents),
    )  # fmt: skip


def _carried(case: Case, places: Places, use: Use) -> Carried:
    document = places.documents[use.document]
    by = " and ".join(case.name(voice) if voice in case.actors else voice for voice in use.voices)
    title = document.title.value if document.title else document.path
    return Carried(
        use.date, by or "not named", title, use.quotes, use.exact, use.first, places.words(use.document, [use.span]),
        places.words(use.document, [use.sentence]), use.company,
    )  # fmt: skip


def _passage(places: Places, chain: Chain) -> Passage:
    source = places.documents[chain.document]
    steps = (
        Step(
            link.date, who(places.documents[link.document]), places.documents[link.document].path, link.verdict,
            places.words(link.document, [link.span]), link.changed,
        )
        for link in chain.links
    )  # fmt: skip
    words = places.words(chain.document, [chain.passage])
    return Passage(chain.date, who(source), source.path, words, tuple(steps))


def changes(before: Mapping[str, object], now: Mapping[str, object]) -> Changes:
    """What differs between two tables of verdicts as JSON gives them."""
    rows = collation.changed(*(_verdicts(table) for table in (before, now)))
    old, new = (_under(table, "policy") for table in (before, now))
    texts = collation.changed(*(_under(policy, "texts") for policy in (old, new)))
    rules = any(old.get(field) != new.get(field) for field in ("version", "settings", "by_sense"))
    return Changes(tuple(Change(*row) for row in rows), tuple(path for path, _, _ in texts), rules)


def _under(table: Mapping[str, object], field: str) -> dict[str, str]:
    found = table.get(field)
    return found if isinstance(found, dict) else {}


def _verdicts(table: Mapping[str, object]) -> dict[str, str]:
    """Every verdict by the words that it is on: ids change where a text does."""
    found: dict[str, str] = {}
    for kind in ("quotations", "paraphrases"):
        rows = table.get(kind)
        for row in rows if isinstance(rows, list | tuple) else ():
            said = " … ".join(piece["text"] for piece in row["words"])
            found[f"{kind[:-1]} “{said}”"] = row["verdict"]
    return found
