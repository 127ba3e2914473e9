"""Validate: a random sample of a layer, judged with two keys, by one person or several."""

from __future__ import annotations

import re

from comity.errors import CaseError
from comity.report import sections
from comity.web.asked import Asked, Do, Shown
from comity.web.desk import Desk

SAYS = ("right", "wrong", "unsure", "")


def show(desk: Desk, asked: Asked) -> Shown:
    """The sample that a seed draws of a layer, with what was judged of it."""
    layer, person = asked.get("layer") or sections.JUDGED_LAYERS[0], _person(asked)
    seed, size = asked.number("seed", 1), min(asked.number("n", 100), 1000)
    found = desk.once(("validate", layer, seed, size), lambda: sections.judged(desk.case, layer, seed, size))
    more = {"person": person, "layers": sections.JUDGED_LAYERS, "seed": seed, "size": size}
    return Shown(found, "Validate", more)


def _judge(desk: Desk, asked: Asked) -> str:
    """What a person says of one row."""
    layer, is_ = asked.get("layer"), asked.get("is")
    if layer not in sections.JUDGED_LAYERS or is_ not in SAYS:
        raise CaseError("this is no judgement", remedy="A row is right, wrong or unsure.")
    sections.judge(desk.case, layer, _person(asked), asked.get("id"), is_)
    return asked.back("/validate")


def _person(asked: Asked) -> str:
    """The name under which judgements are kept."""
    return re.sub(r"[^\w .-]", "", asked.get("person"))[:40].strip() or "me"


POSTS: dict[str, Do] = {"/validate/judge": _judge}
