"""Who said what, on sentences written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence.statements import find_statements
from comity.language import Annotation, annotate
from comity.language.parsing import parse
from comity.model import Document, Mention, Offsets, Reasoned, Span, Statement, Turn
from comity.record import registry
from comity.texts import document_from_text

Find = Callable[..., tuple[Statement, ...]]


def annotation(text: str, kind: str = "news", names: tuple[str, ...] = (), **fields: object) -> Annotation:
    document = Document(
        id="d", source="f", path="t", start=0, end=len(text), text=text, offsets=Offsets.identity(len(text)),
        kind=Reasoned(kind, "test"), **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    tokens = next(iter(parse([text])))
    mentions = tuple(
        Mention(f"m{n}", "d", Span.of(text, at, at + len(name)), name.lower(), "name", "PER", "test")
        for name in names
        for n, at in enumerate(_all(text, name))
    )
    return Annotation(document, tokens, (), mentions)


def _all(text: str, name: str) -> list[int]:
    return [i for i in range(len(text)) if text.startswith(name, i)]


def said(text: str, **fields: object) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution of a text."""
    return [
        (" ".join(x.text for x in s.source), " ".join(x.text for x in s.cue), s.text)
        for s in find_statements(annotation(text, **fields))  # type: ignore[arg-type]
        if s.cue
    ]


def has(text: str, source: str, content: str) -> bool:
    return any(source in a and content in c for a, _, c in said(text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“We shall rebuild the bridge,” said Minister Anna Dorn.", "Dorn", "We shall rebuild the bridge"),
        ("Minister Dorn said that the bridge would be rebuilt by spring.", "Dorn", "the bridge would be rebuilt"),
        ("The bridge is safe, according to the transport ministry.", "ministry", "The bridge is safe"),
        ("According to the transport ministry, the bridge is safe.", "ministry", "the bridge is safe"),
        ("In the view of the ministry, the bridge is lost.", "ministry", "the bridge is lost"),
        ("In Dorn’s words, “the bridge is lost for good.”", "Dorn", "the bridge is lost for good"),
        ("As the minister put it, “the bridge is ours.”", "minister", "the bridge is ours"),
        ("It was agreed that the bridge would be rebuilt.", "", "the bridge would be rebuilt"),
        ("The bridge, Dorn said, would be rebuilt by spring.", "Dorn", "would be rebuilt by spring"),
        ("Dorn: “The bridge will be rebuilt before the winter.”", "Dorn", "The bridge will be rebuilt"),
        (
            "The ministers reaffirmed their commitment to the river treaty.",
            "ministers",
            "their commitment to the river",
        ),
        ("The president called for an immediate ceasefire in the valley.", "president", "an immediate ceasefire"),
        ("The ministry denied that its troops had crossed the river.", "ministry", "troops had crossed the river"),
    ],
)
def test_finds_source_and_content(text: str, source: str, content: str) -> None:
    assert has(text, source, content), said(text)


def test_a_quotation_goes_on_after_its_cue() -> None:
    text = "“The treaty holds,” said Minister Anna Dorn. “We will not leave it, whatever our neighbours decide.”"
    (source, _, content), *_ = said(text)
    assert "Dorn" in source
    assert "The treaty holds" in content
    assert "We will not leave it" in content


def test_assertions_of_the_author_are_not_statements() -> None:
    assert said("The valley lies between two rivers. It has three towns and a railway.") == []


def test_the_source_is_the_actor_mentioned_there() -> None:
    found = find_statements(annotation("Dorn told Keller that the dam was finished.", names=("Dorn", "Keller")))
    assert [(s.source_actor, s.addressees) for s in found] == [("dorn", ("keller",))]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Dorn and Keller said that the dam was finished.", ("dorn", "keller")),
        ("Dorn, Keller and Moss announced that the dam was finished.", ("dorn", "keller", "moss")),
        ("The presidents of Doria and Kellia agreed that the dam was finished.", ("doria", "kellia")),
        ("The president of Doria said that the dam was finished.", ("doria",)),
        ("A singer of Doria said that the dam was finished.", ()),
    ],
)
def test_all_the_sources_of_a_statement(text: str, actors: tuple[str, ...]) -> None:
    names = tuple(name for name in ("Dorn", "Keller", "Moss", "Doria", "Kellia") if name in text)
    found = [s for s in find_statements(annotation(text, names=names)) if "dam was finished" in s.text]
    assert [s.source_actors for s in found] == [actors]
    assert found[0].source_actor == (actors[0] if actors else None)


