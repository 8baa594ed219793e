"""Why there is no agenda: the explanation is right, needs all of its members, and speaks the file's language; and the
changes that it leads to suffice, and are the least."""

from typing import Any

import pytest

from ecpat_training.agenda.explain.case import Case, ProgrammeChange
from ecpat_training.agenda.explain.changes import WORK, AgendaChanges, Resolution, find_changes
from ecpat_training.agenda.explain.conflict import Conflict, find_conflict
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.plain_impossibility import find_plain_members, plainly_impossible
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.report.conflict import change_findings, conflict_findings, fact_lines
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.finding import errors
from ecpat_training.core.location import Location
from ecpat_training.programme.model.chapter import Chapter
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.book import Rule
from tests.agenda.cases import rule
from tests.agenda.drawn_trainings import drawn_training
from tests.agenda.explained import broken, faults
from tests.draws import some_of

FEASIBLE = (22, 46, 81, 87)  # among them posts that may stay vacant, a split session, tracks without dates
IMPOSSIBLE = (9, 14, 19, 33, 47, 61, 86, 105)


@pytest.mark.parametrize("seed", FEASIBLE)
def test_a_drawn_training_is_planned_and_checked(seed: int) -> None:
    context, rules = drawn_training(seed)
    assert not plainly_impossible(context, rules)
    agenda = draft_agenda(context, rules, seconds=30, seed=1).agenda
    assert not errors(one for result in judge(rules, agenda, context) for one in result.breaks)


@pytest.mark.parametrize("seed", some_of(IMPOSSIBLE, 5, long=(9, 33)))
def test_without_any_member_of_an_explanation_there_is_an_agenda(seed: int) -> None:
    context, rules = drawn_training(seed)
    with pytest.raises(NoAgenda):
        draft_agenda(context, rules, seconds=30, seed=1)
    assert faults(context, rules, find_conflict(context, rules)) == []


def test_an_explanation_with_too_much_in_it_is_found() -> None:
    context, rules = drawn_training(86)
    conflict = find_conflict(context, rules)
    idle = next(one for one in rules if one.name == "frame")
    more = Conflict(context, (*conflict.rules, idle), conflict.facts, certain=True)
    assert faults(context, rules, more) == ["not needed: frame"]


INTERVIEWING = {
    "id": "interviewing",
    "title": "Interviewing",
    "minutes": "60-90, ideally 75",
    "method": "role play",
    "place": "end of training",
    "practice": "70 %",
}
OTHER = {"id": "other", "title": "Other", "minutes": "30", "method": "lecture"}
POOL = [
    {"id": "AL-1", "country": "AL", "stakeholder": "NGO", "role": "care", "speaks": ["sq"]},
    {
        "id": "AL-2",
        "country": "AL",
        "stakeholder": "GO",
        "role": "law enforcement",
        "speaks": ["sq", "en"],
        "away": ["2025-03-04"],
    },
    {"id": "AL-3", "country": "AL", "stakeholder": "NGO", "role": "care", "speaks": ["sq"]},
    {"id": "BE-1", "country": "BE", "stakeholder": "GO", "role": "law enforcement", "speaks": ["fr"]},
]


def training(sessions: list[dict[str, Any]], trainers: list[dict[str, Any]], **asked: Any) -> Context:
    """A training in Albania over these sessions, by these trainers."""
    event = {
        "id": "al",
        "title": "In Tirana",
        "country": "AL",
        "twin": "BE",
        "days": "2",
        "start": "2025-03-03",
        "participants": "20",
        "hours": "09:00-12:00",
        "language": "sq",
        "trainers": [one["id"] for one in trainers],
        **asked,
    }
    programme = Programme.model_validate(
        {
            "programme": "Two twins",
            "id": "twins",
            "events": [event],
            "manual": [
                {"chapter": "Interviews", "sessions": sessions[:1]},
                {"chapter": "Rest", "sessions": sessions[1:]},
            ],
            "trainers": trainers,
        }
    )
    return Context(programme, programme.training("al"))


TEAM = ("coverage", "session length", "frame", "competence", "mixed pair", "availability", "language")


def team_rules() -> list[Rule]:
    return [rule(name, {"of": "role"} if name == "mixed pair" else {}) for name in TEAM]


