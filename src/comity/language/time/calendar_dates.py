"""Dates that name their place on the calendar: "May 16-17", "5 March 2014", "in October", "on Friday", "the 1990s"."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from comity.language.time.context import Context, Found
from comity.language.time.lexicon import compile_pattern, holiday, lexicon
from comity.language.time.numbers import ordinal, spoken_year
from comity.language.time.points import Point, shift
from comity.language.time.rules import Rule, after_cased, dated, group, last_word, next_word, plain, rule
from comity.language.time.tense import FUTURE, PAST

_BACK = {"last", "past", "the past", "this past", "the previous", "previous", "the preceding", "the last"}
_ON = {"next", "the coming", "coming", "this coming", "the next", "the following", "following", "upcoming"}


def _month_number(text: str) -> int:
    return lexicon().months[text.lower().rstrip(".")]


def _is_month(m: re.Match[str]) -> bool:
    """Months are capitalised; May and March also open sentences as other words."""
    word = m.group("month")
    return word[0].isupper()


def _weekday_number(text: str) -> int:
    return lexicon().weekdays[text.lower().rstrip(".")]


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= day <= calendar.monthrange(year, month)[1]


# ── day and month ────────────────────────────────────────────────────────────────────────────────────


def month_day(m: re.Match[str], ctx: Context) -> list[Found] | None:
    """A day of a month, or two of them, with or without the year."""
    if not _is_month(m):
        return None
    month, days = _month_number(m["month"]), [g for g in ("day", "day2") if group(m, g)]
    founds = []
    for name in days:
        day = int(re.sub(r"\D", "", m[name]))
        got = _day(m, ctx, month, day)
        if got is None:
            return None
        founds.append(got)
    return _pieces(m, founds)


def _shared_year(m: re.Match[str], ctx: Context) -> int | None:
    """The year of a second date joined to this one: "18 March and 3 May 2021", "from April to June of 1917"."""
    if group(m, "rel"):
        return None
    second = _next_dated().match(ctx.text, m.end())
    return int(second["year"]) if second else None


@cache
def _next_dated() -> re.Pattern[str]:
    return compile_pattern(r"\s*(?:,|-|–|—|\band\b|\bto\b|\bor\b|\buntil\b|\bthrough\b)\s*(?:on |in |the |to )?(?:<dayno>\s+)?(?:of )?<month>(?:\s+<dayno>)?,?\s+(?:of )?(?P<year><year>)\b")


def _pieces(m: re.Match[str], founds: list[Found]) -> list[Found]:
    """Two days told together ("May 16-17") are two expressions, divided where the second begins."""
    if len(founds) == 1:
        return founds
    first, second = founds
    return [first.moved(m.start(), m.end("day")), second.moved(m.start("day2"), m.end())]


def _day(m: re.Match[str], ctx: Context, month: int, day: int) -> Found | None:
    if year := group(m, "year"):
        if not _valid(int(year), month, day):
            return None
        return dated(m, Point(date(int(year), month, day), "day"), "a full date", ctx)
    rel = group(m, "rel")
    if shared := _shared_year(m, ctx):
        return dated(m, Point(date(shared, month, day), "day"), "its year stands after the next date", ctx) if _valid(shared, month, day) else None
    return undated(m, ctx, lambda y: Point(date(y, month, day), "day") if _valid(y, month, day) else None, rel, _weekday_number(m["wd"]) if group(m, "wd") else 0)


def undated(m: re.Match[str], ctx: Context, on: object, rel: str = "", weekday: int = 0) -> Found | None:
    """A day, month or season whose year the text leaves to the reader: the nearest in the direction of the tense."""
    make = on
    if not ctx.today.known:
        point = make(2000)  # type: ignore[operator]
        if point is None:
            return None
        value = "XXXX" + point.value[4:]
        return Found(m.start(), m.end(), "DATE", value, "the year is not known: the document has no date", lacks="year", point=replace(point, known=""))
    points = [p for p in (make(ctx.today.day.year + k) for k in range(-4, 5)) if p is not None]  # type: ignore[operator]
    if weekday and (fit := [p for p in points if p.day.isoweekday() == weekday]):
        points = fit
    if not points:
        return None
    point, why = _nearest(m, ctx, points, rel)
    return dated(m, point, why, ctx, anchor=ctx.anchor, lacks="year")


def _nearest(m: re.Match[str], ctx: Context, points: list[Point], rel: str) -> tuple[Point, str]:
    here = ctx.today.to(points[0].grain) if points[0].grain != "season" else ctx.today
    start = here.first
    same = [p for p in points if p.value == ctx.today.to(p.grain).value]
    earlier = [p for p in points if p.first < start and p not in same]
    later = [p for p in points if p.first > start and p not in same]
    if rel in _BACK and earlier:
        return earlier[-1], f"the last one before {ctx.anchor}, {ctx.speech}"
    if rel in _ON and later:
        return later[0], f"the next one after {ctx.anchor}, {ctx.speech}"
    if rel.startswith("this"):
        return min(points, key=lambda p: abs(p.day.year - ctx.today.day.year)), f"in the year of {ctx.speech}"
    way, verb, direct = ctx.direction(m.start(), m.end())
    if ctx.today.known in ("year", "month"):
        return min(points, key=lambda p: abs(p.day.year - ctx.today.day.year)), f"in the year of {ctx.speech}"
    if same:
        return same[0], f"that of {ctx.speech}"
    near = min(points, key=lambda p: _distance(p, start, way, direct))
    told = {PAST: f"past (“{verb}”): ", FUTURE: f"to come (“{verb}”): "}.get(way, "")
    return near, f"{told}the {'last before' if near.first < start else 'next after'} {ctx.anchor}, {ctx.speech}"


def _distance(point: Point, start: date, way: int, direct: bool) -> int:
    """Days between a point and the words; further where the tense points the other way, most where the date is the verb's own."""
    days = (point.first - start).days
    against = days > 0 and way == PAST or days < 0 and way == FUTURE
    return abs(days) * ((15 if direct else 3) if against else 1) + (40 if days > 0 and not way else 0)


