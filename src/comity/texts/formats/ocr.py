"""Scanned pages: recognised by tesseract, where it is installed and the user wants it.

The images of a PDF's pages are taken out as they are; where a page's image has a form that cannot be taken out,
poppler's `pdftoppm` draws the page, if it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdf

from comity.errors import UnreadableFile
from comity.texts.formats.options import PLAIN, Options
from comity.texts.formats.pieces import Extract, whole

RECOGNISED = "scanned pages recognised by tesseract"
REMEDY = "It needs text recognition (OCR): read it with --ocr where tesseract is installed, or use ocrmypdf first."
_INSTALL = "Install tesseract (Debian: apt install tesseract-ocr), or run the file through ocrmypdf elsewhere."
MOST_SECONDS = 600.0  # spent on the pages of one file
PAGE_SECONDS = 120.0
MOST_PIXELS = 100_000_000


def extract_image(data: bytes, path: str, options: Options = PLAIN) -> Extract:
    """The text of an image of a page.

    Raises:
        UnreadableFile: recognition is not wanted, not installed, or finds no text.
    """
    if not options.ocr:
        raise UnreadableFile("is an image", where=path, remedy=REMEDY)
    program = _tesseract(path)
    suffix = {b"\x89P": ".png", b"\xff\xd8": ".jpg"}.get(data[:2], ".tif")
    text = _recognised(program, data, suffix)
    if text is None or not text.strip():
        raise UnreadableFile("is an image in which no text was recognised", where=path, remedy="Check the image.")
    return whole("image", text.replace("\f", "\n").strip(), repairs=(RECOGNISED,))


def recognised_pages(
    reader: pypdf.PdfReader, data: bytes, pages: Sequence[int], path: str
) -> tuple[dict[int, str], list[str]]:
    """The texts of pages (counted from 0) that were recognised, and what could not be.

    Raises:
        UnreadableFile: tesseract is not installed.
    """
    program = _tesseract(path)
    found: dict[int, str] = {}
    begun, failed = time.monotonic(), []
    for i in pages:
        if time.monotonic() - begun > MOST_SECONDS:
            failed.append(f"pages from {i + 1} on were not recognised in {MOST_SECONDS:.0f} seconds; split the file")
            break
        image = _page_image(reader, i) or _drawn(data, i)
        text = _recognised(program, *image) if image else None
        if text is not None:
            found[i] = text.replace("\f", "\n").strip()
        elif image is None:
            failed.append(f"the image of page {i + 1} could not be taken out (install poppler-utils)")
    return found, failed


def has_image(reader: pypdf.PdfReader, page: int) -> bool:
    """Whether an image stands on a page (counted from 0)."""
    try:
        return bool(_images(reader, page))
    except Exception:  # pypdf raises many kinds on damaged pages
        return False


def _tesseract(path: str) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise UnreadableFile("holds scanned pages, and tesseract is not installed", where=path, remedy=_INSTALL)
    return program


def _recognised(program: str, data: bytes, suffix: str) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, f"page{suffix}")
        page.write_bytes(data)
        try:
            done = subprocess.run([program, str(page), "stdout"], capture_output=True, timeout=PAGE_SECONDS, check=True)
        except (subprocess.SubprocessError, OSError):
            return None
    return done.stdout.decode("utf-8", "replace")


def _images(reader: pypdf.PdfReader, page: int) -> list[Any]:
    resources: Any = reader.pages[page].get("/Resources")
    objects: Any = resources.get_object().get("/XObject") if resources is not None else None
    named = objects.get_object().values() if objects is not None else ()
    found = (each.get_object() for each in named)
    return [each for each in found if each.get("/Subtype") == "/Image"]


def _page_image(reader: pypdf.PdfReader, page: int) -> tuple[bytes, str] | None:
    """The largest image of a page, as JPEG or PNM."""
    try:
        largest = max(_images(reader, page), key=lambda image: image["/Width"] * image["/Height"], default=None)
        return _taken_out(largest) if largest is not None else None
    except Exception:  # pypdf raises many kinds on damaged images
        return None


def _taken_out(image: Any) -> tuple[bytes, str] | None:
    width, height = int(image["/Width"]), int(image["/Height"])
    filters = image.get("/Filter")
    names = [filters] if isinstance(filters, str) else list(filters or ())
    if width * height > MOST_PIXELS:
        return None
    if names == ["/DCTDecode"]:
        return image._data, ".jpg"
    if any(name not in ("/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/RunLengthDecode") for name in names):
        return None
    data, bits, space = image.get_data(), int(image.get("/BitsPerComponent", 8)), image.get("/ColorSpace")
    if bits == 1 and space in ("/DeviceGray", None):
        inverted = bytes(255 - byte for byte in data)  # in PNM, a set bit is black
        return b"P4 %d %d\n" % (width, height) + inverted, ".pbm"
    if bits == 8 and space in ("/DeviceGray", "/DeviceRGB"):
        magic = b"P5" if space == "/DeviceGray" else b"P6"
        return magic + b" %d %d 255\n" % (width, height) + data, ".pnm"
    return None


def _drawn(data: bytes, page: int) -> tuple[bytes, str] | None:
    """A page drawn by pdftoppm, where it is installed."""
    program = shutil.which("pdftoppm")
    if program is None:
        return None
    number = str(page + 1)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.pdf").write_bytes(data)
        command = [program, "-r", "300", "-png", "-f", number, "-l", number, str(Path(folder, "a.pdf")), "-"]
        try:
            done = subprocess.run(command, capture_output=True, timeout=PAGE_SECONDS, check=True)
        except (subprocess.SubprocessError, OSError):
            return None
    return (done.stdout, ".png") if done.stdout else None
