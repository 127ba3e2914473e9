"""Write the names of states in the languages that `comity.collation.foreign` reads, from Unicode's CLDR (by Babel).

    python scripts/build_state_names.py

One file a language, one state a line: its ISO 3166-1 alpha-3 code and the beginning of its name, without the ending
that declension changes and without what only some texts write (“Republic of”). Further names are in EXTRA.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale, __version__

from comity import record

PLACE = Path(__file__).resolve().parents[1] / "src" / "comity" / "collation" / "data" / "states"
LANGUAGES = ("en", "ru", "uk", "fr", "es", "de", "tr", "ar", "zh")
EXTRA = {
    "en": {"USA": ["United States", "U.S.", "US", "America", "Washington"], "GBR": ["Britain", "UK",
        "British"], "RUS": ["Moscow"], "CHN": ["Chinese", "PRC"], "FRA": ["French"], "DEU":
        ["German"], "NLD": ["Dutch"], "GRC": ["Greek"], "ESP": ["Spanish", "Spain"], "TUR":
        ["Turkish", "Turkey", "Türkiye"], "POL": ["Polish"], "PRK": ["North Korea", "DPRK"], "KOR":
        ["South Korea", "Republic of Korea"], "SYR": ["Syria"], "PSE": ["Palestin"], "UKR":
        ["Ukrain"], "MMR": ["Myanmar"], "COD": ["Democratic Republic of the Congo"], "CZE":
        ["Czech"], "DNK": ["Danish"], "SWE": ["Swedish"], "FIN": ["Finnish", "Finland"], "IRN":
        ["Iran"], "CHE": ["Swiss"], "IRL": ["Irish"], "ISR": ["Israel"], "LAO": ["Lao"], "VNM":
        ["Viet"]},
    "ru": {"USA": ["США", "Соединённы", "Соединенны", "Америк", "американск", "Вашингтон"], "GBR":
        ["Британи", "британск"], "RUS": ["РФ", "российск", "Москв"], "CHN": ["КНР", "китайск",
        "Кита"], "FRA": ["французск"], "DEU": ["ФРГ", "германск", "немецк"], "TUR": ["турецк"],
        "PRK": ["КНДР"], "KOR": ["Южн Коре", "Республика Корея"], "BLR": ["Белорусси", "белорусск",
        "Беларус"], "UKR": ["украинск", "Киев"], "PSE": ["Палестин", "палестинск"], "SYR":
        ["сирийск"], "IND": ["индийск"], "IRN": ["иранск"], "ISR": ["израильск"], "JPN": ["японск"],
        "KGZ": ["Киргиз", "киргизск"], "MDA": ["Молдав", "молдавск"], "ESP": ["испанск"], "POL":
        ["польск"], "SRB": ["сербск"], "AZE": ["азербайджанск"], "ARM": ["армянск"], "KAZ":
        ["казахстанск"], "EGY": ["египетск"]},
    "uk": {"USA": ["США", "Сполучен", "американськ"], "GBR": ["Британі", "британськ"], "RUS": ["РФ",
        "російськ"], "CHN": ["КНР", "китайськ"], "UKR": ["українськ"], "DEU": ["ФРН", "німецьк"],
        "FRA": ["французьк"]},
    "fr": {"USA": ["États-Unis", "Etats-Unis", "américain"], "GBR": ["Royaume-Uni", "britannique",
        "Grande-Bretagne"], "RUS": ["russe"], "CHN": ["chinois"], "FRA": ["français"], "DEU":
        ["allemand"], "TUR": ["turc"], "UKR": ["ukrainien"], "PSE": ["palestinien", "Palestin"],
        "ISR": ["israélien"], "IRN": ["iranien"], "SYR": ["syrien"], "IND": ["indien"], "JPN":
        ["japonais"], "PRK": ["Corée du Nord", "RPDC"]},
    "es": {"USA": ["Estados Unidos", "EE. UU", "EEUU", "EE.UU", "estadounidense"], "GBR":
        ["Reino Unido", "británic"], "RUS": ["rus"], "CHN": ["chin"], "FRA": ["frances", "francés"],
        "DEU": ["alemán", "aleman"], "ESP": ["español"], "UKR": ["ucranian"], "PSE": ["palestin"],
        "ISR": ["israelí"], "IRN": ["iraní"], "SYR": ["siri"], "MEX": ["mexican"], "CUB": ["cuban"],
        "VEN": ["venezolan"], "COL": ["colombian"], "ARG": ["argentin"], "SDN": ["Sudán"], "SSD":
        ["Sudán del Sur"]},
    "de": {"USA": ["USA", "Vereinigte", "amerikanisch"], "GBR": ["Großbritannien", "britisch"],
        "RUS": ["russisch"], "CHN": ["chinesisch"], "FRA": ["französisch"], "DEU": ["deutsch"],
        "UKR": ["ukrainisch"]},
    "tr": {"USA": ["ABD", "Amerika"], "GBR": ["Birleşik Krallık", "İngiltere"], "RUS": ["Rus"],
        "CHN": ["Çin"]},
    "ar": {"USA": ["ولايات المتحدة", "أمريكا", "أمريكي"], "GBR": ["بريطانيا", "مملكة المتحدة"],
        "RUS": ["روسي"], "CHN": ["صين"], "PSE": ["فلسطين"], "ISR": ["إسرائيل"], "SYR": ["سوري"],
        "SDN": ["سودان"], "UKR": ["أوكراني"], "YEM": ["يمن"]},
    "zh": {"USA": ["美"], "GBR": ["英"], "RUS": ["俄"], "CHN": ["中方", "中国", "中國"], "PSE": ["巴勒斯坦"],
        "FRA": ["法国", "法國"], "DEU": ["德国", "德國"], "PRK": ["朝鲜", "朝鮮"], "KOR": ["韩", "韓"], "UKR":
        ["乌克兰", "烏克蘭"]},
}  # fmt: skip
_ENDINGS = {"ru": r"(?:[аяьйыи]|ия|ий|ии)$", "uk": r"(?:[аяьйиі]|ія|ії)$", "en": r"(?:ia|a|y|e)$"}
_GENERIC = re.compile(r"^(?:Islamic|Arab|People's) Republic of |^(?:ال)(?=\w)")
_TOO_SHORT = {"en": 4, "fr": 4, "es": 4, "de": 4, "tr": 4, "ru": 3, "uk": 3, "ar": 3, "zh": 2}


def main() -> None:
    write({actor.codes["iso2"]: actor.id for actor in record.registry() if "iso2" in actor.codes})


def write(codes: dict[str, str]) -> None:
    PLACE.mkdir(exist_ok=True)
    for language in LANGUAGES:
        names = Locale("zh", script="Hans").territories if language == "zh" else Locale(language).territories
        full = {code: names[short] for short, code in codes.items() if short in names}
        rows = set(_distinct(full, language).items())
        rows |= {(code, name) for code, more in EXTRA[language].items() for name in more}
        lines = [f"{code} {name}" for code, name in sorted(rows) if name]
        head = (
            f"# Beginnings of names of states ({language}), from Unicode CLDR by Babel {__version__}; see the script."
        )
        (PLACE / f"{language}.txt").write_text("\n".join([head, *lines]) + "\n", "utf-8")


def _distinct(full: dict[str, str], language: str) -> dict[str, str]:
    """The beginnings of names by code; one that is another state's whole name is longer: Nigeri, not Niger."""
    found = {code: _begin(name, language) for code, name in full.items()}
    whole = {name: code for code, name in full.items()}
    return {code: full[code][:-1] if whole.get(begun, code) != code else begun for code, begun in found.items()}


def _begin(name: str, language: str) -> str:
    """The part of a name that no case changes."""
    name = _GENERIC.sub("", re.sub(r"\s*[(（].*", "", name)).strip()
    cut = re.sub(_ENDINGS[language], "", name) if language in _ENDINGS and " " not in name else name
    return cut if len(cut) >= _TOO_SHORT[language] else name


if __name__ == "__main__":
    main()
