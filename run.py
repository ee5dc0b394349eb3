"""Set up what is missing and hand over to readiness; nothing but the standard library.

    python3 run.py                     the sample report
    python3 run.py test                every check
    python3 run.py docs                the site of the documentation, in docs/_site
    python3 run.py run --annex-a ...   any other word goes to the `readiness` command

An activated environment that already has everything (conda, say) is used as it is; otherwise
`.venv` is made from requirements.lock, by uv where there is one and by pip where there is none.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDED = ("papermill", "seaborn", "fastexcel", "jupyterlab", "nbval", "pytest", "mypy")
STAMP = VENV / "readiness-stamp"


def active_environment_is_complete() -> bool:
    spec = importlib.util.find_spec("readiness")
    here = spec and spec.origin and ROOT in Path(spec.origin).resolve().parents
    return bool(here) and all(importlib.util.find_spec(name) for name in NEEDED)


def worked(*words: object) -> bool:
    return not subprocess.run([str(word) for word in words], cwd=ROOT, env=environment()).returncode


def environment() -> dict[str, str]:
    # Without compiled bytecode every start-up recompiles all libraries, which doubles the run.
    drop = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME"}
    kept = {name: value for name, value in os.environ.items() if name not in drop}
    # Many organisations' networks re-sign traffic with a certificate only the system knows.
    return kept | {"PYTHONUTF8": "1", "UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}


def install() -> None:
    stamp = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp:
        return
    print("Setting up readiness in .venv (once; a minute or so) ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    if not worked(sys.executable, "-m", "venv", VENV):
        sys.exit("Python's venv package is missing (on Debian: apt install python3-venv).")
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    uv = shutil.which("uv") or locked_uv(pip)
    fast = [uv, "pip", "install", "--quiet", "--python", PYTHON] if uv else pip
    everything = ["--require-hashes", "-r", LOCK]
    ourselves = ["--no-deps", "--no-build-isolation", "--editable", ROOT]
    if not worked(*fast, *everything) and not worked(*pip, *everything):
        sys.exit("Setting up failed; the lines above say why. Put it right and run this again.")
    if not worked(*fast, *ourselves):
        sys.exit("Setting up failed at the last step; the lines above say why.")
    STAMP.write_text(stamp, encoding="utf-8")


def locked_uv(pip: list[object]) -> Path | None:
    """uv at the locked version: it installs the rest three times as fast as pip does."""
    block = re.search(r"^uv==.*?(?=^\S)", LOCK.read_text(encoding="utf-8"), re.M | re.S)
    wanted = VENV / "uv.txt"
    wanted.write_text(block.group() if block else "", encoding="utf-8")
    name = "uv.exe" if os.name == "nt" else "uv"
    return PYTHON.with_name(name) if worked(*pip, "--require-hashes", "-r", wanted) else None


def main() -> int:
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        sys.exit("readiness needs Python 3.11, 3.12 or 3.13; run this file with one of them.")
    words = sys.argv[1:] or ["run", "--sample"]
    ready = active_environment_is_complete()
    if not ready:
        install()
    python = sys.executable if ready else PYTHON
    scripts = {"test": ROOT / "tests" / "check.py", "docs": ROOT / "docs" / "build.py"}
    target = [scripts[words[0]]] if words[0] in scripts else ["-m", "readiness", words[0]]
    line = [str(word) for word in [python, *target, *words[1:]]]
    return subprocess.run(line, env=environment()).returncode


if __name__ == "__main__":
    sys.exit(main())
