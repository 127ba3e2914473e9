"""What stands in for a name, in this genre: the speaker's “I” and “our country”, “the Organisation”, “the minister”,
“the two ministers”, “the latter”, and “he” or “she” with one person in reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from comity.language.bodies import at_home
from comity.language.gazetteer import Gazetteer
from comity.language.persons import leaders
from comity.language.plurals import pairs, they
from comity.language.reach import REACH, Reach, unnamed
from comity.model import TRANSCRIPTS, Actor, Document, Mention, first_day, last_day
from comity.names import called, folded, keys

_FIRST = re.compile(r"\b(?:I|me|my|myself)\b")
_WE = re.compile(r"\b(?:[Ww]e|us|[Oo]ur(?: (?:country|nation|people|government|state|side))?|ourselves|ours)\b")
_ORG = re.compile(
    r"\b[Tt]he (Organi[sz]ation|Union|Alliance|alliance|Association|bloc|Bloc|Community|Council|Forum|Authority|Agency|"
    r"Assembly|Commission|Committee|Conference|Court|Fund|Group|League|Mission|Parliament|"
    r"Secretariat)\b(?! (?:of|[A-Z]))"
)
_DEFINED = 6_000  # the same for a capitalised word of the name, which formal texts use from end to end
_OFFICE = re.compile(
    r"\b[Tt]he (?:(?:[Cc]aretaker|[Aa]cting|[Ii]nterim) )?"
    r"(?:(?P<whose>(?!Foreign|Prime|Deputy|Vice|First|Defen|Interior|Finance)[A-Z][\w.]+(?: [A-Z]\w+){0,2}?) )?"
    r"(?P<office>president|prime minister|foreign minister|minister|chancellor|premier|king|emir|sultan|leader|"
    r"secretary-general|secretary|ambassador|spokesman|spokeswoman|spokesperson|President|Prime Minister|Minister|"
    r"Foreign Minister|Secretary-General|Secretary|Ambassador)\b(?! of| [A-Z])"
)
_OFFICE_OF = re.compile(
    r"\b[Tt]he (?:(?P<office>[Pp]resident|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inister|"
    r"[Mm]inister of [Ff]oreign [Aa]ffairs|[Pp]remier|[Cc]hancellor|[Kk]ing|[Ee]mir|[Ss]ultan|[Ll]eader) of (?:the )?|"
    r"(?P<home>[Hh]ead of [Ss]tate\b(?! of)))"
)
_LEADS = {"president": "president", "prime minister": "prime minister", "premier": "prime minister", "king": "king",
          "chancellor": "chancellor", "emir": "emir", "sultan": "sultan"}  # fmt: skip
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_TOLD = ("attr", "appos", "oprd")  # what somebody is said to be
_SUBJECTS = ("nsubj", "nsubjpass")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b")


def find_stand_ins(
    document: Document, tokens: Doc, names: Sequence[Mention], gazetteer: Gazetteer, introduced: dict[str, Actor]
) -> list[Mention]:
    """Mentions without a name, resolved where the genre leaves one reading; else with candidates."""
    ordered = sorted(names, key=lambda m: m.span.start)
    reach = Reach(document, ordered, gazetteer, introduced)
    officials = sorted(
        (*_officials(document, tokens, reach), *_officials_of(document, tokens, reach)), key=lambda m: m.span.start
    )
    found = [*_speakers(document, reach), *_voices(document, reach), *_organisations(document, reach), *officials]
    found += [*_bodies(document, reach), *_ranked(document, reach)]
    found += pairs(document, tokens, reach)
    with_officials = sorted((*ordered, *officials), key=lambda m: m.span.start)
    found += _pronouns(document, Reach(document, with_officials, gazetteer, introduced), tokens)
    found += they(document, tokens, [*ordered, *found], reach)
    taken = {i for m in ordered for i in range(m.span.start, m.span.end)}
    return [m for m in found if m.span.start not in taken]


def _speakers(document: Document, reach: Reach) -> Iterator[Mention]:
    for start, end, person, answers in _spoken(document, reach):
        for match in _FIRST.finditer(document.text, start, end) if answers else ():
            yield reach.mention(*match.span(), person.id, "pronoun", "PER", "the speaker")
        for match in _WE.finditer(document.text, start, end) if answers and person.state else ():
            yield reach.mention(*match.span(), person.state, "pronoun", "LOC", f"the state {person.name} speaks for")


def _voices(document: Document, reach: Reach) -> Iterator[Mention]:
    """“We” and “our country” where nobody is named who speaks, but for whom is known beforehand."""
    named = [(start, end) for start, end, person, answers in _spoken(document, reach) if person.state or not answers]
    whole = document.speaker_actor or document.issuer_actor
    one = whole if len(document.turns) < 2 else None
    turns = [(t.span.start, t.span.end, t.actor or one) for t in document.turns if t.role != "question"]
    own = document.kind.value in _OWN_WORDS
    for start, end, id in turns or ([(0, len(document.text), whole)] if own else []):
        actor = reach.actor(id)
        if actor is None or any(a < end and start < b for a, b in named):
            continue
        label = "LOC" if actor.kind == "state" else "ORG"
        for match in _WE.finditer(document.text, start, end):
            yield reach.mention(*match.span(), actor.id, "pronoun", label, f"for {actor.name} is spoken here")
        for match in _FIRST.finditer(document.text, start, end):
            yield reach.mention(*match.span(), actor.id, "pronoun", "PER", f"who speaks for {actor.name}")


_OWN_WORDS = TRANSCRIPTS | {"statement", "letter"}


def _spoken(document: Document, reach: Reach) -> Iterator[tuple[int, int, Actor, bool]]:
    """The stretches of a transcript with the person who speaks; whether it is more than a question."""
    if document.kind.value not in TRANSCRIPTS:
        return
    turns = [(t.span.start, t.span.end, t.speaker, t.role != "question") for t in document.turns]
    if not document.turns and document.speaker:
        turns = [(0, len(document.text), document.speaker.value, True)]
    for start, end, name, answers in turns:
        if person := _person(name, reach):
            yield start, end, person, answers


def _person(name: str | None, reach: Reach) -> Actor | None:
    found = [a for a in reach.introduced.values() if a.kind == "person" and called(a.name, name or "")]
    exact = [a for a in found if keys(a.name) <= keys(name or "")]
    return (exact or found)[0] if len(exact or found) == 1 or exact else None


def _organisations(document: Document, reach: Reach) -> Iterator[Mention]:
    for match in _ORG.finditer(document.text):
        word = folded(match[1]).replace("organisation", "organization")
        back = _DEFINED if match[1][0].isupper() else REACH
        for actor in reach.before(match.start(), ("organisation", "body", "ngo"), back):
            names = folded(" ".join((actor.name, *(n.text for n in actor.names)))).replace(
                "organisation", "organization"
            )
            if word in names.split() or (word == "bloc" and actor.kind == "organisation"):
                yield reach.mention(*match.span(), actor.id, "nominal", "ORG", f"the nearest {match[1]} before it")
                break


_BODY = re.compile(
    r"\b[Tt]he (?P<body>foreign ministry|Foreign Ministry|defen[cs]e ministry|Defen[cs]e Ministry|ministry|Ministry|"
    r"embassy|Embassy|delegation|Delegation|army|military|government|Government|authorities)\b"
    r"(?! (?:of|for|in|chief|leader|source|official|spokes\w+|statement)s?\b| [A-Z])"
)
_CALLED = {"army": "armed-forces", "military": "armed-forces", "authorities": "government", "ministry": "-ministry"}


def _bodies(document: Document, reach: Reach) -> Iterator[Mention]:
    """“The ministry”, “the government”: the nearest such body of a state before it, where no other state's stands as
    near."""
    for match in _BODY.finditer(document.text):
        called = match["body"].casefold().replace("defense", "defence")
        slug = _CALLED.get(called, called.replace(" ", "-"))
        near = [body for body in reach.before(match.start(), ("body",)) if body.state and body.id.endswith(slug)]
        if near and len({body.state for body in near[:3]}) == 1:
            reason = f"the nearest {match['body']} before it"
            yield reach.mention(*match.span(), near[0].id, "nominal", "ORG", reason)


def _officials(document: Document, tokens: Doc, reach: Reach) -> Iterator[Mention]:
    """“The minister”: the nearest before it; “the Kenyan minister”: the nearest of that state, or else, of an office
    that leads a state, who held it on the document's day."""
    for match in _OFFICE.finditer(document.text):
        office = match["office"].casefold()
        states = {m.actor for m in reach.within(*match.span("whose"))} if match["whose"] else set()
        if (match["whose"] and len(states) != 1) or (office == "leader" and not states):
            continue
        near = (a for a in reach.before(match.start(), ("person",)) if not states or a.state in states)
        holder = next((actor for actor in near if _holds(actor, office)), None)
        reason = f"the nearest {match['office']} before it"
        if holder is None and states and office in _LEADS:
            word = tokens.char_span(*match.span(), alignment_mode="expand")
            said = word.root.sent.text if word is not None else ""
            holder = _in_office(_LEADS[office], states.pop(), document, said, reach)
            reason = "who held the office on record"
        if holder:
            yield reach.mention(*match.span(), holder.id, "nominal", "PER", reason)


