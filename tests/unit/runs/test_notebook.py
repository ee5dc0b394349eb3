"""The strict runner, on small notebooks of its own."""

import os
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from readiness.errors import InputError, RunError
from readiness.runs import notebook


@pytest.fixture
def made(tmp_path):
    def make(*cells, name="small"):
        parameters = nbformat.v4.new_code_cell(
            'authority: str = "none"  # whose\nlimit: int = 3  # how many',
            metadata={"tags": ["parameters"]},
        )
        book = nbformat.v4.new_notebook(
            cells=[parameters, *(nbformat.v4.new_code_cell(cell) for cell in cells)],
            metadata={
                "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
            },
        )
        path = tmp_path / f"{name}.ipynb"
        nbformat.write(book, path)
        return path

    return make


def test_parameters_are_read_with_their_types_and_help(made):
    assert notebook.parameters(made()) == {
        "authority": ("str", "whose"),
        "limit": ("int", "how many"),
    }


def test_an_unknown_parameter_is_refused_with_what_the_notebook_takes(made):
    with pytest.raises(InputError, match=r"no parameter 'autority'.*It takes: authority, limit"):
        notebook.execute(made(), {"autority": "Tameside"})


def test_a_parameter_of_the_wrong_type_is_refused(made):
    with pytest.raises(InputError, match="'limit' must be int, not str"):
        notebook.execute(made(), {"limit": "3"})


def test_an_absent_notebook_is_refused(tmp_path):
    with pytest.raises(InputError, match="no notebook 'absent'"):
        notebook.execute(tmp_path / "absent.ipynb", {})


def test_parameters_reach_the_notebook(made):
    done = notebook.execute(made("authority * limit"), {"authority": "ab", "limit": 2})
    assert done.cells[-1].outputs[0]["data"]["text/plain"] == "'abab'"


def test_a_failing_cell_is_told_by_number_and_kind_without_its_words(made, tmp_path, monkeypatch):
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "private"))
    with pytest.raises(RunError) as caught:
        notebook.execute(made("raise KeyError('child 4711')"), {})
    assert "KeyError" in str(caught.value)
    assert "failed in cell" in str(caught.value)
    assert "4711" not in str(caught.value)
    kept = tmp_path / "private" / "interim" / "failed" / "small.txt"
    assert "4711" in kept.read_text(encoding="utf-8")
    assert os.name == "nt" or kept.stat().st_mode & 0o077 == 0


def test_our_own_errors_keep_their_sentence(made):
    cell = "from readiness.errors import InputError\nraise InputError('List 4 has no rows.')"
    with pytest.raises(RunError, match="List 4 has no rows"):
        notebook.execute(made(cell), {})


def test_a_kernel_that_dies_is_an_error_though_papermill_calls_it_complete(made):
    with pytest.raises(RunError, match="lost its kernel"):
        notebook.execute(made("import os\nos._exit(9)"), {})


def test_a_cell_that_runs_too_long_is_stopped(made):
    with pytest.raises(RunError, match="ran for over 1 seconds"):
        notebook.execute(made("import time\ntime.sleep(60)"), {}, cell_timeout=1)


def dying(times, monkeypatch):
    """The first kernels die before they are ready, as one does whose port another took."""
    papermill, tried = notebook._papermill(), []

    class First:
        def __getattr__(self, name):
            return getattr(papermill, name)

        def execute_notebook(self, *given, **more):
            tried.append(1)
            if len(tried) <= times:
                raise RuntimeError("Kernel died before replying to kernel_info")
            return papermill.execute_notebook(*given, **more)

    monkeypatch.setattr(notebook, "_papermill", First)
    return tried


def test_a_kernel_that_dies_before_it_is_ready_is_started_again(made, monkeypatch):
    path = made("6 * 7")
    tried = dying(notebook.STARTS - 1, monkeypatch)
    assert notebook.execute(path, {}).cells[-1].outputs[0]["data"]["text/plain"] == "42"
    assert len(tried) == notebook.STARTS


def test_one_that_never_gets_ready_is_told(made, monkeypatch):
    path = made("6 * 7")
    tried = dying(99, monkeypatch)
    with pytest.raises(RunError, match="'small' could not be run: its kernel died 3 times"):
        notebook.execute(path, {})
    assert len(tried) == notebook.STARTS


@pytest.mark.parametrize(("length", "transport"), [(80, "ipc"), (81, "tcp")])
def test_kernels_talk_by_files_where_their_paths_are_short_enough(length, transport, monkeypatch):
    monkeypatch.setattr(notebook, "gettempdir", lambda: "/" + "x" * (length - 1))
    with notebook._line() as line:
        assert line["transport"] == (transport if os.name == "posix" else "tcp")


def test_each_kernel_has_a_folder_of_its_own_and_none_is_left(made, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with notebook._line() as one, notebook._line() as other:
        assert one != other or one == {"transport": "tcp"}
    notebook.execute(made("1"), {})
    assert not list(tmp_path.glob("kernel-*"))


def test_many_kernels_at_once_are_all_ready(made):
    path = made("authority")
    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(lambda n: notebook.execute(path, {"authority": str(n)}), range(12)))
    said = [one.cells[-1].outputs[0]["data"]["text/plain"] for one in done]
    assert said == [f"'{n}'" for n in range(12)]
