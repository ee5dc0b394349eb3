"""Many authorities, side by side, each for itself: one that fails leaves the others as they are."""

from readiness.runs.batch.jobs import Job, jobs_of
from readiness.runs.batch.work import Batch, batch

__all__ = ["Batch", "Job", "batch", "jobs_of"]
