"""What official statistics alone say of any authority on any day.

Nothing here has anything to do with a child's record, nor with what an authority holds itself.
"""

from readiness.official.figures import official_figures
from readiness.official.there import authorities_on

__all__ = ["authorities_on", "official_figures"]
