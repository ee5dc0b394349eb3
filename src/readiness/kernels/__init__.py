"""Kernels forked from a process that has imported what notebooks need: the papermill engine `forked`.

Apart from `runs`, because papermill imports every engine that is installed whenever it is imported itself:
nothing here may import what takes time.
"""

from readiness.kernels.choice import FORKED, KINDS, PLAIN, refuse
from readiness.kernels.zygotes import forked_now, start_ahead

__all__ = ["FORKED", "KINDS", "PLAIN", "forked_now", "refuse", "start_ahead"]
