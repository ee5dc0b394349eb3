"""What we compute from the lists: a folder an area, a file a measure (see docs/adding_a_measure.md).

A measure is found by where its file lives; there is no list to add it to. Measures never import
each other: what several need is in `answers`, `children` and the calendar.
"""

from readiness.measures.catalogue import as_markdown, catalogue
from readiness.measures.compute import Measured, compute, masks, measure_all
from readiness.measures.past import past
from readiness.measures.registry import registry

__all__ = [
    "Measured",
    "as_markdown",
    "catalogue",
    "compute",
    "masks",
    "measure_all",
    "past",
    "registry",
]
