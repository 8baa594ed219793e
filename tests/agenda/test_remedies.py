"""What is offered where there is no agenda: what people can do about it, in words that go into the file; and each of it
suffices, as the checks see it."""

import re
from pathlib import Path

import pytest
import yaml

from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.changes import Members, find_changes
from ecpat_training.agenda.explain.conflict import find_conflict
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.plain_impossibility import find_plain_members, plainly_impossible
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.core.finding import errors
from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.hours_by_day import parse_hours_by_day
from tests.agenda.drawn_trainings import drawn_training
from tests.draws import some_of

PROGRAMME = """\
programme: Two days
id: two
events:
  - {id: first, title: First, country: BG, participants: 9, EVENT}
manual:
  - chapter: One
    sessions:
      - {id: law, title: The law, minutes: 60, method: lecture}
      - {id: roles, title: Roles, minutes: 90, method: exercise, ROLES}
trainers:
  - {id: T1, country: BG, stakeholder: GO, role: other, speaks: [en], competences: [law]}
  - {id: T2, country: BG, stakeholder: NGO, role: other, speaks: [en]}
"""


def programme(folder: Path, event: str, roles: str = "goal: Who does what", rules: str = "") -> Path:
    path = folder / "programme.yaml"
    text = PROGRAMME.replace("EVENT", event).replace("ROLES", roles)
    path.write_text(text + rules, encoding="utf-8")
    return path


def offered(path: Path) -> list[str]:
    with pytest.raises(UnsatisfiableError) as caught:
        plan_training(path, "first", seconds=60)
    return [one.message for one in caught.value.ways_out[1:]]


def with_the_words(path: Path, said: list[str], start: str) -> Path:
    """The file when what one offer has between its last backticks stands in the place of the same key."""
    (one,) = (each for each in said if start in each)
    written = re.findall(r"`([^`]+)`", one)[-1]
    key = written.split(":")[0]
    text = path.read_text(encoding="utf-8")
    old = rf"{key}: (\{{[^}}]*\}}|\[[^]]*\]|[^,}}]*)"
    assert re.search(old, text), (key, text)
    path.write_text(re.sub(old, lambda _: written, text, count=1), encoding="utf-8")
    return path


def test_one_day_may_end_later_while_the_others_stay(tmp_path: Path) -> None:
    path = programme(tmp_path, "days: 2, hours: 09:00-10:15")
    said = offered(path)
    assert any("End day 2 15 minutes later, at 10:30" in one for one in said)
    with_the_words(path, said, "End day 2 15 minutes later")
    days = plan_training(path, "first", seconds=20).agenda.days
    assert [max(item.end for item in day.items) for day in days] == [10 * 60, 10 * 60 + 30]


def test_a_day_more_of_days_with_hours_of_their_own_has_hours(tmp_path: Path) -> None:
    said = offered(programme(tmp_path, "days: 1, hours: {day 1: 09:00-10:35}"))
    assert any("(`days: 2`, and in `hours`: `day 2: 09:00-10:35`)" in one for one in said)


def test_a_day_more_of_a_training_with_dates_is_a_date(tmp_path: Path) -> None:
    said = offered(programme(tmp_path, "dates: [2026-05-12], hours: 09:00-10:35"))
    assert any("one day more, such as 2026-05-13 (in `dates`: `2026-05-13`)" in one for one in said)


def test_a_break_may_split_a_long_session(tmp_path: Path) -> None:
    rules = "rules:\n  agenda:\n    - break every: {minutes: 60, never over: 75}\n"
    path = programme(tmp_path, "days: 1, hours: 09:00-13:00", "may be split: no", rules)
    said = offered(path)
    with_the_words(path, said, 'Let a break split "Roles"')
    assert plan_training(path, "first", seconds=20).agenda.sessions()


def test_who_may_have_a_competence_is_asked(tmp_path: Path) -> None:
    said = offered(programme(tmp_path, "days: 1, hours: 09:00-17:00", "needs: {lead: psychology}"))
    assert [one for one in said if "If T2 has `psychology`, write it among his or her `competences`." in one]


def test_a_session_that_is_not_fixed_any_more_is_said_to_have_a_time(tmp_path: Path) -> None:
    said = offered(programme(tmp_path, "days: 1, hours: 09:00-12:00", "at: 11:00"))
    (free,) = (one for one in said if "have any time" in one)
    assert re.search(r'In the agenda found, "Roles" is on day 1 at (09|10):\d\d\.$', free)


def test_nothing_is_said_twice_of_what_is_left_out(tmp_path: Path) -> None:
    said = offered(programme(tmp_path, "days: 1, hours: 09:00-10:35"))
    left_out = [one for one in said if "left out" in one]
    assert len(left_out) == 2
    assert [sum(f'"{title}"' in one for one in left_out) for title in ("The law", "Roles")] == [1, 1]
    assert any(one.endswith("be left out, in a chapter of its own with `cover: may`.") for one in said)


@pytest.mark.parametrize("seed", some_of([983, 310, 374], 1))
def test_every_remedy_written_into_the_file_gives_an_agenda(seed: int) -> None:
    """The programme of each is one that can be read, and the checks let its agenda pass."""
    context, rules = drawn_training(seed)

    def members(case: Case) -> Members:
        if plain := plainly_impossible(case.context, case.rules):
            return find_plain_members(case.context, case.rules, plain)
        conflict = find_conflict(case.context, case.rules, oracle=FeasibilityOracle(2))
        return [*conflict.rules, *conflict.facts]

    case = Case.of(context, rules)
    ways = find_changes(case, members(case), FeasibilityOracle(2), members).ways
    assert ways
    for way in ways:
        changed = case
        for change in way.changes:
            changed = change.apply(changed)
            _hours_as_written(change.says, changed)
        Programme.model_validate(changed.context.programme.model_dump(mode="json", by_alias=True, exclude_none=True))
        agenda = draft_agenda(changed.context, changed.rules, seconds=10, seed=1).agenda
        results = judge(changed.rules, agenda, changed.context)
        assert not errors(one for result in results for one in result.breaks), way


def _hours_as_written(says: str, changed: Case) -> None:
    """The words of a change of hours are those hours."""
    if found := re.search(r"`hours: ([^`]+)`", says):
        written = yaml.load(found[1], yaml.CBaseLoader)
        read, training = parse_hours_by_day(written), changed.context.training
        days = range(1, training.days + 1)
        assert [read.on(day) for day in days] == [training.hours.hours_on(day) for day in days]  # type: ignore[attr-defined]
