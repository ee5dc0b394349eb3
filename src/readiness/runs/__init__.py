"""Runs the notebooks with papermill, strictly, and puts the report in place whole."""

from readiness.runs.notebook import execute, parameters
from readiness.runs.report import Outcome, pages, run
from readiness.runs.visit import visit

__all__ = ["Outcome", "execute", "pages", "parameters", "run", "visit"]