def month_alone(m: re.Match[str], ctx: Context) -> Found | None:
    """A month without its year, or with it."""
    if not _is_month(m):
        return None
    month, rel = _month_number(m["month"]), group(m, "rel")
    if year := group(m, "year"):
        return dated(m, Point(date(int(year), month, 1), "month"), "a month and its year", ctx)
    if not rel and not _month_here(m, ctx.text):
        return None
    if shared := _shared_year(m, ctx):
        return dated(m, Point(date(shared, month, 1), "month"), "its year stands after the next date", ctx)
    if rel in ("each", "every"):
        return plain(m, "SET", f"XXXX-{month:02}", "that month of every year")
    return undated(m, ctx, lambda y: Point(date(y, month, 1), "month"), rel)


_MONTH_CUES = frozenset(
    "in of by since until till from to early late mid and before after between during through on or for the a an this "
    "mid- end his her its their our under".split()
)


def _month_here(m: re.Match[str], text: str) -> bool:
    """Whether "May", "March" and the like stand for the month: May opens no question, March is no surname."""
    word = m["month"]
    if word.lower() not in ("may", "march", "april", "june", "august", "mar", "jan", "dec", "jun", "sep", "oct", "apr"):
        return True
    if len(word.rstrip(".")) <= 4 and word.lower().rstrip(".") not in ("may", "june", "july"):
        return word.endswith(".")
    if word.lower() in ("april", "june", "august"):
        return not re.match(r"\s+[A-Z]", after_cased(text, m.end())) or last_word(text, m.start()) in _MONTH_CUES
    prev = last_word(text, m.start())
    return prev in _MONTH_CUES