def _officials_of(document: Document, tokens: Doc, reach: Reach) -> Iterator[Mention]:
    """“The President of Kenya” and, where one side speaks, “the Head of State”: the nearest before it of that state
    whose office is such or not known, else who held it on the document's day."""
    for match in _OFFICE_OF.finditer(document.text):
        if match["home"]:
            home, end = at_home(document, reach.gazetteer), match.end()
            state, office = home.id if home else None, "leader"
        else:
            named = next((m for m in reach.within(match.end(), match.end() + 80) if m.span.start == match.end()), None)
            state, end = (named.actor, named.span.end) if named else (None, 0)
            office = match["office"].casefold()
        word = tokens.char_span(match.start(), end, alignment_mode="expand") if state else None
        if state is None or word is None or word.root.dep_ in _TOLD or reach.person_at(end):
            continue
        near = (a for a in reach.before(match.start(), ("person",), _DEFINED) if a.state == state)
        holder = next((a for a in near if not a.office or _holds(a, office.replace(" of foreign affairs", ""))), None)
        reason = "the nearest of that state and office before it"
        if holder is None and office in (*_LEADS, "leader"):
            office = _LEADS.get(office, "president")
            holder = _in_office(office, state, document, word.root.sent.text, reach)
            reason = "who held the office on record"
        if holder:
            yield reach.mention(match.start(), end, holder.id, "nominal", "PER", reason)


