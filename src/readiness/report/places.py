"""Where things stand in a report: which file is an area's page, and the anchors within pages."""

from __future__ import annotations

from readiness.model import Area, State
from readiness.views import View


def area_file(area: Area) -> str:
    """help-and-protection.html."""
    return f"{area.replace('_', '-')}.html"


def measure_anchor(view: View) -> str:
    """Of the measure's row in the table of its area, or of a pack."""
    return f"measure-{view.id.replace('_', '-')}"


def definition_anchor(view: View) -> str:
    """Of what the measure is, on its area's page."""
    return f"definition-{view.id.replace('_', '-')}"


def definition_of(view: View) -> str:
    """Where the report says what the measure is: within the fold, which then opens by itself."""
    return f"{area_file(view.area)}#{definition_anchor(view)}"


def service_anchor(code: str) -> str:
    """Of a service's part of the page of services."""
    return f"service-{code.casefold().replace('_', '-')}"


def line_anchor(line_id: str) -> str:
    """Of a line of enquiry's paragraph on its area's page."""
    return f"line-{line_id.casefold().replace('_', '-')}"


def row_of(view: View) -> str | None:
    """The measure's row on its area's page; none where nothing of it was supplied, for then the
    table has none."""
    if view.local.state is State.NOT_SUPPLIED:
        return None
    return f"{area_file(view.area)}#{measure_anchor(view)}"
