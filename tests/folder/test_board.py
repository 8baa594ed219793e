"""`ecpat status` says of each of 24 events exactly what was done to it: late, missing, doubtful and wrong files."""

import hashlib
import json
import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from ecpat_training.core.shipped import shipped
from ecpat_training.folder.model.board import Board
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.folder.reading.memory import PLACE, FactMemory
from ecpat_training.folder.reading.table import COLUMNS
from ecpat_training.folder.workflows.funnel import programme_funnel
from ecpat_training.folder.workflows.status import status
from tests.commands.running import run_here
from tests.folder.made import EVENTS, make
from tests.folder.record import ON, STEPS, Made


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("programme"), 1)


@pytest.fixture(scope="module")
def board(made: Made) -> Board:
    return status(made.folder, ON)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_board_says_of_each_event_what_was_done_to_it(made: Made, board: Board, seed: int, tmp_path: Path) -> None:
    if seed != 1:
        made = make(tmp_path, seed)
        board = status(tmp_path, ON)
    assert len(board.rows) == EVENTS
    said = {(row.training, step.name): step for row in board.rows for step in row.steps}
    assert set(STEPS) <= {column.name for column in COLUMNS}
    expected = {(id_, step): made.expected(id_, step) for id_ in made.trainings for step in STEPS}
    assert {at: (said[at].state, state) for at, state in expected.items() if said[at].state != state} == {}
    assert set(expected.values()) >= {"done", "partly", "late", "not received", "nothing due yet", "not asked"}
    for at, deed in made.deeds.items():
        if at in said and said[at].state not in ("nothing due yet", "not asked"):
            assert deed.says in said[at].what, (at, said[at])
    for id_ in (id_ for id_, step in made.deeds if step == "commitments"):
        shown = said[id_, "commitments"]
        if (month := re.match(r"(\d+) months", shown.what)) is not None:
            assert made.deeds[id_, f"commitments-{month[1]}"].says in shown.what


def test_the_board_counts_who_is_on_a_list_by_stakeholder_and_side(made: Made, board: Board) -> None:
    """Counted a second time, line by line; who declined would not be counted."""
    counted = 0
    for row in board.rows:
        path = made.folder / "trainings" / row.training / "participants.csv"
        lines = path.read_text("utf-8-sig").splitlines() if path.exists() else []
        cells = [line.split(";") for line in lines[1:] if ";" in line]
        assert row.people == len(cells)
        for kind, number in row.mix:
            assert number == sum(kind in (cell[4], cell[5]) for cell in cells), (row.training, kind)
            counted += number
    assert counted > 500


def test_what_is_not_done_has_something_to_do_and_a_day(board: Board) -> None:
    for row, step in board.to_do:
        assert step.do, (row.training, step.name)
        assert step.by or row.first_day is None, (row.training, step.name)
    late = [step.state == "late" for _, step in board.to_do]
    assert late == sorted(late, reverse=True)


def test_what_did_not_change_is_not_read_again(made: Made, board: Board) -> None:
    again = status(made.folder, ON)
    assert (again.read, again.rows) == (0, board.rows)
    new = made.folder / "trainings" / "al-1" / "reports" / "new.json"
    new.parent.mkdir(parents=True, exist_ok=True)
    new.write_text("{}", encoding="utf-8")
    assert status(made.folder, ON).read == 1
    new.unlink()


def test_the_board_is_the_same_without_what_is_remembered(made: Made, board: Board) -> None:
    (made.folder / PLACE).unlink()
    assert status(made.folder, ON).rows == board.rows


@pytest.mark.parametrize(
    "broken",
    [b"", b"[]", b"\xff", b"[" * 100_000, b'{"files": 3}', (b'"people": 20', b'"people": "20"'), (b'"people"', b'"x"')],
)
def test_what_somebody_broke_is_read_again(tmp_path: Path, broken: bytes | tuple[bytes, bytes]) -> None:
    memory = FactMemory(tmp_path, "rules")
    memory.facts("list", lambda: FileFacts(people=20))
    memory.keep()
    kept = (tmp_path / PLACE).read_bytes()
    (tmp_path / PLACE).write_bytes(broken if isinstance(broken, bytes) else kept.replace(*broken))
    again = FactMemory(tmp_path, "rules")
    assert again.facts("list", lambda: FileFacts(people=21)).people == 21
    (tmp_path / PLACE).write_bytes(kept)
    assert FactMemory(tmp_path, "rules").facts("list", lambda: FileFacts(people=21)).people == 20
    assert FactMemory(tmp_path, "other rules").facts("list", lambda: FileFacts(people=21)).people == 21


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("dates", [["al-1", "soon"]]), ("dates", [[1]]), ("by_kind", [[1, 2, 3]]), ("mix", [5]), ("answered", ["x"]),
        ("gaps", [1]), ("inputs", [[]]), ("waves", [None]), ("first_day", "xx"), ("people", -5), ("people", 10**30),
    ],
)  # fmt: skip
def test_what_is_no_fact_of_a_file_is_read_again_even_where_its_hash_was_made_to_fit(
    tmp_path: Path, field: str, value: object
) -> None:
    memory = FactMemory(tmp_path, "rules")
    memory.facts("list", lambda: FileFacts(people=20))
    memory.keep()
    kept = json.loads((tmp_path / PLACE).read_bytes())
    kept["files"]["list"][field] = value
    kept["digest"] = hashlib.sha256(json.dumps(kept["files"], sort_keys=True).encode()).hexdigest()
    (tmp_path / PLACE).write_text(json.dumps(kept), "utf-8")
    assert FactMemory(tmp_path, "rules").facts("list", lambda: FileFacts(people=21)) == FileFacts(people=21)


