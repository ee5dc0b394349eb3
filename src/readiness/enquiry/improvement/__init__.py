"""What the last inspection found, what is done about it, and whether anything moved."""

from readiness.enquiry.improvement.pace import RULE, Pace, pace
from readiness.enquiry.improvement.tracked import Followed, Plan, plan

__all__ = ["RULE", "Followed", "Pace", "Plan", "pace", "plan"]
