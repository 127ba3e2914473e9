"""A port in use is told, and the next is taken where none was asked for."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from comity.errors import ComityError
from comity.web import serve
from comity.web.serving import HOST, listen


def test_a_port_in_use_is_told_and_the_next_is_taken() -> None:
    with closing(listen()) as first, closing(listen()) as second:
        one, two = (each.getsockname() for each in (first, second))
        assert one[0] == two[0] == HOST
        assert one[1] != two[1]
        with pytest.raises(ComityError, match=f"port {one[1]} cannot be used"):
            listen(one[1])


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(ComityError):
        serve(tmp_path, browser=False)
