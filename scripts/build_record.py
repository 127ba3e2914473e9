"""Build the package's reference data from the files of the record: ../shared/record -> src/comity/record/data.

    python scripts/build_record.py [SOURCE_FOLDER]

States are keyed by ISO 3166-1 alpha-3; where a state has none, by the Correlates of War abbreviation. A number that
a dataset of the field carries on after a state's end (365, 345) is each state's for its own years (`record_codes`).
Each Parquet file names its datasets in its metadata; their citations and terms are in datasets.yaml. What comes
from mledoze/countries (ODbL, share-alike) stands in countries.parquet alone.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import yaml
from record_codes import of_spell, of_year
from record_leaders import current_leaders, past_leaders
from record_shapes import write_outlines

from comity.record import histories

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "comity" / "record" / "data"
SOURCE = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "record"

# Where the code table has no ISO code for a number that the datasets use, or gives that of another state
# (the Papal States are no Vatican City, the German Federal Republic ends with unification).
NUMBERS = {345: "SRB", 347: "XKX", 260: "GFR", 265: "DDR", 315: "CSK", 678: "YAR", 680: "YMD", 817: "VDR", 340: "SRB",
           327: "PAP"}  # fmt: skip
Row = tuple[object, ...]


def table(name: str) -> pl.DataFrame:
    return pl.read_parquet(SOURCE / f"{name}.parquet")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, frame: pl.DataFrame, dataset: str) -> None:
    path = DATA / f"{name}.parquet"
    frame.write_parquet(path, compression="zstd", compression_level=19, metadata={"dataset": dataset})
    print(f"{path.relative_to(ROOT)}: {frame.height:,} rows, {path.stat().st_size:,} bytes")


# ── states ───────────────────────────────────────────────────────────────────────────────────────────


def numbers() -> dict[int, str]:
    """Correlates of War and Gleditsch-Ward numbers to the ids of this package."""
    ids = {row["ccode"]: row["cw_abb"] for row in table("states_cow").iter_rows(named=True)}
    codes = table("states_codes").filter(pl.col("iso3c").is_not_null())
    for column in ("gwn", "cown"):
        ids |= dict(codes.filter(pl.col(column).is_not_null()).select(column, "iso3c").iter_rows())
    return ids | NUMBERS


IDS = numbers()
FORMER = yaml.safe_load((DATA / "former_states.yaml").read_text("utf-8"))


def ids(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Int64).replace_strict(IDS, default=None, return_dtype=pl.String)


def then(column: str) -> pl.Expr:
    """Ids of the states that had a number in the `year` of a row."""
    return of_year(pl.col(column), pl.col("year"), IDS, FORMER)


UNITED = {260: 255, 678: 679}


def unified(column: str, year: pl.Expr) -> pl.Expr:
    """Numbers, from 1990 on those of the united Germany and Yemen, where Gleditsch and Ward let 260 and 678 go on."""
    number = pl.col(column).cast(pl.Int64)
    return pl.when(year >= 1990).then(number.replace(UNITED)).otherwise(number)


def day(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.String)


def states() -> None:
    ends = pl.when(pl.col("end").dt.year() >= 2016).then(None).otherwise(day("end")).alias("end")
    listed = table("states_cow").with_columns(day("start"), ends, cow=day("ccode"))
    spells = of_spell(listed, "ccode", "id", IDS, FORMER).sort(pl.col("cow").cast(pl.Int64), "start")
    system = spells.group_by("id", maintain_order=True).agg(
        start=pl.col("start").min(), end=pl.col("end").last(), spells=pl.struct("start", "end"),
        cow=pl.col("cow").last(), cow_name=pl.col("cw_name").last(),
    )  # fmt: skip
    codes = table("states_codes").filter(pl.col("iso3c").is_not_null()).unique("iso3c", maintain_order=True)
    present = codes.select(
        id="iso3c", iso2="iso2c", iso_numeric=pl.col("iso3n").cast(pl.String).str.zfill(3), gw=day("gwn")
    )
    # The code table gives the Papal States' number to the Vatican, and the unified Germany's to the Federal Republic.
    present = present.with_columns(gw=pl.when(pl.col("id") == "VAT").then(None).otherwise("gw"))
    write("states", present.join(system, on="id", how="full", coalesce=True).sort("id"), "cow-states-2016, countrycode")
    write("countries", country_names(table("countries_flat")), "countries")


# Two letters of states that are gone (ISO 3166-3), and of Kosovo, which are in no table.
GONE_ISO2 = {"YU": "YUG", "SU": "SUN", "DD": "DDR", "CS": "CSK", "YD": "YMD", "XK": "XKX"}


# Both projects call their number 345 Yugoslavia, to its end; a Serbia of its own is 340 with Gleditsch and Ward.
YUGOSLAVIA = {("cow", "345"): "YUG", ("gw", "345"): "YUG"}


def state_codes() -> None:
    """Codes of states in the field's data, one a row: system, code, id."""
    listed = [("cow", str(r["ccode"]), IDS[r["ccode"]]) for r in table("states_cow").iter_rows(named=True)]
    listed += [("cow", r["cw_abb"], IDS[r["ccode"]]) for r in table("states_cow").iter_rows(named=True)]
    for row in table("states_codes").iter_rows(named=True):
        id = row["iso3c"] or IDS.get(row["cown"]) or IDS.get(row["gwn"])
        for system, column in (("gw", "gwn"), ("gw", "gwc"), ("iso2", "iso2c"), ("m49", "iso3n")):
            if id and row[column] is not None:
                code = f"{row[column]:03}" if column == "iso3n" else str(row[column])
                listed.append((system, code, id))
    listed += [("iso2", code, id) for code, id in GONE_ISO2.items()]
    listed = [(*row[:2], YUGOSLAVIA.get(row[:2], row[2])) for row in listed]
    with (DATA / "state_codes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("system", "code", "id"))
        writer.writerows(dict.fromkeys(sorted(listed)))


def country_names(flat: pl.DataFrame) -> pl.DataFrame:
    rows: list[tuple[str, str, str, str]] = []
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


# ── memberships ──────────────────────────────────────────────────────────────────────────────────────

MEMBERSHIP = ["organisation", "state", "status", "start", "end", "dataset", "confidence", "source", "note", "complete",
              "checked"]  # fmt: skip


def memberships() -> None:
    listed = yaml.safe_load((DATA / "organisations.yaml").read_text("utf-8"))
    written = list(curated())
    whole = {row[0] for row in written if row[9]}
    rows = [*written, *igo_memberships(igo_ids(listed)), *(row for row in factbook(listed) if row[0] not in whole)]
    frame = pl.DataFrame(rows, schema=MEMBERSHIP, orient="row", infer_schema_length=None)
    write("memberships", frame, "curated, cow-igo-3, factbook-2026")
    names = igo_ids(listed)
    igos = table("igo_organisations").with_columns(
        id=pl.col("ioname").str.to_lowercase().replace(names),
        longorgname=pl.col("longorgname").map_elements(_mended, return_dtype=pl.String),
    )
    write("igos", igos.filter(~pl.col("id").is_in([o["id"] for o in listed])).select(
        "id", name="longorgname", start=day("sdate"), end=day("deaddate"), political="political",
    ), "cow-igo-3")  # fmt: skip


def _mended(name: str) -> str:
    """A name whose accents were written on a Macintosh and read as Latin-1."""
    return name.encode("latin-1").decode("mac_roman").strip() if re.search(r"[\x80-\x9fÊ]", name) else name


def igo_ids(listed: list[dict[str, object]]) -> dict[str, str]:
    """Names of the IGO data in lower case to ids; a name that is also a state's code (GEO) is told apart."""
    codes = set(IDS.values()) | set(table("countries_flat")["cca3"])
    own = {name: f"{name} (IGO)" if name in codes else name for name in table("igo_organisations")["ioname"]}
    by_hand = {str(o.get("cow_igo", o["id"])).lower(): str(o["id"]) for o in listed}
    return {name.lower(): id for name, id in own.items()} | by_hand


def curated() -> Iterator[Row]:
    """The histories written by hand: data/memberships/*.yaml."""
    known = set(IDS.values()) | set(table("countries_flat")["cca3"]) | {"EU", "AU", "XKX"}
    known |= {row["id"] for row in FORMER}
    for row in histories.read_all(DATA / "memberships", known):
        yield (row.organisation, row.state, row.status, row.start, row.end, "curated", row.confidence, row.source,
               row.note, row.complete, row.checked)  # fmt: skip


def igo_memberships(names: dict[str, str]) -> Iterator[Row]:
    status = {1: "member", 2: "associate", 3: "observer"}
    years = table("igo_membership_spells").with_columns(pl.col("start", "end").cast(pl.String))
    for row in of_spell(years, "ccode", "state", IDS, FORMER).iter_rows(named=True):
        dates = (row["start"], None if row["end"] >= "2014" else row["end"])
        yield (
            names[row["igo"]],
            row["state"],
            status[row["status"]],
            *dates,
            "cow-igo-3",
            None,
            None,
            None,
            False,
            None,
        )


# ── the Factbook ─────────────────────────────────────────────────────────────────────────────────────

NEVER = {"UNSC", "SCO", "EU", "BRICS", "CICA"}  # wrong or stale there
# Not memberships of states, mis-parsed headings, or acronyms that mean something else than elsewhere in the record.
LEFT_OUT = {"ICC", "ITUC", "WFTU", "none", "UN Security Council", "EEU", "ITC", "EPA", "CBI", "Australian Group",
            "G- 9", "FIFA", "GCTU", "ICCT", "CARIBCAN", "EITI (compliant country)"}  # fmt: skip
STATUS = {"associate member": "associate", "associated member": "associate", "partners": "partner",
          "candidates": "candidate", "candidate country": "candidate", "accession candidate": "candidate",
          "nonregional members": "nonregional member", "temporarily suspended": "suspended",
          "dialogue member": "dialogue partner", "Chinese Taipei": "member", "2024": "member"}  # fmt: skip
GEC = {"ae": "ARE", "bf": "BHS", "bm": "MMR", "cf": "COG", "cg": "COD", "ct": "CAF", "cv": "CPV", "dr": "DOM",
       "ee": "EU", "fk": "FLK", "fm": "FSM", "ga": "GMB", "io": "IOT", "iv": "CIV", "sh": "SHN", "tp": "STP",
       "tu": "TUR", "uc": "CUW", "vq": "VIR", "vt": "VAT", "kv": "XKX", "tb": "BLM"}  # fmt: skip


def gec_ids(frame: pl.DataFrame) -> dict[str, str]:
    """US GEC codes to ids, by the names of the Factbook where these are the usual ones."""
    usual = {name.casefold(): id for name, id in table("countries_flat").select("name", "cca3").iter_rows()}
    named = {gec: usual.get((name or "").casefold()) for gec, name in frame.select("gec", "country").iter_rows()}
    return {gec: {"UNK": "XKX"}.get(id, id) for gec, id in named.items() if id} | GEC


def factbook(listed: list[dict[str, object]]) -> Iterator[Row]:
    names = {str(o.get("factbook", o["id"])): str(o["id"]) for o in listed}
    names |= {"CAN": "Andean", "Benelux": "BENELUX", "D-8": "D8", "G-15": "G15", "NAFTA": "USMCA"}
    frame = table("memberships_factbook")
    states = gec_ids(frame)
    for row in frame.unique(maintain_order=True).iter_rows(named=True):
        org, who = row["org"], states.get(row["gec"])
        if who is None or org in NEVER | LEFT_OUT or org.startswith("Afghanistan is"):
            continue
        # What follows a comma is a remark on the status, not the status.
        status = STATUS.get(row["status"], row["status"]).split(",")[0]
        yield (
            names.get(org, org),
            who,
            status,
            None,
            None,
            "factbook-2026",
            None,
            None,
            "January 2026, undated",
            False,
            None,
        )


# ── between states ───────────────────────────────────────────────────────────────────────────────────


def dyads(frame: pl.DataFrame) -> pl.DataFrame:
    """The same rows, of years or of spells, keyed by states; those without a state on either side are left out."""
    if "year" in frame.columns:
        named = frame.with_columns(a=then("ccode1"), b=then("ccode2")).drop_nulls(["a", "b"])
    else:
        numbered = frame.with_columns(pl.col("start", "end").cast(pl.String)).with_row_index("place")
        sides = of_spell(of_spell(numbered, "ccode1", "a", IDS, FORMER), "ccode2", "b", IDS, FORMER)
        named = sides.sort("place", "start")
    return named.select("a", "b", *(c for c in frame.columns if c not in ("ccode1", "ccode2")))


OBLIGATIONS = {"nonagg": "non-aggression", "consul": "consultation", "neutral": "neutrality", "defense": "defence",
               "offense": "offence", "entente": "entente"}  # fmt: skip


def begun(name: str) -> pl.DataFrame:
    """A table of spells with the year in which each began, which a state may take over from the one before it."""
    return table(name).with_columns(begun=pl.col("start").cast(pl.String))


def relations() -> None:
    spells = pl.concat([
        dyads(begun(f"alliances_{name}_spells")).with_columns(pl.col("kind").cast(pl.String), dataset=pl.lit(dataset))
        for name, dataset in (("atop", "atop-5.1"), ("cow", "cow-alliances-4.1"))
    ]).with_columns(pl.col("kind").replace(OBLIGATIONS))  # fmt: skip
    write("alliances", spells, "atop-5.1, cow-alliances-4.1")
    disputes = dyads(table("mid_dyadyear")).select("a", "b", "year", "dispnum", "hostlev", "fatality")
    write("disputes", disputes, "cow-mid-5.0")
    write("wars", dyads(table("wars_interstate")).select("a", "b", "year", "warnum"), "cow-wars-4")
    kinds = ("positional", "spatial", "ideological", "interventionary")
    rivals = dyads(begun("rivalries_tss")).select("a", "b", "start", "end", "begun", "rivalry", *kinds)
    write("rivalries", rivals, "tss-rivalries")
    # Months and days that no calendar has (99) stand for "not known" in the peace scale: what is known is kept.
    iso = [
        pl.when(pl.col(c).str.contains(r"^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$"))
        .then(pl.col(c).str.replace(r"^(\d{4})(\d{2})(\d{2})$", "$1-$2-$3"))
        .otherwise(pl.col(c).str.slice(0, 4)).alias(c)
        for c in ("start", "end")
    ]  # fmt: skip
    write("peace", dyads(table("peace_scale_spells").with_columns(iso)), "peace-scale")
    beside = table("contiguity").select("ccode1", "ccode2", "conttype", start=day("stdate"), end=day("enddate"))
    write("contiguity", dyads(beside), "cow-contiguity-3.2")
    write("conflicts", conflicts().unique(maintain_order=True), "ucdp-prio-25.1")


def conflicts() -> pl.DataFrame:
    """Armed conflicts between the governments of two states; Gleditsch-Ward numbers."""
    between = table("ucdp_acd_251").filter(pl.col("gwno_b").is_not_null())
    year = pl.col("year")
    named = between.with_columns(
        **{side: of_year(unified(f"gwno_{side}", year), year, IDS, FORMER) for side in ("a", "b")}
    )
    return named.drop_nulls(["a", "b"]).select(
        "a", "b", "year", "conflict_id", "incompatibility", "intensity_level", "type_of_conflict"
    )


# ── of single states ─────────────────────────────────────────────────────────────────────────────────

# ISO 3166-3, as the votes carry them: YU and RU through all the years.
GONE = {"CS": "CSK", "YU": "SRB", "DD": "DDR", "YD": "YMD", "SU": "RUS"}


def attributes() -> None:
    nmc = table("capabilities_nmc7").with_columns(state=then("ccode")).drop_nulls("state").drop("ccode")
    write("capabilities", nmc, "nmc-7.0")
    points = table("unga_ideal_points").with_columns(state=then("ccode")).drop_nulls("state")
    point = pl.coalesce("idealpointall", "idealpointfp").alias("ideal_point")
    write("ideal_points", points.select("state", "year", point), "unga-ideal-points")
    write("votes", votes(), "unga-votes")
    write("rollcalls", table("unga_rollcalls").select("rcid", "session", day("date"), "unres", "short"), "unga-votes")
    trade = dyads(table("trade_1945_2014")).with_columns(pl.col("a", "b").cast(pl.Categorical))
    known = [pl.when(pl.col(c) >= 0).then(pl.col(c)).alias(c) for c in ("smoothflow1", "smoothflow2")]
    kept = trade.with_columns(known).filter(pl.any_horizontal(pl.col("smoothflow1", "smoothflow2").is_not_null()))
    write("trade", kept, "cow-trade-4.0")
    leaders = [*past_leaders(archigos()), *current_leaders(
        rows_of(SOURCE / "leaders_current.csv"), gec_ids(pl.read_csv(SOURCE / "leaders_current.csv")), set(IDS.values())
    )]  # fmt: skip
    figures()
    schema = ["name", "state", "office", "start", "end", "dataset"]
    write("leaders", pl.DataFrame(leaders, schema=schema, orient="row", infer_schema_length=None),
          "archigos-4.1, factbook-leaders")  # fmt: skip


def archigos() -> pl.DataFrame:
    """Leaders by the state that stood; one who went on past a state's union is given to the state of his last day."""
    frame = table("leaders_archigos").with_columns(start=day("startdate"), end=day("enddate"))
    frame = frame.with_columns(gwcode=unified("gwcode", pl.col("enddate").dt.year())).with_row_index("place")
    held = of_spell(frame, "gwcode", "state", IDS, FORMER).sort("place", "start")
    # Archigos ends Gorbachev with the coup of August 1991; the Soviet Union's president he was to December.
    return held.filter(~((pl.col("leader") == "Yeltsin") & (pl.col("state") == "SUN")))


def figures() -> None:
    """Regime, economy and population by year. What is share-alike (V-Dem) stands in a file of its own."""
    regimes, economies = (
        table(name).with_columns(state=then("ccode")).drop_nulls("state") for name in ("democracy", "gdp_pop")
    )
    for name, measures, dataset in (
        ("polyarchy", {"polyarchy": "v2x_polyarchy"}, "vdem-16"),
        ("regimes", {"polity": "polity2", "democracy": "aeuds"}, "polity-5, uds-extended"),
    ):
        kept = regimes.select("state", "year", **measures)
        write(name, kept.filter(pl.any_horizontal(pl.col(*measures).is_not_null())), dataset)
    kept = economies.select("state", "year", gdp="pwtrgdp", gdp_per_head="mrgdppc", population="pwtpop")
    write("economy", kept.drop_nulls("gdp"), "gdp-population")


def votes() -> pl.DataFrame:
    """Votes by state. West Germany and the Yemen Arab Republic have no code in the source and are missing."""
    codes = dict(table("states_codes").drop_nulls(["iso2c", "iso3c"]).select("iso2c", "iso3c").iter_rows()) | GONE
    state = pl.col("country_code").cast(pl.String).replace_strict(codes, default=None, return_dtype=pl.String)
    calls = table("unga_rollcalls").select("rcid", year=pl.col("date").dt.year())
    cast = table("unga_votes_1946_2019").join(calls, on="rcid", how="left", maintain_order="left")
    named = cast.with_columns(state=state).drop_nulls("state")
    carried = {IDS[int(row["cow"])]: int(row["cow"]) for row in FORMER if row.get("carried")}
    number = pl.col("state").replace_strict(carried, default=None, return_dtype=pl.Int64)
    named = named.with_columns(state=pl.coalesce(of_year(number, pl.col("year"), IDS, FORMER), "state"))
    return named.select("rcid", pl.col("state").cast(pl.Categorical), "vote")


# ── where they are ───────────────────────────────────────────────────────────────────────────────────


def places() -> None:
    last = pl.when(pl.col("enddate").dt.year() >= 2024).then(None).otherwise(day("enddate"))
    spot = [pl.col(column).round(2) for column in ("lat", "lng")]
    listed = table("capitals").select("ccode", "capital", day("stdate").alias("start"), last.alias("end"), *spot)
    spells = of_spell(listed.with_row_index("place"), "ccode", "state", IDS, FORMER).sort("place", "start")
    write("capitals", spells.select("state", "capital", "start", "end", "lat", "lng"), "capitals")
    numeric = table("states_codes").filter(pl.col("iso3c").is_not_null()).unique("iso3c", maintain_order=True)
    codes = numeric.select(pl.col("iso3n").cast(pl.String).str.zfill(3), "iso3c").drop_nulls()
    write_outlines(SOURCE / "countries-110m.json", DATA / "outlines.json", dict(codes.iter_rows()), print)


def build() -> None:
    """Write every table anew."""
    for step in (states, state_codes, memberships, relations, attributes, places):
        step()


if __name__ == "__main__":
    if not SOURCE.is_dir():
        sys.exit(f"{SOURCE}: no such folder. Give the folder of the record's files as the first argument.")
    build()
