"""The outlook as it was fitted: four ordinal models, how they were made, on what, and beside what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from readiness.errors import InputError
from readiness.outlook.design import Choice
from readiness.outlook.judged_by import JUDGEMENTS, judged_by
from readiness.outlook.ordinal import Ordinal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

VERSION = 2


@dataclass(frozen=True, eq=False)
class Company:
    """What an outlook is shown beside, by judgement. `alone`: the model of the grade before alone; `base`:
    the shares of the grades of the last three years, inadequate first; `alike`: a row an inspection of the
    last `YEARS_ALIKE` years, what its figures said (as a model that had not seen its authority would
    say it) and its grade."""

    alone: Mapping[str, Ordinal]
    base: Mapping[str, tuple[float, ...]]
    alike: Mapping[str, Floats]


@dataclass(frozen=True, eq=False)
class Outlook:
    """`models` by judgement; `last`: the latest inspection learnt from, and `out_by`: the day by which all
    reports learnt from were out; `learnt_from`: how many inspections had each judgement; `names`: the
    columns of each, in order."""

    models: Mapping[str, Ordinal]
    choice: Choice
    last: date
    out_by: date
    learnt_from: Mapping[str, int]
    names: Mapping[str, tuple[str, ...]]
    company: Company | None = None


def save(model: Outlook, file: str | Path) -> None:
    Path(file).write_text(as_json(model), encoding="utf-8", newline="\n")


def as_json(model: Outlook) -> str:
    """The model as a person can read it."""
    return json.dumps(as_document(model), indent=1) + "\n"


def as_document(model: Outlook) -> dict[str, Any]:
    """As JSON holds it."""
    held: dict[str, Any] = {
        "version": VERSION,
        "choice": asdict(model.choice),
        "last_inspection": model.last.isoformat(),
        "out_by": model.out_by.isoformat(),
        "judgements": {
            name: {
                "learnt_from": model.learnt_from[name],
                "thresholds": one.thresholds.tolist(),
                "coefficients": dict(
                    zip(model.names[name], one.coefficients.tolist(), strict=True)
                ),
            }
            for name, one in model.models.items()
        },
    }
    if model.company is not None:
        for name, one in held["judgements"].items():
            one["company"] = _company(model.company, name)
    return held


def _company(company: Company, name: str) -> dict[str, Any]:
    alone = company.alone[name]
    return {
        "alone": {
            "thresholds": alone.thresholds.tolist(),
            "coefficients": alone.coefficients.tolist(),
        },
        "base": list(company.base[name]),
        # One text, so that a person who reads the file need not pass a thousand lines.
        "alike": " ".join(f"{score:.4f}:{grade:.0f}" for score, grade in company.alike[name]),
    }


def load(file: str | Path) -> Outlook:
    """Raises InputError where the file is no such model, or one of another version."""
    try:
        return from_document(json.loads(Path(file).read_text(encoding="utf-8")), Path(file).name)
    except (OSError, ValueError):
        raise InputError(_none(Path(file).name)) from None


def from_document(held: Any, name: str) -> Outlook:
    """What `as_document` made, of the file called so. Raises InputError as `load` does."""
    try:
        if held["version"] != VERSION:
            raise InputError(
                f"'{name}' is a model of another version; fit it again: readiness outlook fit."
            )
        return _outlook(held, {one: held["judgements"][one] for one in JUDGEMENTS})
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(_none(name)) from None


def _none(name: str) -> str:
    return f"'{name}' is not a model made by readiness outlook fit."


def _outlook(held: Mapping[str, Any], found: Mapping[str, Any]) -> Outlook:
    models, names = {}, {}
    for name, one in found.items():
        columns = tuple(one["coefficients"])
        if columns[-len(judged_by()[name]) :] != judged_by()[name]:
            raise InputError("The model looks at other measures than this version; fit it again.")
        names[name] = columns
        models[name] = _ordinal(one["thresholds"], list(one["coefficients"].values()))
    return Outlook(
        models=models,
        choice=Choice(**held["choice"]),
        last=date.fromisoformat(held["last_inspection"]),
        out_by=date.fromisoformat(held["out_by"]),
        learnt_from={name: int(one["learnt_from"]) for name, one in found.items()},
        names=names,
        company=_beside({name: one.get("company") for name, one in found.items()}),
    )


def _ordinal(thresholds: Any, coefficients: Any) -> Ordinal:
    return Ordinal(
        np.asarray(thresholds, dtype=np.float64), np.asarray(coefficients, dtype=np.float64)
    )


def _beside(found: Mapping[str, Any]) -> Company | None:
    if not all(found.values()):
        return None
    return Company(
        alone={name: _ordinal(**one["alone"]) for name, one in found.items()},
        base={name: tuple(one["base"]) for name, one in found.items()},
        alike={
            name: np.array([pair.split(":") for pair in one["alike"].split()], dtype=np.float64)
            for name, one in found.items()
        },
    )
