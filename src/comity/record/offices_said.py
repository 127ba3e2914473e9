"""Claims about who holds an office, held against the terms on record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from comity.model import Claim, first_day, last_day
from comity.names import same_person, title_key
from comity.record.offices import Term, held, office_class, terms_of
from comity.record.registry import actors, find, gone
from comity.record.succession import known_as
from comity.record.verdicts import absent, covers, judged, stood, undecided

# Days about the ends of a term within which it decides nothing, by the row's grade.
_MARGIN = {"A": 7, "B": 31}


def office(claim: Claim) -> Claim:
    """That a person holds an office of a state or an organisation on a date.

    It is consistent where a term of that person covers the day, and inconsistent where somebody else's does and that
    person never held such an office. A person who held it at some other time may be spoken of as of then: that is
    undecided, unless the words say that it is so now (“X is the Prime Minister of Y”), as is a day near the ends of a
    term, or one to which no term is known.
    """
    holder, on, person = find(claim.said["holder"]), claim.said["on"], _name(claim.said["person"])
    title = claim.said["office"]
    class_ = office_class(title) if holder.kind == "state" else title
    if holder.kind == "state" and (ended := gone(holder.id, on)):
        return absent(claim, stood(ended))
    if class_ is None:
        return absent(claim, f"terms of a {title} are not on record")
    listed = (term for id in sorted(known_as(holder.id, on)) for term in terms_of(id))
    terms = [t for t in listed if (office_class(t.office) == class_ if holder.kind == "state" else titled(title, t))]
    own = [term for term in terms if called(person, term.name)]
    then = [term for term in terms if held(term, on)]
    if not terms or not (own or then):
        return absent(claim, f"who was {title} of {holder.name} on {on} is not on record")
    figures = _told([t for t in own if held(t, on)] or then or own)
    dataset = (own or then)[0].dataset
    if any(decides(term, on) for term in own):
        return judged(claim, True, figures, dataset)
    over = bool(own) and not any(_about(term, on) for term in own)
    if own and not (over and claim.said.get("now") == "yes"):
        return undecided(claim, figures, dataset, f"whether it is said of {on} cannot be told")
    if any(decides(term, on) and term.grade == "A" for term in then) and class_ != "head of state":
        return judged(claim, False, figures, dataset)
    return undecided(claim, figures, dataset, _known(then))


def titled(title: str, term: Term) -> bool:
    """Whether a term is of the office that a title names: of an organisation, which may have several.

    >>> from comity.record.offices import terms_of
    >>> [term.office for term in terms_of("NATO") if titled("Secretary-General", term)][0]
    'NATO Secretary General'
    """
    words, office = (re.findall(r"\w+", text.casefold()) for text in (title, term.office))
    return f" {' '.join(words)} " in f" {' '.join(office)} "


def decides(term: Term, on: str) -> bool:
    """Whether a term certainly covers a date: checked to it, and not near its ends."""
    checked = term.end or term.checked
    return term.grade in _MARGIN and covers(checked, on) and held(term, on, _MARGIN[term.grade])


def _about(term: Term, on: str) -> bool:
    """Whether a term held on a date, or not longer before or after it than its ends are sure."""
    days = _MARGIN.get(term.grade, 31)
    return held(term, _days_from(on, -days)) or held(term, _days_from(on, days)) or held(term, on)


def _days_from(on: str, days: int) -> str:
    return (date.fromisoformat(first_day(on)) + timedelta(days)).isoformat()


def called(person: str, name: str) -> bool:
    """Whether a name can be that of a person on record: one word of it, the same words, or one person's full names.

    >>> called("Lavrov", "Sergey Lavrov"), called("Sergei Lavrov", "Sergey Lavrov"), called("Ana Roa", "Luis Roa")
    (True, True, False)
    """
    mine, known = set(title_key(person).split()), set(title_key(name).split())
    return mine <= known or known <= mine or same_person(person, name)


def _name(person: str) -> str:
    return actors()[person].name if person in actors() else person


def _told(terms: Iterable[Term]) -> dict[str, str]:
    return {
        f"{t.name}, {t.office} from {t.start or '?'}": f"to {t.end}" if t.end else f"in office on {t.checked}"
        for t in terms
    }


def _known(terms: Iterable[Term]) -> str:
    days = [last_day(term.checked) for term in terms if term.checked]
    return f"as known on {max(days)}, which does not decide it" if days else "which does not decide it"
