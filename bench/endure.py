"""Kill readings and corrections at random moments: what a case holds is never lost.

    python bench/endure.py [KILLS] [SEED]

Small texts are read into a case by a process of its own that is killed (kill -9) after a random time: first readings,
and second ones (`--again`) of a case with corrections. After every kill the case must open, say that it is unfinished
where it is, hold all that it held, and show nothing again that was rejected; then it goes on, and must export the
bytes of a reading that nobody disturbed. So are killed, in turn, a process that accepts, rejects and edits statements
(the log must end with a whole correction, and every statement stand as the last correction of it says), the coding of a
corpus, and the workbench while it corrects (`endure_programs`). At last a case is read onto a full disk and under the
lock of another program (`endure_places`).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from comity.case import Case, read
from comity.report import export
from endure_places import full_disk_wrong, lock_wrong
from endure_programs import Coding, workbench_wrong

KINDS = ("of first readings", "of second readings", "of corrections", "of codings", "of workbenches")
TEXTS = {
    "speech.txt": (
        "Speech of President Amina Diallo of Senegal, Dakar, 3 May 2022\n\nDear colleagues, our region has three "
        "rivers and no common plan for them. We will not accept that four states decide about water for nine.\n"
    ),
    "note.txt": (
        "The rivers and the council\nCommentary, 5 May 2022\n\nPresident Amina Diallo of Senegal said that “our region "
        "has three rivers and no common plan for them”. Mali supports Senegal, the minister of Mali said.\n"
    ),
    "readout.txt": (
        "Readout of the meeting of the foreign ministers of Ghana and Togo, Lomé, 6 May 2022\n\nThe ministers "
        "discussed the ferry. Ghana thanked Togo for its help. The minister of Togo said that the border "
        "would open in June.\n"
    ),
    "news.txt": (
        "ACCRA, 7 May 2022\n\nGhana and Togo signed a treaty of alliance on Friday. The minister of Ghana said that "
        "the armed forces of Togo would take part in the exercise. Benin condemned the treaty.\n"
    ),
    "page.txt": (
        "Statement by the Ministry of Foreign Affairs of Benin, 8 May 2022\n\nBenin is concerned about the treaty of "
        "Ghana and Togo. Benin and Nigeria are allies.\n"
    ),
}


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    with tempfile.TemporaryDirectory() as folder:
        found = endured(Path(folder), kills)
        texts = [str(path) for path in sorted((Path(folder) / "texts").iterdir())]
        disk = full_disk_wrong(texts, Path(folder) / "plain.comity")
        lock = lock_wrong(texts, Path(folder) / "locked.comity")
    print(", ".join(f"{count} {what}" for what, count in found.items()))
    print(f"full disk: {disk or 'told, and nothing lost'}")
    print(f"lock of another program: {lock or 'waited for'}")
    if found["wrong"] or lock or (disk and not disk.startswith("not tried")):
        sys.exit(1)


def endured(folder: Path, kills: int) -> Counter[str]:
    """Kill so many readings in a folder; how many were first and second, cut short, and went wrong."""
    found = Counter(dict.fromkeys(("kills", *KINDS, "left unfinished", "wrong"), 0))
    texts = _texts(folder)
    first, second, seconds = _undisturbed(folder, texts)
    coding = Coding(folder, texts) if kills > KINDS.index("of codings") else None
    for number in range(kills):
        kind = KINDS[number % len(KINDS)]
        if kind in ("of corrections", "of codings", "of workbenches"):
            _other(kind, folder, number, coding, found)
            continue
        again = kind == "of second readings"
        case = folder / f"case-{number}.comity"
        if again:
            shutil.copy(folder / "corrected.comity", case)
        begun = _killed(case, texts, again, random.uniform(0.0, 1.05) * seconds)
        found["kills"] += 1
        found[kind] += 1
        if not begun:
            found["ended before"] += 1
        wrong = _wrong(case, texts, again, second if again else first, found)
        if wrong:
            found["wrong"] += 1
            print(f"kill {number}: {wrong}", flush=True)
        case.unlink(missing_ok=True)
    return found


def _other(kind: str, folder: Path, number: int, coding: Coding | None, found: Counter[str]) -> None:
    """Kill something else than a reading."""
    case = folder / f"case-{number}.comity"
    shutil.copy(folder / "corrected.comity", case)
    if kind == "of corrections":
        wrong = _correcting(case)
    elif kind == "of workbenches":
        wrong = workbench_wrong(case)
    else:
        wrong = coding.wrong(folder / f"coded-{number}") if coding else ""
    found["kills"] += 1
    found[kind] += 1
    if wrong:
        found["wrong"] += 1
        print(f"kill {number}, {kind}: {wrong}", flush=True)
    case.unlink(missing_ok=True)


def _correcting(case: Path) -> str:
    """Kill a process that corrects one statement after another; what is wrong after it."""
    process = get_context("fork").Process(target=_correct, args=(case,))
    process.start()
    time.sleep(random.uniform(0.02, 0.6))
    if process.is_alive() and process.pid:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return _wrongly_corrected(case)


def _correct(path: Path) -> None:
    """Correct statements until killed."""
    case = Case.open(path)
    ids = [id for (id,) in case.connection.execute("SELECT id FROM statements ORDER BY number")]
    for turn in range(10_000):
        action = ("accept", "reject", "edit")[turn % 3]
        change = {"stance": f"says {turn}"} if action == "edit" else None
        case.correct(ids[turn % len(ids)], action, change, reason=str(turn))


def _wrongly_corrected(path: Path) -> str:
    """What is wrong with a case whose corrections were cut short; empty where nothing is."""
    case = Case.open(path)
    log = case.corrections
    if [entry.number for entry in log] != list(range(1, len(log) + 1)):
        return "the log has a gap"
    if set(case.attachments) != {entry.number for entry in log}:
        return "a correction stands on nothing"
    stands = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
    last = {entry.target: stands[entry.action] for entry in log if entry.kind == "statements"}
    rows = "SELECT id, review FROM statements WHERE review IS NOT NULL"
    return "" if dict(case.connection.execute(rows)) == last else "a statement does not stand as it was corrected"


def _texts(folder: Path) -> list[str]:
    (folder / "texts").mkdir()
    for name, text in TEXTS.items():
        (folder / "texts" / name).write_text(text, "utf-8")
    return [str(folder / "texts" / name) for name in TEXTS]


def _undisturbed(folder: Path, texts: list[str]) -> tuple[bytes, bytes, float]:
    """The bytes of a first reading and of a second with corrections, and how long a reading takes."""
    read(texts, folder / "warm.comity")  # what is loaded once is loaded
    begun = time.monotonic()
    case = read(texts, folder / "whole.comity")
    seconds = time.monotonic() - begun
    first = exported(case)
    statements = list(case.statements)
    case.correct(statements[0].id, "reject", reason="not said")
    case.correct(statements[-1].id, "edit", {"stance": "warns"})
    for position in list(case.positions)[:1]:
        case.correct(position.id, "reject")
    case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(folder / "whole.comity", folder / "corrected.comity")
    return first, exported(read(texts, folder / "whole.comity", again=True)), seconds


def exported(case: Case) -> bytes:
    """All evidence of a case as JSON Lines, one file after another."""
    with tempfile.TemporaryDirectory() as folder:
        return b"".join(path.name.encode() + b"\n" + path.read_bytes() for path in export(case, "jsonl", folder))


def _killed(case: Path, texts: list[str], again: bool, after: float) -> bool:
    """Read in another process and kill it; False where it had ended before."""
    process = get_context("fork").Process(target=read, args=(texts, case), kwargs={"again": again})
    process.start()
    time.sleep(after)
    alive = process.is_alive()
    if alive and process.pid:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return alive


def _wrong(path: Path, texts: list[str], again: bool, wanted: bytes, found: Counter[str]) -> str:
    """What is wrong with a case after a kill, and after it went on; empty where nothing is."""
    case = Case.open(path)
    found["left unfinished"] += case.unfinished is not None
    if again and exported(case) != wanted:
        return "a second reading that was cut short lost or changed what was there"
    if case.unfinished is not None:
        case = read(case=path)
    if len(case.documents) < len(texts):  # killed before it had begun
        case = read(texts, path)
    if case.unfinished is not None:
        return f"still {case.unfinished}"
    return "" if exported(case) == wanted else "not the bytes of a reading that nobody disturbed"


if __name__ == "__main__":
    main()
