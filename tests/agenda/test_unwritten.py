"""What a programme says of its sessions, trainers and trainings holds without any rule, and so do wishes that nearly
everybody has: what is planned is compared with the file itself, not with our rules."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecpat_training.agenda.explain.plain_impossibility import plainly_impossible
from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.rules_in_force import agenda_rules, judge, list_unwritten_rules
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows.no_effect import fields_without_effect
from ecpat_training.core.finding import errors
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.training_named import find_training
from tests.draws import draws

TRAINERS: list[dict[str, Any]] = [
    {"id": "T-1", "country": "BG", "role": "care", "competences": ["care"]},
    {"id": "T-2", "country": "BG", "role": "law enforcement", "competences": ["law"]},
    {"id": "T-3", "country": "BG", "role": "care", "competences": ["care", "law"], "most minutes a day": 200},
]


def session(id_: str, minutes: str = "30-60", **more: object) -> dict[str, Any]:
    return {"id": id_, "title": id_.capitalize(), "minutes": minutes, "method": "exercise", **more}


OPENING = session("welcome", "20-30", place="start of training")
CLOSING = session("farewell", "20-30", place="end of training")
CONTENT = [session("first"), session("second", after=["first"]), session("third", after=["second"])]


def programme(
    sessions: list[dict[str, Any]], trainers: list[dict[str, Any]], rules: dict[str, Any] | None = None, **training: Any
) -> Context:
    """A programme without rules, unless some are given."""
    people = [{"stakeholder": "NGO", "speaks": ["bg"], **one} for one in trainers]
    event = {"id": "one", "title": "One", "country": "BG", "days": 1, "participants": 20, "language": "bg", **training}
    written = {
        "programme": "Without rules",
        "id": "small",
        "events": [event],
        "manual": [{"chapter": "All", "sessions": sessions}],
        "trainers": people,
        "rules": {"agenda": [{name: asks} for name, asks in (rules or {}).items()]},
    }
    made = Programme.model_validate(written)
    return Context(made, made.training("one"))


def rules_of(about: Context) -> list[AgendaRule]:
    rules, findings = agenda_rules(about.programme.rules, lambda *_: None)
    assert not findings
    return rules


def planned(about: Context) -> Agenda:
    """The plan, which the checks find kept at the cost that the solver counted."""
    rules = rules_of(about)
    assert not plainly_impossible(about, rules)
    drafted = draft_agenda(about, rules, seconds=20, seed=1)
    results = judge(rules, drafted.agenda, about)
    assert not errors(one for result in results for one in result.breaks)
    assert sum(result.cost for result in results) == drafted.objective
    return drafted.agenda


def held(agenda: Agenda) -> dict[str, tuple[int, AgendaItem]]:
    return {item.session.id: (day.number, item) for day in agenda.days for item in day.sessions() if item.session}


@st.composite
def drawn(draw: st.DrawFn) -> Context:
    ids = [f"s{number}" for number in range(draw(st.integers(1, 5)))]
    sessions = []
    for number, id_ in enumerate(draw(st.permutations(ids))):
        low = 5 * draw(st.integers(3, 12))
        minutes = f"{low}-{low + 5 * draw(st.integers(0, 6))}"
        after = [one["id"] for one in sessions if draw(st.integers(0, 3)) == 0]
        place = draw(st.sampled_from(["anywhere"] * 4 + ["start of training", "end of training"]))
        needs = draw(st.sampled_from([{}, {"lead": "care"}, {"lead": "law", "second": "care"}]))
        more: dict[str, Any] = {} if place != "anywhere" else {"after": after}
        sessions.append(session(id_, minutes, place=place, needs=needs, **more))
        sessions[-1]["title"] = f"Session {number}"
    away = draw(st.sampled_from([[], ["2025-03-03"], ["2025-03-04"]]))
    team = [{**TRAINERS[0], "away": away}, TRAINERS[1], TRAINERS[2]][: draw(st.integers(0, 3))]
    return programme(sessions, team, days=draw(st.integers(1, 2)), start="2025-03-03", hours="09:00-17:00")


def _agenda(about: Context, rules: list[AgendaRule]) -> Agenda | None:
    """The plan; None where there is none."""
    try:
        return draft_agenda(about, rules, seconds=20, seed=1).agenda
    except NoAgenda as answer:
        if not answer.proven:
            raise
        return None


@settings(max_examples=draws(25, 6), suppress_health_check=list(HealthCheck), deadline=None)
@given(drawn())
def test_every_fact_of_a_programme_without_rules_is_kept(about: Context) -> None:
    rules = rules_of(about)
    if plainly_impossible(about, rules):
        return
    agenda = _agenda(about, rules)
    if agenda is None:
        return
    found = held(agenda)
    pool, last = len(about.pool), about.training.days
    assert set(found) == set(about.sessions), "all are held"
    opened: set[str] = set()
    for id_, one in about.sessions.items():
        day, item = found[id_]
        low, high = one.minutes.low or 0, one.minutes.high or 0
        assert low <= item.minutes <= high
        assert 9 * 60 <= item.start < item.end <= 17 * 60
        assert all((found[base][0], found[base][1].end) <= (day, item.start) for base in one.after)
        if one.place == "start of training":
            others = {other for other in found if about.sessions[other].place != one.place}
            assert all((day, item.start) < (found[other][0], found[other][1].start) for other in others - opened)
            assert day == 1
        if one.place == "end of training":
            assert day == last
        assert len(set(item.trainers)) == len(item.trainers) == min(2, pool)
        needs = one.needs
        for code, need in zip(item.trainers, (needs.lead, needs.second) if needs else (), strict=False):
            assert about.trainers[code].competent(need)
        for code in item.trainers:
            assert date(2025, 3, 2 + day) not in about.trainers[code].away
    for number in range(1, last + 1):
        assert sum(item.minutes for day, item in found.values() if day == number and "T-3" in item.trainers) <= 200


def test_without_any_rule_a_day_is_what_people_expect_of_one() -> None:
    content = [session(f"s{number}", "60-90, ideally 75") for number in range(4)]
    agenda = planned(programme([OPENING, *content, CLOSING], TRAINERS[:2], hours="09:00-17:00"))
    (day,) = agenda.days
    order = [item.session.id for item in day.sessions() if item.session]
    assert order == ["welcome", "s0", "s1", "s2", "s3", "farewell"]
    kinds = [item.kind for item in day.items if item.kind != "session"]
    assert kinds == ["break", "lunch", "break"]
    lunch = next(item for item in day.items if item.kind == "lunch")
    assert 12 * 60 <= lunch.start < lunch.end <= 14 * 60
    assert lunch.minutes == 60
    assert day.items[0].start == 9 * 60


@pytest.mark.parametrize(("trainers", "posts"), [(0, 0), (1, 1), (2, 2), (3, 2)])
def test_as_many_lead_as_there_are(trainers: int, posts: int) -> None:
    agenda = planned(programme([OPENING, *CONTENT, CLOSING], TRAINERS[:trainers]))
    assert {len(item.trainers) for item in agenda.sessions()} == {posts}


def test_two_trainers_each_hold_one_of_two_sessions_at_once() -> None:
    apart = [session("police", track="law enforcement"), session("care", track="care")]
    agenda = planned(programme([OPENING, *apart, CLOSING], TRAINERS[:2]))
    trainers = {id_: item.trainers for id_, (_, item) in held(agenda).items()}
    assert sorted([*trainers["police"], *trainers["care"]]) == ["T-1", "T-2"]
    assert len(trainers["welcome"]) == 2


def test_nobody_with_the_competence_is_said_as_where_the_rule_is_written() -> None:
    needs = session("hard", needs={"lead": "medicine"})
    for rules in ({}, {"competence": {}}):
        about = programme([needs], TRAINERS[:2], rules)
        (found,) = plainly_impossible(about, rules_of(about))
        assert "no trainer in the pool of one has the competence `medicine`" in found.message


def test_a_written_rule_asks_for_two_trainers_where_there_is_one() -> None:
    about = programme(CONTENT, TRAINERS[:1], {"competence": {}})
    (found,) = plainly_impossible(about, rules_of(about))
    assert "each session needs two trainers" in found.message


def test_a_fact_is_weakened_by_writing_its_rule_with_a_weight() -> None:
    away = [{**TRAINERS[0], "away": ["2025-03-03"]}]
    strict = programme(CONTENT, away, start="2025-03-03")
    with pytest.raises(NoAgenda):
        draft_agenda(strict, rules_of(strict), seconds=10, seed=1)
    weak = programme(CONTENT, away, {"availability": {"weight": 1}}, start="2025-03-03")
    assert {item.trainers for item in planned(weak).sessions()} == {("T-1",)}


def test_a_wish_is_switched_off_by_a_weight_of_0() -> None:
    content = [session(f"s{number}", "60", after=[f"s{number + 1}"] if number < 3 else []) for number in range(4)]
    costs = {}
    for weight in (0, 2):
        about = programme(content, TRAINERS[:2], {"manual order": {"weight": weight}})
        rules = rules_of(about)
        drafted = draft_agenda(about, rules, seconds=10, seed=1)
        results = {one.rule: one for one in judge(rules, drafted.agenda, about)}
        costs[weight] = drafted.objective
        assert results["manual order"].kept is (weight == 0)
    assert costs[2] - costs[0] == 2 * 6, "each two of four sessions"


def test_an_afternoon_before_a_whole_day_leaves_lunch_at_lunch_time() -> None:
    """Coffee at 14:30 on the first day is no reason for lunch at 10:30 on the second."""
    content = [session(f"s{number}", "90" if number < 4 else "60") for number in range(6)]
    hours = {"day 1": "13:00-18:00", "day 2": "09:00-17:00"}
    about = programme(content, TRAINERS[:2], days=2, hours=hours)
    first, second = planned(about).days
    assert [(item.kind, item.start) for item in first.items if item.kind != "session"] == [("break", 14 * 60 + 30)]
    pauses = [(item.kind, item.start) for item in second.items if item.kind != "session"]
    assert pauses == [("break", 10 * 60 + 30), ("lunch", 12 * 60 + 15), ("break", 14 * 60 + 15)]


def test_no_course_is_turned_round_to_save_five_minutes_of_a_stretch() -> None:
    """Welcome and basics last 105 minutes together: five more than a stretch should."""
    minutes = {"welcome": "45", "basics": "60", "further": "85", "cases": "60", "planning": "45", "goodbye": "30"}
    content = [session(id_, lasts) for id_, lasts in minutes.items()]
    (day,) = planned(programme(content, TRAINERS[:2], hours="09:00-17:00")).days
    assert [item.session.id for item in day.sessions() if item.session] == list(minutes)


def test_minutes_stay_facts_where_the_wish_for_the_ideal_is_switched_off() -> None:
    about = programme([session("long", "60-90, ideally 90")], TRAINERS[:2], {"session length": {"weight": 0}})
    (item,) = planned(about).sessions()
    assert 60 <= item.minutes <= 90


def test_an_agenda_by_hand_may_have_other_breaks_where_nobody_wrote_of_any() -> None:
    about = programme([session("a", "120-150"), session("b", "120-150")], [])
    items = ["09:00-11:10 a", {"at": "11:10-13:00", "title": "Lunch", "kind": "lunch"}, "13:00-15:15 b"]
    written = {"training": "one", "days": [{"items": items}]}
    agenda, _ = read_agenda(Source("agenda.yaml", written), about.programme)
    results = judge(rules_of(about), agenda, about)
    assert not errors(one for result in results for one in result.breaks)
    assert {result.rule for result in results if result.gave_way} >= {"break every", "breaks"}


def test_a_session_longer_than_any_stretch_should_be_is_planned_all_the_same() -> None:
    agenda = planned(programme([session("visit", "300")], [], hours="09:00-17:00"))
    assert [item.minutes for item in agenda.sessions()] == [300]


def test_what_another_written_rule_says_as_well_is_no_wish_besides() -> None:
    named = {rule.name for rule in rules_of(programme(CONTENT, []))}
    assert "coffee and lunch apart" in named
    named = {rule.name for rule in rules_of(programme(CONTENT, [], {"break every": {}}))}
    assert "coffee and lunch apart" not in named


def test_what_holds_without_being_written_is_told_first_what_makes_an_agenda_then_facts_then_wishes() -> None:
    names = [rule.name for rule in list_unwritten_rules()]
    assert names[:7] == [
        "no overlap",
        "within hours",
        "one place at a time",
        "split by a break",
        "start on time",
        "fixed times",
        "coverage",
    ]
    assert names[7:13] == [
        "session length", "frame", "prerequisites", "competence", "availability", "trainer load",
    ]  # fmt: skip
    assert names[13:] == [
        "breaks", "break every", "lunch between", "even days", "same clock", "manual order", "few coffee breaks",
        "coffee and lunch apart", "same pair",
    ]  # fmt: skip
    assert not any(rule.written for rule in list_unwritten_rules())
    assert not any(rule.hard for rule in list_unwritten_rules()[13:])


def no_effect(about: Context) -> list[str]:
    return [one.message for one in fields_without_effect(about, rules_of(about), Source("programme.yaml", {}))]


def test_what_changes_nothing_in_the_plan_is_said_with_the_reason() -> None:
    sessions = [session("hard", level="complex", care="sensitive", expert="welcome"), session("easy", level="plain")]
    sessions.append(session("led", needs={"lead": "law"}))
    about = programme(sessions, [], rooms=["Hall", "Library", "Attic"])
    assert no_effect(about) == [
        "`care` of 1 session has no effect on the plan: no rule reads it.",
        "`level` of 1 session has no effect on the plan: no rule reads it.",
        "`expert` of 1 session has no effect on the plan: no rule reads it.",
        "`needs` of 1 session has no effect on the plan: one has no trainers.",
        "Library and Attic are not used by the plan of one: no session is for a `track`, so all are in Hall.",
    ]
    (level,) = (one for one in fields_without_effect(about, rules_of(about), Source("p", {})) if "level" in one.message)
    assert level.hint == "Write `complex after the first break` among the `rules` if it matters to the plan."


def test_nothing_is_said_of_what_has_an_effect() -> None:
    rules: dict[str, Any] = {"complex after the first break": {}, "sensitive sessions": {}, "external expert": {}}
    sessions = [session("hard", level="complex", care="sensitive", expert="welcome", needs={"lead": "law"})]
    sessions += [session("police", track="law enforcement"), session("care", track="care")]
    assert no_effect(programme(sessions, TRAINERS, rules, rooms=["Hall", "Library"])) == []


def test_a_programmes_only_training_is_meant_without_being_named() -> None:
    assert find_training(programme(CONTENT, []).programme, None).id == "one"
