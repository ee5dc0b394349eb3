"""The outlook as it was fitted: four ordinal models, how they were made, and on what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from readiness.errors import InputError
from readiness.outlook.design import Choice
from readiness.outlook.judged_by import JUDGEMENTS, judged_by
from readiness.outlook.ordinal import Ordinal

VERSION = 1


@dataclass(frozen=True, eq=False)
class Outlook:
    """`models` by judgement; `last`: the latest inspection learnt from; `learnt_from`: how many
    inspections had each judgement; `names`: the columns of each, in order."""

    models: Mapping[str, Ordinal]
    choice: Choice
    last: date
    learnt_from: Mapping[str, int]
    names: Mapping[str, tuple[str, ...]]


def save(model: Outlook, file: str | Path) -> None:
    Path(file).write_text(as_json(model), encoding="utf-8", newline="\n")


def as_json(model: Outlook) -> str:
    """The model as a person can read it."""
    held = {
        "version": VERSION,
        "choice": asdict(model.choice),
        "last_inspection": model.last.isoformat(),
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
    return json.dumps(held, indent=2) + "\n"


def load(file: str | Path) -> Outlook:
    """Raises InputError where the file is no such model, or one of another version."""
    try:
        held = json.loads(Path(file).read_text(encoding="utf-8"))
        if held["version"] != VERSION:
            raise InputError(
                f"'{Path(file).name}' is a model of another version; fit it again: readiness outlook fit."
            )
        found = {name: held["judgements"][name] for name in JUDGEMENTS}
        return _outlook(held, found)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise InputError(
            f"'{Path(file).name}' is not a model made by readiness outlook fit."
        ) from None


def _outlook(held: Mapping[str, Any], found: Mapping[str, Any]) -> Outlook:
    models, names = {}, {}
    for name, one in found.items():
        columns = tuple(one["coefficients"])
        if columns[-len(judged_by()[name]) :] != judged_by()[name]:
            raise InputError("The model looks at other measures than this version; fit it again.")
        names[name] = columns
        models[name] = Ordinal(
            np.asarray(one["thresholds"], dtype=np.float64),
            np.asarray(list(one["coefficients"].values()), dtype=np.float64),
        )
    return Outlook(
        models=models,
        choice=Choice(**held["choice"]),
        last=date.fromisoformat(held["last_inspection"]),
        learnt_from={name: int(one["learnt_from"]) for name, one in found.items()},
        names=names,
    )
