"""Runs the notebooks with papermill, strictly, and puts the report in place whole."""

from readiness.runs.notebook import execute, parameters
from readiness.runs.report import Outcome, pages, run

__all__ = ["Outcome", "execute", "pages", "parameters", "run"]
