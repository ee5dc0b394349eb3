"""What pyproject.toml cannot say: a wheel carries what a checkout has beside the package.

Notebooks and data stay at the top of the project, where people look for them. A wheel holds packages alone,
so they are copied into `readiness/_carried` as it is built; readiness/paths.py finds them there.
"""

import json
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

CARRIED = (
    "notebooks/*.ipynb",
    "notebooks/README.md",
    "data/reference/*",
    "data/synthetic/**/*",
)


def carried() -> list[Path]:
    """What is carried, as paths from here. A notebook somebody ran would show what it read to everyone."""
    found = sorted(one for what in CARRIED for one in Path().glob(what) if one.is_file())
    for notebook in (one for one in found if one.suffix == ".ipynb"):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        if any(cell.get("outputs") for cell in cells):
            raise SystemExit(f"{notebook} holds outputs; clear them in JupyterLab and build again.")
    return [one for one in found if not one.name.startswith(".")]


class BuildWithCarried(build_py):
    def run(self) -> None:
        if self.editable_mode:
            super().run()
            return
        todo = carried()
        # What an earlier build left would be carried as well.
        shutil.rmtree(Path(self.build_lib, "readiness"), ignore_errors=True)
        super().run()
        for one in todo:
            place = Path(self.build_lib, "readiness", "_carried", one)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(one, place)


class SourceWithoutOutputs(sdist):
    def run(self) -> None:
        carried()
        super().run()


setup(cmdclass={"build_py": BuildWithCarried, "sdist": SourceWithoutOutputs})