def weekday(m: re.Match[str], ctx: Context) -> Found | None:
    """A day of the week: the last or the next one, by the words before it or the tense."""
    if not m["weekday"][0].isupper() or _abbreviated(m, ctx.text):
        return None
    number, rel = _weekday_number(m["weekday"]), group(m, "rel")
    if rel in ("each", "every") or m.end() < len(ctx.text) and ctx.text[m.end()] == "s" and rel == "":
        return plain(m, "SET", f"XXXX-WXX-{number}", "that day of every week")
    if ctx.today.known != "day":
        return plain(m, "DATE", f"XXXX-WXX-{number}", "a day of the week; the day of the words is not known")
    ahead = (number - ctx.today.day.isoweekday()) % 7
    if rel in ("that", "the following", "the previous", "the next") and (ref := ctx.reference("day", m.start())):
        return _weekday_of(m, ctx, ref, number, rel)
    if rel in _BACK:
        return _day_off(m, ctx, ahead - 7, f"the one before {ctx.anchor}, {ctx.speech}")
    if rel in _ON:
        return _day_off(m, ctx, ahead or 7, f"the one after {ctx.anchor}, {ctx.speech}")
    if ahead == 0:
        return _day_off(m, ctx, 0, f"the day of {ctx.speech}")
    way, verb, _ = ctx.direction(m.start(), m.end())
    if rel.startswith("this") or way == FUTURE:
        return _day_off(m, ctx, ahead, f"to come (“{verb or rel}”): the next after {ctx.anchor}, {ctx.speech}")
    why = f"past (“{verb}”)" if way == PAST else "nothing says that it is to come"
    return _day_off(m, ctx, ahead - 7, f"{why}: the last before {ctx.anchor}, {ctx.speech}")


def _abbreviated(m: re.Match[str], text: str) -> bool:
    """"Sun" and "Sat" are days only with a full stop, or beside a date."""
    word = m["weekday"]
    return len(word) <= 5 and not word.endswith(".")


def _weekday_of(m: re.Match[str], ctx: Context, ref: Found, number: int, rel: str) -> Found:
    assert ref.point is not None
    ahead = (number - ref.point.day.isoweekday()) % 7
    off = {"that": ahead, "the previous": ahead - 7}.get(rel, ahead or 7)
    return dated(m, shift(ref.point, off, "day"), f"reckoned from {ref.value} in the text", ctx, anchor=ref.value)


def _day_off(m: re.Match[str], ctx: Context, days: int, reason: str) -> Found:
    return dated(m, shift(ctx.today, days, "day"), reason, ctx, anchor=ctx.anchor)


# ── years ────────────────────────────────────────────────────────────────────────────────────────────

_YEAR_CUES = frozenset({"in", "since", "of", "by", "until", "till", "from", "to", "between", "and", "during", "for", "through", "before", "after", "the", "early", "late", "mid", "around", "circa", "year", "fiscal", "or"})


def year(m: re.Match[str], ctx: Context) -> Found | list[Found] | None:
    """A year in digits, or a range of years."""
    text, number = ctx.text, int(m["year"])
    if text[m.start("year") - 1 : m.start("year")] in ("$", "£", "€", "#", "/", ",", ".", ":", "№") and m.start() or re.match(r"%|,\d|\.\d|/\d|:\d|[-–]\d{3}\b|[A-Za-z]", text[m.end() : m.end() + 4]):
        return None
    prev, following = last_word(text, m.start()), next_word(text, m.end())
    if prev in lexicon().numbered or following in lexicon().counted or prev[-1:] in "$£€#":
        return None if prev not in ("about", "some") or following in lexicon().counted else None
    if not 1900 <= number <= 2099 and prev not in _YEAR_CUES and text[m.start() - 1 : m.start()] != "(":
        return None
    if not 1500 <= number <= 2099:
        return None
    first = dated(m, Point(date(number, 1, 1), "year"), "a year", ctx)
    if second := group(m, "year2"):
        other = int(second) if len(second) == 4 else number // 100 * 100 + int(second)
        if not number < other < number + 100:
            return first.moved(m.start(), m.end("year"))
        last = dated(m, Point(date(other, 1, 1), "year"), "a year", ctx)
        return [first.moved(m.start(), m.end("year")), last.moved(m.start("year2"), m.end())]
    return first


def short_year(m: re.Match[str], ctx: Context) -> Found | None:
    """A year told by its last two digits ("'96"): the one nearest the document's century."""
    if next_word(ctx.text, m.end()) in ("minutes",) or re.match(r"\s+[A-Z]", ctx.text[m.end() : m.end() + 3]):
        return None
    number = int(m["digits"])
    pivot = (ctx.today.day.year if ctx.today.known else 2024) + 20
    full = max(c + number for c in (1800, 1900, 2000) if c + number <= pivot)
    return dated(m, Point(date(full, 1, 1), "year"), "a year by its last two digits", ctx)


