"""Read damaged and invented files of every format for some minutes, and report what crashes or takes long.

    python bench/fuzz_texts.py [MINUTES] [SEED] [FORMAT...]

So many minutes are for each FORMAT (an ending as pdf, or "invented"), or for all together where none is named. A file
may give documents or an error of Comity's own; anything else that a parser raises is a finding, as is a file that takes
more than SLOW seconds of the processor. Findings are written to out/fuzz/ with the bytes that caused them.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.texts import samples  # noqa: E402
from tests.texts.nasty import NASTY  # noqa: E402
from tests.texts.strategies import FRAGMENTS  # noqa: E402

from comity import texts  # noqa: E402
from comity.errors import Unforeseen  # noqa: E402

SLOW = 10.0  # seconds of the processor
OUT = ROOT / "out" / "fuzz"


def seeds() -> dict[str, bytes]:
    """A sound file of each format, and files in which things are easily lost."""
    text = samples.TEXT.encode()
    return {nasty.name: nasty.data for nasty in NASTY} | {
        "a.txt": text, "a.html": samples.html_page(),
        "a.md": b"---\ntitle: T\n---\n# H\n\n**b** [l](http://x)\n\n" + text,
        "a.docx": samples.docx_file(), "a.eml": samples.eml_file(), "a.jsonl": samples.jsonl_file(),
        "a.parquet": samples.parquet_file(), "a.pdf": samples.pdf_file(samples.pdf_pages()),
        "a.zip": samples.zip_file({"x/a.txt": text, "b.docx": samples.docx_file()}),
    }  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes after a few random cuts, flips, repetitions and insertions."""
    bad = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        if not bad:
            break
        at = chance.randrange(len(bad))
        match chance.randrange(6):
            case 0:
                bad[at] = chance.randrange(256)
            case 1:
                del bad[at : at + chance.randint(1, 200)]
            case 2:
                bad[at:at] = chance.choice(FRAGMENTS).encode("utf-8", "surrogatepass") * chance.choice((1, 1, 3, 200))
            case 3:
                bad[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 30)))
            case 4:
                bad[at:at] = bad[at : at + chance.randint(1, 60)] * chance.choice((2, 5, 500))
            case _:
                bad = bad[: max(1, at)] if chance.random() < 0.2 else bad
    return bytes(bad[:3_000_000])


def invented(chance: random.Random) -> bytes:
    """A text of fragments, in some encoding."""
    text = "".join(
        chance.choice(FRAGMENTS) * chance.choice((1, 1, 1, 2, 50)) + chance.choice(("", " ", "\n", "\n\n"))
        for _ in range(chance.randint(1, 80))
    )
    return text.encode(chance.choice(("utf-8", "utf-16", "cp1252", "cp1251")), "replace")


def tried(name: str, data: bytes, folder: Path) -> str | None:
    """What is wrong with the reading of a file, or None."""
    path = folder / name
    path.write_bytes(data)
    begun = time.process_time()
    try:
        for reading in texts.read([path]):
            if isinstance(reading.error, Unforeseen) or (reading.lost and " could not be read (" in str(reading.lost)):
                return str(reading.error or reading.lost)
            for document in reading.documents:
                assert reading.source is not None
                for start, source, length in document.offsets.runs:
                    assert document.text[start : start + length] == reading.source.text[source : source + length]
                for paragraph in document.paragraphs:
                    assert document.text[paragraph.span.start : paragraph.span.end] == paragraph.span.text
    except Exception:
        return traceback.format_exc()
    took = time.process_time() - begun
    return f"took {took:.1f} seconds" if took > SLOW else None


def main() -> None:
    numbers = [float(word) for word in sys.argv[1:3]]
    minutes, seed = (*numbers, *(10.0, 1)[len(numbers) :])
    chance, whole = random.Random(int(seed)), seeds()
    findings = 0
    for format in sys.argv[3:] or [""]:
        names = [name for name in [*whole, "b.invented"] if name.endswith(f".{format}" if format else "")]
        if not names:
            sys.exit(f"no sound file is a {format!r}; there are: {sorted({name.rpartition('.')[2] for name in whole})}")
        count, found = fuzzed(names, whole, minutes, chance)
        findings += found
        print(f"{format or 'all formats'}: {count} files in {minutes:g} minutes: {found} findings", flush=True)
    sys.exit(1 if findings else 0)


def fuzzed(names: list[str], whole: dict[str, bytes], minutes: float, chance: random.Random) -> tuple[int, int]:
    """Files read and findings, of files of these names for so many minutes."""
    end, count, found = time.monotonic() + minutes * 60, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            name = chance.choice(names)
            data = damaged(whole[name], chance) if name in whole else invented(chance)
            if name not in whole:
                name = "b.txt"
            elif chance.random() < 0.1:
                name = "x" + chance.choice(list(whole))[1:]  # a wrong extension
            count += 1
            if (trouble := tried(name, data, Path(folder))) is not None:
                found += 1
                OUT.mkdir(parents=True, exist_ok=True)
                (OUT / f"{count}-{name}").write_bytes(data)
                print(f"{OUT / f'{count}-{name}'}\n{trouble}", flush=True)
    return count, found


if __name__ == "__main__":
    main()
