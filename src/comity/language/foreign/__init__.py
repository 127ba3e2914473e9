"""Texts in French, Spanish and Russian: sentences, mentions of actors and time expressions, less sure than in English.

    READ                            the languages
    missing(language)               what its pipeline lacks, with the remedy
    office_pattern(language)        titles of office as they stand in a text
    words(language)                 what it calls organisations, offices, days
    annotate(documents, registry)   -> Annotation, one a document, in order

Names of states come from the registry; what these languages call their peoples, capitals, organisations, offices and
days is data (`data/foreign`).
"""

from comity.language.foreign.annotating import annotate
from comity.language.foreign.persons import office_pattern
from comity.language.foreign.pipelines import PACKAGES, missing
from comity.language.foreign.words import words

READ = frozenset(PACKAGES)

__all__ = ["READ", "annotate", "missing", "office_pattern", "words"]