def test_a_count_that_somebody_changed_is_read_again(tmp_path: Path) -> None:
    memory = FactMemory(tmp_path, "rules")
    memory.facts("list", lambda: FileFacts(people=3))
    memory.keep()
    place = tmp_path / PLACE
    place.write_bytes(place.read_bytes().replace(b'"people": 3', b'"people": 20'))
    assert FactMemory(tmp_path, "rules").facts("list", lambda: FileFacts(people=3)).people == 3


def test_rules_that_changed_are_used(made: Made, board: Board) -> None:
    programme = made.folder / "programme.yaml"
    text = programme.read_text("utf-8")
    programme.write_text(text.replace("- size: 18-22, ideally 20", "- size: 2-3"), encoding="utf-8")
    rows = status(made.folder, ON).rows
    row = next(row for row in rows if row.step("seats").what and made.deeds[row.training, "seats"].how == "good")
    programme.write_text(text, encoding="utf-8")
    assert "over" in row.step("seats").what


@pytest.mark.parametrize("ending", ["html", "xlsx", "json", "docx", "txt"])
def test_no_name_of_anybody_is_on_the_board_or_remembered(made: Made, tmp_path: Path, ending: str) -> None:
    names = [line.split(";")[1] for line in _roster().splitlines()[1:]]
    out = tmp_path / f"board.{ending}"
    ran = run_here(["status", str(made.folder), "--on", str(ON), "--out", str(out)])
    assert ran.exit_code == 1
    data = out.read_bytes() if ending not in ("xlsx", "docx") else b"".join(_unpacked(out))
    for name in names:
        assert name.encode() not in data + ran.raw + (made.folder / PLACE).read_bytes()


def _roster() -> str:
    return (shipped("examples") / "tirana-2005" / "roster.csv").read_text("utf-8-sig")


def _unpacked(path: Path) -> list[bytes]:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_the_terminal_begins_with_at_most_five_things_to_do(made: Made) -> None:
    ran = run_here(["status", str(made.folder), "--on", str(ON), "--json"])
    told = json.loads(ran.raw)["result"]
    assert len(told["trainings"]) == EVENTS
    shown = run_here(["status", str(made.folder), "--on", str(ON)]).stdout
    assert shown.count("To do:") == 5


def test_a_day_changes_states_alone(made: Made, board: Board) -> None:
    """Nothing is late on the day before the programme; nothing can be done by a clock."""
    early = status(made.folder, date(2004, 1, 1))
    assert early.read == 0
    assert not any(step.state == "late" for row in early.rows for step in row.steps)
    late = status(made.folder, ON + timedelta(4000))
    done = {(row.training, step.name) for row in board.rows for step in row.steps if step.state == "done"}
    assert {(r.training, s.name) for r in late.rows for s in r.steps if s.state == "done"} >= {
        at for at in done if at[1] not in ("follow-up", "commitments")
    }


def test_files_of_no_step_and_folders_of_no_training_are_told(made: Made, board: Board) -> None:
    folder = made.folder / "trainings"
    (folder / "al-9").mkdir(exist_ok=True)
    (folder / "al-1").mkdir(exist_ok=True)
    (folder / "al-1" / "Ana Hoxha.docx").write_bytes(b"x")
    again = status(made.folder, ON)
    (folder / "al-1" / "Ana Hoxha.docx").unlink()
    assert again.strays == ("al-9",)
    assert next(row for row in again.rows if row.training == "al-1").unknown == 1
    (folder / "al-9").rmdir()


def test_goals_stand_below_the_board_and_nobody_is_warned(made: Made, tmp_path: Path) -> None:
    """Whose they are and by when is not known of the shipped ones, which is no matter of a status."""
    out = tmp_path / "board.txt"
    ran = run_here(["status", str(made.folder), "--on", str(ON), "--out", str(out)])
    assert "goals.owner" not in ran.said
    assert "goals.date" not in ran.said
    text = out.read_text("utf-8")
    assert text.index("Seats by stakeholder") < text.index("Goals of the programme")
    told = json.loads(run_here(["status", str(made.folder), "--on", str(ON), "--json"]).raw)["result"]["goals"]
    assert {one["status"] for one in told} == {"open"}
    assert len(told) >= 6


def test_a_folder_into_which_nobody_may_look_stops_neither_board_nor_funnel(
    tmp_path: Path, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make(tmp_path, 1).folder
    number = next(number for number, row in enumerate(board.rows) if row.people and row.kind == "training")
    closed = board.rows[number].training
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != closed and access(path, mode))
    others = [*status(folder, ON).rows]
    of_closed = others.pop(number)
    assert (of_closed.training, of_closed.people) == (closed, 0)
    assert {step.what for step in of_closed.steps if step.state == "not received"} == {"the folder can't be opened"}
    assert others == [row for row in board.rows if row.training != closed]
    flows = {flow.training: flow for flow in programme_funnel(folder / "programme.yaml").trainings}
    assert flows[closed].unread == (("", "system.refused"),)
    assert sum(bool(flow.people) for flow in flows.values()) > 1
