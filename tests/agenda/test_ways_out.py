"""What is offered where there is no agenda: with a dinner in the evening, from the mildest change on, and never an
agenda without sessions."""

from pathlib import Path

import pytest

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.changes import QUESTION, find_changes
from ecpat_training.agenda.explain.conflict import find_conflict
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.plan import agenda_rules_of, plan_training
from ecpat_training.agenda.workflows.plan_explain import explain_item
from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.training_named import find_training

PROGRAMME = """\
programme: Half a day
id: half
events:
  - {id: first, title: Half, country: BG, days: 1, start: 2026-05-12, participants: 9, hours: 09:00-13:00, EVENING}
manual:
  - chapter: One
    COVER
    sessions:
      - {id: law, title: The law, minutes: 60, method: lecture, LAW}
      - {id: roles, title: Roles, minutes: 90, method: exercise, ROLES}
trainers:
  - {id: T1, country: BG, stakeholder: GO, role: other, speaks: [en], competences: [law], T1}
  - {id: T2, country: BG, stakeholder: NGO, role: other, speaks: [en]}
"""
NOBODY = {"law": "needs: {lead: law}", "roles": "needs: {lead: law}", "t1": "away: [2026-05-12 from 9:30]"}
"""The only trainer who can lead goes before any session could end."""


def programme(folder: Path, **keys: str) -> Path:
    """The programme, with what its training, its chapter, sessions and first trainer say."""
    text = PROGRAMME.replace("COVER", f"cover: {keys.get('cover', 'must')}")
    for name in ("evening", "law", "roles", "t1"):
        text = text.replace(f", {name.upper()}}}", f", {keys[name]}}}" if name in keys else "}")
    path = folder / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def offered(path: Path) -> list[str]:
    """The changes that are offered, in their order."""
    with pytest.raises(UnsatisfiableError) as caught:
        plan_training(path, "first", seconds=20)
    return [one.message for one in caught.value.ways_out[1:]]


@pytest.mark.parametrize("dinner", ["14:00-16:00", "19:00-21:00", "20:00-00:30"])
@pytest.mark.parametrize(
    "asked",
    [
        {"law": "place: end of training, at: 09:00"},
        {"law": "at: 12:00", "roles": "place: end of training"},
        {"roles": "at: 12:30"},
        NOBODY,
    ],
)
def test_a_dinner_stays_in_the_evening_whatever_is_changed(tmp_path: Path, dinner: str, asked: dict[str, str]) -> None:
    """A day more has a dinner or none, and may be empty; a later end comes before the dinner."""
    said = offered(programme(tmp_path, evening=f"evening: [day 1 {dinner} Dinner]", **asked))
    assert said
    assert not [one for one in said if "Dinner" in one]


def test_no_day_is_to_end_after_its_dinner_begins(tmp_path: Path) -> None:
    asked = {"law": "at: 12:00", "roles": "place: end of training"}
    path = programme(tmp_path, **asked)
    assert any("End 90 minutes later, at 14:30" in one for one in offered(path))
    path = programme(tmp_path, evening="evening: [day 1 14:00-16:00 Dinner]", **asked)
    assert not [one for one in offered(path) if " later, at " in one]


def test_an_agenda_without_sessions_is_no_way_out(tmp_path: Path) -> None:
    said = offered(programme(tmp_path, **NOBODY))
    assert said
    assert not [one for one in said if "cover: should" in one]


def test_a_plan_without_sessions_is_no_plan(tmp_path: Path) -> None:
    path = programme(tmp_path, cover="should", **NOBODY)
    with pytest.raises(UnsatisfiableError) as caught:
        plan_training(path, "first", seconds=20)
    (said,) = caught.value.findings
    assert said.code == "plan.empty"
    assert said.message == "no session of first is held in the best agenda that was found."
    path = programme(tmp_path, cover="should", law=NOBODY["law"])
    assert len(plan_training(path, "first", seconds=20).agenda.sessions()) == 2


def test_another_time_is_offered_before_a_session_is_left_out(tmp_path: Path) -> None:
    said = offered(programme(tmp_path, law="at: 10:00", roles="at: 09:30"))
    times = [at for at, one in enumerate(said) if "have any time" in one]
    (left_out,) = (at for at, one in enumerate(said) if "cover: should" in one)
    assert len(times) == 2
    assert max(times) < left_out


def test_who_can_not_be_second_as_well_is_told_without_a_rule(tmp_path: Path) -> None:
    path = programme(tmp_path)
    path.write_text("".join(line for line in path.read_text("utf-8").splitlines(True) if "T2" not in line), "utf-8")
    (second,) = explain_item(path, "first", "law", seconds=20).seconds
    assert second.extra_cost is None
    assert second.reason == "The trainers of first are T1."


def test_a_day_with_a_dinner_alone_is_planned(tmp_path: Path) -> None:
    """People come on the day before, and eat together."""
    path = programme(
        tmp_path, evening="days: 2, evening: [day 2 17:00-18:00 Dinner]", law="at: day 1", roles="at: day 1"
    )
    path.write_text(path.read_text("utf-8").replace("days: 1, start", "start"), encoding="utf-8")
    result = plan_training(path, "first", seconds=20)
    assert [item.title for item in result.agenda.days[1].items] == ["Dinner"]


def test_that_somebody_comes_after_all_is_tried_before_the_work_is_used_up(tmp_path: Path) -> None:
    """With work for one question, it is that one."""
    loaded, source = read_programme(programme(tmp_path, **NOBODY))
    context, rules = Context(loaded, find_training(loaded, "first")), agenda_rules_of(loaded, source)
    conflict = find_conflict(context, rules)
    little = FeasibilityOracle(2 * QUESTION)
    found = find_changes(Case.of(context, rules), [*conflict.rules, *conflict.facts], little, lambda _: [])
    assert [way.changes[0].says.split(" on ")[0] for way in found.ways] == ["have T1 come"]
