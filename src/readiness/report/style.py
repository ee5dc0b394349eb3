"""The styles of the report, kept once as a file and brought along by the first display."""

from __future__ import annotations

from pathlib import Path

from readiness.report.html import Html

CSS = (Path(__file__).parent / "templates" / "readiness" / "style.css").read_text(encoding="utf-8")
STYLE = Html(f"<style>{CSS.replace('.readiness ', '.readiness.readiness ')}</style>")
"""For a notebook; a page has the same styles in its head and leaves these out. Said twice, the class
outweighs JupyterLab's own rules for tables and lists, which come after ours or weigh the same."""
