"""The example of the repository beside a page whose reading repairs characters, in one case."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.case import Case, read

_PAGE = """<html><head><title>Statement by the spokesman</title></head><body>
<h1>Statement by the spokesman of the Foreign Ministry of Norway, 3 May 2024</h1>
<p>Norway &amp; Sweden are allies &#40;both are members of NATO&#41;.</p>
<p>&ldquo;We condemn the sanctions of Belarus,&rdquo; the spokesman said. Norway will not join OPEC. The talks with
Finland&nbsp;on 100&#37; of the border, he added, were use&shy;ful &mdash; and no secret.</p></body></html>
"""


@pytest.fixture(scope="session")
def two_texts(tmp_path_factory: pytest.TempPathFactory) -> Case:
    page = tmp_path_factory.mktemp("texts") / "page_1.html"
    page.write_text(_PAGE, "utf-8")
    return read([Path(__file__).resolve().parents[2] / "examples" / "steppe-bridge.txt", page])