def _holds(person: Actor, office: str) -> bool:
    """Whether a person's office is such a one; a leader is whoever leads a state or government."""
    wanted = {*_LEADS.values(), "chief of state", "head of government", "leader"} if office == "leader" else {office}
    return any(word in (person.office or "").casefold() for word in wanted)


def _in_office(office: str, state: str | None, document: Document, sentence: str, reach: Reach) -> Actor | None:
    """Who led a state on the document's day, as the record has it; nobody where the sentence is of another year."""
    day = document.date.value if document.date else None
    if day is None or any(year != day[:4] for year in _YEAR.findall(sentence)):
        return None
    held = [
        leader for leader in leaders(state, reach.gazetteer)
        if office == (leader.office or "").casefold()
        and (leader.start is None or first_day(leader.start) <= last_day(day))
        and (leader.end is None or last_day(leader.end) >= first_day(day))
    ]  # fmt: skip
    return held[0] if len(held) == 1 else None


_RANKED = re.compile(
    r"\b[Tt]he (former|latter)\b(?=[’'.,;:]|\s+(?:is|was|are|were|has|had|have|will|would|can|could|may|might|must|"
    r"should|did|does|also|then|said|told|\w+ed)\b)"
)


def _ranked(document: Document, reach: Reach) -> Iterator[Mention]:
    """“The former” and “the latter”: the first and the last of the two nearest of one kind before it."""
    for match in _RANKED.finditer(document.text):
        near = next(reach.before(match.start(), ("person", "state", "organisation"), 400), None)
        kinds = (near.kind,) if near else ()
        latter, *former = dict.fromkeys(actor.id for actor in reach.before(match.start(), kinds, 400)) or (None,)
        id = latter if match[1] == "latter" else former[0] if former else None
        if id and former:
            label = {"person": "PER", "state": "LOC"}.get(near.kind if near else "", "ORG")
            yield reach.mention(*match.span(), id, "nominal", label, f"{match[1]} of the two nearest before it")


def _pronouns(document: Document, reach: Reach, tokens: Doc) -> Iterator[Mention]:
    """“He” and “she” are who was last a subject, else the nearest person; never the speaker or author, who are “I”."""
    spoken = list(_spoken(document, reach))
    last: tuple[int, Actor] | None = None
    author = _person(document.author.value, reach) if document.author else None
    for match in _PRONOUN.finditer(document.text):
        at = match.start()
        excluded: set[str | None] = {person.id for start, end, person, _ in spoken if start <= at < end}
        excluded |= {author.id} if author else set()
        word = tokens.char_span(*match.span())
        if word is not None and unnamed(word.root):
            last = None
            continue
        if word is not None and word.root.dep_ in _SUBJECTS:
            excluded |= reach.beside(word.root, tokens)
        if word is not None and word.root.dep_ in ("dobj", "pobj", "dative"):  # “she thanked him”: not herself
            acting = reach.subject(at, tokens, excluded)
            excluded.add(acting.id if acting and word.root.dep_ != "pobj" else None)
            nearest = reach.nearest(at, excluded)
        else:
            nearest = reach.subject(at, tokens, excluded) or reach.nearest(at, excluded)
        if nearest is None and last and at - last[0] < REACH and not reach.nearest(at, excluded, at - last[0]):
            nearest = last[1]  # “he” again, and nobody named since
        last = (at, nearest) if nearest else last
        if nearest:
            yield reach.mention(*match.span(), nearest.id, "pronoun", "PER", "the nearest person before it")
