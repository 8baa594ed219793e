"""Ctrl-C ends every command with a line and the exit code for it."""

from typing import NoReturn

import pytest

from ecpat_training.cli import main
from ecpat_training.core.errors import Exit


def test_an_interrupted_command_says_so_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("ecpat_training.agenda.workflows.agenda_report.check_report", interrupted)
    monkeypatch.setattr("sys.argv", ["ecpat", "plan", "check", "agenda.yaml"])
    with pytest.raises(SystemExit) as ended:
        main.run()
    said = capsys.readouterr()
    assert ended.value.code == Exit.INTERRUPTED
    assert (said.out, said.err) == ("", "Interrupted; nothing half-written is left.\n")