def ways(context: Context, rules: list[Rule]) -> tuple[Conflict | None, AgendaChanges]:
    """Why there is no agenda, unless that is plain, and what would help."""
    asking = FeasibilityOracle(WORK)
    if plain := plainly_impossible(context, rules):
        members, conflict = find_plain_members(context, rules, plain), None
    else:
        conflict = find_conflict(context, rules)
        members = [*conflict.rules, *conflict.facts]

    def explain(case: Case) -> list[Any]:
        more = find_conflict(case.context, case.rules, oracle=asking)
        return [*more.rules, *more.facts]

    return conflict, find_changes(Case.of(context, rules), members, asking, explain)


def says(changes: AgendaChanges) -> list[str]:
    return ["; ".join(change.says for change in way.changes) for way in changes.ways]


def test_who_is_missing_is_said_in_the_words_of_the_file() -> None:
    context, rules = training([INTERVIEWING, OTHER], POOL), team_rules()
    conflict, changes = ways(context, rules)
    assert conflict
    assert faults(context, rules, conflict) == []
    first, *rest = conflict_findings(conflict, lambda path: Location("programme.yaml", line=len(path)))
    assert (
        '"Interviewing" needs a trainer from law enforcement who speaks `sq`: there is only AL-2, away on day 2.'
        in first.message
    )
    told = [one.message for one in rest]
    assert "AL-2 is away on 2025-03-04, day 2." in told
    assert "BE-1 doesn't speak `sq`." in told
    assert (
        '"Interviewing" must be held: its chapter is `cover: must`. '
        '"Interviewing" has its place at the end of training.' in told
    )
    assert says(changes) == [
        'let the chapter "Interviews" be `cover: should`, held if time allows',
        'let "Interviewing" have any time, without `place: end of training`',
        "bring interpreters (`interpreters: true`)",
        "have AL-2 come on 2025-03-04 after all",
        "give `mixed pair` a weight, such as `weight: 5`, so that it becomes a wish",
        "give `language` a weight, such as `weight: 5`, so that it becomes a wish",
    ]


def test_each_fact_stands_where_the_file_writes_it() -> None:
    away = [{**one, "away": ["2025-03-03", "2025-03-04"]} for one in POOL[:2]]
    abroad = [{**POOL[3], "id": f"be-{number}"} for number in (1, 2)]
    context = training([INTERVIEWING, OTHER], [*away, *abroad])
    rules = [one for one in team_rules() if one.name != "mixed pair"]
    conflict = find_conflict(context, rules)
    told = dict(fact_lines(conflict))
    assert told["al starts on 2025-03-03."] == ("events", 0, "start")
    assert told["the language of al is `sq`, without interpreters."] == ("events", 0, "language")
    assert told["the trainers of al are AL-1, AL-2, be-1 and be-2."] == ("events", 0, "trainers")
    speechless = {path: said for said, path in told.items() if path[-1] == "speaks"}
    assert speechless == {
        ("trainers", 2, "speaks"): "be-1 doesn't speak `sq`.",
        ("trainers", 3, "speaks"): "be-2 doesn't speak `sq`.",
    }
    assert not [said for said, _ in fact_lines(conflict, is_grouped=True) if "Be-1" in said or "Al " in said]


def test_a_clash_over_time_says_nothing_of_who_trains() -> None:
    context = training([INTERVIEWING, OTHER], POOL[:1], days="1", hours="09:00-09:30")
    rules = [rule(name) for name in ("coverage", "session length", "within hours")]
    conflict = find_conflict(context, rules)
    assert [one.id for one in conflict.sessions] == ["interviewing"]
    first, *_ = conflict_findings(conflict, lambda path: Location("programme.yaml", line=len(path)))
    assert "trainer" not in first.message


def test_the_end_of_the_day_moves_as_little_as_suffices() -> None:
    sessions = [{**INTERVIEWING, "minutes": "60-90"}, {**OTHER, "minutes": "50"}]
    context = training(sessions, [], days="1", hours="09:00-10:25")
    rules = [rule(name) for name in ("coverage", "session length", "within hours")]
    _, changes = ways(context, rules)
    assert "end 25 minutes later, at 10:50 (`hours: 09:00-10:50`)" in says(changes)
    assert 'let "Interviewing" last 35 minutes where it takes 60 at least (`minutes: 35-90`)' in says(changes)
    assert changes.complete
    case = Case.of(context, rules)
    for way in changes.ways:
        changed = case
        for change in way.changes:
            changed = change.apply(changed)
        agenda = FeasibilityOracle(WORK).agenda(changed)
        assert agenda
        assert broken(changed, agenda) == []


