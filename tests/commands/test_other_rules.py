"""Rules that a command doesn't need may be broken: it goes on, and says where they are told."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat
from tests.commands.material import COMMANDS, PROGRAMME, WIDE, small_files


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    small_files(folder)


def test_a_list_is_checked_under_a_programme_whose_agenda_rules_are_wrong(ecpat: Ecpat, folder: Path) -> None:
    wrong = WIDE.replace("- frame: {}", "- frames: {}").replace("mixed pair: {of: role}", "mixed pair: {of: age}")
    (folder / "programme.yaml").write_text(wrong, encoding="utf-8")
    ran = ecpat(*COMMANDS["roster check"])
    assert ran.exit_code == Exit.CLEAN
    assert "note: the programme's agenda and team rules have 2 problems; this command doesn't need them." in ran.said
    assert "`ecpat plan` explains them." in ran.said
    assert ecpat(*COMMANDS["plan"]).exit_code == Exit.FINDINGS


@pytest.mark.parametrize("command", ["plan", "plan check"])
def test_an_agenda_is_made_under_a_programme_whose_roster_rules_are_wrong(
    ecpat: Ecpat, folder: Path, command: str
) -> None:
    (folder / "programme.yaml").write_text(PROGRAMME.replace("- size: 3-6", "- size: many"), encoding="utf-8")
    ran = ecpat(*COMMANDS[command])
    assert ran.exit_code == Exit.CLEAN
    assert "the programme's roster rules have 1 problem; this command doesn't need them." in ran.said
    assert "`ecpat roster check` explains it." in ran.said
    assert ecpat(*COMMANDS["roster check"]).exit_code == Exit.FINDINGS


@pytest.mark.parametrize("command", ["plan", "plan check", "roster check"])
def test_nothing_is_said_of_rules_that_are_right(ecpat: Ecpat, command: str) -> None:
    assert "doesn't need them" not in ecpat(*COMMANDS[command]).said
