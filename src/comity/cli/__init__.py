"""The command line: one command a verb, each a few lines over the library.

front        the program: its commands in the order of the help, and what becomes of an error
options      the arguments and options that commands share
telling      what a command says: answers on stdout, all else on stderr
reading      read, said, trace, correct, corrections
holding      verify, compare
mapping      map, record
testing      test, repair
forecasting  pacts, history, bargain
handing      brief, dossier, export
corpora      code, query, case
around       demo, doctor, serve
"""

from comity.cli.front import app, main

__all__ = ["app", "main"]
