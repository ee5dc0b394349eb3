"""From an executed notebook to one self-contained page: no scripts, no addresses, no code.

The template is ours and small. Prose comes from the notebook's author; of the outputs only those
this package made are shown as they are, and anything else is shown as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any

from readiness.errors import RunError
from readiness.model.shown import OPENS as FOR_NOTEBOOKS
from readiness.report.html import NOTHING, OPENS, element, escape
from readiness.report.style import CSS, STYLE

TEMPLATES = Path(__file__).parent / "templates"
_NOTHING = re.compile(f'{OPENS}<p class="{NOTHING}">[^<]*</p></div>')
_FIRST_HEADING = re.compile(r"\A\s*#\s[^\n]*\n?")


def page(
    notebook: Any, title: str, home: str | None = "index.html", find: str | None = None
) -> str:
    """The page of an executed notebook (nbformat node), with `title` as its only first heading.

    Args:
        notebook: as papermill returns it.
        title: plain text.
        home: the file the page links back to, or None.
        find: the file that lists everything by its first letter, or None.

    Raises RunError where a cell of the notebook failed: a page of half a report is not made.
    """
    _refuse_failed(notebook, title)
    resources = {"title": title, "home": home, "find": find}
    told = copy(notebook)
    told.cells = _told(notebook.cells)
    body, _ = _exporter().from_notebook_node(told, resources=resources)
    return str(body)


def _told(cells: Sequence[Any]) -> list[Any]:
    """The cells worth a reader's time: a section in which nothing could be shown is left out."""
    sections: list[list[Any]] = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            sections.append([])
        sections[-1].append(cell)
    return [cell for section in sections if not _empty(section) for cell in section]


def _empty(section: Sequence[Any]) -> bool:
    outputs = [shown(output) for cell in section for output in cell.get("outputs", ())]
    return bool(outputs) and all(_NOTHING.fullmatch(output) for output in outputs)


def _refuse_failed(notebook: Any, title: str) -> None:
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", ())]
    if any(output.output_type == "error" for output in outputs):
        raise RunError(f"The page '{title}' was not made because its notebook failed.")


@cache
def _exporter() -> Any:
    """nbconvert's exporter over our template; made once, because making it costs more than using it."""
    import mistune
    from nbconvert.exporters.templateexporter import TemplateExporter

    prose = mistune.create_markdown(escape=True, plugins=["table"])

    class Page(TemplateExporter):
        output_mimetype = "text/html"

        def _file_extension_default(self) -> str:
            return ".html"

        def _template_name_default(self) -> str:
            return "readiness"

        def _init_resources(self, resources: dict[str, Any] | None) -> Any:
            made = super()._init_resources(resources)
            made.setdefault("home", None)
            made.setdefault("find", None)
            return made

    made = Page(
        extra_template_basedirs=[str(TEMPLATES)],
        template_file="index.html.j2",
        preprocessors=[],
        default_preprocessors=[],
        filters={
            "prose": lambda text: prose(_FIRST_HEADING.sub("", text)),
            "said": escape,
            "shown": shown,
        },
    )
    made.environment.globals["css"] = CSS
    return made


def shown(output: Any) -> str:
    """One output as markup: ours as it is, pictures never (they come with no words), else as text; what is
    made for notebooks alone, not at all."""
    if output.output_type == "stream":
        return _plain(output.text) if output.name == "stdout" else ""
    data = output.get("data", {})
    markup = data.get("text/html", "")
    if markup.startswith(FOR_NOTEBOOKS):
        return ""
    if markup.startswith(OPENS):
        return str(markup.replace(STYLE.markup, "", 1))
    return _plain(data.get("text/plain", "")) if data else ""


def _plain(text: str) -> str:
    text = text.strip()
    return element("pre", text).markup if text else ""


def rendered(title: str, content: str, home: str | None = None) -> str:
    """A page of the same frame around markup of ours."""
    template = _exporter().environment.from_string(
        '{%- from "frame.html.j2" import frame -%}'
        "{%- call frame(title, css, home, None) -%}{{ content }}{%- endcall -%}"
    )
    return str(template.render(title=title, content=content, home=home, css=CSS))