def year_in_words(m: re.Match[str], ctx: Context) -> Found | None:
    number = spoken_year(m["words"])
    if number is None or not 1500 <= number <= 2099:
        return None
    return dated(m, Point(date(number, 1, 1), "year"), "a year in words", ctx)


def decade(m: re.Match[str], ctx: Context) -> Found | None:
    """A decade: "the 1990s", "the '80s", "the nineties"."""
    if digits := group(m, "digits"):
        first = int(digits) if len(digits) == 4 else (1900 + int(digits) if int(digits) >= 30 else 2000 + int(digits))
    else:
        first = 1900 + 10 * lexicon().decades[group(m, "word")]
    return dated(m, Point(date(first, 1, 1), "decade"), "a decade", ctx)


def century(m: re.Match[str], ctx: Context) -> Found | None:
    """A century: "the 20th century" holds the years that begin with 19."""
    number = ordinal(m["ordinal"])
    if not 2 <= number <= 30:
        return None
    era = " BC" if re.match(r"\s+B\.?C", ctx.text[m.end() : m.end() + 6]) else ""
    if era:
        return plain(m, "DATE", f"BC{number - 1:02}", "a century before our era")
    return dated(m, Point(date((number - 1) * 100, 1, 1), "century"), "a century", ctx)


# ── written dates and holidays ───────────────────────────────────────────────────────────────────────


def iso_date(m: re.Match[str], ctx: Context) -> Found | None:
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    if not (1 <= month <= 12 and _valid(year, month, day)):
        return None
    return dated(m, Point(date(year, month, day), "day"), "a full date", ctx)


