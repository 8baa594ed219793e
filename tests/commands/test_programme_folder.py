"""In a programme's folder no file needs naming: programme and questionnaire are found upwards from where one stands,
and `--training` finds that training's files."""

from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from tests.commands.conftest import Ecpat
from tests.commands.material import small_files

TRAINING = Path("trainings") / "bg-1"


@pytest.fixture(autouse=True)
def there(folder: Path) -> Path:
    small_files(folder)
    (folder / "quiz.yaml").rename(folder / "instrument.yaml")
    (folder / TRAINING / "reports").mkdir(parents=True)
    for name, stored in {"roster.csv": "participants.csv", "pre.csv": "pre.csv", "post.csv": "post.csv"}.items():
        (folder / name).rename(folder / TRAINING / stored)
    agenda = (folder / "agenda.yaml").read_text("utf-8").replace("programme: programme.yaml\n", "")
    (folder / TRAINING / "agenda.yaml").write_text(agenda, encoding="utf-8")
    (folder / "agenda.yaml").unlink()
    return folder


LINES = {
    "a list": ("roster", "check"),
    "an agenda": ("plan", "check"),
    "answers": ("evaluate",),
}


@pytest.mark.parametrize("below", [".", "trainings", "trainings/bg-1", "trainings/bg-1/reports"])
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_training_is_enough_from_wherever_one_stands(
    ecpat: Ecpat, there: Path, line: tuple[str, ...], below: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(there / below)
    ran = ecpat(*line, "--training", "bg-1", "-o", "said.json")
    assert ran.exit_code in (0, 1), ran.stderr
    assert (there / below / "said.json").exists()


def test_what_was_found_above_is_said(ecpat: Ecpat, there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(there / TRAINING)
    ran = ecpat("roster", "check", "participants.csv")
    assert f"Programme: {Path('../../programme.yaml')}, found above this folder." in ran.stderr
    ran = ecpat("plan", "check", "agenda.yaml")
    assert "it names no programme: programme.yaml, found in a folder above, was taken." in ran.said


def test_the_newest_version_counts(ecpat: Ecpat, there: Path) -> None:
    people = (there / TRAINING / "participants.csv").read_text("utf-8").splitlines(keepends=True)
    (there / TRAINING / "participants-v2.csv").write_text("".join(people[:-1]), encoding="utf-8")
    ran = ecpat("roster", "check", "--training", "bg-1")
    assert f"Participant list: {TRAINING / 'participants-v2.csv'}." in ran.stderr


@pytest.mark.parametrize("line", [("roster", "check"), ("evaluate",)], ids=["a list", "answers"])
@pytest.mark.parametrize("source", ["option", "variable"])
def test_another_programme_may_be_named(
    ecpat: Ecpat,
    there: Path,
    line: tuple[str, ...],
    source: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    named = ("-p", str(there / "programme.yaml")) if source == "option" else ()
    if source == "variable":
        monkeypatch.setenv("ECPAT_PROGRAMME", str(there / "programme.yaml"))
    ran = ecpat(*line, "--training", "bg-1", *named)
    assert ran.exit_code in (0, 1), ran.stderr


def test_the_questionnaire_beside_a_programme_that_is_named_goes_before_one_that_lies_here(
    ecpat: Ecpat, there: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    here = tmp_path_factory.mktemp("elsewhere")
    (here / "instrument.yaml").write_text("instrument: of another programme\n", encoding="utf-8")
    monkeypatch.chdir(here)
    ran = ecpat("evaluate", "--training", "bg-1", "-p", str(there / "programme.yaml"))
    assert f"Instrument: {there / 'instrument.yaml'}, found beside the programme." in ran.stderr


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("roster", "check"), "usage.no-file-named"),
        (("roster", "check", "--training", "xx-9"), "usage.no-folder"),
        (("roster", "check", "--training", ".."), "usage.no-folder"),
    ],
)
def test_what_is_not_found_is_said_with_what_to_do(ecpat: Ecpat, line: tuple[str, ...], code: str) -> None:
    ran = ecpat(*line)
    assert ran.exit_code == 2
    assert f"[{code}]" in ran.stderr


def test_files_that_are_named_go_before_those_of_the_folder_and_the_training_gives_the_title(
    ecpat: Ecpat, there: Path
) -> None:
    pre, post = (str(there / TRAINING / f"{wave}.csv") for wave in ("pre", "post"))
    named = ecpat("evaluate", pre, post, "--training", "bg-1")
    found = ecpat("evaluate", "--training", "bg-1")
    assert "Answers: " not in named.stderr
    assert named.stdout.splitlines()[0] == found.stdout.splitlines()[0]
    assert "Bulgaria" in named.stdout


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (("roster", "groups", "--sizes", "2x2"), "participants.csv"),
        (("roster", "select", "--seats", "2"), "applicants.csv"),
        (("roster", "reserves", "--selected", "R1", "--number", "1"), "applicants.csv"),
        (("roster", "replace", "--gone", "R1", "--selected", "R1"), "applicants.csv"),
        (("roster", "map"), "participants.csv"),
        (("roster", "split", "--keys", "k.xlsx", "--coded", "d.xlsx"), "participants.csv"),
    ],
)
def test_a_trainings_lists_are_found_by_every_command_over_lists(
    ecpat: Ecpat, there: Path, line: tuple[str, ...], found: str
) -> None:
    (there / TRAINING / "applicants.csv").write_bytes((there / TRAINING / "participants.csv").read_bytes())
    ran = ecpat(*line, "--training", "bg-1")
    assert str(TRAINING / found) in ran.stderr
    assert ran.exit_code != 2 or "[usage." not in ran.stderr


