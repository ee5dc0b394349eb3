"""Files elsewhere are brought here whole or not at all, and no password is ever said."""

from __future__ import annotations

import socket
import threading
import zipfile
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from urllib.request import Request

import fsspec
import pytest
from tests.unit.intake.answering import CONTENT, Answers

from readiness import keeping
from readiness.errors import InputError
from readiness.intake import fetched as room
from readiness.intake import web
from readiness.intake.addresses import is_address, on_record, said
from readiness.intake.fetched import fetched

SECRETS = ("hunter2", "jane.smith", "sig=", "SECRET", "token")


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "interim"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()
    thread.join()


def bring(address: str) -> bytes:
    with fetched({"annex_a": address}) as here:
        return Path(here.files["annex_a"]).read_bytes()


def zipped(place: Path) -> Path:
    file = place / "all.zip"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("lists/annex_a.csv", CONTENT)
        made.writestr("returns/ssda903_2026/header.csv", b"CHILD\n")
        made.writestr("returns/cin.xml", b"<cin/>")
    return file


def test_local_paths_are_left_as_they_are_and_no_folder_is_made(own_data: Path) -> None:
    given = {
        "annex_a": "C:\\lists\\annex_a.xlsx",
        "evidence": ["a.xlsx", Path("b.xlsx")],
        "returns": None,
    }
    with fetched(given) as here:
        assert here.files is given
        assert here.addresses == {}
    assert not own_data.exists()


def test_a_file_from_each_kind_of_place_is_the_same_file(tmp_path: Path, server: str) -> None:
    file = tmp_path / "annex_a.csv"
    file.write_bytes(CONTENT)
    fsspec.filesystem("memory").pipe("/bucket/annex_a.csv", CONTENT)
    archive = zipped(tmp_path)
    fsspec.filesystem("memory").pipe("/bucket/all.zip", archive.read_bytes())
    addresses = (
        f"file://{file.as_posix()}", "memory://bucket/annex_a.csv", f"http://{server}/whole.csv",
        f"zip://lists/annex_a.csv::file://{archive.as_posix()}",
        "zip://lists/annex_a.csv::memory://bucket/all.zip",
    )  # fmt: skip
    marks = set()
    for address in addresses:
        with fetched({"annex_a": address}) as here:
            local = Path(here.files["annex_a"])
            assert local.suffix == ".csv"
            marks.add(keeping.digest(local))
    assert marks == {keeping.digest(file)}


def test_an_archive_on_a_server_is_opened(server: str, tmp_path: Path, monkeypatch) -> None:
    content = zipped(tmp_path).read_bytes()
    monkeypatch.setattr(
        Answers, "_all", lambda one: one._whole(len(content), content), raising=False
    )
    assert bring(f"zip://lists/annex_a.csv::http://{server}/all.zip") == CONTENT


def test_a_folder_comes_with_all_that_is_in_it(tmp_path: Path) -> None:
    archive = zipped(tmp_path).as_posix()
    with fetched({"returns": [f"zip://returns::file://{archive}", "here.xml"]}) as here:
        folder, other = here.files["returns"]
        found = {one.relative_to(folder).as_posix() for one in Path(folder).rglob("*.*")}
        assert found == {"ssda903_2026/header.csv", "cin.xml"}
        assert other == "here.xml"
        assert list(here.addresses) == ["returns"]


def test_what_changed_since_is_read_anew(tmp_path: Path) -> None:
    """A listing or an archive's contents, once looked at, serve no second look."""
    archive = tmp_path / "all.zip"
    for content in (b"first", b"second, and longer"):
        with zipfile.ZipFile(archive, "w") as made:
            made.writestr("annex_a.csv", content)
        fsspec.filesystem("memory").pipe("/bucket/one.csv", content)
        assert bring(f"zip://annex_a.csv::file://{archive.as_posix()}") == content
        assert bring("memory://bucket/one.csv") == content