def test_what_an_office_does_comes_first_and_what_protects_people_is_no_wish() -> None:
    before, after = (
        {**OTHER, "id": f"{when}-test", "title": f"Questionnaire {when}", "method": "questionnaire", "minutes": "15"}
        for when in ("before", "after")
    )
    film = {**OTHER, "id": "film", "title": "Film", "minutes": "45"}
    context = training([{**INTERVIEWING, "minutes": "60"}, film, before, after], [], days="1", hours="09:00-10:50")
    manual = context.programme.manual
    chapters = (*manual, Chapter.model_validate({"chapter": "Cinema", "sessions": [film]}))
    rest = manual[1].model_copy(update={"sessions": manual[1].sessions[1:]})
    chapters = (manual[0], rest, chapters[-1])
    context = Context(context.programme.model_copy(update={"manual": chapters}), context.training)
    asked = {"breaks": {"coffee": "15-20"}, "break every": {"minutes": "90", "never_over": "120"}}
    rules = [rule(name) for name in ("coverage", "session length", "within hours")]
    _, changes = ways(context, [*rules, *(rule(name, parameters) for name, parameters in asked.items())])
    said = says(changes)
    assert said[0].startswith("end 40 minutes later, at 11:30")
    assert said[1].startswith("start 40 minutes earlier, at 08:20")
    assert not [one for one in said if "weight" in one or '"Rest"' in one]
    dropped = next(way for way in changes.ways if '"Cinema"' in way.changes[0].says)
    assert dropped.gives_up == ('"Film" is left out',)
    lines = [one.message for one in change_findings(changes, lambda path: Location("programme.yaml", line=len(path)))]
    assert any(one.endswith('held if time allows. In the agenda found, "Film" is left out.') for one in lines)


def test_a_rule_that_becomes_a_wish_says_what_it_costs() -> None:
    context = training([INTERVIEWING, {**OTHER, "after": ["interviewing"]}], [], days="1")
    rules = [rule(name) for name in ("coverage", "session length", "frame", "prerequisites")]
    _, changes = ways(context, rules)
    wish = next(way for way in changes.ways if "`prerequisites`" in way.changes[0].says)
    (cost,) = wish.gives_up
    assert cost.endswith('"Other" must come after "Interviewing"')


def test_two_clashes_need_two_changes() -> None:
    heavy = {**OTHER, "id": "heavy", "title": "Heavy", "care": "sensitive"}
    context = training([{**INTERVIEWING, "needs": {"lead": "law"}}, heavy], POOL, interpreters="true")
    rules = [*team_rules(), rule("sensitive sessions")]
    _, changes = ways(context, rules)
    assert changes.ways
    assert all(len(way.changes) == 2 for way in changes.ways)
    (heading, first, *_) = change_findings(changes, lambda path: Location("programme.yaml", line=len(path)))
    assert heading.message.startswith("any one of these makes an agenda possible")
    assert "; and " in first.message


def test_where_nothing_small_helps_that_is_said() -> None:
    (said,) = change_findings(AgendaChanges((), complete=False), lambda _: Location("programme.yaml"))
    assert said.message == "no small change of the programme was found that makes an agenda possible."
    assert said.hint == "The search ended before everything was tried."


def test_what_there_was_no_time_to_try_is_said_after_the_changes_that_help() -> None:
    change = ProgrammeChange("do this", None, lambda case: case)
    changes = AgendaChanges((Resolution((change,), least=True),), complete=False, untried=("do that",))
    heading, first, last = change_findings(changes, lambda _: Location("programme.yaml"))
    assert (heading.hint, first.message) == (None, "1. Do this.")
    assert last.message == "the search ended before everything was tried. Not tried: do that."


def test_tracks_beside_each_other_that_can_not_last_alike_are_named() -> None:
    together = {"id": "together", "title": "Together", "minutes": "20-40", "method": "plenary"}
    police = {"id": "police", "title": "Police", "minutes": "50-75", "method": "exercise", "track": "law enforcement"}
    care = {"id": "care", "title": "Care", "minutes": "25-40", "method": "exercise", "track": "care"}
    context, rules = training([together, police, care], POOL), [rule("coverage"), rule("session length")]
    plain = [one.message for one in plainly_impossible(context, rules)]
    assert plain == [
        '"Police" for law enforcement takes 50 to 75 minutes, and no session for care can last as long: "Care" takes '
        "25 to 40."
    ]
    _, changes = ways(context, rules)
    conflict = find_conflict(context, rules)
    assert faults(context, rules, conflict) == []
    assert {(fact.of, fact.kind) for fact in conflict.facts if fact.kind != "held"} == {
        ("police", "least minutes"),
        ("care", "most minutes"),
    }
    assert any(one.startswith('let "Police" last 40 minutes where it takes 50 at least') for one in says(changes))
