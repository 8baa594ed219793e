"""A trainer who is away for a half day or some hours: kept by the planner, checked, explained, planned around."""

import re
from pathlib import Path

import pytest

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.facts import list_other_facts
from ecpat_training.agenda.explain.remedies import people_remedies
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.agenda.workflows.plan_keep import replan_training
from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.reading.programme import read_programme
from tests.agenda.cases import price, rule
from tests.agenda.programmes_in_time import broken, checked, planned, programme_file

TWO_DAYS = "days: 2, start: 2026-03-05, hours: 09:00-15:30"
ABSENCES = [
    "2026-03-05 morning",
    "2026-03-05 from 10:30",
    "2026-03-06 until 10:00",
    "2026-03-05 10:00-11:00",
    "2026-03-05 10:00-11:00, 2026-03-05 14:00-14:30, 2026-03-06",
]


@pytest.mark.parametrize("away", ABSENCES)
def test_nobody_is_planned_while_away(tmp_path: Path, away: str) -> None:
    result = planned(tmp_path, TWO_DAYS, away=f"away: [{away}]", basics="needs: {lead: any}")
    trainer = result.programme.trainers[0]
    held = [(day.date, item) for day in result.agenda.days for item in day.items if trainer.id in item.trainers]
    assert not [item.title for date, item in held if trainer.is_away(date, item.start, item.end)]
    assert result.check.holds


@pytest.mark.parametrize("absent", ["10:00-10:20", "09:40-10:00", "from 10:10", "until 10:10", "10:00-10:05"])
def test_the_draft_costs_what_its_check_says(absent: str) -> None:
    """Two trainers, of whom one is away for a while, and availability is a wish: what the solver minimises is the
    cost by the check, and no order of the sessions is cheaper."""
    session = {"minutes": "20-30, ideally 30", "method": "exercise"}
    person = {"country": "BG", "stakeholder": "GO", "role": "care", "speaks": ["en"]}
    written = {
        "programme": "Hours away",
        "id": "hours-away",
        "events": [{"id": "one", "title": "One", "country": "BG", "days": "1", "participants": "20",
                    "hours": "09:00-10:30", "start": "2026-03-05"}],
        "manual": [{"chapter": "All", "sessions": [{**session, "id": f"s{n}", "title": f"S{n}"} for n in range(3)]}],
        "trainers": [{**person, "id": "T-1", "away": [f"2026-03-05 {absent}"]}, {**person, "id": "T-2"}],
    }  # fmt: skip
    programme = Programme.model_validate(written)
    context = Context(programme, programme.training("one"))
    names = ["within hours", "session length", "coverage", "start on time"]
    rules = [*(rule(name) for name in names), rule("availability", {"weight": "3"}), rule("competence")]
    found = draft_agenda(context, rules, seconds=10, seed=1)
    assert found.objective == found.bound
    assert price(rules, found.agenda, context) == found.objective
    least = {"10:00-10:20": 3, "09:40-10:00": 3, "from 10:10": 3, "until 10:10": 9, "10:00-10:05": 3}
    assert found.objective <= least[absent]


def test_a_check_names_the_hours_and_the_part_behind_a_break(tmp_path: Path) -> None:
    programme_file(
        tmp_path, TWO_DAYS, away="away: [2026-03-05 afternoon, 2026-03-06 to 2026-03-08]", visit="may be split: yes"
    )
    text = """\
training: one
days:
  - items:
      - 09:00-09:30 opening @ BG-1 + BG-2
      - 11:30-12:30 visit @ BG-1 + BG-2
      - 12:30-13:30 lunch
      - 13:30-14:00 visit @ BG-1 + BG-2
  - items: [09:00-09:30 closing @ BG-1 + BG-2]
"""
    said = [one for one in broken(checked(tmp_path, text)) if "away" in one]
    assert said == [
        'day 1, 13:30 "A visit": BG-1 is away on 2026-03-05 afternoon.',
        'day 2, 09:00 "Closing": BG-1 is away on 2026-03-06.',
    ]


def test_who_is_away_all_through_the_hours_is_told_at_once(tmp_path: Path) -> None:
    others = ["2026-03-05 from 09:00", "2026-03-05 until 12:00, 2026-03-05 12:00-16:00"]
    for away in others:
        programme, _ = read_programme(programme_file(tmp_path, TWO_DAYS, away=f"away: [{away}]"))
        assert programme.trainers[0].misses(Context(programme, programme.training("one")).dates[1], 540, 930)
    programme, _ = read_programme(programme_file(tmp_path, TWO_DAYS, away="away: [2026-03-05 from 09:30]"))
    assert not programme.trainers[0].misses(Context(programme, programme.training("one")).dates[1], 540, 930)


def test_an_absence_of_some_hours_is_a_fact_with_a_remedy(tmp_path: Path) -> None:
    path = programme_file(tmp_path, TWO_DAYS, away="away: [2026-03-05 from 10:00, 2026-03-01 to 2026-03-05]")
    programme, _ = read_programme(path)
    context = Context(programme, programme.training("one"))
    facts = [one for one in list_other_facts(context) if one.kind == "away"]
    assert [one.says for one in facts] == [
        "BG-1 is away on 2026-03-05 from 10:00, day 1.",
        "BG-1 is away on 2026-03-05, day 1.",
    ]
    assert [one.path for one in facts] == [("trainers", 0, "away", 0), ("trainers", 0, "away", 1)]
    case = Case.of(context, [])
    says = [step.says for one in people_remedies(case, facts) for step in one.steps]
    assert says == ["have BG-1 come on 2026-03-05 from 10:00 after all", "have BG-1 come on 2026-03-05 after all"]
    for one in facts:
        case = one.drop(case)
    assert [str(one) for one in case.context.trainers["BG-1"].away] == ["2026-03-01 to 2026-03-04"]


def test_where_hours_away_leave_no_agenda_they_are_named(tmp_path: Path) -> None:
    """Of a short day, since it is asked of each session and each rule what would help."""
    path = programme_file(
        tmp_path, "days: 1, start: 2026-03-05, hours: 09:00-14:30", away="away: [2026-03-05 10:00-14:00]"
    )
    text = path.read_text("utf-8")
    alone = text.replace("country: BG, participants: 20,", "country: BG, participants: 20, trainers: [BG-1, BG-2],")
    few = [line for line in alone.splitlines() if not re.search(r"\{id: (case|roles|visit),", line)]
    path.write_text("\n".join(few), encoding="utf-8")
    with pytest.raises(UnsatisfiableError) as caught:
        plan_training(path, "one", seconds=5)
    told = " ".join(f"{one.message} {one.hint}" for one in caught.value.findings)
    assert "2026-03-05 10:00-14:00" in told


def test_planning_again_hands_over_what_falls_into_the_hours_alone(tmp_path: Path) -> None:
    before = planned(tmp_path, TWO_DAYS)
    text = agenda_yaml(before.agenda, before.programme, programme_file="programme.yaml")
    (tmp_path / "agenda.yaml").write_text(re.sub(r"@ .*?(?=  #)", "@ BG-1 + BG-2", text), encoding="utf-8")
    programme_file(tmp_path, TWO_DAYS, away="away: [2026-03-05 until 10:00]")
    again = replan_training(tmp_path / "programme.yaml", tmp_path / "agenda.yaml", "one", seconds=10)
    assert again.replan is not None
    early = [item for item in before.agenda.days[0].sessions() if item.start < 600]
    assert again.replan.moved.objective == 0
    assert (again.replan.handed_over.objective, again.replan.handed_over.is_proven) == (len(early), True)
    assert again.check.holds
