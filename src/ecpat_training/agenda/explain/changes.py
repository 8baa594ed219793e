"""The smallest changes of the file with which there is an agenda, each seen to suffice, the cheapest first.

Only a change that touches a clash can resolve it, so that the clash says what to try. Where no single change suffices,
more than one thing clashes: what is left after the first change is explained in turn, and pairs of changes are tried,
then threes. Of an amount, the least that suffices is found by halving.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from ecpat_training.agenda.explain.case import HOURS, Case, ExtraDemand, ProgrammeChange, Remedy
from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.plain_impossibility import plainly_impossible
from ecpat_training.agenda.explain.remedies import remedies
from ecpat_training.agenda.model.agenda import Agenda, AgendaDay
from ecpat_training.agenda.planner.answer import read_agenda
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.cp_sat import total
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import least
from ecpat_training.agenda.rule_parts.draft import Amount
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.text import listing
from ecpat_training.values.quantity import clock

WORK = 5.0
"""The most work for the search, in the solver's own, reproducible measure; about as many seconds. Half of it is
for finding out what suffices, the rest for the least of each amount. What each change gives up has its own limit."""
QUESTION = 0.02
"""The same for making one question, however small."""
MAX_RESOLUTIONS = 6
_OF_A_KIND = 2
_TRIED_OF_A_KIND = 5
_MAX_COMBINED_CHANGES = 3
_PEOPLE = ("come", "find")
_SHARE = 0.25
"""The part of the work for finding out what suffices that remedies of one kind may take."""
Members = Sequence[AgendaRule | Fact]


@dataclass(frozen=True, slots=True)
class Resolution:
    """One change, or a few that belong together. `least` says that no smaller amount of any would do; else that stayed
    open. `gives_up` is what gives way then, as parts of a sentence."""

    changes: tuple[ProgrammeChange, ...]
    least: bool
    gives_up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaChanges:
    """Ways to an agenda. `complete` says that the search tried all that it meant to try; else `untried` are changes
    that it didn't come to, one of a kind."""

    ways: tuple[Resolution, ...]
    complete: bool
    untried: tuple[str, ...] = ()


def find_changes(
    planning_case: Case, members: Members, oracle: FeasibilityOracle, explain: Callable[[Case], Members]
) -> AgendaChanges:
    """What would make an agenda possible.

    Args:
        planning_case: what is asked, without an agenda.
        members: the rules and facts that clash.
        oracle: whose work the search uses.
        explain: what clashes in a case that is left without an agenda after a change.
    """
    oracle.certain = True
    search = _ChangeSearch(planning_case, oracle)
    layers = [_limit_candidates(remedies(planning_case, members))]
    combinations = search.sufficient(layers)
    while not combinations and layers[-1] and len(layers) < _MAX_COMBINED_CHANGES and search.has_work_left:
        changed_case = planning_case
        for layer in layers:
            changed_case = layer[0].steps[-1].apply(changed_case)
        layers.append(_limit_candidates(remedies(changed_case, explain(changed_case))))
        combinations = search.sufficient(layers)
    is_complete = oracle.certain and search.has_work_left
    untried_changes = search.untried_remedies
    return AgendaChanges(
        tuple(search.build_resolutions(combinations)), is_complete, () if is_complete else untried_changes
    )


def _limit_candidates(candidates: list[Remedy]) -> list[Remedy]:
    """Not too many of a kind."""
    tried_counts: Counter[str] = Counter()
    selected = []
    for remedy in candidates:
        tried_counts[remedy.kind] += 1
        if tried_counts[remedy.kind] <= _TRIED_OF_A_KIND:
            selected.append(remedy)
    return selected


def _people(layer: Sequence[Remedy]) -> list[tuple[Remedy, ...]]:
    """Where somebody is away: that he or she comes, asked about before the work is used up, and that another trainer
    is found, asked about all the same."""
    if not any(remedy.kind == "come" for remedy in layer):
        return []
    return [
        (chosen_remedy,)
        for kinds_of_layer in _PEOPLE
        if (chosen_remedy := next((candidate for candidate in layer if candidate.kind == kinds_of_layer), None))
    ]


def _cost(combination: tuple[Remedy, ...]) -> int:
    return sum(remedy.cost + 1 for remedy in combination)


