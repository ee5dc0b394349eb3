"""A measure's own history on a control chart: is that a real change?

Works on counts by month, never on rows. docs/trends.md says where a history comes from, what is
joined, what is refused, and who sees what.
"""

from readiness.trends.making import trends
from readiness.trends.moving import moves
from readiness.trends.rebases import usable

__all__ = ["moves", "trends", "usable"]
