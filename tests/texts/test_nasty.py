"""Nothing lost in silence: every row and part of files in which things are easily lost is read or named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.texts.nasty import NASTY, Nasty

from comity import texts


def test_there_are_forty_of_them() -> None:
    assert len(NASTY) >= 40


@pytest.mark.parametrize("nasty", NASTY, ids=lambda nasty: nasty.name)
def test_every_part_is_read_or_named(nasty: Nasty, tmp_path: Path) -> None:
    path = tmp_path / nasty.name
    path.write_bytes(nasty.data)
    found = list(texts.read([path]))
    documents = [document for reading in found for document in reading.documents]
    told = [str(each) for reading in found for each in (reading.error, reading.lost) if each]
    whole = "\n\n".join(document.text for document in documents)
    assert len(documents) == nasty.texts, (told, whole)
    for words in nasty.read:
        assert words in whole
    for words in nasty.unread:
        assert words not in whole
    if nasty.told is None:
        assert not told
    else:
        assert nasty.told in " ".join(told)
        assert str(path) in " ".join(told)
    for reading in found:
        for document in reading.documents:
            assert reading.source is not None
            for start, source, length in document.offsets.runs:
                assert document.text[start : start + length] == reading.source.text[source : source + length]
