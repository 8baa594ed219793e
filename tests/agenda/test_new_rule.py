"""Somebody new writes a rule over agendas in one file: what it says of itself is all that the planner and the explainer
know of it, and a rule that says next to nothing is explained as well."""

from collections.abc import Iterator
from types import ModuleType

import pytest

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.agenda.explain.case import Case
from ecpat_training.agenda.explain.changes import WORK, find_changes
from ecpat_training.agenda.explain.conflict import find_conflict
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.plain_impossibility import find_plain_members, plainly_impossible
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility, Milder
from ecpat_training.agenda.rules.coverage import Coverage
from ecpat_training.core import registry
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.roster.rules.size import Size
from ecpat_training.values.base import Noun
from tests.agenda.cases import rule
from tests.agenda.explained import faults
from tests.agenda.test_conflict import INTERVIEWING, OTHER, training


class BriskParameters(Noun):
    minutes: int


class Brisk(AgendaRule):
    """No session is long; it says nothing of itself but that."""

    parameters: BriskParameters

    @property
    def states(self) -> str:
        return f"A session lasts at most {self.parameters.minutes} minutes."

    def check(self, agenda: Agenda, _: Context) -> RuleResult:
        long = [one for one in list_sessions_on_days(agenda) if one.minutes > self.parameters.minutes]
        return self.result([self.broken(f"{item_label(one.day, one.item)} is long.", one.item.where) for one in long])

    def constrain(self, draft: Draft) -> None:
        for piece in draft.pieces:
            over = draft.steps(f"long {piece.key}", 24 * 60 // STEP)
            draft.add(over >= draft.length(piece) - self.parameters.minutes // STEP)
            draft.charge(self, over)


class Loosened(Brisk):
    """The same with milder forms, and what can be seen at once."""

    SPARES = True

    def milder(self) -> Iterator[list[Milder]]:
        longer = range(self.parameters.minutes + 5, 121, 5)
        yield [self.let(f"allow {one} minutes", minutes=one) for one in longer]

    def shortcuts(self, asked: AgendaRequirements) -> Iterator[Impossibility]:
        if self.parameters.minutes < STEP and asked.must:
            what = "no session is that short."
            yield Impossibility(
                Finding("plan.brisk", Severity.ERROR, what, self.where),
                turn=9,
                about=lambda one: one is self,
                facts=frozenset({"least minutes"}),
            )


SESSIONS = [{**INTERVIEWING, "minutes": "60-90"}, {**OTHER, "minutes": "30"}]


def asked(kind: type[Brisk], minutes: int) -> list[AgendaRule]:
    brisk = kind("brisk", BriskParameters(minutes=minutes), True, 0, "", None)
    return [rule("coverage"), rule("session length"), rule("within hours"), brisk]


@pytest.mark.parametrize("kind", [Brisk, Loosened])
def test_it_is_planned_and_explained(kind: type[Brisk]) -> None:
    context = training(SESSIONS, [])
    found = draft_agenda(context, asked(kind, 70), seconds=5, seed=1)
    assert max(one.minutes for one in list_sessions_on_days(found.agenda)) <= 70
    rules = asked(kind, 40)
    conflict = find_conflict(context, rules)
    assert [one.name for one in conflict.rules] == ["coverage", "session length", "brisk"]
    assert {(one.kind, one.of) for one in conflict.facts} == {
        ("held", "interviewing"),
        ("least minutes", "interviewing"),
    }
    assert faults(context, rules, conflict) == []


def test_its_milder_form_is_a_change_that_helps() -> None:
    context, rules = training(SESSIONS, []), asked(Loosened, 40)
    conflict, asking = find_conflict(context, rules), FeasibilityOracle(WORK)
    members = [*conflict.rules, *conflict.facts]
    ways = find_changes(Case.of(context, rules), members, asking, lambda case: [*case.rules]).ways
    assert [change.says for way in ways for change in way.changes] == [
        'let "Interviewing" last 40 minutes where it takes 60 at least (`minutes: 40-90`)',
        'let the chapter "Interviews" be `cover: should`, held if time allows',
        "give `brisk` a weight, such as `weight: 5`, so that it becomes a wish",
        "let `brisk` allow 60 minutes",
    ]


def test_what_it_sees_at_once_is_said_without_a_solver() -> None:
    context, rules = training(SESSIONS, []), asked(Loosened, 0)
    (said,) = plainly_impossible(context, rules)
    assert said.code == "plan.brisk"
    assert rules[-1] in find_plain_members(context, rules, [said])


@pytest.mark.parametrize(
    ("classes", "defines"),
    [([], "none"), ([Size], "none"), ([Brisk, Loosened], "Brisk, Loosened"), ([BriskParameters], "none")],
    ids=["nothing", "a rule over rosters", "two rules", "parameters alone"],
)
def test_whoever_writes_a_file_without_exactly_one_rule_is_told_so(
    monkeypatch: pytest.MonkeyPatch, classes: list[type], defines: str
) -> None:
    written(monkeypatch, *classes)
    with pytest.raises(TypeError, match=f"brisk must define exactly one AgendaRule; it defines {defines}."):
        book.parse([RuleSpec(name="coverage")], agenda_rules, lambda _: None, AgendaRule)


def test_a_file_may_import_other_rules_and_its_parameters_are_found_by_the_rules_annotation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = written(monkeypatch, Brisk, BriskParameters)
    module.Coverage = Coverage  # type: ignore[attr-defined]
    spec = RuleSpec(name="coverage", value={"minutes": "30"})
    (found,), _ = book.parse([spec], agenda_rules, lambda _: None, AgendaRule)
    assert found.states == "A session lasts at most 30 minutes."


@pytest.mark.parametrize("left_out", ["check", "states"])
def test_a_rule_that_does_not_check_or_state_is_refused_as_soon_as_it_is_read(left_out: str) -> None:
    methods = {name: getattr(Brisk, name) for name in ("check", "states") if name != left_out}
    unfinished = type("Unfinished", (AgendaRule,), methods)
    with pytest.raises(TypeError, match=left_out):
        unfinished("unfinished", BriskParameters(minutes=30), True, 0, "", None)


def written(monkeypatch: pytest.MonkeyPatch, *classes: type) -> ModuleType:
    """A file of rules that defines these classes, and is found under every name."""
    module = ModuleType("ecpat_training.agenda.rules.brisk")
    for one in classes:
        monkeypatch.setattr(one, "__module__", module.__name__)
        setattr(module, one.__name__, one)
    monkeypatch.setattr(registry, "load", lambda *_: module)
    return module
