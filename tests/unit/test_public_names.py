"""The public interface is what the package says it is."""

import subprocess
import sys

import pytest

import readiness
from readiness import report


@pytest.mark.parametrize("name", readiness.__all__)
def test_every_public_name_is_there(name):
    assert getattr(readiness, name)


def test_what_notebooks_show_with_is_what_the_report_offers():
    ours = {
        "__version__", "assess", "audit_sample", "caseloads", "children_behind", "differences", "due_list", "history", "look_ahead", "official_figures", "show_ahead", "publish",
        "operational_only", "write_book", "naming_children", "enquiries_in", "measures_in", "scores_in",
        "try_measure", "weights_used", "what_if",
    }  # fmt: skip
    assert set(readiness.__all__) - ours == set(report.EXPORTS)


def test_a_wrong_name_is_told_what_there_is():
    with pytest.raises(AttributeError, match="did you mean assess"):
        readiness.asess  # noqa: B018


def test_importing_readiness_loads_nothing_heavy():
    script = "import sys, readiness; print(sorted({'pandas', 'seaborn'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
