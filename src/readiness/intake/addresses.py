"""What an address of a file elsewhere is, and how it is said without what must not be said.

An address is `s3://bucket/annex_a.xlsx`, `https://host/annex_a.xlsx`, `zip://annex_a.xlsx::s3://bucket/all.zip`.
Before a person or a record hears of one, names, passwords, keys, queries and fragments are taken out.
"""

from __future__ import annotations

import re

LINK = "::"
HIDDEN = "…"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+(://|::)")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+")
_PORT = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:]*):[0-9]*")
_LOCAL = ("file", "local")
_CONTAINERS = ("abfs", "abfss", "wasb", "wasbs")
"""Of these what stands before @ is a container, and no name of a person."""


def is_address(value: object) -> bool:
    """A path of this machine is none, with a drive's letter or without."""
    return isinstance(value, str) and bool(_ADDRESS.match(value.strip()))


def protocols(address: str) -> tuple[str, ...]:
    """Of each link of a chain, in small letters; the last is where the file lies."""
    return tuple(link.partition("://")[0].lower() for link in address.strip().split(LINK))


def said(address: str) -> str:
    """The address as it may be printed."""
    links = address.strip().split(LINK)
    if not all("://" in link or _NAME.fullmatch(link) for link in links):
        return f"{links[0].partition('://')[0]}://{HIDDEN}"  # the colons may be a password's
    return LINK.join(map(_link, links))


def on_record(address: str) -> str:
    """The same for a report's record, where the folders of somebody's own machine have no place either."""
    links = said(address).split(LINK)
    names = [link.partition("://")[0] for link in links]
    return LINK.join(
        f"{name}://{HIDDEN}" if name.lower() in _LOCAL else link
        for name, link in zip(names, links, strict=True)
    )


def _link(link: str) -> str:
    name, there, rest = link.partition("://")
    return f"{name}{there}{_plain(rest, name.lower())}"


def _plain(rest: str, name: str) -> str:
    """Without user, query and fragment. A password may hold any sign: where it is not clear what is one, all
    is left out."""
    plain = re.split(r"[?#]", rest, maxsplit=1)[0]
    if name in _LOCAL:
        return plain
    if "@" in plain:
        container = name in _CONTAINERS and ":" not in plain.partition("@")[0]
        return plain if container else plain.rpartition("@")[2]
    host = re.split(r"[/\\]", plain, maxsplit=1)[0]
    if ":" in host and ("@" in rest or not _PORT.fullmatch(host)):
        return HIDDEN
    return plain
