"""`ecpat funnel`: where people are lost on the way from registration to completion, over all trainings."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.commands.deliver import provenance
from ecpat_training.documents.document import HaveWantChart
from ecpat_training.folder.counting.funnel import find_greatest_loss, funnel_of
from ecpat_training.folder.model.flow import TrainingFlow
from ecpat_training.folder.report.funnel import funnel_document
from ecpat_training.folder.workflows.funnel import programme_funnel
from ecpat_training.roster.model.stages import STAGE_ORDER, AnonymousPerson, TrainingPeople
from tests.commands.running import run_here
from tests.folder.material import base, people

HEAD, *ROWS = people("al-1")
POLICE = [row for row in ROWS if ";law enforcement;" in row]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    base(tmp_path)
    return tmp_path


def _write(folder: Path, training: str, name: str, head: str, rows: Sequence[str]) -> None:
    place = folder / "trainings" / training
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text("\n".join([head, *rows]), encoding="utf-8")


def _confirmed(row: str) -> str:
    """All but five police officers confirm."""
    return f"{row};{'Invited' if row in POLICE[:5] else 'Confirmed'}"


def _of_three_lists(folder: Path, training: str) -> None:
    more = [row.replace("@", "2@").replace(";", "ov;", 2) for row in ROWS[-6:]]
    _write(folder, training, "applicants.csv", HEAD, [*ROWS, *more])
    _write(folder, training, "participants.csv", f"{HEAD};Status", [_confirmed(row) for row in reversed(ROWS)])
    came = [row for row in ROWS if row not in POLICE[:5]]
    ticks = [f"{row};x;{'no' if row == came[-1] else 'x'};x;x" for row in came]
    _write(folder, training, "attendance.csv", f"{HEAD};Day 1 AM;Day 1 PM;Day 2 AM;Day 2 PM", ticks)


def test_law_enforcement_is_lost_before_it_confirms_and_the_report_says_so(folder: Path) -> None:
    _of_three_lists(folder, "al-1")
    _of_three_lists(folder, "bg-2")
    funnel = programme_funnel(folder / "programme.yaml")
    everybody = [(one.before, one.after, one.reached, one.went_on) for one in funnel.of("", "everybody")]
    assert everybody == [
        ("registered", "invited", 52, 40), ("invited", "confirmed", 40, 30), ("confirmed", "attended", 30, 30),
        ("attended", "completed", 30, 28),
    ]  # fmt: skip
    worst = find_greatest_loss(funnel, "side", "law enforcement")
    assert worst is not None
    assert (worst.before, worst.after, worst.lost, worst.reached) == ("invited", "confirmed", 10, 2 * len(POLICE))
    ran = run_here(["status", "--funnel", str(folder)])
    said = " ".join(ran.stdout.split())
    assert f"Of law enforcement most are lost between invited and confirmed: 10 of {2 * len(POLICE)}" in said
    assert ran.exit_code == 0


def test_what_a_trainings_files_dont_say_is_not_nobody(folder: Path) -> None:
    _write(folder, "al-1", "participants.csv", HEAD, ROWS)
    ran = run_here(["status", "--funnel", str(folder)])
    assert "not said" in ran.stdout
    assert programme_funnel(folder / "programme.yaml").steps == ()


def test_sheets_without_a_required_half_day_dont_say_who_completed(folder: Path) -> None:
    _write(folder, "al-1", "attendance.csv", f"{HEAD};Day 1 AM;Day 1 PM", [f"{row};x;x" for row in ROWS])
    (way,) = [one for one in programme_funnel(folder / "programme.yaml").trainings if one.people]
    assert {one.reached["attended"] for one in way.people} == {True}
    assert {one.reached["completed"] for one in way.people} == {None}


def test_a_list_that_cant_be_read_is_named_and_answers_are_no_list(folder: Path) -> None:
    _of_three_lists(folder, "al-1")
    _write(folder, "al-2", "participants.csv", "", [])
    _write(folder, "by-1", "attendance.csv", f"{HEAD};Day 1 AM", [f"{row};" for row in ROWS])
    ran = run_here(["status", "--funnel", str(folder)])
    said = " ".join(ran.stdout.split())
    assert ran.exit_code == 1
    assert "al-2/participants.csv (`ecpat help csv.empty` explains)" in said
    assert "by-1/attendance.csv" in said


def test_who_signed_and_stands_on_no_list_is_told_and_counted_in_every_stage(folder: Path) -> None:
    _of_three_lists(folder, "al-1")
    path = folder / "trainings" / "al-1" / "attendance.csv"
    cells = HEAD.split(";")
    stranger = ";".join(["Zoe", "Unexpected", *[""] * (len(cells) - 2), *"xxxx"])
    path.write_text(path.read_text("utf-8") + f"\n{stranger}\n", encoding="utf-8")
    (way,) = [one for one in programme_funnel(folder / "programme.yaml").trainings if one.people]
    assert way.counted.walked_in == 1
    assert [sum(one.reached[stage] is True for one in way.people) for stage in STAGE_ORDER] == [27, 21, 16, 16, 15]


def _picture(folder: Path) -> list[tuple[str, int, str]]:
    blocks = funnel_document(
        programme_funnel(folder / "programme.yaml"), provenance("ecpat status --funnel", ())
    ).blocks
    return [
        (bar.label, int(bar.value), bar.tone)
        for block in blocks
        if isinstance(block, HaveWantChart)
        for bar in block.rows
    ]


def test_the_picture_hatches_the_step_that_the_table_colours(folder: Path) -> None:
    _of_three_lists(folder, "al-1")
    _of_three_lists(folder, "bg-2")
    assert ("Law enforcement: confirmed", 2 * len(POLICE) - 10, "bad") in _picture(folder)
    assert {label.partition(": ")[2] for label, _, tone in _picture(folder) if tone == "bad"} == {
        "confirmed",
        "invited",
    }


def test_no_bar_stands_for_a_stage_of_which_nothing_is_said(folder: Path) -> None:
    _write(folder, "al-1", "participants.csv", f"{HEAD};Status", [f"{row};Confirmed" for row in ROWS])
    _write(folder, "al-1", "attendance.csv", f"{HEAD};Day 1 AM;Day 1 PM", [f"{row};x;x" for row in ROWS])
    picture = _picture(folder)
    assert {label.partition(": ")[2] for label, _, _ in picture} == {"registered", "confirmed", "attended"}
    assert {tone for _, _, tone in picture} == {"plain"}


def test_a_doubtful_mark_counts_for_nobody_and_is_asked(folder: Path) -> None:
    _of_three_lists(folder, "al-1")
    path = folder / "trainings" / "al-1" / "attendance.csv"
    head, first, *rest = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([head, first.replace(";x;x;x;x", ";perhaps;no;no;no"), *rest]), encoding="utf-8")
    (way,) = [flow for flow in programme_funnel(folder / "programme.yaml").trainings if flow.people]
    assert (way.counted.reached("attended"), way.counted.reached("completed"), way.unread) == (14, 13, ())
    ran = run_here(["status", "--funnel", str(folder)])
    assert ran.exit_code == 1
    assert "Questions about who came are open: `ecpat event attendance al-1 --check`." in ran.said


def test_no_name_leaves_the_lists(folder: Path, tmp_path: Path) -> None:
    _of_three_lists(folder, "al-1")
    out = tmp_path / "out.html"
    ran = run_here(["status", "--funnel", str(folder), "--out", str(out)])
    text = ran.stdout + out.read_text("utf-8")
    assert [row for row in ROWS if row.split(";")[1] in text] == []


PEOPLE = st.builds(
    lambda side, far, known: AnonymousPerson(
        None, side, {stage: None if stage not in known else at <= far for at, stage in enumerate(STAGE_ORDER)}
    ),
    st.sampled_from(["law enforcement", "care", None]),
    st.integers(0, 4),
    st.just(STAGE_ORDER),
)


@given(st.lists(st.lists(PEOPLE, max_size=12), max_size=4))
def test_the_kinds_of_people_add_up_to_everybody(trainings: list[list[AnonymousPerson]]) -> None:
    ways = [
        TrainingFlow(f"t-{at}", "AL", TrainingPeople(tuple(there), STAGE_ORDER)) for at, there in enumerate(trainings)
    ]
    funnel = funnel_of("p", ways)
    for step in funnel.of("", "everybody"):
        parts = [
            one for one in funnel.steps if one.of == "side" and (one.before, one.after) == (step.before, step.after)
        ]
        assert step.reached == sum(one.reached for one in parts)
        assert step.went_on == sum(one.went_on for one in parts)
        assert 0 <= step.lost <= step.reached
