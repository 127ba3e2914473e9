"""What can go wrong, said to the user.

    ComityError
    ├── InputError            a file or text that cannot be used: names it, says why and what to do
    │   ├── UnreadableFile    missing, empty, binary, encrypted, damaged, or too large
    │   ├── PartlyRead        read, but not all of it: names the rows, pages or parts that were not
    │   ├── Unforeseen        a parser failed on it in a way that nobody foresaw
    │   └── NothingFound      read, but holds nothing to work on (no document, no actor, no date)
    ├── UnknownKind           a kind of tie or event that is none; has near names
    ├── UnknownName           an actor, organisation, document or measure that nobody knows; has near names
    ├── RecordError           a question outside what is on record (a date past a dataset's coverage)
    ├── ProposalError         a proposal that cannot be applied; has the file's line
    ├── OutputError           a file that cannot be written
    ├── CaseError             a case file that cannot be opened, written or replayed
    └── CorpusError           the folder of a coded corpus that cannot be read, written or asked

Every message names the file, field or line, what is wrong, and the remedy. The command line prints the
message alone, without a traceback, and exits with a code that is not 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class ComityError(Exception):
    """Anything Comity tells its user went wrong: `what` is wrong, `where` it is, and the `remedy`."""

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        message = f"{self.where}: {self.what}" if self.where else self.what
        return f"{message}. {self.remedy}" if self.remedy else message


class InputError(ComityError):
    """A file or text that cannot be used."""


class UnreadableFile(InputError):
    """A file that cannot be read: missing, empty, binary, encrypted, damaged or too large."""


class PartlyRead(InputError):
    """A file that was read, but not all of it."""


class Unforeseen(InputError):
    """A file on which a parser failed in a way that nobody foresaw; the other files are read."""

    def __init__(self, error: BaseException, where: str) -> None:
        said = " ".join(str(error).split())[:200]
        super().__init__(
            f"could not be read ({type(error).__name__}{': ' + said if said else ''})",
            where=where,
            remedy="Save it anew or as .txt; if that does not help, it is a fault of the program: please report it.",
        )


class NothingFound(InputError):
    """A file that was read but holds nothing to work on."""


class UnknownKind(ComityError, ValueError):
    """A kind of tie or event that is none."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        listed = list(known)
        near = get_close_matches(name, listed, 1)
        meant = f"Did you mean {near[0]!r}?" if near else f"Kinds are {', '.join(listed)}."
        super().__init__(f"{name!r} is no kind of tie or event", remedy=meant)


class UnknownName(ComityError):
    """A name that nobody knows, with the nearest names that are known."""

    def __init__(self, name: str, kind: str = "actor", *, near: Iterable[str] = (), where: str | None = None) -> None:
        self.name, self.near = name, tuple(near)
        remedy = f"Did you mean {', '.join(self.near)}?" if self.near else None
        super().__init__(f"no {kind} is called {name!r}", where=where, remedy=remedy)


class RecordError(ComityError):
    """A question that the record cannot answer, such as a date outside a dataset's coverage."""


class ProposalError(ComityError):
    """A proposal that cannot be read or applied; `where` is FILE:LINE."""


class OutputError(ComityError):
    """A file that cannot be written."""


class CaseError(ComityError):
    """A case file that cannot be opened, written or replayed."""


class CorpusError(ComityError):
    """The folder of a coded corpus that cannot be read, written or asked."""
