"""When runs are due, by the authority's own calendar, and how a machine is told."""

from readiness.runs.schedule.due import Due, due
from readiness.runs.schedule.entries import Command, as_cron, as_systemd, as_windows
from readiness.runs.schedule.install import install_cron

__all__ = ["Command", "Due", "as_cron", "as_systemd", "as_windows", "due", "install_cron"]
