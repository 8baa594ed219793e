"""Panels: several speakers and a moderator, guests and people from afar, who are there whenever a session is held."""

import re
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.agenda.calendars.ics import render, render_own
from ecpat_training.agenda.explain.facts import list_other_facts
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.papers import agenda_participants, agenda_trainers, checklist, session_plans
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.rules_in_force import agenda_rules, judge
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.timetable.frab import schedule
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.agenda.workflows.plan_keep import replan_training
from ecpat_training.core.errors import ContentError, EcpatError, UnsatisfiableError
from ecpat_training.core.finding import errors
from ecpat_training.documents.document import Checklist, FactList, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.quantity import clock
from tests.agenda.panels import LAUNCH, drawn_panels, launch, misplaced, planned_launch
from tests.agenda.programmes_in_time import broken, checked
from tests.draws import some_of

GUEST = "Ana Marić (Ministry of Justice, Sofia)"


def item(result: PlanResult, id_: str) -> Any:
    return next(one for one in result.agenda.sessions() if one.session and one.session.id == id_)


def printed(result: PlanResult) -> PlannedTraining:
    return PlannedTraining(result.programme, result.training, result.agenda)


def said_in(paper: Any, result: PlanResult) -> list[str]:
    """Every text of a paper's tables, facts and boxes."""
    blocks = paper.document(printed(result), Provenance("0", "ecpat plan print", ())).blocks
    cells = [str(cell) for one in blocks if isinstance(one, ReportTable) for row in one.rows for cell in row]
    facts = [f"{key}: {value}" for one in blocks if isinstance(one, FactList) for key, value in one.pairs]
    return [*cells, *facts, *(text for one in blocks if isinstance(one, Checklist) for text in one.items)]


def test_a_panel_is_held_when_everybody_can_come_and_needs_no_trainer_besides(tmp_path: Path) -> None:
    result = planned_launch(tmp_path)
    assert result.check.holds
    assert item(result, "panel").start >= 13 * 60
    assert item(result, "panel").trainers == ()
    assert len(item(result, "law").trainers) == 2
    assert list(misplaced(result.agenda, result.programme)) == []


def test_a_guest_alone_is_brought_in_by_one_trainer_and_more_where_the_session_needs_them(tmp_path: Path) -> None:
    assert len(item(planned_launch(tmp_path), "talk").trainers) == 1
    needs = ("speakers: [{from: European", "needs: {second: any}\n        speakers: [{from: European")
    assert len(item(planned_launch(tmp_path, needs), "talk").trainers) == 2
    speaks = ("[{from: European Commission, remote: yes}]", "[T3]")
    assert item(planned_launch(tmp_path, speaks), "talk").trainers == ()


def test_a_speaker_s_hours_move_the_panel(tmp_path: Path) -> None:
    late = ("away: [2026-05-12 morning]", "away: [2026-05-12 until 15:00]")
    assert item(planned_launch(tmp_path, late), "panel").start >= 15 * 60
    trainer = ("stakeholder: GO,", "stakeholder: GO, away: [2026-05-12 from 14:20],")
    panel = item(planned_launch(tmp_path, trainer), "panel")
    assert panel.start >= 13 * 60
    assert panel.end <= 14 * 60 + 20


def test_who_speaks_works_as_long_as_the_session_lasts(tmp_path: Path) -> None:
    limit = ("stakeholder: GO,", "stakeholder: GO, most minutes a day: 60,")
    result = planned_launch(tmp_path, limit)
    assert item(result, "panel").minutes == 60
    assert all("T1" not in one.trainers for one in result.agenda.sessions())


def test_a_panel_at_a_wrong_time_or_with_its_speakers_elsewhere_is_found_by_a_check(
    tmp_path: Path,
) -> None:
    launch(tmp_path)
    text = """\
training: one
days:
  - date: 2026-05-12
    items:
      - 09:00-09:30 welcome @ T1 + T2
      - 09:30-10:45 panel @ T1 + T2
      - 10:45-11:15 talk @ T3
      - 11:15-12:15 law @ T1 + T3
      - 12:15-12:35 closing @ T1 + T2
"""
    check = checked(tmp_path, text)
    assert 'day 1, 09:30 "Panel: what works": Ministry of Justice, Sofia is away on 2026-05-12 morning.' in broken(
        check
    )
    assert check.planned.agenda.days[0].items[1].trainers == ()  # both are there anyway
    text = text.replace("10:45-11:15 talk @ T3", "10:30-11:00 law @ T1 + T3")
    assert any("trainer T1 is in day 1, 10:30" in one for one in broken(checked(tmp_path, text)))


