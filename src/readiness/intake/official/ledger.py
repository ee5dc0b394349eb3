"""Which files were imported: a line each, and the only thing that says what belongs to a store."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from readiness.errors import InputError

LEDGER = "imports.json"


@dataclass(frozen=True)
class Import:
    """One file. `known_from`: the day its figures are known to have been out, which is that of the
    import unless said. `rows` there are in it; of those, `new` had no figure before, `revised` another
    one and `withdrawn` one where now there is none. `grouping`: of a workbook of neighbours."""

    number: int
    file: str
    kind: str
    sha256: str
    imported: str
    known_from: str
    rows: int
    new: int = 0
    revised: int = 0
    withdrawn: int = 0
    grouping: int = 0

    @property
    def day(self) -> date:
        return date.fromisoformat(self.known_from)

    def place(self, store: Path) -> Path:
        return store / f"import-{self.number:04d}.parquet"


def imports(store: Path) -> tuple[Import, ...]:
    """In the order they were made; none where there is no store. Raises InputError where the ledger is
    damaged: what is known cannot be told without it."""
    file = store / LEDGER
    if not file.is_file():
        return ()
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        return tuple(Import(**one) for one in held["imports"])
    except (OSError, ValueError, TypeError, KeyError):
        raise InputError(
            f"'{LEDGER}' of the published figures is damaged; move the folder '{store.name}' away and "
            "import the files again."
        ) from None


def record(store: Path, one: Import) -> None:
    """Adds a line; the ledger is whole before or after, never between."""
    held = {"imports": [asdict(each) for each in (*imports(store), one)]}
    aside = store / f".{LEDGER}.new"
    aside.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8", newline="\n")
    aside.replace(store / LEDGER)
