"""Kernels forked from a process that has imported what notebooks need: the papermill engine `forked`.

Apart from `runs`, because papermill imports every engine that is installed whenever it is imported itself:
nothing that is imported with this package may take time.
"""

from readiness.kernels.choice import FORKED, KINDS, PLAIN, refuse

__all__ = ["FORKED", "KINDS", "PLAIN", "refuse"]
