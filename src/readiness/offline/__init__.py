"""A folder from which readiness is installed on a machine without a network."""

from readiness.offline.house import House, build
from readiness.offline.target import Target, target_of

__all__ = ["House", "Target", "build", "target_of"]
