"""seaborn is imported without scipy's slow parts, and loses nothing by it."""

from __future__ import annotations

import subprocess
import sys

SLOW = "{'scipy.stats', 'scipy.cluster', 'scipy.cluster.hierarchy'} & set(sys.modules)"


def said(script: str) -> str:
    """What a new process prints."""
    opening = "import sys\nimport matplotlib\nmatplotlib.use('agg')\n"
    line = [sys.executable, "-W", "ignore", "-c", opening + script]
    return subprocess.run(line, check=True, capture_output=True, text=True).stdout.strip()


def test_importing_leaves_scipys_slow_parts_and_no_stand_in_behind() -> None:
    script = (
        "from readiness.report.drawing import seaborn\n"
        f"print(seaborn().__name__, {SLOW})\n"
        "import scipy.stats, scipy.cluster.hierarchy as h\n"
        "print(scipy.stats.norm.ppf(0.5), h.__file__ is not None)"
    )
    assert said(script) == "seaborn set()\n0.0 True"


def test_density_curves_and_cluster_maps_are_those_of_plain_seaborn() -> None:
    work = (
        "import pandas as pd\n"
        "frame = pd.DataFrame({'a': [1.0, 2, 4, 8, 9], 'b': [2.0, 1, 7, 3, 3]})\n"
        "curve = sns.kdeplot(frame, x='a').lines[0].get_xydata().round(9).tolist()\n"
        "order = sns.clustermap(frame).dendrogram_row.reordered_ind\n"
        "print(curve, order)"
    )
    ours = said("from readiness.report.drawing import seaborn\nsns = seaborn()\n" + work)
    assert ours == said("import seaborn as sns\n" + work)


def test_where_a_stand_in_does_not_do_seaborn_is_imported_as_usual() -> None:
    script = (
        "from types import ModuleType\n"
        "from readiness.report import drawing\n"
        "drawing._clustering = lambda: ModuleType('seaborn.palettes')\n"
        "sns = drawing.seaborn()\n"
        "print(len(sns.color_palette(n_colors=3)), 'scipy.stats' in sys.modules)"
    )
    assert said(script) == "3 True"