def test_no_agenda_is_told_with_who_is_away(tmp_path: Path) -> None:
    path = launch(tmp_path, ("away: [2026-05-12 morning]", "away: [2026-05-12]"))
    with pytest.raises(EcpatError) as refused:
        plan_training(path, seconds=20)
    told = [one.message for one in refused.value.findings]
    assert any('"Panel: what works" has Ministry of Justice, Sofia, who is away on 2026-05-12' in one for one in told)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("moderator: T2", "moderator: T9", "no trainer `T9` is in the pool"),
        ("moderator: T2", "moderator: {trainer: X}", "no trainer `X` is in the pool"),
        ("moderator: T2", "moderator: T1", "is there twice"),
        ("names: yes, from: ", "from: ", "write `names: yes` beside it if this person agrees"),
        ("- T1\n", "- {trainer: T1, away: [2026-05-12]}\n", "write it there, under `trainers`"),
        ("- T1\n", "- {remote: yes}\n", "say who speaks"),
        ("trainers: [T2, T3]", "trainers: [T2, T8]", "names trainer `T8`, who is not in the pool"),
        ("trainers: [T2, T3]", "trainers: [T2, T2]", "named twice"),
    ],
)  # fmt: skip
def test_what_is_written_wrongly_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ContentError) as refused:
        plan_training(launch(tmp_path, (old, new)), seconds=20)
    assert says in "\n".join(one.message for one in refused.value.findings)


def test_participants_read_no_code_and_only_names_that_may_be_printed(tmp_path: Path) -> None:
    said = said_in(agenda_participants, planned_launch(tmp_path))
    assert f"State Police; Office of the Prosecutor; {GUEST} (online); Arta Hoxha (moderator)" in said
    assert not [one for one in said if re.search(r"\bT[123]\b", one)]
    unnamed = planned_launch(tmp_path, ("name: Ana Marić, names: yes, ", ""))
    assert not [one for one in said_in(agenda_participants, unnamed) if "Ana" in one]


def test_trainers_and_organisers_read_who_speaks_who_joins_from_afar_and_the_seats(tmp_path: Path) -> None:
    result = planned_launch(tmp_path)
    people = f"T1; Office of the Prosecutor; {GUEST} (online); Arta Hoxha (moderator)"
    assert people in said_in(agenda_trainers, result)
    assert {"speaks", "moderates", "is there"} <= set(said_in(agenda_trainers, result))
    assert f"Speakers and moderator: {people}" in said_in(session_plans, result)
    assert "Room: Hall (60 seats)" in said_in(session_plans, result)
    ticked = said_in(checklist, result)
    assert any("has the link" in one and GUEST in one and "European Commission" in one for one in ticked)
    assert any("microphone: “Panel: what works”" in one for one in ticked)
    assert "The chairs are counted: Hall (60 seats)." in ticked
    assert not [one for one in said_in(agenda_participants, result) if "seats" in one]


def test_calendars_and_schedules_name_those_who_speak(tmp_path: Path) -> None:
    result = planned_launch(tmp_path)
    own = render_own(printed(result), "T2").decode().replace("\r\n ", "")
    assert "SUMMARY:Panel: what works (moderates)" in own
    assert "SUMMARY:Dinner at the old mill (is there)" in own
    assert "SUMMARY:Panel: what works (speaks)" in render_own(printed(result), "T1").decode()
    assert "Dinner" not in render_own(printed(result), "T1").decode()
    assert "Office of the Prosecutor" in render(printed(result)).decode().replace("\r\n ", "")
    panel = next(one for day in schedule(printed(result)).days for one in day.events if "Panel" in one.title)
    assert [one.name for one in panel.persons] == ["T1", "Office of the Prosecutor", GUEST, "T2"]
    assert len({one.guid for one in panel.persons}) == 4


