"""Indivisible security, as documents define it: in how many readings a proposal holds to each.

- Organization for Security and Co-operation in Europe: Charter for European Security (Istanbul, 19 November 1999),
  paragraph 8, and Astana Commemorative Declaration (3 December 2010), paragraph 3: each participating State has an
  equal right to security and is free to choose or change its security arrangements, and none will strengthen its
  security at the expense of the security of other States; the security of each is inseparably linked to that of all.
- Global Security Initiative (Xi Jinping, Boao, 21 April 2022; concept paper, 21 February 2023): security of one country
  not at the expense of that of others, all countries alike.

What is computed of these, in words of our own: that nobody's security falls (everywhere, or in the OSCE's area alone);
that nobody gains while another pays; that no state not named in the proposal has an arrangement taken from it. Equal
right, spheres of influence and legitimate concerns are no numbers, and are left to the reader: docs/indivisible.md.
"""

from __future__ import annotations

import msgspec

from comity.security.agreement import counted, sign
from comity.security.consequences import Consequences, Result
from comity.security.world import members

HELSINKI = "1975-08-01"  # since then there are participating states


class Held(msgspec.Struct, frozen=True):
    """A definition: what it says, where it stands, and in how many readings the proposal holds to it.

    `of` is None where it does not hang on a reading; `holds` is then 1 or 0.
    """

    says: str
    source: str
    holds: int
    of: int | None


def held_to(found: Consequences) -> tuple[Held, ...]:
    """A proposal held to each definition that can be computed; changes below the threshold count as none."""
    readings, free = counted(found), "Istanbul 1999, § 8; Astana 2010, § 3"
    area = members("OSCE", found.on) if found.on >= HELSINKI else frozenset[str]()
    payers = [_moved(result, -1) for result in readings]
    gainers = [_moved(result, 1) for result in readings]
    nobody = sum(not pay for pay in payers)
    linked = sum(not (pay and gain) for pay, gain in zip(payers, gainers, strict=True))
    made = [Held("no state's security falls", "Global Security Initiative, 2022", nobody, len(readings))]
    if area:
        inside = sum(not pay & area for pay in payers)
        made.append(Held("no participating State of the OSCE pays", free, inside, len(readings)))
    made.append(Held("nobody gains while another pays", "Astana 2010, § 3: linked", linked, len(readings)))
    made.append(
        Held("nobody loses an arrangement that no named state is in", f"{free}: free to choose", _kept(found), None)
    )
    return tuple(made)


def _moved(result: Result, way: int) -> frozenset[str]:
    return frozenset(state for state in result.changes if sign(result, state) == way)


def _kept(found: Consequences) -> int:
    """1 unless a bond ends between states neither of which the proposal names: leaving is a choice, dissolving none."""
    named = {state for change in found.proposal.changes for state in change.parties}
    ended = (two for layer in found.differences if layer.layer != "hostility" for two in layer.removed)
    return int(not any(named.isdisjoint(two) for two in ended))
