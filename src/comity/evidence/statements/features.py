"""What a model looks at when it judges a cue, a content or a source: names of traits, as short strings.

The traits are what the parse, the marks and the lexicon tell; none holds more than two neighbouring words, so
that weights learned for them give no text back.
"""

from __future__ import annotations

from comity.evidence.statements.contents import Content, busy
from comity.evidence.statements.cues import Cue
from comity.evidence.statements.lexicon import lexicon
from comity.evidence.statements.sources import Source
from comity.evidence.statements.view import SUBJECTS, View

_LEXICAL = frozenset(
    {"prep", "dobj", "prt", "mark", "advmod", "attr", "acomp", "agent", "aux", "neg", "xcomp", "ccomp"}
)
_PERSONAL = frozenset({"he", "she", "they", "i", "we", "you", "who"})
_IMPERSONAL = frozenset({"it", "which", "that", "this", "there", "what"})


def bucket(n: int) -> str:
    """A count on a coarse scale.

    >>> [bucket(n) for n in (0, 3, 9, 100)]
    ['0', '3', '8', '32']
    """
    if n < 5:
        return str(n)
    return "5" if n < 8 else "8" if n < 12 else "12" if n < 20 else "20" if n < 32 else "32"


def subject_class(view: View, token: int | None) -> str:
    """What kind of thing a subject is, as far as its word tells."""
    if token is None:
        return "-"
    word = view.words[token].lower()
    if word in _PERSONAL:
        return "he"
    if word in _IMPERSONAL:
        return word
    return view.tags[token]


def governing_subject(view: View, token: int) -> tuple[int | None, int]:
    """The subject of a verb or of the verb it hangs on, and how many steps up it stands."""
    for step in range(4):
        own = view.subject(token)
        if own is not None:
            return own, step
        above = view.heads[token]
        if above == token or view.relations[token] not in ("conj", "xcomp", "advcl", "pcomp", "prep", "acomp", "dep"):
            break
        token = above
    return None, 0


def cue_traits(view: View, cue: Cue) -> list[str]:
    """What tells whether a word reports: itself, its dependants, its subject, its neighbours, marks around it."""
    h = cue.head
    lemma, tag, relation = view.lemmas[h], view.tags[h], view.relations[h]
    above = view.heads[h]
    words = lexicon()
    if cue.kind == "mark":
        return _quotation_traits(view, cue)
    if cue.kind == "noun":
        known = words.nouns.get(lemma, "-")
    else:
        known = words.verbs.get(lemma, "-") + "/" + words.about.get(lemma, "-")
    begin, end = view.sentences[view.sentence[h]]
    lower = view.words[h].lower()
    out = [
        cue.kind, f"l={lemma}", f"w={lower}", f"t={tag}", f"lr={lemma} {relation}",
        f"k={known}", f"kt={known} {tag}", f"kr={known} {relation}", f"s={lower[-3:]} {tag}",
        f"a={view.lemmas[above]} {relation}",
        f"as={words.verbs.get(view.lemmas[above], '-')} {relation}",
    ]  # fmt: skip
    before = view.words[h - 1].lower() if h > begin else "^"
    before2 = view.words[h - 2].lower() if h - 1 > begin else "^"
    after = view.words[h + 1].lower() if h + 1 < end else "$"
    after2 = view.words[h + 2].lower() if h + 2 < end else "$"
    out += [
        f"-1={before}", f"+1={after}", f"-2={before2}", f"+2={after2}",
        f"-1t={view.tags[h - 1] if h > begin else '^'} {tag}",
        f"+1t={tag} {view.tags[h + 1] if h + 1 < end else '$'}",
        f"t+={view.tags[h + 1] if h + 1 < end else '$'} {view.tags[h + 2] if h + 2 < end else '$'}",
    ]  # fmt: skip
    out += _dependants(view, h, lemma, known)
    out += _subject_traits(view, h, lemma, known)
    out += _mark_traits(view, cue, lemma, known, begin, end)
    return out