def test_an_agenda_with_a_panel_that_stays_stays(tmp_path: Path) -> None:
    from ecpat_training.agenda.report.agenda_yaml import agenda_yaml

    result = planned_launch(tmp_path)
    kept = tmp_path / "agenda.yaml"
    text = agenda_yaml(result.agenda, result.programme, programme_file="programme.yaml")
    kept.write_text(text, encoding="utf-8")
    again = replan_training(tmp_path / "programme.yaml", kept, seconds=20)
    assert again.replan is not None
    assert (again.replan.moved.objective, again.replan.handed_over.objective) == (0, 0)
    by_hand = re.sub(r"(- \d\d:\d\d-\d\d:\d\d panel)\s+#.*", r"\1 @ T3 (pinned)", text)
    assert by_hand != text
    kept.write_text(by_hand, encoding="utf-8")
    pinned = replan_training(tmp_path / "programme.yaml", kept, seconds=20)
    assert item(pinned, "panel").start == item(result, "panel").start
    start = clock(item(result, "panel").start)
    moved = LAUNCH.replace("away: [2026-05-12 morning]", f"away: [2026-05-12 from {start}]").replace(
        "09:00-17", "09:00-18"
    )
    (tmp_path / "programme.yaml").write_text(moved, encoding="utf-8")
    kept.write_text(text, encoding="utf-8")
    after = replan_training(tmp_path / "programme.yaml", kept, seconds=20)
    assert item(after, "panel").end <= item(result, "panel").start
    assert after.check.holds


def _drafted(seed: int) -> tuple[Context, Any]:
    programme = Programme.model_validate(drawn_panels(seed))
    context = Context(programme, programme.training("one"))
    rules, findings = agenda_rules(programme.rules, lambda *_: None)
    assert not findings
    try:
        return context, (draft_agenda(context, rules, seconds=20, seed=1).agenda, rules)
    except NoAgenda as answer:
        return context, None if answer.proven else pytest.fail("the search ended too early")


@pytest.mark.parametrize("seed", some_of(range(16), 4))
def test_nobody_is_at_two_places_or_away_in_drawn_programmes(seed: int) -> None:
    """Counted minute by minute, without the rules: by which the agenda holds as well."""
    context, drafted = _drafted(seed)
    if drafted is None:
        return
    agenda, rules = drafted
    assert list(misplaced(agenda, context.programme)) == []
    assert not errors(one for result in judge(rules, agenda, context) for one in result.breaks)


def test_drawn_programmes_have_agendas_and_hard_ones_as_well() -> None:
    found = [_drafted(seed) for seed in range(5)]
    assert any(one for _, one in found)
    assert any(session.people for context, one in found if one for session in context.sessions.values())


def test_when_guests_are_away_is_a_fact_that_an_explanation_may_drop(tmp_path: Path) -> None:
    from ecpat_training.agenda.explain.case import Case

    result = planned_launch(tmp_path)
    context = Context(result.programme, result.training)
    (away,) = [one for one in list_other_facts(context) if one.kind == "speaker"]
    assert away.says == '"Panel: what works" has Ministry of Justice, Sofia, who is away on 2026-05-12 morning.'
    dropped = away.drop(Case.of(context, [])).context
    assert not any(one.away for one in dropped.sessions["panel"].speakers)


def test_why_a_panel_stands_there_asks_for_no_lead_that_it_does_not_have(tmp_path: Path) -> None:
    from ecpat_training.agenda.workflows.plan_explain import explain_item

    explained = explain_item(launch(tmp_path), None, "panel", seconds=20)
    assert (explained.leads, explained.seconds) == ((), ())
    assert any(one.is_current for one in explained.places)


def test_a_guest_who_is_away_may_come_after_all_or_be_left_out(tmp_path: Path) -> None:
    path = launch(tmp_path, ("away: [2026-05-12 morning]", "away: [2026-05-12]"))
    with pytest.raises(UnsatisfiableError) as caught:
        plan_training(path, seconds=10)
    offered = [one.message.split(". ", 1)[-1] for one in caught.value.ways_out]
    assert "Have Ministry of Justice, Sofia come on 2026-05-12 after all." in offered
    assert 'Leave Ministry of Justice, Sofia out of "Panel: what works".' in offered
