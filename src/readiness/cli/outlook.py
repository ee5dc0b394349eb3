"""outlook: what published figures and the judgement before say of the next one."""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path
from typing import Any

from readiness.cli.told import DONE, many, say, write
from readiness.errors import InputError


def add(commands: Any) -> None:
    _add_outlook(commands)


def _add_outlook(commands: Any) -> None:
    outlook = commands.add_parser(
        "outlook", help="what published figures say of judgements: chances, and no grade"
    )
    steps = outlook.add_subparsers(required=True, metavar="STEP")
    panel = steps.add_parser("panel", help="published figures of authorities as known on a day")
    panel.add_argument("--published", metavar="FILE", required=True, help="DfE's LAIT values")
    whose = panel.add_mutually_exclusive_group(required=True)
    whose.add_argument("--authority", metavar="NAME|CODE", nargs="+", help="one, or several")
    whose.add_argument("--all", action="store_true", help="all 153 there are today")
    panel.add_argument("--on", metavar="DATE", required=True, help="the day, 2026-09-30")
    panel.add_argument("--out", metavar="PANEL", type=Path, required=True, help="a new .csv file")
    panel.add_argument("--prior", metavar="FILE", type=Path, required=True, help="a new .csv file")
    panel.set_defaults(do=_panel)
    fit = _add_step(steps, "fit", "learn it from inspections that were")
    fit.add_argument("--outcomes", metavar="FILE", required=True, help="their judgements (csv)")
    fit.add_argument("--out", metavar="MODEL", type=Path, required=True, help="a new .json file")
    predict = _add_step(steps, "predict", "four chances a judgement of each inspection")
    predict.add_argument("--model", metavar="MODEL", required=True, help="as 'fit' wrote it")
    predict.add_argument("--prior", metavar="FILE", required=True, help="judgements before (csv)")
    predict.add_argument("--out", metavar="FILE", type=Path, required=True, help="a new .csv file")
    trial = _add_step(steps, "backtest", "try it on the past beside what anybody could say")
    trial.add_argument("--outcomes", metavar="FILE", required=True, help="their judgements (csv)")
    trial.add_argument("--out", metavar="FILE", type=Path, help="the whole table (csv)")


def _add_step(steps: Any, name: str, about: str) -> argparse.ArgumentParser:
    step: argparse.ArgumentParser = steps.add_parser(name, help=about)
    step.add_argument(
        "--panel", metavar="FILE", required=True, help="published figures (parquet, csv)"
    )
    step.set_defaults(do=_outlook, step=name)
    return step


def _panel(chosen: argparse.Namespace) -> int:
    from readiness import benchmark
    from readiness.assessment import as_date, locate
    from readiness.intake.official import known_on
    from readiness.outlook.before import before
    from readiness.outlook.judged_by import read_as
    from readiness.outlook.panel_of import panel_of

    day = as_date(chosen.on)
    named = chosen.authority or ()
    whose = benchmark.authorities() if chosen.all else [benchmark.find_authority(n) for n in named]
    prior = before(whose, day)
    known = known_on(locate(chosen.published), day - timedelta(days=1), read_as())
    if known.figures.empty:
        raise InputError(
            f"'{Path(chosen.published).name}' holds nothing an outlook looks at that was out before {day}."
        )
    panel = panel_of(known.figures, prior)
    write(chosen.out, panel.to_csv(index=False, lineterminator="\n"))
    write(chosen.prior, prior.to_csv(index=False, lineterminator="\n"))
    say(
        f"Figures of {many(len(prior), 'authority', 'authorities')} known before {day}: {chosen.out}"
    )
    return DONE


def _outlook(chosen: argparse.Namespace) -> int:
    from readiness.outlook import company, inputs, model, predicting

    panel = inputs.read_panel(chosen.panel)
    if chosen.step == "predict":
        found = model.load(chosen.model)
        chances = predicting.predict(found, panel, inputs.read_prior(chosen.prior))
        write(chosen.out, chances.to_csv(index=False, lineterminator="\n"))
        say(
            f"Chances of {many(chances['insp_id'].nunique(), 'inspection', 'inspections')}: {chosen.out}"
        )
        return DONE
    outcomes = inputs.read_outcomes(chosen.outcomes)
    if chosen.step == "fit":
        made = company.learn(panel, outcomes)
        write(chosen.out, model.as_json(made))
        say(f"Learnt from inspections begun by {made.last}: {chosen.out}")
        return DONE
    return _trial(panel, outcomes, chosen.out)


def _trial(panel: Any, outcomes: Any, out: Path | None) -> int:
    from readiness.outlook.whole_trial import whole_trial

    found = whole_trial(panel, outcomes)
    if out:
        write(out, found.to_csv(index=False, lineterminator="\n"))
    scores = found[found["statistic"].isin(["rps", "auc", "slope", "covers", "grades_held"])]
    wide = scores.pivot(index=["judgement", "model"], columns="statistic", values="value")
    say(wide.round(4).to_string())
    return DONE