def _quotation_traits(view: View, cue: Cue) -> list[str]:
    """What tells whether a quotation without a cue is somebody's statement: its length, shape and surroundings."""
    number = view.quoted[cue.head]
    a, b = view.quote_tokens[number]
    begin, _ = view.sentences[view.sentence[a]]
    end = view.sentences[view.sentence[b - 1]][1]
    opens = view.words[a][:1].isupper()
    stops = view.words[b - 1] in (".", "!", "?", ",", "...", "…")
    size = bucket(b - a)
    before, after = (
        (view.words[a - 2].lower() if a > 1 else "^"),
        (view.words[b + 1].lower() if b + 1 < len(view) else "$"),
    )
    reporting = any(view.lemmas[i] in lexicon().verbs and view.quoted[i] < 0 for i in range(begin, end))
    verb = any(view.kinds[i] in ("VERB", "AUX") for i in range(a, b))
    line = a < 2 or view.paragraph[max(0, a - 2)] != view.paragraph[a]
    whole = line and (b + 1 >= len(view) or view.paragraph[min(len(view) - 1, b + 1)] != view.paragraph[a])
    titled = sum(view.words[i][:1].isupper() for i in range(a, b)) * 2 > b - a
    return [
        "mark", f"Mn={size}", f"Mo={opens} {stops} {size}", f"Mb={before}", f"Ma={after}", f"Mr={reporting} {size}",
        f"Mv={verb} {size}", f"Ml={line} {whole} {size}", f"Mt={titled} {size}",
        f"Mi={a > begin + 2} {b < end - 2} {size}",
        f"Mbt={view.tags[a - 2] if a > 1 else '^'}", f"Mat={view.tags[b + 1] if b + 1 < len(view) else '$'} {stops}",
        f"Ms={view.quotes[number].single} {size}", f"Mro={reporting} {opens} {stops} {whole}",
        f"Mf={view.tags[a]} {size}",
        f"Mc={view.words[a - 2] == ':' if a > 1 else False} {size}", f"Mvo={verb} {opens} {stops} {line}",
    ]  # fmt: skip


def _dependants(view: View, h: int, lemma: str, known: str) -> list[str]:
    out: list[str] = []
    frame: list[str] = []
    for c in view.children[h]:
        relation = view.relations[c]
        if relation == "punct":
            continue
        frame.append(relation)
        out.append(f"c={relation}")
        out.append(f"lc={lemma} {relation}")
        if relation in _LEXICAL:
            word = view.lemmas[c]
            out.append(f"cw={relation} {word}")
            out.append(f"kcw={known} {relation} {word}" if relation != "dobj" else f"ct={known} {view.tags[c]}")
        if relation == "ccomp" or relation == "xcomp":
            mark = view.child(c, {"mark", "aux"})
            out.append(f"cm={relation} {view.lemmas[mark] if mark is not None else '-'} {view.tags[c]}")
            out.append(f"cs={relation} {subject_class(view, view.subject(c))}")
            out.append(f"cp={relation} {c < h}")
        elif relation == "prep":
            for p in view.children[c]:
                out.append(f"pp={view.lemmas[c]} {view.tags[p]}")
                out.append(f"kp={known} {view.lemmas[c]} {view.relations[p]}")
        elif relation == "dobj":
            out += [f"do={view.relations[g]} {view.lemmas[g]}" for g in view.children[c][:3]]
    shape = " ".join(frame)
    out += [f"f={shape}", f"kf={known} {shape}"]
    return out


def _subject_traits(view: View, h: int, lemma: str, known: str) -> list[str]:
    subject, steps = governing_subject(view, h)
    kind = subject_class(view, subject)
    out = [f"sc={kind} {steps}", f"ksc={known} {kind}"]
    if subject is not None:
        word = view.lemmas[subject]
        out += [f"sl={word}", f"st={view.tags[subject]}"]
        out.append(f"sp={subject < h} {view.relations[subject]} {steps}")
        out += [f"sm={view.lemmas[c]}" for c in view.children[subject][:4]]
    return out


def _mark_traits(view: View, cue: Cue, lemma: str, known: str, begin: int, end: int) -> list[str]:
    h = cue.head
    inside = view.quoted[h] >= 0
    left = right = 0
    if view.quotes:
        left = next((h - i for i in range(h - 1, max(begin - 3, h - 9, -1), -1) if view.quoted[i] >= 0), 0)
        right = next((i - h for i in range(h + 1, min(end + 3, h + 9, len(view))) if view.quoted[i] >= 0), 0)
    within = view.quoted_before[end] > view.quoted_before[begin]
    marks = f"{inside} {bucket(left)} {bucket(right)}"
    return [
        f"q={marks}", f"lq={lemma} {marks}", f"kq={known} {marks}", f"qi={within} {inside}",
        f"tail={bucket(end - h)}", f"root={view.heads[h] == h}",
    ]  # fmt: skip


