"""`ecpat plan` on the shipped programme: proven best, every rule kept, the same agenda each time, read back as it was
written; and what is said where there is no plan."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.agenda.planner.search import DraftedAgenda
from ecpat_training.agenda.report.agenda_yaml import agenda_yaml
from ecpat_training.agenda.workflows import plan as workflow
from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.agenda.workflows.plan_result import gave_way_row
from ecpat_training.core.errors import ContentError, UnsatisfiableError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.rules.check import RuleResult
from tests.agenda.cases import SHIPPED, pilot

TEXT = SHIPPED.read_text("utf-8")


def changed(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The shipped programme with some words changed."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def told(error: UnsatisfiableError | ContentError) -> list[str]:
    return [f"{one.where.line if one.where else 0}: {one.message}" for one in error.findings]


def line(words: str, text: str = TEXT) -> int:
    return next(number for number, written in enumerate(text.split("\n"), start=1) if words in written)


def test_the_pilot_is_proven_best_and_keeps_every_rule() -> None:
    result = pilot()
    assert result.optimal
    assert result.objective == result.bound == sum(one.cost for one in result.gave_way)
    assert result.check.holds
    assert not result.left_out
    assert all(item.start % 5 == item.end % 5 == 0 for day in result.agenda.days for item in day.items)
    assert all(len(item.trainers) == 2 for item in result.agenda.sessions())


def test_without_an_id_the_pilot_is_planned() -> None:
    programme = pilot().programme
    assert workflow.find_training(programme, None).id == "pilot"
    without = programme.model_copy(update={"events": ()})
    with pytest.raises(UsageError, match="no pilot; say which"):
        workflow.find_training(without, None)
    with pytest.raises(UsageError, match=r"Did you mean `al-1`"):
        workflow.find_training(programme, "AL-1")
    with pytest.raises(UsageError, match=r"no training `al-3`. Did you mean `al-"):
        workflow.find_training(programme, "al-3")


def test_the_same_programme_gives_the_same_agenda_everywhere() -> None:
    code = (
        "from ecpat_training.agenda.workflows.plan import plan_training as p; "
        "from ecpat_training.agenda.report.agenda_yaml import agenda_yaml as y; import sys; "
        "r = p(sys.argv[1], 'experts-1'); sys.stdout.write(y(r.agenda, r.programme))"
    )
    texts = set()
    for seed, zone, language in (("1", "Asia/Tokyo", "C"), ("2", "America/Lima", "tr_TR.UTF-8")):
        there = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONUTF8": "1"}
        ran = subprocess.run([sys.executable, "-c", code, str(SHIPPED)], env=there, capture_output=True, check=True)
        texts.add(ran.stdout)
    assert len(texts) == 1


def test_a_draft_is_read_back_and_judged_alike(tmp_path: Path) -> None:
    result = pilot()
    text = agenda_yaml(result.agenda, result.programme)
    (tmp_path / "agenda.yaml").write_text(text, encoding="utf-8")
    check = check_agenda(tmp_path / "agenda.yaml", SHIPPED)
    assert not check.findings
    assert [(one.rule, one.kept, one.cost) for one in check.rules] == [
        (one.rule, one.kept, one.cost) for one in result.check.rules
    ]


def test_an_edit_that_breaks_a_rule_is_found_at_its_line(tmp_path: Path) -> None:
    result = pilot()
    text = agenda_yaml(result.agenda, result.programme)
    wrong = next(item for item in result.agenda.sessions() if item.session and item.session.id == "closing")
    moved = text.replace(" + ".join(wrong.trainers), wrong.trainers[0])
    assert moved != text
    (tmp_path / "agenda.yaml").write_text(moved, encoding="utf-8")
    check = check_agenda(tmp_path / "agenda.yaml", SHIPPED)
    assert not check.holds
    (competence,) = (one for one in check.rules if one.rule == "competence")
    places = {one.where.line for one in competence.breaks if one.where and "second" in one.message}
    assert line(" closing ", moved) in places


def test_a_trainer_from_outside_the_pool_is_a_remark(tmp_path: Path) -> None:
    (tmp_path / "agenda.yaml").write_text(
        "training: al-1\ndays:\n  - items: [09:00-09:30 opening @ AL-1 + NO-2]\n", encoding="utf-8"
    )
    (remark,) = check_agenda(tmp_path / "agenda.yaml").findings
    assert remark.message == "1 trainer is not in the pool of al-1: NO-2."


def test_an_unknown_rule_is_said_with_its_place(tmp_path: Path) -> None:
    path = changed(tmp_path, ("- practice share:", "- practise share:"))
    with pytest.raises(ContentError) as caught:
        plan_training(path, "pilot")
    assert told(caught.value) == [f"{line('- practice share:')}: there is no rule `practise share`."]


def test_sessions_that_can_not_follow_each_other_are_named_with_their_place_and_ways_out(tmp_path: Path) -> None:
    title = "        title: Where the countries stand\n"
    path = changed(tmp_path, (title, f"{title}        after: [exp-closing]\n"))
    with pytest.raises(UnsatisfiableError) as caught:
        plan_training(path, "experts-1")
    text = path.read_text("utf-8")
    assert told(caught.value) == [
        f'{line("- id: exp-countries", text)}: "Where the countries stand" comes after "Decisions and closing" '
        '(`after`), and "Decisions and closing" has its place at the end of training.'
    ]
    heading, *ways = [one.message for one in caught.value.ways_out]
    assert heading == "any one of these makes an agenda possible, seen by the solver; the least change comes first:"
    assert '2. Let "Where the countries stand" not come after "Decisions and closing".' in ways


def test_a_competence_that_nobody_has_needs_no_search(tmp_path: Path) -> None:
    path = changed(tmp_path, ("lead: referral", "lead: magic"))
    with pytest.raises(UnsatisfiableError, match="no trainer in the pool of al-1 has the competence `magic`") as caught:
        plan_training(path, "al-1")
    above = path.read_text("utf-8").split("lead: magic")[0].split("\n")
    session = max(number for number, written in enumerate(above, start=1) if "- id: " in written)
    assert told(caught.value)[0].startswith(f"{session}: ")


def test_sessions_that_wait_for_each_other_are_found_in_the_file(tmp_path: Path) -> None:
    title = "        title: Where the countries stand\n"
    path = changed(tmp_path, (title, f"{title}        after: [exp-manual]\n"))  # which comes after it
    with pytest.raises(ContentError) as caught:
        plan_training(path, "experts-1")
    (said,) = told(caught.value)
    assert "session `exp-countries` comes after `exp-manual` after `exp-countries`: no order keeps that" in said
    assert said.startswith(str(line("after: [exp-manual]", path.read_text("utf-8"))))


def test_when_time_runs_out_that_is_said() -> None:
    with pytest.raises(UnsatisfiableError, match=r"within the limit of 0\.01 seconds; whether there is one is open"):
        plan_training(SHIPPED, "pilot", seconds=0.01)


def test_a_limit_of_work_gives_the_same_agenda_however_busy_the_machine_is() -> None:
    first, again = (plan_training(SHIPPED, "tot", seconds=0.4) for _ in range(2))
    assert not first.optimal  # otherwise this would prove nothing
    assert first.agenda == again.agenda
    assert (first.objective, first.bound) == (again.objective, again.bound)


def test_where_the_clock_stopped_the_search_the_plan_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = workflow.draft_agenda
    stopped = lambda *args, **kwargs: dataclasses.replace(honest(*args, **kwargs), stopped=True)  # noqa: E731
    monkeypatch.setattr(workflow, "draft_agenda", stopped)
    result = plan_training(SHIPPED, "experts-1")
    assert "plan.clock" in [finding.code for finding in result.check.findings]


@pytest.mark.parametrize("wrong", ["price", "hours"])
def test_an_answer_that_its_check_refuses_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    honest = workflow.draft_agenda

    def lying(*args: Any, **kwargs: Any) -> DraftedAgenda:
        drafted = honest(*args, **kwargs)
        if wrong == "price":
            return dataclasses.replace(drafted, objective=drafted.objective + 1, bound=drafted.bound + 1)
        first, *rest = drafted.agenda.days
        late = first.model_copy(update={"items": tuple(one.model_copy(update={"end": 1200}) for one in first.items)})
        return dataclasses.replace(drafted, agenda=drafted.agenda.model_copy(update={"days": (late, *rest)}))

    monkeypatch.setattr(workflow, "draft_agenda", lying)
    with pytest.raises(RuntimeError, match="fails its check"):
        plan_training(SHIPPED, "experts-1")


def test_what_gave_way_often_is_one_row_with_its_reason_once() -> None:
    where = [Finding("rule.x", Severity.WARNING, f"day 1, {hour}:00 lacks one. (It helps.)") for hour in range(10, 17)]
    row = gave_way_row(RuleResult("external expert", "", False, False, tuple(where), cost=21, because="It helps."))
    assert row.description.startswith("7 times. Day 1, 10:00 lacks one. Day 1, 11:00 lacks one.")
    assert row.description.endswith("14:00 lacks one. And 2 more. Why it was wished: It helps.")
    assert row.description.count("It helps") == 1
