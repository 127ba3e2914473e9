"""A model that judges statements sees no state's name, nor how many words it has."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.statements.view import view
from comity.language import annotate
from comity.texts import document_from_text

FRAME = "{0} condemned the strikes of {1} on the port.\n\n{2} envoys said in {3} that {0} was wrong."


@pytest.mark.parametrize(
    "names",
    [
        ("Mali", "Norway", "Malian", "Oslo"),
        ("The United States", "Bosnia and Herzegovina", "South African", "New Delhi"),
        ("The Netherlands", "Saudi Arabia", "Dutch", "Abu Dhabi"),
    ],
)
def test_all_names_are_one_and_the_same_word(names: tuple[str, ...]) -> None:
    def seen(names: tuple[str, ...]) -> list[object]:
        text = FRAME.format(*names)
        (annotation,) = annotate([document_from_text(text, kind="news")], record.registry())
        made = view(annotation.tokens)
        ranges = [made.text[a:b] for a, b in zip(made.starts, made.ends, strict=True)]
        assert ranges[0] == names[0]
        assert [word for word in names[1:] if word not in ranges] == []
        assert "".join("".join(ranges).split()) == "".join(text.split())
        return [made.words, made.lemmas, made.tags, made.relations, made.heads, made.first, made.last, made.sentences]

    plain = seen(("Peru", "Kenya", "Kenyan", "Lima"))
    assert seen(names) == plain
    assert not {"Peru", "Kenya", "Kenyan", "Lima"} & set(plain[0])  # type: ignore[call-overload]
