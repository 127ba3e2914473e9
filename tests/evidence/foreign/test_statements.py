"""Statements of parsed French, Spanish and Russian sentences: who says what, in which words."""

from __future__ import annotations

from tests.evidence.foreign.parsing import annotated, doc

from comity.evidence.foreign import gather
from comity.evidence.foreign.statements import find_statements
from comity.model import Actor, Statement

ANA = Actor("person:ana-berg", "Ana Berg", "person", state="NOR")
IVO = Actor("person:ivo-marek", "Ivo Marek", "person", state="CZE")
NORWAY = Actor("NOR", "Norway", "state")
CHILE = Actor("CHL", "Chile", "state")


def only(found: tuple[Statement, ...]) -> Statement:
    [one] = found
    return one


def told(one: Statement) -> tuple[str, str, str, tuple[str, ...]]:
    source = one.source[0].text if one.source else ""
    return source, one.cue[0].text, one.text, one.source_actors


def test_a_clause_after_a_reporting_verb() -> None:
    tokens = doc("""
        Ana Ana PROPN nsubj 4
        Berg Berg PROPN flat 1
        a avoir AUX aux 4 VerbForm=Fin
        souligné souligner VERB root 0 VerbForm=Part
        que que SCONJ mark 8
        la le DET det 7
        paix paix NOUN nsubj 8
        tient tenir VERB ccomp 4 VerbForm=Fin
        ~. . PUNCT punct 4
    """)
    one = only(find_statements(annotated(tokens, "fr", ("Ana Berg", ANA.id, "name"), actors=(ANA,))))
    assert told(one) == ("Ana Berg", "a souligné", "que la paix tient", (ANA.id,))
    assert (one.stance, one.mode, one.factuality) == ("emphasises", "indirect", "asserted")
    assert one.confidence < 0.8
    assert "less sure" in one.reason


def test_a_phrase_after_a_reporting_verb_and_a_denied_one() -> None:
    tokens = doc("""
        Noruega Noruega PROPN nsubj 3
        no no ADV advmod 3 Polarity=Neg
        condenó condenar VERB root 0 VerbForm=Fin|Number=Sing
        el el DET det 5
        ataque ataque NOUN obj 3
        nocturno nocturno ADJ amod 5
        ~. . PUNCT punct 3
    """)
    one = only(find_statements(annotated(tokens, "es", ("Noruega", "NOR", "name"))))
    assert told(one) == ("Noruega", "no condenó", "el ataque nocturno", ("NOR",))
    assert (one.stance, one.factuality) == ("criticises", "denied")


def test_a_phrase_after_a_preposition() -> None:
    tokens = doc("""
        Норвегия норвегия PROPN nsubj 2
        призвала призвать VERB root 0 VerbForm=Fin
        к к ADP case 5
        прямым прямой ADJ amod 5
        переговорам переговоры NOUN obl 2
        ~. . PUNCT punct 2
    """)
    one = only(find_statements(annotated(tokens, "ru", ("Норвегия", "NOR", "name"))))
    assert told(one) == ("Норвегия", "призвала", "к прямым переговорам", ("NOR",))
    assert one.stance == "demands"


def test_words_between_marks_before_their_verb() -> None:
    tokens = doc("""
        « " PUNCT punct 2
        Мы мы PRON nsubj 4 Person=1
        не не PART advmod 4 Polarity=Neg
        уйдём уйти VERB root 0 VerbForm=Fin|Person=1
        ~» " PUNCT punct 4
        ~, , PUNCT punct 8
        — — PUNCT punct 8
        заявил заявить VERB parataxis 4 VerbForm=Fin
        Иво иво PROPN nsubj 8
        Марек марек PROPN flat 9
        ~. . PUNCT punct 4
    """)
    one = only(find_statements(annotated(tokens, "ru", ("Иво Марек", IVO.id, "name"), actors=(IVO,))))
    assert told(one) == ("Иво Марек", "заявил", "Мы не уйдём", (IVO.id,))
    assert one.mode == "direct"


def test_words_between_marks_after_their_verb() -> None:
    tokens = doc("""
        Ana Ana PROPN nsubj 2
        dijo decir VERB root 0 VerbForm=Fin|Number=Sing
        ~: : PUNCT punct 2
        « " PUNCT punct 6
        ~No no ADV advmod 6 Polarity=Neg
        vamos ir VERB parataxis 2 VerbForm=Fin|Person=1
        a a ADP mark 8
        ceder ceder VERB xcomp 6 VerbForm=Inf
        ~» " PUNCT punct 6
        ~. . PUNCT punct 2
    """)
    one = only(find_statements(annotated(tokens, "es", ("Ana", ANA.id, "name"), actors=(ANA,))))
    assert told(one) == ("Ana", "dijo", "No vamos a ceder", (ANA.id,))


def test_according_to() -> None:
    tokens = doc("""
        Selon selon ADP case 2
        Oslo Oslo PROPN obl 6
        ~, , PUNCT punct 2
        la le DET det 5
        paix paix NOUN nsubj 6
        tient tenir VERB root 0 VerbForm=Fin
        bon bon ADV advmod 6
        ~. . PUNCT punct 6
    """)
    one = only(find_statements(annotated(tokens, "fr", ("Oslo", "NOR", "metonym"))))
    assert told(one) == ("Oslo", "Selon", "la paix tient bon", ("NOR",))


