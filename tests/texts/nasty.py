# ruff: noqa: E501
"""Files in which something is easily lost, each with the words that must be read and what must be told.

Every file is made here, in words of our own.
"""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from tests.texts import samples

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" '
_O = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:'
    'xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:'
    'opendocument:xmlns:drawing:1.0"'
)


class Nasty(NamedTuple):
    """A file, the words that its texts hold, the words that they do not, and what is told of it."""

    name: str
    data: bytes
    read: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    told: str | None = None
    texts: int = 1


def docx(body: str, **parts: str) -> bytes:
    """A Word document of this body; `parts` are other parts by name, "_" for "." in front of "xml"."""
    members = {f"word/{name}.xml".replace("__", "/"): f"<x {_W}>{xml}</x>" for name, xml in parts.items()}
    main = f"<w:document {_W}{_MC}><w:body>{body}</w:body></w:document>"
    return _zip({"[Content_Types].xml": "<Types/>", "word/document.xml": main, **members})


def odt(body: str, kind: str = "text") -> bytes:
    content = f"<office:document-content {_O}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
    content += "</office:document-content>"
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(*chapters: str) -> bytes:
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        f"<package><metadata><title>On bridges</title><creator>Ana Beltrane</creator><date>2024-05-03</date></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}<itemref idref='gone'/></spine></package>"
    )
    box = '<container><rootfiles><rootfile full-path="OEBPS/b.opf"/></rootfiles></container>'
    pages = {f"OEBPS/c{n}.xhtml": f"<html><body><p>{words}</p></body></html>" for n, words in enumerate(chapters)}
    return _zip({"mimetype": "application/epub+zip", "META-INF/container.xml": box, "OEBPS/b.opf": package, **pages})


