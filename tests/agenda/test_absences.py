"""A training without dates: what its agenda can't be checked for is said."""

from pathlib import Path

from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.plan import plan_training, unchecked_absences
from ecpat_training.core.finding import Severity
from tests.agenda.cases import PLACE, SHIPPED, agenda, programme, rule

DAYS = [["09:00-09:30 opening @ BG-2 + NL-1"], ["09:00-09:10 recap @ BG-1 + NL-2"], ["09:00-09:10 recap @ BG-1 + NL-2"]]


def said(training: str, dates: list[str] | None = None, *, asked: bool = True) -> list[str]:
    about = Context(programme(), programme().training(training))
    rules = [rule("availability")] if asked else []
    written = agenda(DAYS[: about.training.days], training, dates)
    found = unchecked_absences(rules, written, about)
    assert all(one.severity is Severity.NOTE and one.where == PLACE for one in found)
    return [one.message for one in found]


def test_absences_that_no_date_could_be_compared_with_are_said() -> None:
    assert said("open") == ["open has no date: whether BG-2 can come could not be looked at."]


def test_where_every_day_has_a_date_or_nobody_asks_nothing_is_said() -> None:
    assert said("two-days") == []
    assert said("open", ["2025-06-03", "2025-06-04", "2025-06-05"]) == []
    assert said("open", asked=False) == []


def test_the_plan_of_a_training_without_dates_says_it(tmp_path: Path) -> None:
    text = SHIPPED.read_text("utf-8").replace("    start: 2005-02-24\n", "")
    text = text.replace("- {id: NL-1,", "- {id: NL-1, away: [2005-02-24],")
    path = tmp_path / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    found = [one for one in plan_training(path, "experts-1").check.findings if one.code == "plan.no-date"]
    assert ["whether NL-1 can come" in one.message for one in found] == [True]