def test_several_in_one_line_keep_their_order_and_a_query_its_semicolons(server: str) -> None:
    line = f"a.xlsx;http://{server}/whole.csv?a=1;b=2;http://{server}/whole.csv"
    Answers.seen.clear()
    with fetched({"evidence": line}) as here:
        assert [Path(one).name for one in here.files["evidence"]] == [
            "a.xlsx",
            "whole.csv",
            "whole.csv",
        ]
        assert list(here.addresses) == ["evidence 2", "evidence 3"]
    assert Answers.seen[0][0] == "/whole.csv?a=1;b=2"


def test_the_folder_is_the_makers_alone_and_goes_with_the_run(own_data: Path) -> None:
    fsspec.filesystem("memory").pipe("/bucket/annex_a.csv", CONTENT)
    with fetched({"annex_a": "memory://bucket/annex_a.csv"}) as here:
        folder = Path(here.files["annex_a"]).parent
        assert folder.is_relative_to(own_data)
        assert [one.stat().st_mode & 0o077 for one in (folder, folder.parent, own_data)] == [
            0,
            0,
            0,
        ]
    assert list(own_data.iterdir()) == []


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_it_goes_whatever_ends_the_run(own_data: Path, error: type[BaseException]) -> None:
    fsspec.filesystem("memory").pipe("/bucket/annex_a.csv", CONTENT)
    with pytest.raises(error), fetched({"annex_a": "memory://bucket/annex_a.csv"}):
        raise error
    assert list(own_data.iterdir()) == []


def refused(address: str, own_data: Path) -> str:
    with pytest.raises(InputError) as caught:
        bring(address)
    sentence = str(caught.value)
    assert sentence.count(". ") == 0
    assert not any(secret in sentence for secret in SECRETS), sentence
    assert not own_data.exists() or list(own_data.iterdir()) == []
    return sentence


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("nowhere.csv", "There is no file at"), ("denied.csv", "may not be read by this user"),
        ("login.csv", "may not be read by this user"), ("broken.csv", "answer is 500"),
        ("dropped.csv", "did not come whole"), ("unsaid.csv", "did not come whole"),
        ("cut.csv", "was lost"), ("silent.csv", "was lost"),
    ],
)  # fmt: skip
def test_each_way_a_server_fails_is_one_sentence(
    server: str, own_data: Path, what: str, words: str
) -> None:
    sentence = refused(f"http://jane.smith:hunter2@{server}/{what}?sig=SECRET#token", own_data)
    assert words in sentence
    assert f"http://{server}/{what}'" in sentence


def test_the_user_is_told_to_the_server_and_not_to_where_it_sends_us(server: str) -> None:
    Answers.seen.clear()
    assert bring(f"http://jane.smith:hunter2@{server}/moved.csv") == CONTENT
    first, then = Answers.seen
    assert first[1] is not None
    assert first[1].startswith("Basic ")
    assert then == ("/whole.csv", None)


def test_a_redirect_to_an_open_connection_is_not_followed() -> None:
    asked = Request("https://host/a.csv")
    with pytest.raises(ConnectionRefusedError):
        web._Redirects().redirect_request(asked, None, 302, "", {}, "http://host/a.csv")
    assert web._Redirects().redirect_request(asked, None, 302, "", {}, "https://other/a.csv")


def test_nobody_at_the_address_is_one_sentence(own_data: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "Nobody answers" in refused(f"http://u:hunter2@127.0.0.1:{port}/a.csv", own_data)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("gopher9://jane.smith:hunter2@host/a.xlsx", "of a kind that cannot be read"),
        ("memory://bucket/nothing.csv", "no file or folder at 'memory://bucket/nothing.csv'"),
        ("file:///no/such/place.csv", "no file or folder at"),
        ("simplecache::memory://bucket/a.csv", "would leave a copy elsewhere"),
        ("http://u:hunter2/a.csv", "cannot be read"),
    ],
)
def test_what_cannot_be_an_address_is_one_sentence(
    own_data: Path, address: str, words: str
) -> None:
    assert words in refused(address, own_data)