def test_a_plural_that_stands_for_two_is_both_of_them() -> None:
    text = "Minister Anna Dorn met Minister Paul Keller. The ministers stressed that the dam was finished."
    (annotated,) = annotate([document_from_text(text)], registry())
    (found,) = [s for s in find_statements(annotated) if "dam was finished" in s.text]
    assert found.source_actors == ("person:anna-dorn", "person:paul-keller")


def test_the_issuer_named_by_its_kind_is_the_issuer() -> None:
    text = "The Authority announced that the dam was finished."
    issuer = Reasoned("Dorn River Authority", "letterhead")
    found = find_statements(annotation(text, kind="press release", issuer=issuer))
    assert [s.speaker for s in found] == ["Dorn River Authority"]


def test_actors_of_the_content_are_what_it_is_about() -> None:
    found = find_statements(annotation("Dorn said that Keller had signed the accord.", names=("Dorn", "Keller")))
    assert found[0].about == ("keller",)


@pytest.mark.parametrize(
    ("text", "factuality", "stance"),
    [
        ("Dorn said that the dam was finished.", "asserted", "says"),
        ("Dorn did not say that the dam was finished.", "denied", "says"),
        ("Dorn denied that the dam was finished.", "denied", "denies"),
        ("Dorn did not deny that the dam was finished.", "asserted", "denies"),
        ("Dorn promised that the dam would be finished.", "planned", "promises"),
        ("Dorn warned that the dam was not safe.", "asserted", "warns"),
    ],
)
def test_factuality_and_stance(text: str, factuality: str, stance: str) -> None:
    found = find_statements(annotation(text))
    assert (found[0].factuality, found[0].stance) == (factuality, stance)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“The dam is lost,” said Dorn.", "direct"),
        ("Dorn said: “The dam is lost.”", "direct"),
        ("Dorn said that it was “deeply concerned”.", "mixed"),
        ("Dorn said that the dam was lost.", "indirect"),
    ],
)
def test_words_in_a_clause_of_the_author_are_mixed(text: str, mode: str) -> None:
    assert [s.mode for s in find_statements(annotation(text))] == [mode]


def test_what_is_said_by_nobody_is_hearsay() -> None:
    (hearsay,) = find_statements(annotation("The dam is said to have collapsed."))
    (agreed,) = find_statements(annotation("It was agreed that the dam would be rebuilt."))
    assert (hearsay.factuality, agreed.factuality) == ("hypothetical", "asserted")
    assert hearsay.confidence <= 0.3


def test_to_recall_an_ambassador_is_no_saying() -> None:
    assert said("Doria recalled its ambassadors from the valley.") == []
    assert has("Doria recalled that the dam had collapsed.", "Doria", "the dam had collapsed")


def test_the_number_of_a_paragraph_is_not_said() -> None:
    text = "2. The ministers said that the river was open.\n3. They welcomed the new ferry."
    found = find_statements(annotation(text, kind="joint statement", issuer=Reasoned("Ministers", "title")))
    assert not [s.text for s in found if s.text[0].isdigit()]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministers called on the parties to lay down their arms.", "demands"),
        ("The ministers expressed their concern about the dam.", "fears"),
        ("Dorn underscored the need for a new ferry.", "emphasises"),
        ("The minister is convinced that the ferry will pay.", "believes"),
    ],
)
def test_stance_of_a_verb_with_the_word_it_governs(text: str, stance: str) -> None:
    assert [s.stance for s in find_statements(annotation(text))] == [stance]


def test_a_relative_pronoun_leads_to_its_noun() -> None:
    found = find_statements(annotation("Keller, who said that the dam was unsafe, resigned.", names=("Keller",)))
    assert [s.source_actor for s in found] == ["keller"]


def test_an_author_before_the_title_is_no_source() -> None:
    text = "A. Keller: The river that “divides us all” today\n\nThe valley has three towns."
    author = Reasoned("A. Keller", "byline")
    assert not [s for s in find_statements(annotation(text, kind="commentary", author=author)) if s.cue]


def test_a_later_cue_keeps_its_own_quotation() -> None:
    text = "“The dam is safe,” said Dorn. “We built it well.” Keller replied: “It leaks every spring, and you know it.”"
    found = {s.source[0].text: s.text for s in find_statements(annotation(text)) if s.source}
    assert "It leaks" not in found["Dorn"]
    assert "It leaks" in found["Keller"]


