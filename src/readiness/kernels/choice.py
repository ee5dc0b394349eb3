"""Which kernels a run uses, and where there is that choice."""

from __future__ import annotations

import os

from readiness.errors import InputError

PLAIN, FORKED = "plain", "forked"
KINDS = (PLAIN, FORKED)


def refuse(kind: str) -> None:
    """Raises InputError where there are no such kernels, or not on this system."""
    if kind not in KINDS:
        raise InputError(f"There are no kernels '{kind}'; choose one of {', '.join(KINDS)}.")
    if kind == FORKED and not hasattr(os, "fork"):
        raise InputError("This system cannot fork a process; leave out --kernels forked.")
