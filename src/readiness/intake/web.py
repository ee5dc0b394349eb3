"""A file over http or https, whole or not at all.

Python's own client does it, so that nothing more need be installed. A user and password in the address go
to that host alone: neither to where it redirects, nor into a message.
"""

from __future__ import annotations

import base64
import shutil
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

TIMEOUT = 60
"""Seconds without a byte."""
_SIGNS = "%/:@!$&'()*+,;=~"


class IncompleteError(Exception):
    """It came shorter, or longer, than was said, or nothing says how long it is."""


def get(address: str, folder: Path) -> Path:
    """Brings the file into the folder under its own name.

    Raises IncompleteError; ValueError where the address is none; OSError and HTTPException as the
    network has them.
    """
    with build_opener(_Redirects()).open(_request(address), timeout=TIMEOUT) as answer:
        file = folder / plain_name(answer.headers.get_filename() or _last(address))
        with file.open("xb") as out:
            shutil.copyfileobj(answer, out)
        _refuse_part(answer, file.stat().st_size)
    return file


def _refuse_part(answer: HTTPResponse, came: int) -> None:
    length = answer.headers["Content-Length"]
    if length is None and not answer.chunked:  # chunks end with a mark, and are refused without it
        raise IncompleteError
    if length is not None and int(length) != came:
        raise IncompleteError


def _last(address: str) -> str:
    return unquote(urlsplit(address).path).rpartition("/")[2]


def plain_name(said: str) -> str:
    """The name as any system can have it."""
    name = "".join("_" if sign in '<>:"/\\|?*' or sign < " " else sign for sign in said).strip(". ")
    return name or "file"


def _request(address: str) -> Request:
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    path = quote(parts.path, safe=_SIGNS)
    url = urlunsplit((parts.scheme, host, path, quote(parts.query, safe=_SIGNS + "?"), ""))
    request = Request(url, headers={"User-Agent": "readiness", "Accept-Encoding": "identity"})
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        request.add_unredirected_header(
            "Authorization", f"Basic {base64.b64encode(pair).decode('ascii')}"
        )
    return request


class _Redirects(HTTPRedirectHandler):
    """None that leave an encrypted connection for an open one."""

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        if req.type == "https" and urlsplit(newurl).scheme != "https":
            raise ConnectionRefusedError
        return super().redirect_request(req, fp, code, msg, headers, newurl)
