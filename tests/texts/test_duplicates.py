from __future__ import annotations

from comity.texts import document_from_text
from comity.texts.duplicates import Seen

WORDS = " ".join(f"The {i}th clause concerns the harbour dues of town {i} and its neighbours." for i in range(60))


def test_exact_and_near_copies_are_recognised() -> None:
    seen = Seen()
    first = seen.mark(document_from_text(WORDS))
    assert first.same_as is None
    assert seen.mark(document_from_text(WORDS.upper().replace(" ", "\n"))).same_as == first.id
    assert seen.mark(document_from_text("A heading\n\n" + WORDS + " Home | News")).same_as == first.id


def test_another_sum_makes_another_document() -> None:
    seen = Seen()
    seen.mark(document_from_text(WORDS + " It pays 100 million on 5 May."))
    assert seen.mark(document_from_text(WORDS + " It pays 350 million on 9 June.")).same_as is None
