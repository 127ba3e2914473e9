"""What is handed on: a summary for the terminal, the brief, pictures, and exports.

summary(case)            what was read, for a terminal
brief(case, path)        one self-contained HTML file, every line linked to the words
export(case, to, path)   evidence as JSON Lines
"""

from comity.report.brief import brief, brief_html
from comity.report.jsonl import export_jsonl
from comity.report.terminal import summary

__all__ = ["brief", "brief_html", "export_jsonl", "summary"]