def slashed(m: re.Match[str], ctx: Context) -> Found | None:
    """10/26/1999, 26.10.1999: month first with slashes unless it cannot be, day first with full stops."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += 0 if year > 99 else (1900 if year > 40 else 2000)
    month, day = (a, b) if m["sep"] in "/-" and a <= 12 else (b, a)
    if not (1 <= month <= 12 and _valid(year, month, day)):
        return None
    return dated(m, Point(date(year, month, day), "day"), "a full date", ctx)


def nine_eleven(m: re.Match[str], ctx: Context) -> Found:
    return dated(m, Point(date(2001, 9, 11), "day"), "the attacks of 11 September 2001", ctx)


def feast(m: re.Match[str], ctx: Context) -> Found | None:
    """A holiday: by its rule, in the year given or the nearest in the direction of the tense."""
    if not m["holiday"][0].isupper():
        return None
    name = group(m, "holiday").replace("’", "'")
    if group(m, "year"):
        return dated(m, Point(holiday(name, int(m["year"])), "day"), "a holiday", ctx)
    return undated(m, ctx, lambda y: Point(holiday(name, y), "day"), group(m, "rel"))


def weekday_date(m: re.Match[str], ctx: Context) -> Found | None:
    """"Monday the 16th": the nearest such day."""
    if ctx.today.known != "day":
        return None
    day = int(re.sub(r"\D", "", m["day"]))
    near = [ctx.today.day + timedelta(k) for k in range(-45, 46)]
    fit = [d for d in near if d.day == day and d.isoweekday() == _weekday_number(m["weekday"])]
    if not fit:
        return None
    return dated(m, Point(min(fit, key=lambda d: abs((d - ctx.today.day).days)), "day"), "the nearest such day", ctx, anchor=ctx.anchor)


_REL = r"(?P<rel>this past|this coming|the coming|the following|the previous|the next|the last|the past|last|next|this|each|every|that|coming|past|previous|following|upcoming)"
_FOLLOWED = r"(?=\s*(?:[^\w\s%]|$|(?:in|at|on|of|with|to|by|for|between|during|as|when|that|the|and|will|is|are|was|were|has|have|had|there|where|which|after|before|<year>)\b))"
_SECOND_DAY = rf"(?:\s*(?:-|–|—|\bto\b|\band\b|\bthrough\b|\bor\b|&)\s*(?P<day2><dayno>)(?![\w%]|[.,]\d|:\d){_FOLLOWED})"
_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year><year>)\b(?![,.]\d|\s*%))"

RULES: tuple[Rule, ...] = (
    rule("month and day", "month", rf"\b(?:(?P<wd><weekday>),? )?(?:{_REL} )?(?P<month><month>)\s+(?P<day><dayno>)(?![\w%]|[.,]\d|:\d|/){_SECOND_DAY}?{_YEAR}?", month_day),
    rule("day and month", "month", rf"\b(?:(?P<wd><weekday>),? )?(?:the )?(?P<day><dayno>)(?:\s*(?:-|–|\bto\b|\band\b|\bor\b)\s*(?P<day2><dayno>))?(?: day)?,?[\s-]+(?:of (?:the )?(?:month of )?)?(?P<month><month>)\b{_YEAR}?", month_day),
    rule("month", "month", rf"\b(?:{_REL} )?(?P<month><month>)(?![\w])(?:,?\s+(?:of\s+)?(?P<year><year>)\b(?![,.]\d))?", month_alone),
    rule("month, year in words", "month", r"\b(?P<month><month>) (?P<words>nineteen [a-z]+(?:[\s-][a-z]+)?)", lambda m, c: _month_in_words(m, c)),
    rule("weekday", "weekday", rf"\b(?:{_REL} )?(?P<weekday><weekday>)(?!\w)", weekday),
    rule("weekdays", "weekday", r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s\b", lambda m, c: plain(m, "SET", f"XXXX-WXX-{_weekday_number(m['weekday'])}", "that day of every week")),
    rule("weekday and day", "weekday", r"\b(?P<weekday><weekday>),? the (?P<day>\d{1,2}(?:st|nd|rd|th))\b", weekday_date),
    rule("year", "year", r"(?<![\w$£€#№.,/:'’-])(?:(?:early|mid|late)-|the (?:fiscal )?year )?(?P<year>[12]\d{3})(?:\s?[-–/]\s?(?P<year2>20\d\d|1\d{3}|\d\d))?(?!\d|-\d)", year),
    rule("short year", "apostrophe", r"(?<!\w)[’'‘`](?P<digits>\d\d)\b(?![’']?s)", short_year),
    rule("year in words", "number", r"\b(?:the year )?(?P<words>(?:nineteen|eighteen) (?:hundred|oh|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|(?<=year\s)two thousand(?: and)?(?: (?:one|two|three|four|five|six|seven|eight|nine|ten))?)\b", year_in_words),
    rule("decade", "decade year apostrophe", r"\b(?:the )?(?:(?:early|late|mid)[\s-]+)?(?:(?P<digits>(?:1[5-9]|20)\d0)[’']?s|[’'‘`]?(?P<digits2>[2-9]0)[’']?s(?=\W)|(?<=the\s)(?P<word><decade>))\b", lambda m, c: _decade(m, c)),
    rule("century", "ordinal digits", r"\b(?:the )?(?:(?:early|late|mid)[\s-]+)?(?P<ordinal><ordinal>)[\s-]+century\b", century),
    rule("ISO date", "year digits", r"\b(?P<y>1[5-9]\d\d|20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b", iso_date),
    rule("numeric date", "digits", r"(?<![\w./-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\w/-])", slashed),
    rule("9/11", "digits", r"(?<![\w./-])9/11(?![\w/])", nine_eleven),
    rule("holiday", "holiday", rf"\b(?:{_REL} )?(?P<holiday><holiday>)(?!\w)(?:,? (?P<year><year>)\b)?", feast),
)  # fmt: skip


def _decade(m: re.Match[str], ctx: Context) -> Found | None:
    if m["digits2"] is not None:
        quote = ctx.text[m.start("digits2") - 1] in "’'‘`"
        if not quote and last_word(ctx.text, m.start("digits2")) not in ("the", "early", "late", "mid"):
            return None
        two = int(m["digits2"])
        return dated(m, Point(date((1900 if two >= 30 else 2000) + two, 1, 1), "decade"), "a decade", ctx)
    return decade(m, ctx)


def _month_in_words(m: re.Match[str], ctx: Context) -> Found | None:
    number = spoken_year(m["words"])
    if number is None or not _is_month(m):
        return None
    return dated(m, Point(date(number, _month_number(m["month"]), 1), "month"), "a month and its year", ctx)
