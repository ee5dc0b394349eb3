"""Four probabilities a judgement for each inspection to come, and the fewest grades that hold 80 %."""

from __future__ import annotations

import pandas as pd

from readiness.outlook.design import design
from readiness.outlook.inputs import Panel
from readiness.outlook.judged_by import JUDGEMENTS
from readiness.outlook.model import Outlook
from readiness.outlook.scoring import held

COLUMNS = ("insp_id", "judgement", "p1", "p2", "p3", "p4", "set80")
"""p1 to p4: inadequate, requires improvement, good, outstanding, adding up to 1; set80: the grades,
1 to 4, with - between."""


def predict(model: Outlook, panel: Panel, prior: pd.DataFrame) -> pd.DataFrame:
    """COLUMNS, four rows an inspection of `prior`, in its order.

    An inspection the panel does not have, or a measure it lacks, is no error: what is not known counts
    as the middle of England and makes the probabilities wider.
    """
    parts = []
    for name in JUDGEMENTS:
        one = model.models[name]
        told = design(
            name, model.choice, panel.figures, prior, prior["inspection_date"], model.last
        )
        chances = one.probabilities(told.z, told.spread(one.coefficients))
        frame = pd.DataFrame(chances, columns=["p1", "p2", "p3", "p4"])
        sets = ["-".join(map(str, grades)) for grades in held(chances)]
        parts.append(frame.assign(insp_id=prior.index, judgement=name, set80=sets))
    every = pd.concat(parts)
    order = {name: place for place, name in enumerate(prior.index)}
    every["_order"] = every["insp_id"].map(order)
    return every.sort_values("_order", kind="stable")[list(COLUMNS)].reset_index(drop=True)
