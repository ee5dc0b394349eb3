"""Whether the lists can be relied on: rules on one list and between lists."""

from readiness.quality.check import check
from readiness.quality.rule import Example, Rule, registry, rule

__all__ = ["Example", "Rule", "check", "registry", "rule"]
