"""The program takes no side: exchange the names of states in the same words, and what is found must be the same.

    python bench/neutrality.py [STATES] [--fast]

Each of the sentence frames and texts of neutrality.yaml is read with the names of so many states (20) in turn; {A} is
the state, {B} and {C} those that follow it in the list. From what is found the names are taken out again, so that only
the words of the frame are left: statements with who says them, ties with their sign, events, positions. What is found
with most states is the rule; every state with which something else is found is printed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from comity import record
from comity.evidence import Evidence
from comity.reading import evidence_of
from comity.texts import document_from_text

GIVEN: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "neutrality.yaml").read_text("utf-8"))
Found = dict[str, frozenset[str]]  # what kind of evidence -> what is found of it, without names


def main() -> None:
    count = next((int(word) for word in sys.argv[1:] if word.isdigit()), len(GIVEN["states"]))
    fast = "--fast" in sys.argv
    for what, forms in (("frames", GIVEN["frames"]), ("texts", GIVEN["texts"])):
        other = compared(forms, GIVEN["states"], count, fast=fast, together=what == "frames")
        for line in told(other):
            print(line)
        print(f"{what}: {len({(form, state) for form, state, *_ in other})} of {len(forms) * count} read otherwise")
        print(f"  {dict(Counter(kind for _, _, kind, *_ in other)) or 'nothing differs'}")


def compared(
    forms: list[str], states: list[dict[str, str]], count: int, *, fast: bool = False, together: bool = False
) -> list[tuple[int, str, str, frozenset[str], frozenset[str]]]:
    """Form, state and kind of evidence, what is found, and what is found with most states, where these differ.

    `together` reads the forms as paragraphs of one text.
    """
    found: defaultdict[int, dict[str, Found]] = defaultdict(dict)
    for at in range(count):
        trio = [states[(at + n) % len(states)] for n in range(3)]
        filled = [_filled(form, trio) for form in forms]
        read = _paragraphs(filled, trio, fast) if together else [_read(text, trio, fast) for text in filled]
        for form, one in enumerate(read):
            found[form][trio[0]["name"]] = one
    return [different for form, by_state in found.items() for different in _different(form, by_state)]


def told(different: list[tuple[int, str, str, frozenset[str], frozenset[str]]]) -> Iterator[str]:
    """The differences in words."""
    for form, state, kind, here, most in different:
        more, less = " | ".join(sorted(here - most)), " | ".join(sorted(most - here))
        yield f"{kind} {form + 1}, {state}: {more or f'without {less}'}"


def _different(form: int, found: dict[str, Found]) -> Iterator[tuple[int, str, str, frozenset[str], frozenset[str]]]:
    for kind in ("statements", "ties", "events", "positions"):
        most = Counter(one[kind] for one in found.values()).most_common(1)[0][0]
        yield from ((form, state, kind, one[kind], most) for state, one in found.items() if one[kind] != most)


def _filled(form: str, trio: list[dict[str, str]]) -> str:
    given: dict[str, str] = {}
    for letter, state in zip("ABC", trio, strict=True):
        given |= {letter: state["name"], letter.lower(): state["adjective"], f"cap_{letter.lower()}": state["capital"]}
    text = form.format(**given)
    return re.sub(r"(?:(?<=^)|(?<=[.!?] )|(?<=\n))the (?=United)", "The ", text)


def _read(text: str, trio: list[dict[str, str]], fast: bool) -> Found:
    document = document_from_text(text, kind="news", date="2022-05-16")
    (evidence,) = evidence_of([document], fast=fast)
    return _bare(evidence, trio, 0, len(text))


def _paragraphs(texts: list[str], trio: list[dict[str, str]], fast: bool) -> list[Found]:
    document = document_from_text("\n\n".join(texts), kind="news", date="2022-05-16")
    (evidence,) = evidence_of([document], fast=fast)
    starts = [sum(len(text) + 2 for text in texts[:n]) for n in range(len(texts))]
    return [_bare(evidence, trio, start, start + len(text)) for start, text in zip(starts, texts, strict=True)]


def _bare(evidence: Evidence, trio: list[dict[str, str]], start: int, end: int) -> Found:
    """What is found between two places, without names."""
    ids = {record.state(state["name"]).id: letter for letter, state in zip("ABC", trio, strict=True)}

    whose = {actor.id: actor.state or actor.parent for actor in evidence.actors}

    def who(id: str | None) -> str:
        """The letter of a state, also of its persons and bodies."""
        return "nobody" if id is None else ids.get(id) or ids.get(whose.get(id) or "", "another")

    def bare(text: str) -> str:
        for letter, state in zip("ABC", trio, strict=True):
            for name in (state["name"], state["name"].removeprefix("the "), state["capital"], state["adjective"]):
                text = re.sub(rf"\b{re.escape(name)}\b", letter, text, flags=re.IGNORECASE)
        return " ".join(text.split())

    def here(span: Any) -> bool:
        return span is not None and start <= span.start < end

    return {
        "statements": frozenset(
            f"{who(s.source_actor)}: {s.stance} {s.mode} {s.factuality} [{bare(' … '.join(c.text for c in s.content))}]"
            for s in evidence.statements if s.content and here(s.content[0])
        ),
        "ties": frozenset(
            " ".join((t.kind, *(_pair(t, who)), f"{t.sign:+}", t.factuality, "by", who(t.asserted_by)))
            for t in evidence.ties if here(t.words)
        ),
        "events": frozenset(
            f"{e.type} {sorted(map(who, e.actors))} {sorted(map(who, e.targets))} {e.factuality}"
            for e in evidence.events if e.spans and here(e.spans[0][1])
        ),
        "positions": frozenset(
            f"{who(p.holder)} {p.stance} {who(p.target) if p.target in ids else bare(p.target)}"
            for p in evidence.positions if here(p.words)
        ),
    }  # fmt: skip


def _pair(tie: Any, who: Any) -> tuple[str, str]:
    """Both ends of a tie; of one that goes both ways in the order of their letters, since names order them else."""
    ends = (who(tie.source), who(tie.target))
    return ends if tie.directed else (min(ends), max(ends))


if __name__ == "__main__":
    main()
