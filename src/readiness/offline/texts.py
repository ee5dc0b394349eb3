"""What lies in a wheelhouse beside the wheels: how to install, as a script and in words."""

from __future__ import annotations

from string import Template

WINDOWS = Template("""\
@echo off
rem Installs readiness from this folder alone: no network, no administrator's rights.
rem     install.cmd [FOLDER]      %LOCALAPPDATA%\\readiness if not given
setlocal
set "PLACE=%~f1"
if "%~1"=="" set "PLACE=%LOCALAPPDATA%\\readiness"
pushd "%~dp0" || exit /b 1
py -$python -m venv "%PLACE%" || goto failed
"%PLACE%\\Scripts\\python.exe" -m pip --isolated install --no-index --find-links wheels --require-hashes -r requirements.txt || goto failed
popd
echo.
echo Installed. The sample report, made in the folder you are in:
echo     "%PLACE%\\Scripts\\readiness.exe" run --sample
exit /b 0
:failed
popd
echo readiness was not installed; the lines above say why. 1>&2
exit /b 1
""")

POSIX = Template("""\
#!/bin/sh
# Installs readiness from this folder alone: no network, no administrator's rights.
#     sh install.sh [FOLDER]      ~/readiness-env if not given; PYTHON names another python
set -eu
here=$$(cd "$$(dirname "$$0")" && pwd)
place=$${1:-"$${HOME:?give the folder to install into}/readiness-env"}
python=$${PYTHON:-python$python}
command -v "$$python" >/dev/null || python=python3
"$$python" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "$python")' || {
    echo "These wheels are for Python $python; say where it is: PYTHON=/path/to/python$python sh install.sh" >&2
    exit 1
}
"$$python" -m venv "$$place"
place=$$(cd "$$place" && pwd)
cd "$$here"
"$$place/bin/python" -m pip --isolated install --no-index --find-links wheels --require-hashes -r requirements.txt
echo "Installed. The sample report, made in the folder you are in:"
echo "    '$$place/bin/readiness' run --sample"
""")

README = Template("""\
readiness $version, to be installed without a network
=====================================================

For $said. The machine needs that Python and nothing else;
no administrator's rights, and no network.

On Windows, from a command prompt in this folder:

    install.cmd                     into %LOCALAPPDATA%\\readiness, or
    install.cmd D:\\tools\\readiness  into a folder you name

On Linux and macOS:

    sh install.sh                   into ~/readiness-env, or
    sh install.sh FOLDER            into a folder you name

By hand, into an environment you have made and activated:

    py -m pip install --no-index --find-links wheels --require-hashes -r requirements.txt

(On Linux and macOS, python3 for py.) Where the machine has no `py`, as with Python of
the Microsoft Store, say python instead.

Then, in the folder the reports shall be in:

    readiness run --sample          the report of an invented authority
    readiness lab                   the notebooks

requirements.txt holds the SHA-256 of every wheel: pip refuses one that was changed on
its way here. The wheels are those of requirements.lock in the project.
docs/install.md there says more.
""")


def windows(python: str) -> bytes:
    """With the ends of line that its command processor needs."""
    return WINDOWS.substitute(python=python).replace("\n", "\r\n").encode("ascii")


def posix(python: str) -> bytes:
    return POSIX.substitute(python=python).encode("ascii")


def readme(version: str, said: str) -> bytes:
    return README.substitute(version=version, said=said).replace("\n", "\r\n").encode("ascii")
