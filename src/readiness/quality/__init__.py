"""Whether the lists can be relied on: rules on one list and between lists."""

from readiness.quality.acceptance import Reason, Verdict, accept, questions
from readiness.quality.check import check, rule_of
from readiness.quality.doubt import Examined, columns_read, doubtful_rows, examine, touched
from readiness.quality.rule import Example, Rule, registry, rule

__all__ = [
    "Examined",
    "Example",
    "Reason",
    "Rule",
    "Verdict",
    "accept",
    "check",
    "columns_read",
    "doubtful_rows",
    "examine",
    "questions",
    "registry",
    "rule",
    "rule_of",
    "touched",
]