def test_the_papers_of_a_trainings_agenda_go_beside_it(ecpat: Ecpat, there: Path) -> None:
    assert ecpat("plan", "print", "--training", "bg-1", "--only", "sign-in").exit_code == 0
    assert [one.name for one in (there / TRAINING / "papers").iterdir()] == ["sign-in.docx"]


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_an_agenda_and_what_was_written_of_it_for_people_are_one_until_somebody_saves_it(
    ecpat: Ecpat, there: Path, ending: str
) -> None:
    data, printed = there / TRAINING / "agenda.yaml", there / TRAINING / f"agenda.{ending}"
    data.unlink()
    assert ecpat("plan", "programme.yaml", "--training", "bg-1", "-o", str(data), "-o", str(printed)).exit_code == 0
    ran = ecpat("plan", "check", "--training", "bg-1")
    assert f"Agenda: {TRAINING / 'agenda.yaml'}." in ran.stderr
    _saved(printed)
    assert "[usage.several-files]" in ecpat("plan", "check", "--training", "bg-1").stderr
    data.unlink()
    assert f"Agenda: {TRAINING / printed.name}." in ecpat("plan", "check", "--training", "bg-1").stderr


def _saved(path: Path) -> None:
    """Opened and saved by another program, which keeps what the file says of itself and dates its parts anew."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(ZipInfo(name, (2026, 3, 5, 9, 30, 0)), data)


def test_two_files_of_one_kind_are_asked(ecpat: Ecpat, there: Path) -> None:
    (there / TRAINING / "participants.txt").write_bytes((there / TRAINING / "participants.csv").read_bytes())
    assert "[usage.several-files]" in ecpat("roster", "check", "--training", "bg-1").stderr
    (there / TRAINING / "pre.txt").write_bytes((there / TRAINING / "pre.csv").read_bytes())
    assert "[usage.several-files]" in ecpat("evaluate", "--training", "bg-1").stderr


def test_a_folder_above_in_which_everybody_may_write_is_not_looked_into(
    ecpat: Ecpat, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or anybody could put rules in our way, in /tmp say."""
    monkeypatch.chdir(there / TRAINING)
    mode = there.stat().st_mode
    there.chmod(0o777)
    try:
        ran = ecpat("roster", "check", "participants.csv")
    finally:
        there.chmod(mode)
    assert "[usage.not-found]" in ran.stderr
