"""What a person needn't type: a programme, a questionnaire and a language are found from where one stands and from the
environment, and what was found is said; what a shell completes, and where help is."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from ecpat_training import __version__
from ecpat_training.cli.codes import codes
from ecpat_training.cli.helping import man_page
from ecpat_training.cli.main import app
from ecpat_training.cli.pages import CommandPage, Parameter, pages
from tests.commands.material import small_files
from tests.commands.running import PLAIN, Ran, run_here


@pytest.fixture(autouse=True)
def _where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ECPAT_PROGRAMME", "ECPAT_INSTRUMENT", "ECPAT_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    small_files(tmp_path)
    shutil.copy("quiz.yaml", "instrument.yaml")


HERE = {
    "plan": (["plan", "--training", "bg-1", "-o", "a.yaml"], "Programme: programme.yaml, found in this folder."),
    "roster check": (["roster", "check", "roster.csv"], "Programme: programme.yaml, found in this folder."),
    "roster select": (["roster", "select", "roster.csv", "--seats", "3"], "Programme: programme.yaml, found"),
    "roster invite": (["roster", "invite", "--no-show", "9%"], "Programme: programme.yaml, found in this folder."),
    "roster reserves": (["roster", "reserves", "roster.csv", "--selected", "R2,R3", "--no-show", "9%"], "Programme: "),
    "survey build": (["survey", "build", "-o", "form.xlsx"], "Instrument: instrument.yaml, found in this folder."),
    "survey map": (["survey", "map", "pre.csv"], "Instrument: instrument.yaml, found in this folder."),
    "evaluate": (["evaluate", "pre.csv", "post.csv"], "Instrument: instrument.yaml, found in this folder."),
}


@pytest.mark.parametrize("name", HERE)
def test_a_file_that_is_not_named_is_found_where_one_stands_and_said(name: str) -> None:
    line, said = HERE[name]
    ran = run_here(line)
    assert ran.exit_code in (0, 1), ran.stderr
    assert ran.stderr.startswith(said)


POINTS_NEED_NONE = {
    "survey map": "points?",
    "evaluate": "no instrument is named: `points` and `code` are read as points",
}


@pytest.mark.parametrize("name", [name for name in HERE if name not in POINTS_NEED_NONE])
def test_without_such_a_file_the_line_is_not_understood(name: str) -> None:
    Path("programme.yaml").unlink()
    Path("instrument.yaml").unlink()
    ran = run_here(HERE[name][0])
    assert ran.exit_code == 2
    assert "found in this folder" not in ran.said


@pytest.mark.parametrize("name", POINTS_NEED_NONE)
def test_without_an_instrument_points_are_read_and_other_answers_not(name: str) -> None:
    Path("instrument.yaml").unlink()
    ran = run_here(HERE[name][0])
    assert ran.exit_code in (0, 1)
    assert POINTS_NEED_NONE[name] in " ".join((ran.stdout + ran.stderr).split())
    for file in ("pre.csv", "post.csv"):
        Path(file).write_text("code,q1,q2\nAA11,agree,no\nBB22,disagree,yes\n", "utf-8")
    ran = run_here(HERE[name][0])
    assert ran.exit_code == 2
    assert "no instrument is named" in ran.said


def _elsewhere(line: list[str], **variables: str) -> Ran:
    return run_here(line, environment={**PLAIN, **variables})


def test_the_environment_names_files_and_is_said_too() -> None:
    Path("programme.yaml").rename("ours.yaml")
    Path("instrument.yaml").rename("asked.yaml")
    ran = _elsewhere(["roster", "check", "roster.csv"], ECPAT_PROGRAMME="ours.yaml")
    assert ran.stderr.startswith("Programme: ours.yaml, as ECPAT_PROGRAMME says.")
    ran = _elsewhere(["roster", "select", "roster.csv", "--seats", "3"], ECPAT_PROGRAMME="ours.yaml")
    assert ran.stderr.startswith("Programme: ours.yaml, as ECPAT_PROGRAMME says.")
    ran = _elsewhere(["evaluate", "pre.csv", "post.csv"], ECPAT_INSTRUMENT="asked.yaml")
    assert ran.stderr.startswith("Instrument: asked.yaml, as ECPAT_INSTRUMENT says.")


@pytest.mark.parametrize("line", ["check agenda.yaml", "diff old.yaml agenda.yaml", "print agenda.yaml papers"])
def test_an_agenda_that_names_no_programme_is_judged_by_that_of_the_environment(line: str) -> None:
    agenda = Path("agenda.yaml").read_text("utf-8").replace("programme: programme.yaml\n", "")
    for name in ("agenda.yaml", "old.yaml"):
        Path(name).write_text(agenda, "utf-8")
    Path("elsewhere").mkdir()
    Path("programme.yaml").rename("elsewhere/ours.yaml")
    ran = _elsewhere(["plan", *line.split()], ECPAT_PROGRAMME="elsewhere/ours.yaml")
    assert ran.exit_code == 0
    assert "names no programme: elsewhere/ours.yaml, as ECPAT_PROGRAMME says, was taken." in ran.said


def test_an_agenda_of_another_folder_is_judged_by_the_programme_of_this_one() -> None:
    Path("elsewhere").mkdir()
    agenda = Path("agenda.yaml").read_text("utf-8").replace("programme: programme.yaml\n", "")
    Path("elsewhere/agenda.yaml").write_text(agenda, "utf-8")
    ran = _elsewhere(["plan", "check", "elsewhere/agenda.yaml"])
    assert ran.exit_code == 0
    assert "names no programme: programme.yaml, found in this folder, was taken." in ran.said


def test_what_a_line_names_counts_before_the_environment_and_the_folder() -> None:
    line = ["roster", "check", "roster.csv", "-p", "programme.yaml"]
    assert "Programme:" not in _elsewhere(line, ECPAT_PROGRAMME="nowhere.yaml").stderr
    select = ["roster", "select", "roster.csv", "--seats", "3", "--quotas", "nowhere.csv"]
    assert "nowhere.csv" in _elsewhere(select, ECPAT_PROGRAMME="programme.yaml").stderr


def test_quiet_says_nothing_of_what_was_found() -> None:
    assert "found" not in run_here(["roster", "check", "roster.csv", "-q"]).stderr


def test_the_language_of_the_environment_is_that_of_papers_and_asks_nothing_of_other_lines() -> None:
    ran = _elsewhere(["roster", "template", "--json"], ECPAT_LANGUAGE="sq")
    assert '"language": "sq' in ran.stdout
    explained = ["plan", "programme.yaml", "--training", "bg-1", "--explain", "signals"]
    assert _elsewhere(explained, ECPAT_LANGUAGE="sq").exit_code == 0


def test_help_shows_the_variables() -> None:
    shown = CliRunner().invoke(app, ["roster", "check", "--help"], env={"COLUMNS": "200"}).output
    assert "ECPAT_PROGRAMME" in shown


def test_verbose_says_what_is_read_from_where_and_how_long_it_took(tmp_path: Path) -> None:
    ran = run_here(["roster", "check", "roster.csv", "-v"])
    size = (tmp_path / "roster.csv").stat().st_size
    assert f"Reads {(tmp_path / 'roster.csv').resolve()}, {size:,} bytes, changed 20" in ran.stderr
    assert ran.stderr.count("programme.yaml, ") == 2, "as found, and as read"
    assert ran.stderr.splitlines()[-1].startswith("Took ")
    assert "Reads" not in run_here(["roster", "check", "roster.csv"]).stderr
    assert "Reads" not in run_here(["roster", "check", "roster.csv", "-v", "-q"]).stderr


def test_verbose_says_once_how_a_message_is_looked_up(tmp_path: Path) -> None:
    said = "`ecpat help CODE` explains a message"
    assert run_here(["evaluate", "pre.csv", "post.csv", "-v"]).stderr.count(said) == 1
    assert run_here(["roster", "check", "gone.csv", "-v"]).stderr.count(said) == 1
    assert said not in run_here(["roster", "check", "gone.csv"]).stderr


@pytest.mark.parametrize("written", ["csv.empty", "[csv.empty]", "CSV.empty"])
def test_help_explains_a_message_by_its_code(written: str) -> None:
    ran = run_here(["help", written])
    one = codes()["csv.empty"]
    assert ran.stdout.splitlines() == ["csv.empty: error", one.meaning, f"What to do: {one.do}"]
    assert ran.exit_code == 0


def test_help_explains_a_message_for_other_programs() -> None:
    one = codes()["csv.encoding"]
    told = json.loads(run_here(["help", "csv.encoding", "--json"]).raw)["result"]
    shown = {"code": one.code, "severity": ["error", "warning"], "meaning": one.meaning, "do": one.do}
    assert told == {"codes": [shown], "pages": []}
    assert json.loads(run_here(["help", "roster", "--json"]).raw)["result"]["codes"] == []


@pytest.mark.parametrize(
    ("written", "near"), [("csv.emtpy", "csv.empty"), ("roster.unknown-valeu", "roster.unknown-value")]
)
def test_help_for_a_code_that_is_none_proposes_the_nearest(written: str, near: str) -> None:
    ran = run_here(["help", written])
    assert ran.exit_code == 2
    assert f"Did you mean `{near}`?" in ran.said
    assert "in brackets behind its message" in run_here(["help", "12345.6789"]).said


def test_a_check_reads_no_table_of_codes() -> None:
    program = (
        "import sys\nfrom ecpat_training.cli.main import _run\n_run(['roster', 'check', 'roster.csv', '-q'])\n"
        "sys.stderr.write(' '.join(sys.modules))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "ecpat_training.roster.workflows.check" in ran.stderr.split()
    assert "ecpat_training.cli.codes" not in ran.stderr.split()


def test_the_version_has_a_short_option() -> None:
    assert run_here(["-V"]).stdout == run_here(["--version"]).stdout == f"ecpat {__version__}\n"


@pytest.mark.parametrize("command", [[], ["plan"], ["roster", "check"]])
def test_help_is_a_command_as_well(command: list[str]) -> None:
    assert run_here(["help", *command]).stdout == run_here([*command, "--help"]).stdout


def test_help_for_what_is_no_command_proposes_one() -> None:
    ran = run_here(["help", "roster", "chek"])
    assert ran.exit_code == 2
    assert "Did you mean 'check'?" in ran.said


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("ecpat roster check roster.csv -p programme.yaml --training ", {"bg-1", "pilot"}),
        ("ecpat plan --training b", {"bg-1"}),
        ("ecpat plan check agenda.yaml -p nowhere.yaml --training ", set()),
        ("ecpat survey build quiz.yaml --as xls", {"xlsform"}),
        ("ecpat plan print agenda.yaml papers --language s", {"sq", "sr"}),
        ("ecpat roster template --language r", {"ro", "ru"}),
        ("ecpat help csv.e", {"csv.empty", "csv.encoding"}),
        ("ecpat help ros", {name for name in codes() if name.startswith("roster.")} | {"roster"}),
    ],
)
def test_a_shell_completes_trainings_forms_languages_and_codes(line: str, offered: set[str]) -> None:
    words = line.split(" ")
    ran = CliRunner().invoke(
        app,
        [],
        prog_name="ecpat",
        env={"_ECPAT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
    )
    assert set(ran.output.split()) == offered


def test_there_is_a_manual_page_for_every_command(tmp_path: Path) -> None:
    ran = run_here(["man", "man"])
    assert ran.exit_code == 0, ran.stderr
    every = {page.command.replace(" ", "-") + ".1" for page in pages(get_command(app))}
    assert {path.name for path in (tmp_path / "man").iterdir()} == every
    assert {"ecpat.1", "ecpat-plan.1", "ecpat-roster-check.1"} <= every
    page = (tmp_path / "man" / "ecpat-roster-check.1").read_text("utf-8")
    assert "\n.B \\-\\-programme, \\-p FILE\n" in page
    assert "ECPAT_PROGRAMME" in page
    assert "[bold]" not in page


def test_no_text_of_a_manual_page_is_taken_for_a_request() -> None:
    option = Parameter(("--a",), None, False, None, ".so /etc/passwd")
    page = man_page(CommandPage("ecpat x", "'x\n\nExamples:\n  .sy a\\fB", (), (option,), ()))
    requests = (".TH ", ".SH ", ".B ", ".TP", ".PP", ".nf", ".fi")
    assert [one for one in page.splitlines() if one.startswith((".", "'")) and not one.startswith(requests)] == []
    assert "\\fB" not in page
