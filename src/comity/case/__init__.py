"""The case: one user's project in a single SQLite file, and the reading that fills it.

    read(paths, case=...)     texts -> a Case with their evidence, stored
    open_case(path)           an existing case; Case.open(path) also makes one
    case.documents, case.statements, case.ties ...   what was found, with corrections applied
    case.system(on=..., according_to=... | on_record=True)

The file opens in any SQLite tool: one table a kind of evidence, each row with its document, its character span
and its words; the column `data` holds the whole object as JSON. A person's corrections are an append-only log,
replayed whenever a text is read again.
"""

from comity.case.case import Case, open_case
from comity.case.corrections import Correction, parsed
from comity.case.pending import Unfinished
from comity.case.reading import Progress, compare_documents, compare_files, read, verify_files
from comity.case.selection import Selection
from comity.case.sentences import Sentence
from comity.case.store import TABLES
from comity.outputs import not_a_case

__all__ = [
    "TABLES", "Case", "Correction", "Progress", "Selection", "Sentence", "Unfinished", "compare_documents",
    "compare_files", "not_a_case", "open_case", "parsed", "read", "verify_files",
]  # fmt: skip
