"""What is handed on: summaries for the terminal, the brief, maps, comparisons, and exports.

summary(case)                      what was read, for a terminal
brief(case, path)                  one self-contained HTML file, every line linked to the words
write_map(system, folder, title)   a system as page, pictures and tables, its measures among them
export(case, to, folder)           evidence, system or sources for other programs
handout(built, to)                 the brief that a person built, as HTML, DOCX, PDF or Markdown
sheet_html(tested)                 a sheet for a class, with the answers on a page of their own
read_coded(path)                   statements coded in the Discourse Network Analyzer
bargaining, checks, consequences, corrections, dossier, drafts, hits, measures_table, on_record, past, plain_table,
ranking, repaired, side_by_side, ties_table    answers for a terminal
sections                           the records that all of these render, and JSON
notebook                           what a notebook shows of a case, a selection, a system
globe                              places and outlines of the world map
"""

from comity.report import globe, notebook, sections
from comity.report.answers import changes as verdict_changes
from comity.report.answers import checks, traced
from comity.report.bargaining import bargaining
from comity.report.brief import brief, brief_html
from comity.report.comparison import comparison_page, comparison_table
from comity.report.consequences import answers_told, consequences, consequences_page, repaired, side_by_side
from comity.report.corrections import corrections
from comity.report.discourse import read_coded
from comity.report.dossiers import dossier
from comity.report.drafts import draft, drafts, said_in
from comity.report.exporting import export
from comity.report.handout import FORMATS as HANDOUTS
from comity.report.handout import handout
from comity.report.jsonl import export_jsonl
from comity.report.maps import ties_table, write_map
from comity.report.measures import measures_table
from comity.report.rankings import past, ranking
from comity.report.records import on_record, sources_table
from comity.report.search import hits
from comity.report.sheet import sheet, sheet_html
from comity.report.terminal import SHOWN, plain_table, summary
from comity.report.weighed import why_state, why_told

__all__ = [
    "HANDOUTS", "SHOWN", "answers_told", "bargaining", "brief", "brief_html", "checks", "comparison_page",
    "comparison_table", "consequences", "consequences_page", "corrections", "dossier", "draft", "drafts", "export",
    "export_jsonl", "globe", "handout", "hits", "measures_table", "notebook", "on_record", "past", "plain_table",
    "ranking", "read_coded", "repaired", "said_in", "sections", "sheet", "sheet_html", "side_by_side", "sources_table",
    "summary", "ties_table", "traced", "verdict_changes", "why_state", "why_told", "write_map",
]  # fmt: skip
