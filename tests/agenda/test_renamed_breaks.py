"""A break that is called otherwise is a change; two plain words for the same break are none."""

from pathlib import Path

import pytest

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.model.diff import AgendaDiff, compare
from ecpat_training.agenda.papers import agenda as paper
from ecpat_training.agenda.report.change_sentences import change_sentence
from ecpat_training.agenda.report.table import day_tables
from ecpat_training.documents.outputs import render
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import wording
from tests.agenda.agenda_files import listed, read
from tests.agenda.cases import agenda, programme

NEVER: list[str] = []


def diff(before: object, after: object) -> AgendaDiff:
    old, new = (agenda([["09:00-09:30 opening @ BG-1 + NL-2", one]]) for one in (before, after))
    return compare(old, new, [session.id for session in programme().sessions()])


def pause(title: str, kind: str = "break") -> dict[str, str]:
    return {"at": "09:30-10:00", "title": title, "kind": kind}


def test_a_break_that_is_called_otherwise_is_a_change_and_its_old_name_is_said() -> None:
    found = diff(pause("Coffee with the minister"), pause("Group photo"))
    assert not found.same
    (change,) = found.changes
    assert change_sentence(change) == "Group photo on day 1 was “Coffee with the minister” before."
    assert (change.moved, change.longer, change.handed_over) == (False, 0, 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (pause("Break"), pause("Coffee break")),
        ("09:30-10:00 break", pause("Pause")),
        (pause("Lunch", "lunch"), pause("Mittagessen", "lunch")),
        (pause("Group photo"), pause("group  photo")),
    ],
)
def test_plain_words_for_a_break_say_the_same(before: object, after: object) -> None:
    assert diff(before, after).same


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_a_break_under_another_name_has_no_method_and_stays_what_it_is(tmp_path: Path, ending: str) -> None:
    called = {"at": "09:30-10:30", "title": "A table with the mayor", "kind": "lunch"}
    held = agenda([["09:00-09:30 opening @ BG-1 + NL-2", called, "10:30-11:30 exercise @ NL-2 + BG-1"]])
    (table,) = day_tables(held, programme(), wording())
    assert table.rows[1][1:3] == ("A table with the mayor", "")
    path = tmp_path / f"a{ending}"
    planned = PlannedTraining(programme(), programme().training("two-days"), held)
    path.write_bytes(render(paper.document(planned, Provenance("0.1.0", "ecpat plan", ())), path))
    assert listed(read(path)[0]) == listed(held)