def _zip(members: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return stream.getvalue()


def p(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


_TRACKED = (
    "<w:p><w:r><w:t>Orva thanked </w:t></w:r><w:del><w:r><w:delText>nobody</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>Arvenna</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom>"
    "<w:moveTo><w:r><w:t> kindly.</w:t></w:r></w:moveTo></w:p>"
)
_BOX = (
    "<w:p><w:r><w:t>Beside the box.</w:t><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
    f"{p('Words in a box.')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>"
    f"{p('Words in a box.')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
_ODT_CHANGES = (
    "<text:tracked-changes><text:deletion><text:p>Struck words.</text:p></text:deletion></text:tracked-changes>"
    "<text:p>Orva<text:s text:c='2'/>thanked<text:line-break/>Arvenna.<text:note><text:note-body><text:p>A note below."
    "</text:p></text:note-body></text:note><office:annotation><text:p>A comment.</text:p></office:annotation></text:p>"
    "<table:table><table:table-row><table:table-cell><text:p>Left</text:p></table:table-cell><table:table-cell>"
    "<text:p>Right</text:p></table:table-cell></table:table-row></table:table>"
)
MAIL = "From: Ana <a@orva.example>\nTo: desk@paper.example\nDate: Fri, 03 May 2024 10:00:00 +0200\n"
_TEI = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="main">Sitting 4</title></titleStmt></fileDesc><profileDesc><settingDesc><setting>
<name type="country" key="OR">Orva</name><date when="2024-05-03"/></setting></settingDesc><particDesc><listPerson>
<person xml:id="BeltraneAna"><persName><surname>Beltrane</surname><forename>Ana</forename></persName></person>
</listPerson></particDesc></profileDesc></teiHeader><text><body><div><note type="time">It is noon.</note>
<note type="speaker">The minister, Ana Beltrane:</note><u who="#BeltraneAna"><seg>We thank Arvenna.</seg>
<kinesic type="applause"><desc>Applause.</desc></kinesic><seg><s><w>We</w><w join="right">left</w><pc>.</pc></s></seg>
</u><u who="#MarekIlan"><seg>Who paid?</seg></u></div></body></text></TEI>"""
_AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta><identification><FRBRWork>
<FRBRdate date="2024-05-03" name="d"/><FRBRcountry value="or"/></FRBRWork></identification><references>
<TLCPerson eId="beltrane" showAs="Ana Beltrane"/></references></meta><debateBody><debateSection><heading>Bridges</heading>
<question by="#beltrane"><from>Mrs Beltrane</from><p>Who pays for the bridge?</p></question><narrative>The House rose.
</narrative><answer by="#marek"><from>Mr Marek</from><p>We all do.</p></answer></debateSection></debateBody></debate>
</akomaNtoso>"""
_VTT = "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000 align:left\n<v Ana Beltrane>We met\nat noon.</v>\n\n"
_VTT += "00:03.000 --> 00:04.000\n<v Ana Beltrane>We left.</v>\n\n1:00:05.000 --> 1:00:06.000\n<v Ilan Marek>No.</v>\n"
_SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\n<i>BELTRANE: We met.</i>\n\n2\n00:00:03,000 --> 00:00:04,500\n{\\an8}And left.\n"
)
_SRT += "\n3\n00:00:05,000 --> 00:00:06,000\n- Who paid?\n- BELTRANE: Nobody.\n"
SCANNED = [["Registry of Orva 1"], ["Registry of Orva 2"], ["Registry of Orva 3"]]

NASTY = (
    Nasty("tracked.docx", docx(_TRACKED), ("Orva thanked Arvenna kindly.",), ("nobody", "gone")),
    Nasty("box.docx", docx(_BOX), ("Beside the box.\n\nWords in a box.",), ("box.\n\nWords in a box.\n\nWords",)),
    Nasty("control.docx", docx(f"<w:sdt><w:sdtContent>{p('Within a control.')}</w:sdtContent></w:sdt>"),
          ("Within a control.",)),
    Nasty("inline.docx", docx("<w:p><w:sdt><w:sdtContent><w:r><w:t>Inline </w:t></w:r></w:sdtContent></w:sdt>"
                              "<w:hyperlink><w:r><w:t>linked.</w:t></w:r></w:hyperlink></w:p>"), ("Inline linked.",)),
    Nasty("notes.docx", docx(p("Above."), footnotes=f"<w:footnote w:type='separator'>{p('---')}</w:footnote>"
          f"<w:footnote w:id='2'>{p('A note at the foot.')}</w:footnote>", endnotes=f"<w:endnote>{p('At the end.')}"
          "</w:endnote>"), ("Above.\n\nA note at the foot.\n\nAt the end.",), ("---",)),
    Nasty("table.docx", docx("<w:tbl><w:tr><w:tc>" + p("Ana") + "</w:tc><w:tc>" + p("We met.") + p("We left.") +
          "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("Struck row.") + "</w:tc></w:tr></w:tbl>"),
          ("Ana\tWe met.\nWe left.",), ("Struck row.",)),
    Nasty("diagram.docx", docx(p("Above."), diagrams__data1=p("boxes")), ("Above.",), told="a diagram in it was not read"),
    Nasty("inner.docx", docx(p("Above.") + "<w:altChunk/>", afchunk=p("x")), ("Above.",), told="another format"),
    Nasty("header.docx", docx(p("Above."), header1=p("Ministry")), ("Above.",), ("Ministry",)),
    Nasty("cut.docx", docx(p("Above."))[:300], told="damaged or cut off", texts=0),
    Nasty("bad.docx", docx("<w:p><w:r>"), told="damaged or cut off", texts=0),
    Nasty("a.odt", odt(_ODT_CHANGES), ("Orva  thanked\nArvenna.", "Left\tRight", "A note below."),
          ("Struck words.", "A comment.")),
    Nasty("box.odt", odt("<text:p>Beside.<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box>"
          "</draw:frame></text:p>"), ("Beside.\n\nIn a box.",)),
    Nasty("object.odt", odt("<text:p>Beside.<draw:frame><draw:object/></draw:frame></text:p>"), ("Beside.",),
          told="embedded object"),
    Nasty("sheet.ods", odt("<table:table/>", "spreadsheet"), told="Save it as CSV", texts=0),
    Nasty("a.rtf", b"{\\rtf1\\ansi\\ansicpg1252 {\\pict\\wmetafile8 0102} Orva thanked {\\b Arvenna} na\\'efvely."
          b"\\par {\\deleted struck words}They left.\\par}", ("Orva thanked Arvenna naïvely.", "They left."),
          ("struck words", "0102")),
    Nasty("notes.rtf", b"{\\rtf1 Above.{\\footnote Below.}\\par}", ("Above.",), told="footnotes"),
    Nasty("a.epub", epub("Chapter one ends.", "Chapter two begins."), ("one ends.\n\nChapter two",), told="is missing"),
    Nasty("list.mbox", ("From a@b Fri May  3 10:00:00 2024\n" + MAIL + "Subject: One\n\nOrva thanked Arvenna.\n>From then "
          "on.\n\nFrom a@b Fri May  3 11:00:00 2024\n" + MAIL + "Subject: Two\n\nThey left.\n").encode(),
          ("Orva thanked Arvenna.\nFrom then on.", "They left."), ("desk@paper",), texts=2),
    Nasty("reply.eml", (MAIL + "Subject: Re: Bridges\n\nWe disagree.\n\nOn Friday, Ilan Marek wrote:\n> The bridge is ours."
          "\n> Go away.\n\nAna\n-- \nMinistry of Orva\n").encode(), ("We disagree.",), ("The bridge is ours", "Ministry")),
    Nasty("outlook.eml", (MAIL + "Subject: AW: Bridges\n\nWe disagree.\n\n-----Original Message-----\nFrom: Marek\n\nThe "
          "bridge is ours.\n").encode(), ("We disagree.",), ("The bridge is ours",)),
    Nasty("forward.eml", (MAIL + "Subject: Fwd: Bridges\n\nSee below.\n\n---------- Forwarded message ---------\nFrom: "
          "Marek\n\nThe bridge is ours.\n").encode(), ("See below.", "The bridge is ours.")),
    Nasty("quoted.eml", (MAIL + "Subject: Bridges\n\n> The bridge is ours.\n").encode(), ("The bridge is ours.",)),
    Nasty("a.srt", _SRT.encode(), ("BELTRANE: We met. And left.\n\nWho paid?\n\nBELTRANE: Nobody.",), ("-->", "an8")),
    Nasty("a.vtt", _VTT.encode(), ("We met at noon. We left.\n\nNo.",), ("NOTE", "align", "<v")),
    Nasty("empty.srt", b"1\n00:00:01,000 --> 00:00:02,000\n\n", told="holds no words", texts=0),
    Nasty("a.xml", _TEI.encode(), ("[It is noon.]", "We thank Arvenna.\n\n[Applause.]\n\nWe left.", "Who paid?")),
    Nasty("akn.xml", _AKN.encode(), ("Bridges\n\nWho pays for the bridge?\n\n[The House rose.]\n\nWe all do.",)),
    Nasty("other.xml", b"<?xml version='1.0'?><rss><item>News</item></rss>", told="<rss>", texts=0),
    Nasty("bomb.xml", b"<?xml version='1.0'?><!DOCTYPE TEI [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><TEI><text><body>"
          b"<p>We met.&b;</p></body></text></TEI>", ("We met.",), ("aaaa",)),
    Nasty("cut.xml", _TEI.encode()[:400], told="damaged XML", texts=0),
    Nasty("a.csv", b'text,date\n"We met, and\nleft.",2024-05-03\nWe, met,again\n', ("We met, and left.",),
          told="row 3: more cells"),
    Nasty("a.jsonl", b'{"text": "We met."}\n{"text": 7}\n{"body": "We left."}\nnull\n', ("We met.", "We left."),
          told="line 4", texts=3),
    Nasty("a.json", b'{"meta": 1, "data": [{"text": "We met."}, {"text": ""}]}', ("We met.",), told="item 2: no text"),
    Nasty("front.md", b"---\ntitle: A talk\ndate: 31 June 2024\n---\nWe met at the bridge.\n", ("We met at the bridge.",),
          ("title:",), told="'31 June 2024' is not a date"),
    Nasty("scan.pdf", samples.pdf_file(SCANNED, image=True), told="OCR", texts=0),
    Nasty("mixed.pdf", samples.pdf_file([["The ministers of both states met on the bridge at noon and agreed to meet again."]
          , []]), ("agreed to meet again.",), told="no text on page 2"),
    Nasty("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, told="--ocr", texts=0),
    Nasty("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, told="Save it as .docx", texts=0),
    Nasty("slides.pptx", _zip({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}), told="Save it as",
          texts=0),
    Nasty("two.html", b"<html><body><article><h1>Bridges</h1><p>We met at the bridge &amp; left it.</p><table><tr><td>Cell "
          b"one</td><td>Cell two</td></tr></table></article></body></html>", ("We met at the bridge & left it.", "Cell two")),
    Nasty("surrogate.jsonl", b'{"text": "We \\ud800 met."}', ("We \ufffd met.",), told="broken characters"),
)  # fmt: skip
