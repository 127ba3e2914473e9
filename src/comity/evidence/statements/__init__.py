"""Who said what: the attributions of a text, from the parse, the marks, a lexicon of reporting words and weights.

find_statements(annotation)   every statement, with its source, cue and content
"""

from comity.evidence.statements.finding import find_statements

__all__ = ["find_statements"]
