"""How jupyter_client gets a forked kernel: a provisioner, and a manager whose kernels come by it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import copy
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner

from readiness.kernels.choice import FORKED, refuse
from readiness.kernels.zygotes import fork

NAME = "readiness-forked"
"""As installed (jupyter_client.kernel_provisioners); a kernel spec may ask for it by this name."""


class ForkedProvisioner(LocalProvisioner):
    """Does all the local one does, to a kernel that was forked and not started."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        refuse(FORKED)
        given = self._scrub_kwargs(kwargs)
        self.cwd = str(Path(given.get("cwd") or Path.cwd()).absolute())
        env = {**given["env"], "JPY_PARENT_PID": str(os.getpid())}
        with _streams(given) as streams:
            made = await fork(list(map(_from_home, cmd)), self.cwd, env, streams)
        self.process, self.pid, self.pgid = cast(Any, made), made.pid, made.pid
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        await super().kill(restart)
        # Told at once, where jupyter_client would look every tenth of a second.
        if self.process:
            try:
                self.process.wait(1)
            except subprocess.TimeoutExpired:
                return


def _from_home(word: str) -> str:
    return str(Path(word).expanduser()) if word.startswith("~") else word


@contextmanager
def _streams(given: Mapping[str, Any]) -> Iterator[list[int]]:
    """Descriptors for input, output and error, as Popen would take them; input is empty if not given."""
    with ExitStack() as opened:
        found = []
        for name, usual in (("stdin", subprocess.DEVNULL), ("stdout", 1), ("stderr", 2)):
            said = usual if given.get(name) is None else given[name]
            if said == subprocess.DEVNULL:
                said = opened.enter_context(Path(os.devnull).open("r+b", buffering=0))
            found.append(said if isinstance(said, int) else said.fileno())
        yield found


class ForkedKernelManager(AsyncKernelManager):
    """For nbclient's `kernel_manager_class`: kernels of any spec of ipykernel's, forked."""

    _forked_spec: KernelSpec | None = None

    @property
    def kernel_spec(self) -> KernelSpec | None:
        plain = super().kernel_spec
        if plain is None:
            return None
        if self._forked_spec is None or self._forked_spec.argv != plain.argv:
            self._forked_spec = copy(plain)
            chosen = {"kernel_provisioner": {"provisioner_name": NAME}}
            self._forked_spec.metadata = {**plain.metadata, **chosen}
        return self._forked_spec
