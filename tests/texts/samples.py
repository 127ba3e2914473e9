"""Files of every format, made in memory from one text written for these tests."""

from __future__ import annotations

import io
import json
import zipfile

import docx
import polars

TITLE = "Remarks by Foreign Minister Ana Beltrane at the Harbour Forum"
PARAGRAPHS = (
    "Ladies and gentlemen, I am pleased to speak to you today about the security of our shared sea.",
    "Our neighbours have asked for talks, and we have agreed to hold them before the autumn session.",
    "We reject the claim that one state can be made safe by making another unsafe. Thank you.",
)
BODY = "\n\n".join(PARAGRAPHS)
TEXT = f"{TITLE}\n\n18 May 2024\n\n{BODY}\n"


def html_page() -> bytes:
    paragraphs = "".join(f"<p>{p.replace('&', '&amp;')}</p>" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title>"
        f"<meta property='article:published_time' content='2024-05-18'></head><body><nav>Home | News</nav>"
        f"<article><h1>{TITLE}</h1>{paragraphs}</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def docx_file() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE)
    for paragraph in ("18 May 2024", *PARAGRAPHS):
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def eml_file() -> bytes:
    head = (
        "From: Press Office <press@ministry.example>\r\nTo: desk@paper.example\r\n"
        f"Subject: {TITLE}\r\nDate: Sat, 18 May 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    return (head + BODY.replace("\n", "\r\n")).encode()


def jsonl_file() -> bytes:
    rows = [
        {"id": "1", "title": TITLE, "date": "2024-05-18", "text": BODY + " “Peace”\n"},
        {"id": "2", "text": "Short."},
    ]
    return "\n".join(json.dumps(row) for row in rows).encode()


def parquet_file() -> bytes:
    stream = io.BytesIO()
    polars.DataFrame({"title": [TITLE, ""], "date": ["2024-05-18", ""], "text": [BODY, "Short."]}).write_parquet(stream)
    return stream.getvalue()


def zip_file(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def pdf_file(pages: list[list[str]], *, image: bool = False) -> bytes:
    """A PDF with these lines on its pages, written by hand; with an image (two grey points) on each."""
    drawn = "/XObject << /Im 3 0 R >>" if image else ""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    if image:
        objects.append(
            "<< /Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "
            "/Length 2 >>\nstream\n@z\nendstream"
        )
    for lines in pages:
        content = "BT /F1 11 Tf 14 TL 60 780 Td\n"
        for line in lines:
            escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            content += f"({escaped}) Tj T*\n"
        content += "ET"
        page = len(objects) + 1
        kids.append(f"{page} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {page + 1} 0 R "
            f"/Resources << {drawn} /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    xref = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n".encode()


def pdf_pages() -> list[list[str]]:
    subjects = ("delegation", "committee", "ministry")

    def filler(page: int) -> list[str]:
        seas = ("northern", "eastern", "southern", "western", "inner", "outer", "upper", "lower")
        return [f"On the {sea} sea the {subjects[page]} set out at some length what it had" for sea in seas]

    first = ["Harbour Forum 2024", *filler(0), "found, and so the members of the council came to con-", "1"]
    second = [
        "Harbour Forum 2024",
        "sider the matter of the sea once more in the",
        "evening.",
        *filler(1),
        "found.",
        "2",
    ]
    third = ["Harbour Forum 2024", *filler(2), "found, and the meeting ended.", "3"]
    return [first, second, third]
