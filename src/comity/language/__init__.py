"""Documents to annotated text: sentences, mentions of actors, and time expressions.

    annotate(documents, registry) -> Annotation, one a document, in order
    state_names(tokens) -> where a parsed text names states, which the parser did not see
    annotate_foreign(documents, registry) -> the same of texts in French, Spanish and Russian (`FOREIGN`), less sure
    foreign_missing(language) -> what the pipeline of one of these lacks
    country_of(text, gazetteer, context, date) -> the country of an actor, from the actor's text alone
    reanchored(times, span, date, reason) -> times, those in a quotation resolved against the day it was spoken

The registry of actors is handed in (`record.registry()`), so that this room knows no particular actor.
"""

from comity.language.annotation import Annotation, annotate, voiced_together
from comity.language.countries import country_of
from comity.language.encoder import missing as encoder_missing
from comity.language.encoder import version as encoder_version
from comity.language.evening import Name, state_names
from comity.language.foreign import READ as FOREIGN
from comity.language.foreign import annotate as annotate_foreign
from comity.language.foreign import missing as foreign_missing
from comity.language.foreign import office_pattern as foreign_offices
from comity.language.foreign import words as foreign_words
from comity.language.parties import party
from comity.language.time import reanchored
from comity.language.voices import voiced

__all__ = [
    "FOREIGN", "Annotation", "Name", "annotate", "annotate_foreign", "country_of", "encoder_missing", "encoder_version",
    "foreign_missing", "foreign_offices", "foreign_words", "party", "reanchored", "state_names", "voiced",
    "voiced_together",
]  # fmt: skip
