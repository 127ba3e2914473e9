"""Build the package's reference data from the files of the record: ../shared/record -> src/comity/record/data.

    python scripts/build_record.py [SOURCE_FOLDER]

States are keyed by ISO 3166-1 alpha-3; where a state has none, by the Correlates of War abbreviation. The number
that a dataset of the field carries on after a state's end (365, 345) goes to the successor, as the dataset has it.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import polars as pl
import yaml

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "comity" / "record" / "data"
SOURCE = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "record"

# Where the code table has no ISO code for a number that the datasets use.
NUMBERS = {345: "SRB", 347: "XKX", 260: "GFR", 265: "DDR", 315: "CSK", 678: "YAR", 680: "YMD", 817: "VDR", 340: "SRB"}
CURATED_NAMES = {"CST/CSTO": "CSTO", "C5+1 (USA)": "Central Asia+USA"}
# Organisations of which the curated file holds single corrections, not the whole membership.
PARTIAL = {"AU", "OSCE", "CFE", "Open Skies"}
NEVER_FACTBOOK = {"UNSC", "SCO", "EU", "BRICS", "CICA"}


def table(name: str) -> pl.DataFrame:
    return pl.read_parquet(SOURCE / f"{name}.parquet")


def write(name: str, frame: pl.DataFrame, dataset: str) -> None:
    path = DATA / f"{name}.parquet"
    frame.write_parquet(path, compression="zstd", compression_level=19, metadata={"dataset": dataset})
    print(f"{path.relative_to(ROOT)}: {frame.height:,} rows, {path.stat().st_size:,} bytes")


def numbers() -> dict[int, str]:
    """Correlates of War and Gleditsch-Ward numbers to the ids of this package."""
    ids = {row["ccode"]: row["cw_abb"] for row in table("states_cow").iter_rows(named=True)}
    codes = table("states_codes").filter(pl.col("iso3c").is_not_null())
    for column in ("gwn", "cown"):
        ids |= dict(codes.filter(pl.col(column).is_not_null()).select(column, "iso3c").iter_rows())
    return ids | NUMBERS


IDS = numbers()


def ids(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Int64).replace_strict(IDS, default=None, return_dtype=pl.String)


def day(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.String)


def dyads(frame: pl.DataFrame, first: str = "ccode1", second: str = "ccode2") -> pl.DataFrame:
    """The same rows keyed by states, those without a state on either side left out."""
    named = frame.with_columns(a=ids(first), b=ids(second)).drop_nulls(["a", "b"])
    return named.select("a", "b", *(c for c in frame.columns if c not in (first, second)))


def states() -> None:
    codes = (
        table("states_codes").filter(pl.col("iso3c").is_not_null()).unique("iso3c", keep="first", maintain_order=True)
    )
    flat = table("countries_flat")
    spells = table("states_cow").with_columns(id=ids("ccode"))
    ends = pl.when(pl.col("end").dt.year() >= 2016).then(None).otherwise(pl.col("end").cast(pl.String))
    system = spells.group_by("id", maintain_order=True).agg(
        start=pl.col("start").min().cast(pl.String), end=ends.last(), spells=pl.struct(day("start"), ends.alias("end")),
        cow=pl.col("ccode").last().cast(pl.String), cow_name=pl.col("cw_name").last(),
    )  # fmt: skip
    present = flat.select(
        id="cca3", name="name", iso2="cca2", iso_numeric="ccn3", un_member="un_member",
    ).join(codes.select(id="iso3c", gw=pl.col("gwn").cast(pl.String)), on="id", how="left")  # fmt: skip
    present = present.with_columns(id=pl.col("id").replace({"UNK": "XKX"}))
    joined = present.join(system, on="id", how="full", coalesce=True)
    write(
        "states", joined.with_columns(name=pl.coalesce("name", "cow_name")).drop("cow_name").sort("id"), "state-names"
    )
    write("countries", _country_names(flat), "countries")


def _country_names(flat: pl.DataFrame) -> pl.DataFrame:
    rows = []
    for row in flat.iter_rows(named=True):
        id = {"UNK": "XKX"}.get(row["cca3"], row["cca3"])
        names = [("short", row["name"], "en"), ("official", row["official"], "en"), ("demonym", row["demonym_m"], "en")]
        names += [("metonym", capital, "en") for capital in re.split(r"[;,]", row["capital"] or "")]
        names += [("alias", other, "en") for other in (row["alt"] or "").split(";") if _english(other)]
        names += [("translation", row[f"name_{code}"], code) for code in ("ru", "zh", "fr", "es", "de")]
        rows += [(id, text.strip(), kind, code) for kind, text, code in names if text and text.strip()]
    return pl.DataFrame(rows, schema=["actor", "text", "kind", "language"], orient="row").unique(maintain_order=True)


def _english(name: str) -> bool:
    """Whether an alternative spelling could stand in English prose: not a code, not a transliterated long form."""
    return bool(
        re.fullmatch(r"(Republic|Kingdom|State|United|Federal|Islamic|The|Commonwealth)\b[A-Za-z ,.'’-]+", name)
    )


def memberships() -> None:
    organisations = yaml.safe_load((DATA / "organisations.yaml").read_text("utf-8"))
    cow = {str(o.get("cow_igo", o["id"])).lower(): o["id"] for o in organisations}
    factbook = {str(o.get("factbook", o["id"])): o["id"] for o in organisations}
    schema = ["organisation", "state", "status", "start", "end", "dataset", "confidence", "source", "note", "complete"]
    rows = [*_curated(), *_cow(cow), *_factbook(factbook)]
    write("memberships", pl.DataFrame(rows, schema=schema, orient="row", infer_schema_length=None), "memberships")
    igos = table("igo_organisations").with_columns(id=pl.col("ioname").str.to_lowercase().replace(cow))
    known = pl.col("id").is_in([o["id"] for o in organisations])
    write("igos", igos.filter(~known).select(
        id="ioname", name="longorgname", start=day("sdate"), end=day("deaddate"), political="political",
    ), "cow-igo-3")  # fmt: skip


def _curated() -> list[tuple[object, ...]]:
    corrections = {(c["org"], c["iso3"], c["status"], c["field"]): c for c in _csv(DATA / "corrections.csv")}
    rows = []
    for row in _csv(SOURCE / "memberships_curated.csv"):
        for name in ("start", "end", "status", "confidence", "note"):
            change = corrections.get((row["org"], row["iso3"], row["status"], name))
            if change:
                row |= {name: change["value"], "note": f"{row['note']}; {change['reason']}".strip("; ")}
        org = CURATED_NAMES.get(row["org"], row["org"])
        complete = row["org"] not in PARTIAL
        texts = [row[name] or None for name in ("start", "end")]
        rows.append(
            (
                org,
                row["iso3"],
                row["status"],
                *texts,
                "curated",
                row["confidence"],
                row["source"],
                row["note"] or None,
                complete,
            )
        )
    return rows


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cow(names: dict[str, str]) -> list[tuple[object, ...]]:
    status = {1: "member", 2: "associate", 3: "observer"}
    upper = {name.lower(): name for name in table("igo_organisations")["ioname"]}
    frame = table("igo_membership_spells").with_columns(state=ids("ccode")).drop_nulls("state")
    return [
        (
            names.get(row["igo"], upper.get(row["igo"], row["igo"])), row["state"], status[row["status"]],
            str(row["start"]), None if row["end"] >= 2014 else str(row["end"]), "cow-igo-3", None, None, None, False,
        )
        for row in frame.iter_rows(named=True)
    ]  # fmt: skip


def _factbook(names: dict[str, str]) -> list[tuple[object, ...]]:
    flat = table("countries_flat")
    by_name = {name.casefold(): id for name, id in flat.select("name", "cca3").iter_rows()}
    by_name |= {"burma": "MMR", "congo, democratic republic of the": "COD", "congo, republic of the": "COG",
                "korea, north": "PRK", "korea, south": "KOR", "turkey (turkiye)": "TUR", "cote d'ivoire": "CIV",
                "bahamas, the": "BHS", "gambia, the": "GMB", "holy see (vatican city)": "VAT", "cabo verde": "CPV",
                "czechia": "CZE", "kosovo": "XKX", "micronesia, federated states of": "FSM", "timor-leste": "TLS",
                "sao tome and principe": "STP", "west bank": "PSE", "drc": "COD", "congo (brazzaville)": "COG",
                "usa": "USA", "us": "USA", "uk": "GBR", "uae": "ARE", "laos": "LAO", "turkey": "TUR"}  # fmt: skip
    rows = []
    unknown = set()
    for row in table("memberships_factbook").iter_rows(named=True):
        state = by_name.get((row["country"] or "").casefold()) or _GEC.get(row["gec"])
        org = names.get(row["org"], row["org"])
        if org in NEVER_FACTBOOK:
            continue
        if state is None:
            unknown.add((row["gec"], row["country"]))
            continue
        rows.append(
            (org, state, row["status"], None, None, "factbook-2026", None, None, "January 2026, undated", False)
        )
    print("factbook rows without a state:", sorted(unknown, key=str))
    return rows


_GEC: dict[str, str] = {"us": "USA", "uk": "GBR", "cg": "COD", "cf": "COG", "kn": "PRK", "ks": "KOR", "ae": "ARE",
                        "bf": "BHS", "dr": "DOM", "ga": "GMB", "iv": "CIV", "fm": "FSM", "ct": "CAF"}  # fmt: skip


def relations() -> None:
    year = pl.col("start").cast(pl.Int16), pl.col("end").cast(pl.Int16)
    spells = pl.concat([
        dyads(table(f"alliances_{name}_spells")).with_columns(pl.col("kind").cast(pl.String), dataset=pl.lit(dataset))
        for name, dataset in (("atop", "atop-5.1"), ("cow", "cow-alliances-4.1"))
    ]).with_columns(*year)  # fmt: skip
    kinds = {"nonagg": "non-aggression", "consul": "consultation", "neutral": "neutrality", "defense": "defence",
             "offense": "offence", "entente": "entente"}  # fmt: skip
    write("alliances", spells.with_columns(pl.col("kind").replace(kinds)), "alliances")
    disputes = dyads(table("mid_dyadyear")).select("a", "b", "year", "dispnum", "hostlev", "fatality")
    write("disputes", disputes, "cow-mid-5.0")
    write("wars", dyads(table("wars_interstate")).select("a", "b", "year", "warnum"), "cow-wars-4")
    rivalries = dyads(table("rivalries_tss")).select(
        "a", "b", "start", "end", "rivalry", "positional", "spatial", "ideological", "interventionary"
    )
    write("rivalries", rivalries, "tss-rivalries")
    iso = [pl.col(c).str.replace(r"^(\d{4})(\d{2})(\d{2})$", "$1-$2-$3") for c in ("start", "end")]
    write("peace", dyads(table("peace_scale_spells").with_columns(iso)), "peace-scale")
    contiguity = dyads(table("contiguity")).select("a", "b", "conttype", start=day("stdate"), end=day("enddate"))
    write("contiguity", contiguity, "cow-contiguity-3.2")
    conflicts = table("ucdp_acd_251").filter(pl.col("type_of_conflict") != "intrastate")
    write(
        "conflicts",
        dyads(conflicts, "gwno_a", "gwno_b").select(
            "a", "b", "year", "conflict_id", "incompatibility", "intensity_level", "type_of_conflict"
        ),
        "ucdp-prio-25.1",
    )


def attributes() -> None:
    write(
        "capabilities",
        table("capabilities_nmc7").with_columns(state=ids("ccode")).drop_nulls("state").drop("ccode"),
        "nmc-7.0",
    )
    points = table("unga_ideal_points").with_columns(state=ids("ccode")).drop_nulls("state")
    write(
        "ideal_points",
        points.select("state", "year", pl.coalesce("idealpointall", "idealpointfp").alias("ideal_point")),
        "unga-ideal-points",
    )
    iso2 = dict(table("countries_flat").select("cca2", "cca3").iter_rows()) | {
        "CS": "CSK",
        "YU": "YUG",
        "DD": "DDR",
        "YD": "YMD",
    }
    votes = table("unga_votes_1946_2019").with_columns(
        state=pl.col("country_code").cast(pl.String).replace_strict(iso2, default=None)
    )
    write("votes", votes.drop_nulls("state").select("rcid", pl.col("state").cast(pl.Categorical), "vote"), "unga-votes")
    write("rollcalls", table("unga_rollcalls").select("rcid", "session", day("date"), "unres", "short"), "unga-votes")
    trade = dyads(table("trade_1945_2014")).with_columns(pl.col("a", "b").cast(pl.Categorical))
    known = [pl.when(pl.col(c) >= 0).then(pl.col(c)).alias(c) for c in ("smoothflow1", "smoothflow2")]
    kept = trade.with_columns(known).filter(pl.any_horizontal(pl.col("smoothflow1", "smoothflow2").is_not_null()))
    write("trade", kept, "cow-trade-4.0")


def leaders() -> None:
    past = table("leaders_archigos").with_columns(state=ids("gwcode")).drop_nulls("state")
    rows = [
        (row["leader"], row["state"], "leader", str(row["startdate"]), str(row["enddate"]), "archigos-4.1")
        for row in past.iter_rows(named=True)
    ]
    write(
        "leaders",
        pl.DataFrame([*rows, *_current()], schema=["name", "state", "office", "start", "end", "dataset"], orient="row"),
        "leaders",
    )


def _current() -> list[tuple[object, ...]]:
    flat = table("countries_flat")
    by_name = {name.casefold(): id for name, id in flat.select("name", "cca3").iter_rows()}
    found = []
    for row in _csv(SOURCE / "leaders_current.csv"):
        state = by_name.get(row["country"].casefold()) or _GEC.get(row["gec"])
        match = re.match(
            r"(?:[A-Z][\w.-]*(?: of| the|,)? )*?(?:President|Prime Minister|King|Queen|Chancellor|Emir|Amir|Sultan|Chairman|Premier|Crown Prince|Supreme Leader|Taoiseach|Federal Chancellor|State Affairs Commission President|General Secretary)\b[^A-Z]*(?P<name>[^(;,]+?) \((?:since|SINCE)(?P<since>[^)]*)\)",
            row["text"],
        )
        if state and match:
            found.append(
                (_cased(match["name"]), state, row["office"], _since(match["since"]), None, "factbook-leaders")
            )
    return found


def _cased(name: str) -> str:
    return re.sub(
        r"[^\W\d_]{2,}", lambda m: m[0].capitalize() if m[0].isupper() else m[0], name.replace("&Eacute;", "É")
    ).strip()


_MONTHS = {
    m: i
    for i, m in enumerate(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        1,
    )
}


def _since(text: str) -> str | None:
    match = re.search(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})", text)
    if not match:
        return None
    number, month, year = match.groups()
    parts = [year] + ([f"{_MONTHS[month]:02}"] if month in _MONTHS else [])
    return "-".join(parts + ([f"{int(number):02}"] if number and len(parts) == 2 else []))


if __name__ == "__main__":
    if not SOURCE.is_dir():
        sys.exit(f"{SOURCE}: no such folder. Give the folder of the record's files as the first argument.")
    states()
    memberships()
    relations()
    attributes()
    leaders()