def test_nested_statements_name_the_one_that_reports_them() -> None:
    text = "Keller wrote that the minister had told parliament that the alliance was ready to leave the valley."
    outer, inner = (s for s in find_statements(annotation(text)) if s.cue)
    assert inner.reported_by == outer.id


def test_turns_are_their_speakers_and_hold_what_they_report() -> None:
    text = "Dorn: We are ready. Keller said that the accord was dead.\n\nQuestion: Will you sign what Moss called bad?"
    first, second = text.index("We are"), text.index("Will")
    turns = (
        Turn(Span.of(text, first, text.index("\n")), "Dorn", Span.of(text, 0, 5)),
        Turn(Span.of(text, second, len(text)), None, Span.of(text, second - 10, second - 1), "question"),
    )
    found = find_statements(annotation(text, kind="press conference", names=("Dorn", "Keller"), turns=turns))
    own = [s for s in found if not s.cue]
    assert not [s for s in found if s.cue and s.content[0].start > second - 10]
    assert [(s.speaker, s.stance) for s in own] == [("Dorn", "says"), (None, "asks")]
    inner = next(s for s in found if "accord was dead" in s.text and s.cue)
    assert (inner.source_actor, inner.reported_by) == ("keller", own[0].id)
    assert own[0].source_actor == "dorn"


def test_what_only_leads_a_speaker_over_to_a_topic_is_no_statement_beside_the_turn() -> None:
    text = "Dorn: I would like to mention the new ferry. I believe that the ferry will sail. We thank the pilots."
    start = text.index("I would")
    turns = (Turn(Span.of(text, start, len(text)), "Dorn", Span.of(text, 0, 5)),)
    found = find_statements(annotation(text, kind="press conference", names=("Dorn",), turns=turns))
    assert [s.stance for s in found if s.cue] == ["believes", "supports"]


def test_the_issuers_of_a_joint_statement_speak_together() -> None:
    text = "We, Dorn and Falk, keep the river open. Dorn met Falk."
    given = annotation(text, kind="joint statement", names=("Dorn", "Falk"), issuer=Reasoned("Dorn and Falk", "title"))
    assert find_statements(given)[0].source_actors == ("dorn", "falk")


def test_a_joint_statement_is_its_issuers_own_words() -> None:
    text = "The river must stay open. The ministers welcomed the new ferry."
    found = find_statements(
        annotation(text, kind="joint statement", issuer=Reasoned("Ministers of the River", "title"))
    )
    assert found[0].speaker == "Ministers of the River"
    assert any(s.cue and s.reported_by == found[0].id for s in found)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "“Never”, ",
                "he said ",
                "that ",
                "the ‘river’ ",
                "Dorn: ",
                "according to ",
                "\n",
                "“",
                "”",
                "'s ",
                "it was agreed ",
            ]
        ),
        max_size=14,
    )
)
def test_spans_give_back_their_words_and_ids_are_unique(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = find_statements(annotation(text))
    assert len({s.id for s in found}) == len(found)
    for s in found:
        for span in (*s.source, *s.cue, *s.content):
            assert text[span.start : span.end] == span.text


def test_a_quotation_that_another_word_introduces_is_not_run_on_to() -> None:
    text = (
        "“We think that the ferry which she is talking about will sail,” he said at a news conference, and then "
        "predicted: “We do think that our traffic is growing. I expect to do much better than last time.”"
    )
    contents = {cue: content for _, cue, content in said(text)}
    assert "traffic" not in contents["said"]
    assert "ferry" not in contents["then predicted"]


@pytest.mark.parametrize("mark", ["> ", "    "])
def test_a_block_quotation_is_whose_words_follow_the_colon(mark: str) -> None:
    block = f"Minister Anna Dorn said:\n\n{mark}We will sign.\n{mark}The dam stays."
    (annotated,) = annotate([document_from_text(f"The summit ended.\n\n{block}\n\nThe talks go on.")], registry())
    (found,) = [s for s in find_statements(annotated) if s.source_actor == "person:anna-dorn"]
    assert (found.mode, found.cue[0].text) == ("direct", "said")
    assert [span.text for span in found.content] == ["We will sign.", "The dam stays."]


def test_an_indented_list_is_nobodys_words() -> None:
    text = "The summit ended.\n\nThe following ministers took part:\n\n    Anna Dorn of Doria\n\nThe talks go on."
    (annotated,) = annotate([document_from_text(text)], registry())
    assert not find_statements(annotated)


def test_a_name_alone_is_nothing_said() -> None:
    found = find_statements(annotation("Doria attacked Kellia. Doria supports Kellia.", names=("Doria", "Kellia")))
    assert not found
