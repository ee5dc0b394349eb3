"""Runs the notebooks with papermill, strictly, and puts the report in place whole."""

from readiness.runs.notebook import execute, parameters
from readiness.runs.official import published_report
from readiness.runs.report import Outcome, pages, run
from readiness.runs.visit import visit

__all__ = ["Outcome", "execute", "pages", "parameters", "published_report", "run", "visit"]
