"""Labels cover neither each other nor an actor, and stay in their room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.report.drawing import Box
from comity.report.labels import placed

ROOM = Box(0, 0, 400, 300)
points = st.tuples(st.integers(20, 380), st.integers(20, 280))


@given(st.lists(points, min_size=1, max_size=12, unique=True))
def test_no_label_covers_another_or_an_actor(at: list[tuple[int, int]]) -> None:
    places = {f"a{n}": (float(x), float(y)) for n, (x, y) in enumerate(at)}
    labels = placed({id: f"Actor {id}" for id in places}, places, {}, ROOM, rings=(11, 30))
    boxes = [label.box for label in labels.values()]
    assert not [1 for n, box in enumerate(boxes) for other in boxes[n + 1 :] if box.meets(other)]
    assert not [1 for box in boxes for x, y in places.values() if box.meets(Box(x - 8, y - 8, x + 8, y + 8))]
    assert all(box.left >= 0 and box.top >= 0 and box.right <= 400 and box.bottom <= 300 for box in boxes)


def test_a_label_stands_on_the_side_away_from_ties() -> None:
    places = {"a": (200.0, 150.0), "b": (350.0, 150.0)}
    assert placed({"a": "Actor"}, places, {"a": [places["b"]]}, ROOM)["a"].anchor == "end"
    assert placed({"a": "Actor"}, places, {"a": [(50.0, 150.0)]}, ROOM)["a"].anchor == "start"


def test_only_a_label_further_off_has_a_line_to_its_actor() -> None:
    near = placed({"a": "Actor"}, {"a": (200.0, 150.0)}, {}, ROOM)["a"]
    far = placed({"a": "Actor"}, {"a": (200.0, 150.0)}, {}, ROOM, rings=(40,))["a"]
    assert (near.from_, far.from_) == (None, (200.0, 150.0))


def test_where_there_is_no_room_there_is_no_label() -> None:
    assert placed({"a": "A long name of an actor"}, {"a": (10.0, 10.0)}, {}, Box(0, 0, 40, 20)) == {}
