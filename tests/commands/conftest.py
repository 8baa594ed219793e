"""`ecpat(...)` in a folder of the test's own, which is where one stands while typing."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.commands.ledgers import Publish, written
from tests.commands.running import Ran, run_here

Ecpat = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ecpat(folder: Path) -> Ecpat:
    """Runs a command; never may it be a fault of ours, whatever the test is about."""

    def run(*arguments: object, stdin: bytes = b"", encoding: str = "utf-8") -> Ran:
        ran = run_here(arguments, stdin, encoding)
        assert ran.exit_code != 70, ran.stderr
        assert "Traceback" not in ran.stdout + ran.stderr
        return ran

    return run


@pytest.fixture
def publish(ecpat: Ecpat, folder: Path) -> Publish:
    """Publishes a report about these people as `out.html`; the exit code and what was said."""

    def run(rows: Sequence[tuple[str, int]], *more: str, out: str = "out.html", name: str = "") -> tuple[int, str]:
        files = written(folder, rows, name)
        into = ("-o", out, "--force") if out else ()
        ran = ecpat("evaluate", *files, "-i", "instrument.yaml", "--publish", *into, "-q", *more)
        return ran.exit_code, ran.stderr

    return run
