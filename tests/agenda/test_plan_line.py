"""A line more, or one less: nothing else moves, and the person's file stays theirs."""

from pathlib import Path

import pytest

from ecpat_training.agenda.model.edit import LinePlace
from ecpat_training.agenda.workflows.agenda_text import agenda_text
from ecpat_training.agenda.workflows.plan_line import NewLine, add_line, remove_line
from ecpat_training.core.errors import UsageError
from tests.agenda.test_change import opened

BREAK = "      - 10:25-10:40 break"


def as_second_version(text: str) -> str:
    """The text as a second version, which every change makes it."""
    return text.replace("days:\n", "version: 2\ndays:\n", 1)


def test_a_session_of_the_programme_is_one_line_more_at_its_time(tmp_path: Path) -> None:
    was = opened(tmp_path)
    now = add_line(was, NewLine(2, 10 * 60 + 35, 45, "heavy"), was.path)
    assert now.kept
    lines, were = now.text.splitlines(), was.text.splitlines()
    version, new = (line for line in lines if line not in were)
    assert (version, " ".join(new.split())) == ("version: 2", "- 10:35-11:20 heavy # Hard to hear")
    assert lines.index(new) == were.index("# the end") + 1
    assert now.place == LinePlace(2, 3)


def test_a_break_beside_another_leaves_the_remarks_of_both_where_they_are(tmp_path: Path) -> None:
    was = opened(tmp_path)
    was = opened(tmp_path, was.text.replace("{", "{{").replace("}", "}}").replace(BREAK, f"{BREAK}  # in the garden"))
    now = add_line(was, NewLine(1, 9 * 60 + 40, 5, "break"), was.path)
    lines = now.text.splitlines()
    assert f"{BREAK}  # in the garden" in lines
    new = [one for one in lines if one not in was.text.splitlines()]
    assert new == ["version: 2", "      - 09:40-09:45 break"]


def test_something_of_ones_own_is_read_again_as_it_was_meant(tmp_path: Path) -> None:
    was = opened(tmp_path)
    now = add_line(was, NewLine(1, 12 * 60, 10, title='Фото: "усі разом"'), was.path)
    item = now.check.planned.agenda.days[0].items[now.place.line]
    assert (item.title, item.start, item.minutes, item.kind) == ('Фото: "усі разом"', 720, 10, "session")


def test_a_break_may_have_a_title_and_nobody_leads_it(tmp_path: Path) -> None:
    was = opened(tmp_path)
    now = add_line(was, NewLine(1, 12 * 60, 10, "break", "Group photo"), was.path)
    item = now.check.planned.agenda.days[0].items[now.place.line]
    assert (item.title, item.kind, item.session) == ("Group photo", "break", None)


def test_a_line_is_taken_out_and_nothing_else_changes(tmp_path: Path) -> None:
    was = opened(tmp_path)
    now = remove_line(was, LinePlace(1, 3), was.path)
    text, _, gone = now.text.partition("# Sessions of earlier versions")
    assert text.splitlines() == [one for one in as_second_version(was.text).splitlines() if one != BREAK]
    assert 'at: 10:25-10:40, title: "Break"' in gone
    assert now.kept


def test_the_last_line_of_a_day_may_go(tmp_path: Path) -> None:
    was = opened(tmp_path)
    for _ in range(3):
        now = remove_line(was, LinePlace(2, 0), was.path)
        was.path.write_text(now.text, encoding="utf-8")
        was = agenda_text(was.path)
    assert [len(day.items) for day in was.opened.agenda.days] == [6, 0]
    assert now.place == LinePlace(2, 0)
    assert "# Agreed with Sofia on the phone. Do not send yet!" in now.text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (NewLine(3, 600, 30, "break"), "the agenda has no day 3."),
        (NewLine(1, 600, 0, "break"), "0 minutes are not possible."),
        (NewLine(1, 23 * 60, 700, "break"), "23:00 and 700 minutes don't end on the same day."),
        (NewLine(1, 600, 30, "nothing-such"), "it isn't said what the new line is."),
        (NewLine(1, 600, 30, title="  "), "it isn't said what the new line is."),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, line: NewLine, said: str) -> None:
    was = opened(tmp_path)
    with pytest.raises(UsageError) as refused:
        add_line(was, line, was.path)
    assert [one.message for one in refused.value.findings] == [said]


def test_a_line_that_is_not_there_cannot_be_taken_out(tmp_path: Path) -> None:
    was = opened(tmp_path)
    with pytest.raises(UsageError, match="day 2 has no line 8"):
        remove_line(was, LinePlace(2, 7), was.path)
