"""Source files in, Documents out: formats, splitting, kinds, dates, speakers' turns.

    for reading in texts.read(["summit.txt", "folder/", "-"]):
        if reading.error: print(reading.error)
        for document in reading.documents: ...

`read` takes files, folders, zips and standard input, and one that cannot be read never costs the others.
`read_text` splits a text into its documents; `document_from_text` takes a text as one document, unchanged.
`read_pieces` gives the documents of a corpus text by text.
`options` says beforehand what columns hold, or what a text is; `read_meta` reads a table that says it of many.
`after_dateline` is where a sentence begins behind the dateline before it.
What reading mends in a text (line ends, invisible characters, mojibake, wraps ...) is listed in
`SourceFile.repairs`, and `Document.offsets` leads back to the file as decoded.
"""

from comity.texts.datelines import after_dateline
from comity.texts.formats.options import PLAIN, Options, options
from comity.texts.formats.pieces import Piece
from comity.texts.meta import Meta, read_meta
from comity.texts.reading import Reading, document_from_text, read, read_pieces, read_text

__all__ = [
    "PLAIN", "Meta", "Options", "Piece", "Reading", "after_dateline", "document_from_text", "options", "read",
    "read_meta", "read_pieces", "read_text",
]  # fmt: skip
