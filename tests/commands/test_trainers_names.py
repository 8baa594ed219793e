"""Names of trainers stay in their workbook: they are shown where they are asked for, and nowhere else."""

import stat
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import COMMANDS, FORMATS, outs, small_files

CANARIES = ("Zyxwanda", "Qvorbjorg", "Xanthurlo")
HEAD = "Code;Name;Country;GO/NGO;Side;Languages;Competences;Confirmed;Observed;Taught back;Assessor 1;Assessor 2;Away"
AS_IT_SHOULD_BE = f"""\
{HEAD}
T-1;Zyxwanda Qvorbjorg;BG;NGO;care;bg, en;police work;yes;2026-01-04;2026-02-04;1;4;
T-2;Kari Xanthurlo;NL;GO;law enforcement;nl, en;police work;no;;;;;05/06/2026
"""
SHIFTED = f"""\
{HEAD}
T-1;Zyxwanda Qvorbjorg;Qvorbjorg;Zyxwanda;Xanthurlo (police);Kari Xanthurlo;Qvorbjorg;Xanthurlo;Zyxwanda;;3;4;Qvorbjorg
T-2;Kari Xanthurlo;NL;GO;care;Zyxwanda;Mr Qvorbjorg;;;;;;
"""
AS_A_CODE = f"""\
{HEAD}
Qvorbjorg;Zyxwanda Qvorbjorg;BG;NGO;care;bg, en;police work;yes;2026-01-04;;;;
Xanthurlo7;Kari Xanthurlo;NL;GO;care;nl, en;;yes;;;;;
"""
AS_A_HEADER = """\
Code;Name;Country;GO/NGO;Side;Languages;Zyxwanda;Qvorbjorg (law);Confirmed
T-1;Zyxwanda Qvorbjorg;BG;NGO;care;bg, en;x;;yes
T-2;Kari Xanthurlo;NL;GO;care;nl, en;;x;yes
"""
LISTS = {"as it should be": AS_IT_SHOULD_BE, "shifted": SHIFTED, "as a code": AS_A_CODE, "as a header": AS_A_HEADER}
LEDGER = "Date;Training;Kind;Trainers;People;Reached\n2026-03-04;bg-1;training;Zyxwanda Qvorbjorg;Kari Xanthurlo;20\n"


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    small_files(folder)


@pytest.mark.parametrize("list_", LISTS)
@pytest.mark.parametrize("command", ["trainers check", "trainers choose", "trainers ladder"])
def test_no_name_reaches_an_output(ecpat: Ecpat, folder: Path, list_: str, command: str) -> None:
    for name in ("trainers.csv", "apply.csv"):
        (folder / name).write_text(LISTS[list_], encoding="utf-8")
    assert _names_told(ecpat, folder, command) == []


def test_no_name_of_a_ledger_reaches_an_output(ecpat: Ecpat, folder: Path) -> None:
    (folder / "held.csv").write_text(LEDGER, encoding="utf-8")
    assert _names_told(ecpat, folder, "trainers cascade") == []


def _names_told(ecpat: Ecpat, folder: Path, command: str) -> list[tuple[str, str]]:
    """Every name that an output holds, with the output; what stopped the command, where it made none."""
    ran = ecpat(*COMMANDS[command], *outs("made/report"))
    if ran.exit_code not in (Exit.CLEAN, Exit.FINDINGS):
        return [("refused", ran.stderr)]
    told = {"terminal": ran.said, "data": ecpat(*COMMANDS[command], "--json").said}
    for ending in FORMATS:
        path = folder / "made" / f"report.{ending}"
        if path.exists():
            told[ending] = " ".join(opening.texts(path))
    return [(where, one) for where, text in told.items() for one in CANARIES if one.casefold() in text.casefold()]


@pytest.mark.parametrize("command", ["trainers check", "trainers choose", "trainers ladder"])
def test_names_are_shown_where_they_are_asked_for_in_files_of_ones_own(
    ecpat: Ecpat, folder: Path, command: str
) -> None:
    name = "apply.csv" if command == "trainers choose" else "trainers.csv"  # who is in the pool doesn't apply
    (folder / name).write_text(AS_IT_SHOULD_BE.replace("Away", "Notes"), encoding="utf-8")
    ran = ecpat(*COMMANDS[command], "--names", "--out", "report.txt")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    path = folder / "report.txt"
    text = path.read_text("utf-8")
    assert "Zyxwanda" in text or "Xanthurlo" in text
    assert "This report holds names of people." in text
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
