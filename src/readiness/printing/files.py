"""A paper is there whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from readiness.errors import RunError


def written(out: Path, data: bytes) -> None:
    """Raises RunError, in one sentence, where it cannot be written; then nothing of it is left."""
    try:
        out.write_bytes(data)
    except OSError as error:
        with suppress(OSError):
            out.unlink(missing_ok=True)
        raise RunError(f"'{out.name}' could not be written ({error.strerror}).") from None
