"""Files elsewhere, brought here for as long as a run needs them.

Each address becomes a local copy in a folder under `data/interim/` that its maker alone can read, and that
goes when the run ends, however it ends; what a run that was killed outright left is cleared by the next.
What is read is then a file like any other: its fingerprint is of its content.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, InvalidURL
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.error import HTTPError

from readiness import aside, paths
from readiness.errors import InputError
from readiness.intake.addresses import LINK, is_address, on_record, protocols, said
from readiness.intake.web import IncompleteError, get, plain_name

WEB = ("http", "https")
CACHES = ("blockcache", "cached", "filecache", "simplecache")
"""Links of a chain that would leave a copy somewhere else."""
MOST = 5_000
"""Files of one folder: more is the wrong folder."""


@dataclass(frozen=True)
class Fetched:
    """`files` as given, with a local path in place of each address; `addresses`, by input as a record names
    them (evidence, evidence 2), what may be told of where they came from."""

    files: Mapping[str, Any]
    addresses: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def fetched(files: Mapping[str, Any]) -> Iterator[Fetched]:
    """Local copies of what of these lies elsewhere, until this ends.

    files: by input a path, an address, several of them, several in one line with ; between, or None.

    Raises InputError, in one sentence without a user, password, key or query, where an address cannot be
    read whole.
    """
    given = {name: _several(value) for name, value in files.items()}
    if not any(is_address(one) for each in given.values() for one in each):
        yield Fetched(files)
        return
    with _private() as place:
        local: dict[str, Any] = dict(files)
        addresses: dict[str, str] = {}
        for name, each in given.items():
            if any(map(is_address, each)):
                labels = [name if at == 1 else f"{name} {at}" for at in range(1, len(each) + 1)]
                found = [
                    _bring(one, place / label.replace(" ", "_")) if is_address(one) else one
                    for one, label in zip(each, labels, strict=True)
                ]
                local[name] = found if len(found) > 1 else found[0]
                addresses |= {
                    label: on_record(one)
                    for one, label in zip(each, labels, strict=True)
                    if is_address(one)
                }
        yield Fetched(local, addresses)


def _several(value: Any) -> list[Any]:
    """A ; of an address is its own: what follows is another input where it is an address or is there."""
    if value is None or isinstance(value, Path):
        return [value]
    if not isinstance(value, str):
        return list(value)
    found: list[str] = []
    for piece in value.split(";"):
        new = not found or is_address(piece) or not is_address(found[-1])
        if new or Path(piece.strip()).exists():
            found.append(piece)
        else:
            found[-1] += f";{piece}"
    return [one.strip() for one in found if one.strip()]


@contextmanager
def _private() -> Iterator[Path]:
    place = paths.data("interim", "fetched")
    with ExitStack() as leaving:
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = leaving.enter_context(aside.making(place))
        except OSError as error:
            raise InputError(
                f"The folder '{place.parent}' cannot be written ({error.strerror}), so no file elsewhere can "
                "be brought here; make it writable and run again."
            ) from None
        yield made


def _bring(address: str, folder: Path) -> Path:
    address = address.strip()
    _refuse(address)
    folder.mkdir(mode=0o700)
    try:
        *links, last = address.split(LINK)
        if protocols(last)[-1] not in WEB:
            return _by_fsspec(address, folder)
        file = get(last, folder)
        return _by_fsspec(LINK.join([*links, _local(file)]), folder / "within") if links else file
    except Exception as error:  # a library's words may hold a password
        with suppress(Exception):
            error.close()  # type: ignore[attr-defined]  # an answer of a server is left open
        raise InputError(_sentence(said(address), address, error)) from None


def _local(file: Path) -> str:
    return f"file://{file.as_posix()}"


def _refuse(address: str) -> None:
    import fsspec

    known = {*fsspec.available_protocols(), *fsspec.registry}
    for name in protocols(address):
        if name in CACHES:
            raise InputError(
                f"'{said(address)}' would leave a copy elsewhere; leave '{name}' out of it."
            )
        if name not in known:
            raise InputError(
                f"'{said(address)}' is of a kind that cannot be read; give a path, or an address such as "
                "https://, s3://, abfs://, gs://, sftp://, file:// or zip://."
            )


def _by_fsspec(address: str, folder: Path) -> Path:
    """A file, or a folder with all that is in it. Nothing that is cached of an earlier look is used."""
    import fsspec

    folder.mkdir(mode=0o700, exist_ok=True)
    anew = {name: {"skip_instance_cache": True} for name in protocols(address)}
    system, path = fsspec.url_to_fs(address, **anew)
    try:
        return _copied(system, path, folder)
    finally:
        for held in (system, getattr(system, "of", None)):  # an archive holds its file open
            close = getattr(held, "close", None)
            if close is not None:
                close()


def _copied(system: Any, path: str, folder: Path) -> Path:
    place = folder / plain_name(PurePosixPath(path).name or "files")
    about = system.info(path)
    if about["type"] != "directory":
        return _one(system, path, place)
    names = system.find(path)
    if len(names) > MOST:
        raise _TooManyError
    place.mkdir(mode=0o700)
    root = PurePosixPath(str(path).strip("/"))
    for name in names:
        parts = PurePosixPath(str(name).strip("/")).relative_to(root).parts
        if ".." in parts:
            raise _TooManyError
        within = place.joinpath(*map(plain_name, parts))
        within.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _one(system, name, within)
    return place


def _one(system: Any, path: str, file: Path) -> Path:
    size = system.info(path).get("size")
    system.get_file(path, str(file))
    if size is not None and file.stat().st_size != size:
        raise IncompleteError
    return file


class _TooManyError(Exception):
    """A folder that cannot be meant."""


_DENIED = {401, 403, 407}
_GONE = {404, 410}
_FULL = {errno.ENOSPC, errno.EDQUOT}
_UNREACHED: Sequence[str] = (
    "gaierror",
    "ConnectError",
    "EndpointConnectionError",
    "NoValidConnectionsError",
)
_NO_CREDENTIALS: Sequence[str] = (
    "NoCredentialsError",
    "AuthenticationException",
    "ClientAuthenticationError",
)
_RIGHT = "may not be read by this user; give the right to, where the machine keeps such things"


def _sentence(shown: str, address: str, error: BaseException) -> str:
    """What happened, in our words alone. `shown`: the address as it may be printed."""
    why = getattr(error, "reason", None)  # what a client of the web wraps
    if isinstance(why, BaseException) and not isinstance(error, HTTPError):
        error = why
    kind = type(error).__name__
    if isinstance(error, HTTPError):
        return _of_answer(shown, error.code)
    if isinstance(error, IncompleteError):
        return f"'{shown}' did not come whole, so it was not used; try again."
    if isinstance(error, _TooManyError):
        return f"'{shown}' holds more than {MOST:,} files, or files outside of it; give the folder of the lists alone."
    if isinstance(error, ImportError):
        return f"'{shown}' needs a package that is not installed ({_package(address, error)}); install it, or bring the file here."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no file or folder at '{shown}'; check the address and try again."
    if isinstance(error, PermissionError) or kind in _NO_CREDENTIALS:
        return f"'{shown}' {_RIGHT}."
    if isinstance(error, OSError) and error.errno in _FULL:
        return f"There is no room here for '{shown}' (under data/interim); make some and run again."
    if isinstance(error, ConnectionRefusedError) or kind in _UNREACHED:
        return f"Nobody answers at '{shown}'; check the address and the network."
    lost = isinstance(error, ConnectionError | TimeoutError | HTTPException)
    if lost and not isinstance(error, InvalidURL):  # which is one of them
        return f"The connection to '{shown}' was lost, so it was not used; try again."
    return f"'{shown}' cannot be read ({kind}); check the address, or bring the file here."


def _of_answer(shown: str, code: int) -> str:
    if code in _DENIED:
        return f"'{shown}' {_RIGHT} (the server's answer is {code})."
    if code in _GONE:
        return f"There is no file at '{shown}' (the server's answer is {code}); check the address and try again."
    return f"'{shown}' could not be had (the server's answer is {code}); try again later."


def _package(address: str, error: ImportError) -> str:
    """What to install, as its own name."""
    from fsspec.registry import known_implementations

    for name in protocols(address):
        home = str(known_implementations.get(name, {}).get("class", "")).partition(".")[0]
        if home and home != "fsspec" and not _there(home):
            return home
    lacking = getattr(error.__cause__, "name", None) or error.name
    return str(lacking or "unknown")


def _there(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None