class _ChangeSearch:
    """Asks which remedies suffice, and how little of them does."""

    def __init__(self, planning_case: Case, oracle: FeasibilityOracle) -> None:
        self._case, self._asking = planning_case, oracle
        self._reserve = oracle.left / 2
        self._agendas: dict[tuple[ProgrammeChange, ...], Agenda] = {}
        self._untried: dict[str, str] = {}

    @property
    def untried_remedies(self) -> tuple[str, ...]:
        """Single changes that the search didn't come to, the first of each kind."""
        return tuple(self._untried.values())

    @property
    def has_work_left(self) -> bool:
        """Whether there is work left for more remedies."""
        return self._asking.left > self._reserve

    def sufficient(self, layers: list[list[Remedy]]) -> list[tuple[Remedy, ...]]:
        """One remedy of each layer together, the cheapest first, that suffice at their largest."""
        candidates = sorted(product(*layers), key=_cost)
        people = _people(layers[0]) if len(layers) == 1 else []
        candidates = [*people[:1], *(group for group in candidates if group not in people[:1])]
        shown_counts: Counter[tuple[str, ...]] = Counter()
        spent_work: dict[tuple[str, ...], float] = defaultdict(float)
        time_limit = _SHARE * (self._asking.left - self._reserve)
        combinations: list[tuple[Remedy, ...]] = []
        for combination in candidates:
            remedy_kinds = tuple(remedy.kind for remedy in combination)
            if len(combinations) == MAX_RESOLUTIONS:
                break
            if not self.has_work_left and combination not in people:
                if len(combination) == 1 and not shown_counts[remedy_kinds]:
                    self._untried.setdefault(combination[0].kind, combination[0].steps[0].says)
                continue
            if sum(remedy_kind in HOURS for remedy_kind in remedy_kinds) > 1:  # each says the hours as a whole
                continue
            if shown_counts[remedy_kinds] == _OF_A_KIND or spent_work[remedy_kinds] > time_limit:
                continue
            work_before = self._asking.left
            if self._suffice([remedy.steps[-1] for remedy in combination]):
                shown_counts[remedy_kinds] += 1
                combinations.append(combination)
            spent_work[remedy_kinds] += work_before - self._asking.left
        return sorted(combinations, key=_cost)

    def build_resolutions(self, combinations: list[tuple[Remedy, ...]]) -> list[Resolution]:
        """The least of each, for which those of an amount have a like share of the work that is left; none twice."""
        resolutions: list[Resolution] = []
        adjustable_count = sum(any(len(remedy.steps) > 1 for remedy in group) for group in combinations)
        for combination in combinations:
            if any(len(remedy.steps) > 1 for remedy in combination):
                self._reserve = self._asking.left * (1 - 1 / adjustable_count)
                adjustable_count -= 1
            resolution = self._find_smallest_change(combination)
            if set(resolution.changes) not in [set(earlier.changes) for earlier in resolutions]:
                changed_case = self._apply_changes(resolution.changes)
                times = _list_new_times(self._case, changed_case, self._agendas.get(resolution.changes))
                concessions = (*times, *sacrifices(self._case, changed_case))
                if [remedy.kind for remedy in combination] == ["leave out"]:
                    # Its chapter as a whole gives up no more.
                    if concessions in [earlier.gives_up for earlier in resolutions]:
                        continue
                    concessions = ()
                resolutions.append(replace(resolution, gives_up=concessions))
        return resolutions

    def _apply_changes(self, changes: Sequence[ProgrammeChange]) -> Case:
        changed_case = self._case
        for change in changes:
            changed_case = change.apply(changed_case)
        return changed_case

    def _suffice(self, changes: Sequence[ProgrammeChange]) -> bool:
        """Whether there is an agenda then that holds a session: one without any would keep every rule, and be none."""
        changed_case = self._apply_changes(changes)
        if plainly_impossible(changed_case.context, changed_case.rules):
            return False
        self._asking.left -= QUESTION
        agenda = self._asking.agenda(changed_case, _SOMETHING)
        if agenda is not None:
            self._agendas[tuple(changes)] = agenda
        return agenda is not None

    def _find_smallest_change(self, combination: Sequence[Remedy]) -> Resolution:
        """The least steps of remedies that suffice at their largest."""
        self._asking.certain = True
        chosen_changes = [member.steps[-1] for member in combination]
        for position, remedy in enumerate(combination):
            lowest_step, highest_step = 0, len(remedy.steps) - 1
            while lowest_step < highest_step:
                if not self.has_work_left:
                    return Resolution(tuple(chosen_changes), least=False)
                middle_step = (lowest_step + highest_step) // 2
                if self._suffice(
                    [*chosen_changes[:position], remedy.steps[middle_step], *chosen_changes[position + 1 :]]
                ):
                    highest_step = middle_step
                    chosen_changes[position] = remedy.steps[highest_step]
                else:
                    lowest_step = middle_step + 1
        return Resolution(tuple(chosen_changes), self._asking.certain)


