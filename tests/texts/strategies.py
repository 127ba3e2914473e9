# ruff: noqa: E501
"""Messy texts for property tests and fuzzing: pieces of diplomatic prose with what real files do to a reader."""

from __future__ import annotations

from hypothesis import strategies as st

FRAGMENTS = (
    "The delegation met today with its partners.", "PRESIDENT ALVAR:  Thank you.", "Q    What next?", "###", "END  1:52 P.M. EST",
    "1:41 P.M. EDT", "* * *", "(Laughter.)", "(As interpreted.)", "Mr. Okafor (Nigeria) (spoke in French): We thank",
    "The President: I give the floor", "Press release on the Foreign Minister’s meeting", "20 May 2024", "2024-05-20 City Hall",
    "[Title] [18 May 2024] [Agency]", "Ana Beltrane: Colleagues, good morning.", "Question: Will you go?", "- one", "1.\tMr. President,",
    "&amp;", "&nbsp;", "\u00ad", "\u200b", "\ufeff", "\x00", "â€™", "Рresident", "<p>", "</p>", "<img src='x'>", "<…>", "work[s]",
    "negotia-\ntion", "The Security\nCouncil will now begin its\nconsideration of the item on its\nagenda.", "\r\n", "\n\n", "\n\n\n",
    "## Heading", "**bold**", "[link](http://x.example/a_(b))", "“Open", "’s remarks", "met earlier today in Port Sol", "last Thursday",
    "We, the Leaders of A, B and C, met in Port Sol on 3 June 2024", "Article 1", "ACRONYM:", "A. Author : A Title of Three",
    "Состоялся телефонный разговор", "中文", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "\t", "\xa0",
)  # fmt: skip


def messy(most: int = 30) -> st.SearchStrategy[str]:
    """Texts joined from such pieces and from anything else."""
    piece = st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=40), st.sampled_from([" ", "\n", "\n\n", ". "]))
    return st.lists(piece, max_size=most).map("".join)
