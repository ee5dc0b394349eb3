"""Ends that have a reason: by list, the date and the reason."""

from collections.abc import Mapping

REASONS: Mapping[str, tuple[str, str]] = {
    "children_in_need": ("closed", "closure_reason"),
    "children_in_care": ("ceased", "cease_reason"),
    "adoption": ("reversed", "reversal_reason"),
    "adopters": ("left_process", "leaving_reason"),
}