def content_traits(view: View, cue: Cue, content: Content, kinds: str, chosen: bool) -> list[str]:
    """What tells whether a candidate is what the cue reports; `chosen` when a rule takes it."""
    kind, parts = content
    h = cue.head
    lemma = view.lemmas[h]
    words = lexicon()
    known = words.verbs.get(lemma, "-") if cue.kind != "noun" else words.nouns.get(lemma, "-")
    about = words.about.get(lemma, "-")
    a, z = parts[0][0], parts[-1][1]
    size = sum(q - p for p, q in parts)
    begin, end = view.sentences[view.sentence[h]]
    quoted = _quotedness(view, parts)
    gap = a - cue.past if a > h else h - z
    first, tag = view.words[a].lower(), view.tags[a]
    following = view.words[z] if z < len(view) else "$"
    return [
        f"k={kind}", f"kl={kind} {lemma}", f"ks={kind} {known}", f"ka={kind} {about}", f"kt={kind} {view.tags[h]}",
        f"kr={kind} {view.relations[h]}", f"kc={kind} {cue.kind}", f"kk={kind} {kinds}", f"rule={chosen}",
        f"kn={kind} {bucket(size)}", f"sz={bucket(size)}",
        f"kq={kind} {quoted}",
        f"kg={kind} {bucket(max(0, gap))}", f"f={first}", f"ft={tag}",
        f"kft={kind} {tag}", f"nx={following}", f"knx={kind} {following}",
        f"se={kind} {z >= end - 1} {a <= begin}", f"side={a > h} {cue.kind} {known}",
        f"qh={kind} {view.quoted[h] >= 0}", f"lt={kind} {view.tags[z - 1]}",
        f"ksub={kind} {view.subject(h) is not None}",
        f"b={len(parts) > 1 and busy(view, a, z, cue)} {len(parts) > 1} {quoted}",
        *_seam_traits(view, kind, parts),
    ]  # fmt: skip


def _seam_traits(view: View, kind: str, parts: tuple[tuple[int, int], ...]) -> list[str]:
    """What tells whether two pieces are one statement: the first one's end, what stands between, the next one's start.

    “A,” said X. “B.” mostly is; “A,” said X, adding: “B.” mostly is two.
    """
    if len(parts) < 2:
        return []
    (a, b), (c, d) = parts[:2]
    between = [i for i in range(b, c) if view.quoted[i] < 0 and view.words[i] not in _MARKS]
    ends = view.words[b] if b < c and view.words[b] in _STOPS else view.words[b - 1]
    ends = ends if ends in _STOPS else "-"
    last = view.words[between[-1]].lower() if between else "-"
    stop = last if last in _STOPS else "-"
    tail = next((view.lemmas[i] for i in reversed(between) if view.words[i] not in _STOPS), "-")
    seam = f"{ends} {stop} {view.words[c][:1].isupper()} {sum(view.words[i] == '.' for i in between)}"
    return [
        f"js={kind} {seam}", f"jm={len(parts)} {seam}", f"jt={kind} {tail}", f"jg={bucket(c - b)} {seam}",
        f"jn={bucket(b - a)} {bucket(d - c)} {stop}",
    ]  # fmt: skip


_STOPS = frozenset({",", ".", "!", "?", ":", ";"})
_MARKS = frozenset({'"', "“", "”", "``", "''", "’’"})


def _quotedness(view: View, parts: tuple[tuple[int, int], ...]) -> str:
    before = view.quoted_before
    count = sum(before[q] - before[p] for p, q in parts)
    if not count:
        return "none"
    size = sum(q - p for p, q in parts)
    edges = f"{view.quoted[parts[0][0]] >= 0}{view.quoted[parts[-1][1] - 1] >= 0}"
    return "all" if count >= size - 2 else f"most{edges}" if count * 2 > size else f"some{edges}"


def source_traits(view: View, cue: Cue, source: Source, order: int) -> list[str]:
    """What tells whether a candidate is the cue's source."""
    kind, place = source
    h = cue.head
    lemma = view.lemmas[h]
    words = lexicon()
    known = words.verbs.get(lemma, "-") if cue.kind != "noun" else words.nouns.get(lemma, "-")
    passive = any(view.relations[c] == "auxpass" for c in view.children[h])
    tag = view.tags[h]
    out = [
        f"k={kind}", f"kl={kind} {lemma}", f"ks={kind} {known}", f"kt={kind} {tag}", f"kp={kind} {passive}",
        f"kc={kind} {cue.kind}", f"o={order}", f"kr={kind} {view.relations[h]}",
    ]  # fmt: skip
    if place is None:
        return out
    a, b = place
    head = next((i for i in range(a, b) if not a <= view.heads[i] < b or view.heads[i] == i), a)
    word, kind_of = view.lemmas[head], subject_class(view, head)
    gap = a - h if a > h else h - b
    out += [
        f"w={word}", f"t={kind_of}", f"ktt={kind} {kind_of}", f"lt={lemma} {kind_of}",
        f"g={bucket(gap)}", f"kg={kind} {bucket(gap)}", f"r={kind} {view.relations[head]}",
        f"q={kind} {view.quoted[head] >= 0} {view.quoted[h] >= 0}", f"f={view.words[a].lower()}",
        f"kf={known} {kind_of}", f"sub={kind} {view.relations[head] in SUBJECTS}",
    ]  # fmt: skip
    return out