def test_an_aside() -> None:
    tokens = doc("""
        Беседа беседа NOUN nsubj 2
        прошла пройти VERB root 0 VerbForm=Fin
        хорошо хорошо ADV advmod 2
        ~, , PUNCT punct 5
        сообщает сообщать VERB parataxis 2 VerbForm=Fin
        Осло осло PROPN nsubj 5
        ~. . PUNCT punct 2
    """)
    one = only(find_statements(annotated(tokens, "ru", ("Осло", "NOR", "metonym"))))
    assert told(one) == ("Осло", "сообщает", "Беседа прошла хорошо", ("NOR",))


def test_the_sentence_before() -> None:
    tokens = doc("""
        Встреча встреча NOUN nsubj 2
        прошла пройти VERB root 0 VerbForm=Fin
        вчера вчера ADV advmod 2
        ~. . PUNCT punct 2
        Об о ADP case 6
        этом это PRON obl 7
        сообщил сообщить VERB root 0 VerbForm=Fin
        Осло осло PROPN nsubj 7
        ~. . PUNCT punct 7
    """)
    one = only(find_statements(annotated(tokens, "ru", ("Осло", "NOR", "metonym"))))
    assert told(one) == ("Осло", "сообщил", "Встреча прошла вчера", ("NOR",))


def test_the_passive_names_nobody_and_is_hardly_sure() -> None:
    tokens = doc("""
        Обсуждены обсудить VERB root 0 VerbForm=Part|Variant=Short|Voice=Pass
        вопросы вопрос NOUN nsubj 1
        общей общий ADJ amod 4
        торговли торговля NOUN nmod 2
        ~. . PUNCT punct 1
    """)
    one = only(find_statements(annotated(tokens, "ru")))
    assert told(one) == ("", "Обсуждены", "вопросы общей торговли", ())
    assert one.confidence <= 0.3


def test_a_dropped_subject_is_the_last_one_in_spanish() -> None:
    tokens = doc("""
        Ana Ana PROPN nsubj 2
        dijo decir VERB root 0 VerbForm=Fin|Number=Sing
        que que SCONJ mark 5
        todo todo PRON nsubj 5
        sigue seguir VERB ccomp 2 VerbForm=Fin
        ~. . PUNCT punct 2
        Añadió añadir VERB root 0 VerbForm=Fin|Number=Sing
        que que SCONJ mark 10
        nada nada PRON nsubj 10
        cambia cambiar VERB ccomp 7 VerbForm=Fin
        ~. . PUNCT punct 7
    """)
    first, second = find_statements(annotated(tokens, "es", ("Ana", ANA.id, "name"), actors=(ANA,)))
    assert told(first)[3] == told(second)[3] == (ANA.id,)
    assert second.source == ()


def test_both_are_the_two_named_before() -> None:
    tokens = doc("""
        Ana Ana PROPN nsubj 4
        et et CCONJ cc 3
        Ivo Ivo PROPN conj 1
        parlent parler VERB root 0 VerbForm=Fin|Number=Plur
        ~. . PUNCT punct 4
        Les le DET det 8
        deux deux NUM nummod 8
        ministres ministre NOUN nsubj 9 Number=Plur
        soulignent souligner VERB root 0 VerbForm=Fin|Number=Plur
        l’ le DET det 11
        ~importance importance NOUN obj 9
        du de ADP case 13
        dialogue dialogue NOUN nmod 11
        ~. . PUNCT punct 9
    """)
    names = (("Ana", ANA.id, "name"), ("Ivo", IVO.id, "name"))
    one = only(find_statements(annotated(tokens, "fr", *names, actors=(ANA, IVO))))
    assert told(one) == ("Les deux ministres", "soulignent", "l’importance du dialogue", (ANA.id, IVO.id))


def test_what_a_speaker_says_of_himself_is_no_report() -> None:
    tokens = doc("""
        Nous nous PRON nsubj 2 Person=1|Number=Plur
        soulignons souligner VERB root 0 VerbForm=Fin|Person=1
        l’ le DET det 4
        ~importance importance NOUN obj 2
        du de ADP case 6
        dialogue dialogue NOUN nmod 4
        ~. . PUNCT punct 2
    """)
    assert find_statements(annotated(tokens, "fr")) == ()


def test_a_tie_with_the_words_that_say_it() -> None:
    tokens = doc("""
        Noruega Noruega PROPN nsubj 2
        apoya apoyar VERB root 0 VerbForm=Fin|Number=Sing
        a a ADP case 4
        Chile Chile PROPN obj 2
        ~. . PUNCT punct 2
    """)
    annotation = annotated(tokens, "es", ("Noruega", "NOR", "name"), ("Chile", "CHL", "name"))
    found = gather(annotation, {"NOR": NORWAY, "CHL": CHILE})
    [tie] = found.ties
    assert (tie.kind, tie.source, tie.target, tie.sign, tie.factuality) == ("support", "NOR", "CHL", 1, "asserted")
    assert tie.words is not None
    assert tie.words.text == "Noruega apoya a Chile."
    assert found.statements == ()  # a name is nothing that is said


def test_a_tie_of_a_noun() -> None:
    tokens = doc("""
        Sigue seguir VERB root 0 VerbForm=Fin
        el el DET det 3
        apoyo apoyo NOUN nsubj 1
        de de ADP case 5
        Noruega Noruega PROPN nmod 3
        a a ADP case 7
        Chile Chile PROPN nmod 3
        ~. . PUNCT punct 1
    """)
    annotation = annotated(tokens, "es", ("Noruega", "NOR", "name"), ("Chile", "CHL", "name"))
    [tie] = gather(annotation, {"NOR": NORWAY, "CHL": CHILE}).ties
    assert (tie.kind, tie.source, tie.target) == ("support", "NOR", "CHL")
