"""Proposals as the user writes them, in YAML or Python: read, checked, every fault named with its line.

proposal: NATO enlarged by Finland and Sweden
on: 2018-01-01
changes:
  - join: NATO
    states: [Finland, Sweden]
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path

import yaml

from comity import model, record
from comity.bounded import TooMuch, number, shallow
from comity.errors import ProposalError, UnknownName, UnreadableFile
from comity.model import Actor, Change, is_date
from comity.system import OBLIGATIONS as KINDS

MOST = 200  # changes of one proposal
LONGEST = 100_000  # characters of its file
# op -> (what its own key holds, keys that must stand beside it, keys that may)
OPS: dict[str, tuple[str, frozenset[str], frozenset[str]]] = {
    "found": ("name", frozenset({"states", "obligations"}), frozenset()),
    "join": ("organisation", frozenset({"states"}), frozenset({"obligations"})),
    "leave": ("organisation", frozenset({"states"}), frozenset({"obligations"})),
    "dissolve": ("organisation or states", frozenset(), frozenset({"obligations"})),
    "umbrella": ("organisations", frozenset(), frozenset({"name", "obligations", "observers"})),
    "formalise": ("organisation", frozenset({"obligations"}), frozenset({"name", "observers"})),
    "pact": ("states", frozenset(), frozenset({"name", "obligations"})),
    "non-aggression": ("states", frozenset(), frozenset({"name"})),
    "neutrality": ("states", frozenset(), frozenset({"name"})),
    "guarantee": ("states", frozenset({"by"}), frozenset({"name"})),
    "arms limit": ("states", frozenset({"share"}), frozenset({"name"})),
    "end rivalry": ("states", frozenset(), frozenset()),
    "begin rivalry": ("states", frozenset(), frozenset()),
}
# What a draft lacks -> the line of its last step to complete, as a comment.
_KINDS = f"  # obligations: [one or more of: {', '.join(KINDS)}]"
_TO_FILL = {"members": "  # states: [A, B]", "the kind of obligation": _KINDS, "obligations of its members": _KINDS}
_TOP = frozenset({"proposal", "on", "description", "changes"})
_SHOWN = {"states": "[Finland, Sweden]", "by": "[United States]", "share": "80%", "obligations": "[defence]",
          "name": "A league"}  # fmt: skip


class Proposal(model.Draft, frozen=True):
    """A proposal that can be put to a test; `path` is the file it was read from."""

    path: str | None = None

    @classmethod
    def load(cls, path: str | Path) -> Proposal:
        """Read and check a proposal.

        Raises:
            UnreadableFile: there is no such file, or it is not text.
            ProposalError: the file cannot be understood; `where` is FILE:LINE.
            UnknownName: it names a state or organisation that is not on record.
        """
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise UnreadableFile(f"cannot read the proposal: {error.strerror}", where=str(path)) from error
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            what, remedy = "cannot read the proposal: it is not UTF-8 text", "Save it as UTF-8."
            raise UnreadableFile(what, where=f"{path}:{line}", remedy=remedy) from error
        return cls.parse(text, str(path))

    @classmethod
    def parse(cls, text: str, path: str = "<proposal>") -> Proposal:
        """Read and check the text of a proposal."""
        return _Reader(path).proposal(text)

    @classmethod
    def of(cls, draft: model.Draft) -> Proposal:
        """A draft that a text gave, once it lacks nothing.

        Raises:
            ProposalError: what it lacks.
        """
        if draft.lacks:
            raise ProposalError(
                f"the draft {draft.name!r} does not say: {', '.join(draft.lacks)}",
                remedy="Write it as YAML and add what is missing; examples/ has four.",
            )
        if isinstance(draft, cls):
            return draft
        return cls(**{field: getattr(draft, field) for field in model.Draft.__struct_fields__})

    def to_yaml(self) -> str:
        """The proposal as a file that `load` reads; what a draft lacks stands in comments."""
        return written(self)

    def where(self, line: int | None) -> str | None:
        """FILE:LINE, where they are known."""
        return f"{self.path}:{line}" if self.path and line else self.path


def written(draft: model.Draft) -> str:
    """A proposal, or a draft that a text gave, as YAML; what it lacks stands in comments.

    >>> print(written(model.Draft("x", "A pact", (Change("pact", ("CHL", "PER")),), on="2018")).strip())
    proposal: A pact
    on: 2018
    changes:
    - pact: [CHL, PER]
    """
    said = {"proposal": draft.name} | ({"description": draft.description} if draft.description else {})
    lines = [f"# The text does not say: {lack}" for lack in draft.lacks]
    lines.append(yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=110).strip())
    lines += [f"on: {draft.on}"] if draft.on else []
    fill = [line for lack, line in _TO_FILL.items() if lack in draft.lacks]
    if draft.changes and draft.changes[-1].op == "umbrella":  # may keep what its parts oblige their members to
        fill = [line.replace("of: ", "of: carried, ") for line in fill]
    return "\n".join((*lines, "changes:", *(_step(change) for change in draft.changes), *fill)) + "\n"


def _step(change: Change) -> str:
    holds = OPS[change.op][0] if change.op in OPS else "states"
    step: dict[str, object] = {change.op: change.name}
    if holds.startswith("organisation") and change.organisations:
        many = holds == "organisations" or len(change.organisations) > 1
        step = {change.op: list(change.organisations) if many else change.organisations[0]}
        step |= {"states": list(change.parties)} if change.parties else {}
    elif holds != "name":
        step = {change.op: list(change.parties)}
    elif change.parties:
        step["states"] = list(change.parties)
    step |= {"name": change.name} if change.name and holds != "name" and "name" in OPS[change.op][2] else {}
    step |= {"obligations": list(change.obligations)} if change.obligations else {}
    step |= {key: text.split(",") if key == "by" else text for key, text in change.terms.items()}
    shown = [f"{key}: {yaml.safe_dump(value, default_flow_style=True, width=10**6)}" for key, value in step.items()]
    return "- " + "\n  ".join(text.removesuffix("...\n").strip() for text in shown)


class _Reader:
    """Reads one file; keeps its path for messages, and its date, on which its states must not be gone."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.on: str | None = None

    def fail(self, node: yaml.Node | int, what: str, remedy: str | None = None) -> ProposalError:
        line = node if isinstance(node, int) else node.start_mark.line + 1
        return ProposalError(what, where=f"{self.path}:{line}", remedy=remedy)

    def proposal(self, text: str) -> Proposal:
        try:
            shallow(text, LONGEST)
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except TooMuch as error:
            raise self.fail(1, f"is no proposal that can be read: {error}", "Write it plainly, or split it.") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            why = (getattr(error, "problem", None) or "").replace(r"character '\t'", "a tab")
            remedy = "Indent with spaces, close brackets and quotation marks; examples/ has four proposals."
            line = mark.line + 1 if mark else 1
            raise self.fail(line, f"not YAML: {why or 'it cannot be parsed'}", remedy) from error
        if root is None:
            raise self.fail(1, "the file is empty", "Write a proposal with `proposal`, `on` and `changes`.")
        top = self.keys(root, _TOP)
        for needed in ("proposal", "changes"):
            if needed not in top:
                raise self.fail(root, f"`{needed}` is missing", "A proposal has `proposal`, `on` and `changes`.")
        self.on = self.date(top.get("on"))
        steps = top["changes"]
        if not isinstance(steps, yaml.SequenceNode) or not steps.value:
            raise self.fail(steps, "`changes` holds no changes", "List at least one, such as `- pact: [A, B]`.")
        if len(steps.value) > MOST:
            raise self.fail(steps.value[MOST], f"more than {MOST} changes", "Split it into several proposals.")
        return Proposal(
            hashlib.sha256(text.encode()).hexdigest()[:12], self.text(top["proposal"]),
            tuple(self.change(step) for step in steps.value), on=self.on,
            description=self.text(top["description"]).strip() if "description" in top else "", path=self.path,
        )  # fmt: skip

    def keys(self, node: yaml.Node, known: frozenset[str]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, "expected keys with values", f"Known keys: {', '.join(sorted(known))}.")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = self.text(key).strip()
            if name not in known:
                near = get_close_matches(name, known, 2)
                remedy = f"Did you mean {' or '.join(near)}?" if near else f"Known keys: {', '.join(sorted(known))}."
                raise self.fail(key, f"unknown key {name!r}", remedy)
            if name in found:
                raise self.fail(key, f"the key {name!r} stands twice", "Keep one of the two.")
            found[name] = value
        return found

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            held = "nothing" if isinstance(node, yaml.ScalarNode) else "a list or keys with values"
            raise self.fail(node, f"a name belongs here, not {held}", "Write one name, such as `Finland` or `NATO`.")
        return str(node.value)

    def texts(self, node: yaml.Node) -> list[tuple[str, yaml.Node]]:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if not items:
            raise self.fail(node, "expected at least one name", "Write one, or a list such as [Finland, Sweden].")
        return [(self.text(item), item) for item in items]

    def date(self, node: yaml.Node | None) -> str | None:
        if node is None:
            return None
        given = self.text(node).strip()
        if not is_date(given):
            raise self.fail(node, f"{given!r} is not a date", "Write it as 2018-01-01, 2018-01 or 2018.")
        return given

    def change(self, node: yaml.Node) -> Change:
        known = frozenset(OPS) | {key for _, must, may in OPS.values() for key in must | may}
        given = self.keys(node, known)
        ops = [key for key in given if key in OPS]
        if len(ops) != 1:
            what = f"two changes in one step: {' and '.join(ops)}" if ops else "no change in this step"
            raise self.fail(node, what, f"Each step has one of: {', '.join(OPS)}.")
        op, line = ops[0], node.start_mark.line + 1
        holds, must, may = OPS[op]
        for key in given.keys() - {op} - must - may:
            remedy = f"It takes: {', '.join(sorted(must | may)) or 'nothing else'}."
            raise self.fail(given[key], f"`{key}` does not belong to `{op}`", remedy)
        for key in sorted(must - given.keys()):
            raise self.fail(node, f"`{op}` needs `{key}`", f"Add `{key}: {_SHOWN[key]}`, for example.")
        name = self.text(given["name"]) if "name" in given else None
        parties, orgs = self.subjects(op, holds, given)
        obligations = self.obligations(given.get("obligations"), op)
        self.enough(op, node, parties, orgs)
        return Change(
            op, parties, orgs, self.text(given[op]) if holds == "name" else name, obligations, self.terms(given), line
        )

    def subjects(self, op: str, holds: str, given: dict[str, yaml.Node]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Ids of the states and of the organisations that a change names."""
        if holds == "states" or (holds == "organisation or states" and self.lists_states(given[op])):
            return self.named(given[op], record.state, "state"), ()
        orgs = self.named(given[op], record.organisation, "organisation") if holds.startswith("organisation") else ()
        return self.named(given["states"], record.state, "state") if "states" in given else (), orgs

    def lists_states(self, node: yaml.Node) -> bool:
        """Whether a list of what is dissolved names states: unless the first is an organisation only, it does."""
        if not isinstance(node, yaml.SequenceNode):
            return False
        first = self.texts(node)[0][0]
        return _known(first, record.state) or not _known(first, record.organisation)

    def enough(self, op: str, node: yaml.Node, parties: tuple[str, ...], orgs: tuple[str, ...]) -> None:
        if op in ("pact", "found", "non-aggression", "neutrality", "end rivalry", "begin rivalry") and len(parties) < 2:
            raise self.fail(node, f"`{op}` needs at least two states", f"Write `{op}: [Chile, Peru]`, for example.")
        if op == "umbrella" and len(orgs) < 2:
            raise self.fail(
                node, "an umbrella needs at least two organisations", "Write `umbrella: [CSTO, SCO]`, for example."
            )
        if op in ("join", "leave", "formalise") and len(orgs) != 1:
            raise self.fail(node, f"`{op}` takes one organisation", "Write one step for each.")

    def named(self, node: yaml.Node, find: Callable[[str], Actor], kind: str) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for text, item in self.texts(node):
            try:
                actor = find(text)
            except UnknownName as error:
                where = f"{self.path}:{item.start_mark.line + 1}"
                raise UnknownName(text, kind, near=error.near, where=where) from error
            if kind == "state" and self.on and actor.end and model.last_day(actor.end) < model.first_day(self.on):
                what = f"{actor.name} was no state on {self.on}: it ended on {actor.end}"
                raise self.fail(item, what, "Name a state of that day, or choose another date.")
            id = record.stood(actor.id, self.on) if kind == "state" and self.on else actor.id
            if id in ids:
                raise self.fail(item, f"{text} is named twice", "Name everybody once.")
            ids[id] = None
        return tuple(ids)

    def obligations(self, node: yaml.Node | None, op: str) -> tuple[str, ...]:
        if node is None:
            return ("defence",) if op == "pact" else ()
        kinds = [(text.strip(), item) for text, item in self.texts(node)]
        for kind, item in kinds:
            if kind not in KINDS and not (op == "umbrella" and kind == "carried"):
                near = get_close_matches(kind, KINDS, 1)
                remedy = f"Did you mean {near[0]}?" if near else f"Known kinds: {', '.join(KINDS)}."
                raise self.fail(item, f"unknown kind of obligation {kind!r}", remedy)
        return tuple(dict.fromkeys(kind for kind, _ in kinds))

    def terms(self, given: dict[str, yaml.Node]) -> dict[str, str]:
        terms: dict[str, str] = {}
        if "by" in given:
            terms["by"] = ",".join(self.named(given["by"], record.state, "state"))
        if "share" in given:
            terms["share"] = str(self.share(given["share"]))
        if "observers" in given:
            terms["observers"] = self.text(given["observers"])
            if terms["observers"] not in ("in", "out"):
                raise self.fail(given["observers"], "`observers` is `in` or `out`", "Write one of the two.")
        return terms

    def share(self, node: yaml.Node) -> Fraction:
        given = self.text(node).strip()
        share = number(given.removesuffix("%"))
        share = share / 100 if share is not None and given.endswith("%") else share
        if share is None or not 0 < share < 1:
            what = f"the share {given[:40]!r} is not between 0 and 1"
            raise self.fail(node, what, "Write it as 0.8, 4/5 or 80%.")
        return share


def _known(name: str, find: Callable[[str], Actor]) -> bool:
    try:
        find(name)
    except UnknownName:
        return False
    return True
