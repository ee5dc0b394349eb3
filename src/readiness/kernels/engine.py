"""The papermill engine `forked`: papermill's own, with forked kernels."""

from __future__ import annotations

from typing import Any

from papermill.engines import NBClientEngine


class ForkedEngine(NBClientEngine):
    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **given: Any) -> Any:
        """As papermill's own, which says what may be given."""
        given.setdefault(
            "kernel_manager_class", "readiness.kernels.provisioner.ForkedKernelManager"
        )
        return super().execute_managed_notebook(nb_man, kernel_name, **given)
