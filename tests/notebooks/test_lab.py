"""JupyterLab as `readiness lab` starts it: on this machine alone, with the notebooks, and a kernel that works."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
import websocket

from readiness import paths
from readiness.cli import laboratory

TOKEN = secrets.token_hex(16)


@dataclass(frozen=True)
class Server:
    port: int
    words: list[str]

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {TOKEN}"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read().decode()
        return json.loads(text) if text.startswith(("{", "[")) else text


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    place = tmp_path_factory.mktemp("jupyter")
    (place / "config").mkdir()
    own = {"ServerApp": {"allow_root": True}}  # a container's user may be root
    (place / "config" / "jupyter_server_config.json").write_text(json.dumps(own), encoding="utf-8")
    env = os.environ | {
        "JUPYTER_TOKEN": TOKEN,
        "JUPYTER_CONFIG_DIR": str(place / "config"),
        "JUPYTER_RUNTIME_DIR": str(place / "runtime"),
        "JUPYTER_DATA_DIR": str(place / "data"),
        "JUPYTERLAB_SETTINGS_DIR": str(place / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(place / "workspaces"),
    }
    port = free_port()
    with laboratory.looks() as looks:
        words = laboratory.command(paths.root(), looks, browser=False, port=port)
        log = (place / "log").open("w", encoding="utf-8")
        with log, subprocess.Popen(words, env=env, stdout=log, stderr=log) as process:
            try:
                yield started(Server(port, words), process, place / "log")
            finally:
                process.terminate()
                process.wait(20)


def started(server: Server, process: subprocess.Popen[bytes], log: Path) -> Server:
    for _ in range(240):
        assert process.poll() is None, log.read_text(encoding="utf-8")[-800:]
        try:
            server.ask("GET", "/api")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
        else:
            return server
    raise AssertionError("it did not answer within a minute")


def test_it_is_of_this_machine_alone_and_needs_its_token(server: Server) -> None:
    assert "--ServerApp.ip=127.0.0.1" in server.words
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"http://127.0.0.1:{server.port}/api/contents", timeout=30)


def test_it_opens_the_notebooks_in_reading_order(server: Server) -> None:
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.port}/", headers={"Authorization": f"token {TOKEN}"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.url.endswith(f"/lab/tree/{laboratory.START}")
    found = server.ask("GET", "/api/contents/notebooks")["content"]
    names = {one["name"] for one in found}
    assert {"README.md", *(one.name for one in paths.notebooks().glob("*.ipynb"))} <= names


def test_pages_of_text_open_to_be_read_and_nobody_is_asked_about_news(server: Server) -> None:
    def starts(plugin: str) -> dict[str, Any]:
        found = server.ask("GET", f"/lab/api/settings/@jupyterlab/{plugin}")["schema"]["properties"]
        return {name: one.get("default") for name, one in found.items()}

    viewers = starts("docmanager-extension:plugin")["defaultViewers"]
    assert viewers == {"markdown": "Markdown Preview"}
    news = starts("apputils-extension:notification")
    assert (news["fetchNews"], news["checkForUpdates"]) == ("false", False)


def test_a_notebook_runs_over_its_kernel(server: Server) -> None:
    notebook = paths.notebooks() / "first_hour.ipynb"
    cells = [c.source for c in nbformat.read(notebook, as_version=4).cells if c.cell_type == "code"]
    session = server.ask(
        "POST", "/api/sessions",
        {"path": "notebooks/first_hour.ipynb", "name": "", "type": "notebook", "kernel": {"name": "python3"}},
    )  # fmt: skip
    try:
        with closing(Kernel(server, session["kernel"]["id"])) as kernel:
            said = [kernel.run(source) for source in cells[:3]]
            assert said[0] == said[1] == ""
            assert "OPERATIONAL: names children" in said[2]
            # What tells a person waits here, and so whether a bar is drawn.
            assert "True" in kernel.run("from readiness import stages; stages.in_notebook()")
            assert "naming_children" in kernel.completed("readiness.nam")
            missed = kernel.run("readiness.children_behnd")
            assert "did you mean children_behind" in missed
    finally:
        server.ask("DELETE", f"/api/sessions/{session['id']}")
    assert server.ask("GET", "/api/sessions") == []


class Kernel:
    """A kernel talked to over the server, as a browser does."""

    def __init__(self, server: Server, name: str) -> None:
        self._session = uuid.uuid4().hex
        self._line = websocket.create_connection(
            f"ws://127.0.0.1:{server.port}/api/kernels/{name}/channels?session_id={self._session}",
            header=[f"Authorization: token {TOKEN}"],
            timeout=60,
        )

    def close(self) -> None:
        self._line.close()

    def run(self, source: str) -> str:
        """What a cell shows: plain text of its value, or its error."""
        content = {"code": source, "silent": False, "store_history": False, "allow_stdin": False}
        shown = ""
        for message in self._answers("execute_request", content | {"user_expressions": {}}):
            body = message["content"]
            if message["msg_type"] == "execute_result":
                shown += body["data"]["text/plain"]
            elif message["msg_type"] == "error":
                shown += body["evalue"]
            elif message["msg_type"] == "status" and body["execution_state"] == "idle":
                break
        return shown

    def completed(self, source: str) -> list[str]:
        asked = {"code": source, "cursor_pos": len(source)}
        answers = self._answers("complete_request", asked)
        return next(
            [one.rpartition(".")[2] for one in message["content"]["matches"]]
            for message in answers
            if message["msg_type"] == "complete_reply"
        )

    def _answers(self, kind: str, content: dict[str, Any]) -> Iterator[dict[str, Any]]:
        name = uuid.uuid4().hex
        header = {
            "msg_id": name, "msg_type": kind, "session": self._session, "username": "", "version": "5.3"
        }  # fmt: skip
        whole = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "buffers": []}  # fmt: skip
        self._line.send(json.dumps(whole | {"channel": "shell"}))
        while True:
            text = self._line.recv()
            assert text, "the server closed the line"
            message = json.loads(text)
            if message["parent_header"].get("msg_id") == name:
                yield message