def _require_one_session(draft: CpAgendaDraft) -> None:
    draft.add(sum(draft.is_held(piece) for piece in draft.pieces) >= 1)


_SOMETHING = ExtraDemand(_require_one_session)


def _list_new_times(old_case: Case, new_case: Case, agenda: Agenda | None) -> list[str]:
    """When sessions and lunches happen that aren't fixed any more, as parts of a sentence."""
    sessions_after = new_case.context.sessions
    freed = {
        id_
        for id_, session in old_case.context.sessions.items()
        if session.at and id_ in sessions_after and not sessions_after[id_].at
    }
    day_sentences = [
        f'"{item.title}" is on day {day.number} at {clock(item.start)}'
        for day in (agenda.days if agenda else ())
        for item in day.items
        if item.session is not None and item.session.id in freed
    ]
    return [
        *day_sentences,
        *(_lunch(day) for day in (agenda.days if agenda else ()) if _is_free(day.number, old_case, new_case)),
    ]


def _is_free(day: int, old_case: Case, new_case: Case) -> bool:
    """Whether lunch was fixed on a day, and isn't any more."""
    fixed_before, fixed_after = (
        [break_kind for break_kind, _ in side_case.context.training.breaks_of(day) if break_kind == "lunch"]
        for side_case in (old_case, new_case)
    )
    return bool(fixed_before) and not fixed_after


def _lunch(day: AgendaDay) -> str:
    lunch = next((item for item in day.items if item.kind == "lunch"), None)
    return f"lunch on day {day.number} is at {clock(lunch.start)}" if lunch else f"day {day.number} has no lunch"


SECONDS = 1.0
"""The limit for one change, counted as that of an agenda that is planned again."""
SoftenedRulePairs = list[tuple[AgendaRule, AgendaRule]]


def sacrifices(old_case: Case, new_case: Case) -> tuple[str, ...]:
    """What gives way when one case becomes the other, as parts of a sentence: sessions that had to be held and are left
    out, and what breaks rules that became wishes. It is read off an agenda that gives up little; nothing if none was
    found in time."""
    freed_ids, softened_rules = _find_freed_sessions(old_case, new_case), _pair_softened_rules(old_case, new_case)
    if not freed_ids and not softened_rules:
        return ()
    if len(freed_ids) == 1 and not softened_rules:  # as long as it was held there was no agenda
        return (f'"{old_case.context.sessions[freed_ids.pop()].title}" is left out',)
    try:
        draft = new_case.draft(new_case.shapes()[-1])
        solution = least(
            draft,
            _price(draft, freed_ids, [softened_rule for _, softened_rule in softened_rules]),
            seconds=SECONDS,
            seed=1,
        )
    except NoAgenda:
        return ()
    return tuple(
        _list_given_up_parts(old_case, new_case, read_agenda(draft, solution.value), freed_ids, softened_rules)
    )


def _find_freed_sessions(old_case: Case, new_case: Case) -> set[str]:
    """The sessions that had to be held."""
    covers_after = new_case.context.covers
    return {
        id_ for id_, cover in old_case.context.covers.items() if cover == "must" and covers_after.get(id_) != "must"
    }


def _pair_softened_rules(old_case: Case, new_case: Case) -> SoftenedRulePairs:
    """The rules that had to hold, as they were and as they are."""
    return [
        (rule_before, rule_after)
        for rule_before, rule_after in zip(old_case.rules, new_case.rules, strict=True)
        if rule_before.hard and not rule_after.hard
    ]


def _price(draft: CpAgendaDraft, freed_ids: set[str], softened_rules: list[AgendaRule]) -> Amount:
    omissions = [1 - draft.is_held(piece) for piece in draft.pieces if piece.session.id in freed_ids]
    given_way = [
        amount for rule, amount in draft.charges if any(rule is softened_rule for softened_rule in softened_rules)
    ]
    return total([*omissions, *given_way])


def _list_given_up_parts(
    old_case: Case,
    new_case: Case,
    agenda: Agenda,
    freed_ids: set[str],
    softened_rules: list[tuple[AgendaRule, AgendaRule]],
) -> list[str]:
    held_ids = {item.session.id for item in agenda.sessions() if item.session}
    omitted_titles = [
        f'"{session.title}"' for id_, session in old_case.context.sessions.items() if id_ in freed_ids - held_ids
    ]
    losses = (
        [f"{listing(omitted_titles)} {'is' if len(omitted_titles) == 1 else 'are'} left out"] if omitted_titles else []
    )
    results = judge([replace(old_rule, because="") for old_rule, _ in softened_rules], agenda, new_case.context)
    return losses + [finding.message.rstrip(".") for result in results for finding in result.breaks]
