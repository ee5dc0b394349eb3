"""What the authority says of itself, held beside what is known: claims, statements, accuracy."""

from readiness.enquiry.claims.accuracy import Judged, judged
from readiness.enquiry.claims.held import Gap, Held, gap, held, unclaimed
from readiness.enquiry.claims.testing import VERDICTS, Tested

__all__ = ["VERDICTS", "Gap", "Held", "Judged", "Tested", "gap", "held", "judged", "unclaimed"]
