r"""Balance: how many of a state's ties pull against its camp.

A signed network is balanced when its states fall into two camps, friends inside and enemies across (Cartwright &
Harary 1956, Structural balance, Psychological Review 63:277-293). The line index of balance is the least number of
ties that stand in the way, taken over all divisions into two camps (Harary 1959; Aref, Mason & Wilson 2020, Networks
75:95-110). A state's own strain is the least number of its ties that are frustrated in any division that reaches the
line index:

    U_i = - min over optimal divisions of  (frustrated ties of i)

Friends are states bound by defence, enemies hostile pairs; a pair that is both is left out.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache

import msgspec
import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from comity.errors import ComityError
from comity.security.models import Assessment, Certificate
from comity.security.world import Pair, World, state_name
from comity.system import Frustration, frustration

Signs = tuple[tuple[Pair, int], ...]


class Balance(msgspec.Struct, frozen=True):
    """The model with its parameter: which obligations make friends."""

    kinds: tuple[str, ...] = ("defence",)

    @property
    def name(self) -> str:
        return "balance"

    @property
    def definition(self) -> str:
        return "U = minus the least number of a state's frustrated ties over divisions that reach the line index"

    @property
    def source(self) -> str:
        return "Cartwright & Harary (1956); line index by integer programming (Aref, Mason & Wilson 2020)"

    @property
    def ours(self) -> str:
        return "the line index is published; a single state's least strain is ours"

    @property
    def assumptions(self) -> tuple[str, ...]:
        return (
            f"friends are bound by {' or '.join(self.kinds)}, enemies are hostile; pairs that are both are left out",
            "all ties count alike, whatever the states weigh",
        )

    @property
    def parameters(self) -> dict[str, str]:
        return {"kinds": ", ".join(self.kinds)}

    def assess(self, world: World) -> Assessment:
        """Minus the fewest frustrated ties of each state; the certificate has the line index and the ties."""
        signs = signed(world, self.kinds)
        whole = line_index(signs)
        security = dict.fromkeys(world.states, Fraction(0))
        certificates = {}
        for state, found in sorted(Counter(s for two in whole.frustrated for s in two).items()):
            least = fewest(signs, whole.value, state, found)
            security[state] = Fraction(-least)
            others = ", ".join(
                state_name(b if a == state else a, world.on) for a, b in whole.frustrated if state in (a, b)
            )
            certificates[state] = Certificate(
                Fraction(-least), note=f"line index {whole.value}; in one best division its ties with {others} strain"
            )
        return Assessment(security, certificates)


def signed(world: World, kinds: tuple[str, ...] = ("defence",)) -> Signs:
    """Friends +1 and enemies -1, pairs that are both left out."""
    friends = frozenset[Pair]().union(*(world.obligations[kind] for kind in kinds))
    hostile = world.hostile.keys()
    return tuple((two, 1 if two in friends else -1) for two in sorted(friends ^ hostile))


@cache
def line_index(signs: Signs) -> Frustration:
    """The line index of balance, proved.

    Raises:
        ComityError: it could not be proved in a minute.
    """
    found = frustration(dict(signs))
    if not found.proved:
        raise ComityError(f"the line index is between {found.bound} and {found.value}: not proved in a minute")
    return found


@cache
def fewest(signs: Signs, index: int, state: str, known: int) -> int:
    """The least number of a state's frustrated ties over all divisions that frustrate `index` ties in all.

    An integer program on the XOR model: x_i the camp of i, f_e whether tie e is frustrated. Every frustrated tie
    costs `known` + 1 and those of the state one more, so that the index comes first and the state's ties after it;
    `known` is what one best division has; that no division has fewer than `index` in all is known, and given to the
    program. Balanced biconnected parts hold no frustrated ties and are left out.
    """
    ties, nodes = _strained(signs)
    if known <= 0 or state not in nodes:
        return known
    matrix, least = _program(signs)
    cost = [0.0] * len(nodes) + [known + (2.0 if state in (a, b) else 1.0) for a, b, _ in ties]
    most = np.ones(len(cost))
    most[0] = 0.0  # the camps have no names
    all_ties = np.concatenate([np.zeros(len(nodes)), np.ones(len(ties))])[None, :]
    solved = milp(
        np.array(cost), bounds=Bounds(0, most),
        constraints=[LinearConstraint(matrix, least, np.inf), LinearConstraint(all_ties, index, np.inf)],
        integrality=np.array([1] * len(nodes) + [0] * len(ties)),
        options={"mip_rel_gap": 0.5 / ((known + 1) * index + known + 1)},  # below 1 / (greatest cost + 1)
    )  # fmt: skip
    strain = round(float(solved.fun)) - (known + 1) * index if solved.status == 0 else -1
    if not 0 <= strain <= known:
        raise ComityError(f"the frustrated ties of {state_name(state)} could not be counted: {solved.message}")
    return strain


@cache
def _strained(signs: Signs) -> tuple[tuple[tuple[str, str, int], ...], tuple[str, ...]]:
    """Ties of the unbalanced biconnected parts, and their states, those with most ties first."""
    graph = nx.Graph()
    graph.add_edges_from((a, b, {"sign": sign}) for (a, b), sign in signs)
    parts = [graph.subgraph(nodes) for nodes in nx.biconnected_components(graph)]
    ties = tuple((a, b, s) for part in parts if not balanced(part) for a, b, s in part.edges(data="sign"))
    return ties, tuple(sorted({n for a, b, _ in ties for n in (a, b)}, key=lambda n: (-graph.degree(n), n)))


@cache
def _program(signs: Signs) -> tuple[csr_array, np.ndarray]:
    """The rows of the strained parts, the same for every state whose strain is counted."""
    ties, nodes = _strained(signs)
    return rows(list(ties), {node: i for i, node in enumerate(nodes)})


def rows(ties: list[tuple[str, str, int]], at: dict[str, int]) -> tuple[csr_array, np.ndarray]:
    """Rows of the XOR model, with a cut for every unbalanced triangle: one of its ties at least is frustrated."""
    n, number = len(at), {frozenset((a, b)): len(at) + k for k, (a, b, _) in enumerate(ties)}
    rows: list[tuple[list[int], list[int], int]] = []
    for k, (a, b, sign) in enumerate(ties):
        i, j, f = at[a], at[b], n + k
        if sign > 0:
            rows += [([f, i, j], [1, -1, 1], 0), ([f, i, j], [1, 1, -1], 0)]
        else:
            rows += [([f, i, j], [1, -1, -1], -1), ([f, i, j], [1, 1, 1], 1)]
    graph = nx.Graph()
    graph.add_edges_from((a, b, {"sign": sign}) for a, b, sign in ties)
    for a, b, sign in ties:
        for c in nx.common_neighbors(graph, a, b):
            if at[c] > max(at[a], at[b]) and sign * graph.edges[a, c]["sign"] * graph.edges[b, c]["sign"] < 0:
                rows.append(([number[frozenset(two)] for two in ((a, b), (a, c), (b, c))], [1, 1, 1], 1))
    starts = np.cumsum([0, *(len(row[0]) for row in rows)])
    values, columns = [v for row in rows for v in row[1]], [c for row in rows for c in row[0]]
    return csr_array((values, columns, starts), shape=(len(rows), n + len(ties))), np.array([r[2] for r in rows])


def balanced(graph: nx.Graph) -> bool:
    """Whether the states can be put into two camps without a tie out of place."""
    camp: dict[str, int] = {}
    for start in graph.nodes:
        queue = [] if start in camp else [start]
        camp.setdefault(start, 1)
        while queue:
            a = queue.pop()
            for b in graph.neighbors(a):
                wanted = camp[a] * graph.edges[a, b]["sign"]
                if b not in camp:
                    camp[b] = wanted
                    queue.append(b)
                elif camp[b] != wanted:
                    return False
    return True
