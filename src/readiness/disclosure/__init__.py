"""The one door from exact to published: profiles, suppression, and the auditor behind them.

docs/disclosure.md has the rules, their sources, and what is known not to be covered.
"""

from readiness.disclosure.ahead import show_ahead
from readiness.disclosure.publish import publish

__all__ = ["publish", "show_ahead"]