def test_a_package_that_is_not_there_is_named(own_data: Path, monkeypatch) -> None:
    registry = import_module("fsspec.registry")  # the package has a table of that name
    made_up = {"class": "not_installed_fs.Files", "err": "no such thing"}
    monkeypatch.setitem(registry.known_implementations, "elsewhere", made_up)
    sentence = refused("elsewhere://jane.smith:hunter2@bucket/a.xlsx", own_data)
    assert "not_installed_fs" in sentence
    assert "install it" in sentence


def failing(error: Exception):
    def get_file(*_: object, **__: object) -> None:
        raise error

    return get_file


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError("hunter2"), "may not be read by this user"),
        (ConnectionResetError("hunter2"), "was lost"), (TimeoutError("hunter2"), "was lost"),
        (OSError(28, "hunter2"), "no room"), (RuntimeError("hunter2"), "cannot be read (RuntimeError)"),
    ],
)  # fmt: skip
def test_what_a_library_says_is_never_repeated(
    own_data: Path, monkeypatch, error: Exception, words: str
) -> None:
    fsspec.filesystem("memory").pipe("/bucket/annex_a.csv", CONTENT)
    kind = fsspec.get_filesystem_class("memory")
    monkeypatch.setattr(kind, "get_file", failing(error))
    assert words in refused("memory://bucket/annex_a.csv", own_data)


def test_a_copy_that_is_shorter_than_it_was_said_to_be_is_refused(
    own_data: Path, monkeypatch
) -> None:
    fsspec.filesystem("memory").pipe("/bucket/annex_a.csv", CONTENT)
    kind = fsspec.get_filesystem_class("memory")
    monkeypatch.setattr(kind, "get_file", lambda one, path, local: Path(local).write_bytes(b"half"))
    assert "did not come whole" in refused("memory://bucket/annex_a.csv", own_data)


def test_a_folder_that_cannot_be_meant_is_refused(own_data: Path, monkeypatch) -> None:
    for name in range(3):
        fsspec.filesystem("memory").pipe(f"/many/{name}.csv", b"x")
    monkeypatch.setattr(room, "MOST", 2)
    assert "holds more than 2 files" in refused("memory://many", own_data)


@pytest.mark.parametrize(
    ("value", "it_is"),
    [
        ("s3://bucket/a.xlsx", True), (" https://host/a", True), ("zip://a::file:///b.zip", True),
        ("C:\\lists\\a.xlsx", False), ("C:/a.xlsx", False), ("lists/a.xlsx", False), ("", False),
        (Path("s3://bucket/a.xlsx"), False), (None, False),
    ],
)  # fmt: skip
def test_what_is_an_address(value: object, it_is: bool) -> None:
    assert is_address(value) is it_is


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("s3://bucket/lists/annex_a.xlsx", "s3://bucket/lists/annex_a.xlsx"),
        ("s3://KEY:hunter2@bucket/a.xlsx", "s3://bucket/a.xlsx"),
        ("https://host:8443/a.xlsx?sig=SECRET#token", "https://host:8443/a.xlsx"),
        ("https://u:p@host/a.xlsx?sig=a@SECRET", "https://host/a.xlsx"),
        ("sftp://u:hun/ter2@host/a.xlsx", "sftp://host/a.xlsx"),
        ("sftp://u:hun?ter2@host/a.xlsx", "sftp://…"),
        ("sftp://u:12?hunter2@host/a.xlsx", "sftp://…"),
        ("sftp://u:hun::ter2@host/a.xlsx", "sftp://…"),
        ("abfs://lists@account.host/a.xlsx", "abfs://lists@account.host/a.xlsx"),
        ("abfs://u:hunter2@account.host/a.xlsx", "abfs://account.host/a.xlsx"),
        ("zip://a.xlsx::https://u:hunter2@host/b.zip?sig=x", "zip://a.xlsx::https://host/b.zip"),
    ],
)  # fmt: skip
def test_an_address_is_said_without_its_secrets(address: str, shown: str) -> None:
    assert said(address) == shown


def test_a_record_has_no_folders_of_this_machine() -> None:
    assert on_record("zip://a.xlsx::file:///home/jane.smith/b.zip") == "zip://a.xlsx::file://…"
    assert on_record("s3://bucket/a.xlsx?x=1") == "s3://bucket/a.xlsx"
