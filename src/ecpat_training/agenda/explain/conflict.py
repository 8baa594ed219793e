"""Why there is no agenda: the rules and facts that can't hold together, and no more of them than it takes.

Found by leaving out one thing after another for as long as there is still no agenda; what can't be left out is the
answer. Each step asks the solver whether an agenda exists, without asking for a good one. Leaving out more never makes
an agenda impossible, so what was needed once stays needed; yet the last round asks for each member of the answer once
more, so that "without any one of them there is an agenda" has been seen and not only concluded.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ecpat_training.agenda.explain.case import NOTHING_ELSE, Case, ExtraDemand, any_rule_concerns
from ecpat_training.agenda.explain.fact import Fact, filler
from ecpat_training.agenda.explain.facts import held_facts, list_other_facts, merged_facts
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.explain.unstaffed import unstaffed_session
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Concern
from ecpat_training.core.deletion_filter import deletion_filter, halving_filter
from ecpat_training.programme.model.chapter import Chapter, Session

CONFIRM = 3.0
ALL_PATIENCE = 5.0
"""The most work for the whole search, in the solver's own measure, about as many seconds; it then stops with what it
has."""
_ORDERING: frozenset[Concern] = frozenset({"order"})
_PLACING: frozenset[Concern] = frozenset({"order", "places"})
"""What mostly says why a session can't stand somewhere: asked about first, which makes the search shorter."""
_MAX_OTHER_SESSIONS = 4
"""So many sessions stand for all others where only some are looked at."""
Member = AgendaRule | Fact


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules and facts that no agenda keeps together, as few as the search could make them. `certain` says that every
    step was decided, so that without any one of them there is an agenda that keeps the others. `context` is the
    training's."""

    context: Context
    rules: tuple[AgendaRule, ...]
    facts: tuple[Fact, ...]
    certain: bool

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions over which they clash, in the manual's order."""
        held_ids = {fact.of for fact in self.facts if fact.kind in ("held", "session")}
        return tuple(session for session in self.context.sessions.values() if session.id in held_ids)


def find_conflict(
    context: Context,
    rules: Sequence[AgendaRule],
    *,
    demand: ExtraDemand = NOTHING_ELSE,
    oracle: FeasibilityOracle | None = None,
) -> Conflict:
    """A smallest set of rules and facts without an agenda; all of them together must have none.

    Args:
        context: the programme and the training.
        rules: what is asked of the agenda.
        demand: what is asked besides, and not part of the answer, such as where a session stands.
        oracle: whose work the search uses, its own by default.
    """
    oracle = oracle or FeasibilityOracle(ALL_PATIENCE)
    oracle.certain = True
    if demand is not NOTHING_ELSE:
        return _search_neighbourhood(context, rules, demand, oracle) or _search(context, rules, demand, oracle)
    unstaffed_demand = unstaffed_session(context, rules)
    guessed_members = (
        (unstaffed_demand[0], frozenset({unstaffed_demand[1]})) if unstaffed_demand else oracle.guess(context, rules)
    )
    conflict = _search_guessed(context, rules, *guessed_members, oracle) if guessed_members else None
    return conflict or _search(context, rules, demand, oracle)


def _search_guessed(
    context: Context,
    rules: Sequence[AgendaRule],
    guessed_rules: Sequence[AgendaRule],
    ids: frozenset[str],
    oracle: FeasibilityOracle,
) -> Conflict | None:
    """The search among rules and sessions that seem to clash, beside a few of the other sessions as they are written.
    None where they don't clash after all, or only as long as none of the others helps."""
    should_ids = {id_ for id_, cover in context.covers.items() if cover == "should"}
    must_hold_sessions = any(rule.hard and "held" in rule.READS for rule in rules)
    near_context = _limit_other_sessions(context, ids | should_ids if must_hold_sessions else ids)
    steering_rules = [rule for rule in _select_steering_rules(rules) if rule in guessed_rules or "held" in rule.READS]
    all_members: list[Member] = [
        *_select_steering_rules(rules),
        *held_facts(near_context),
        *list_other_facts(near_context),
    ]
    fixed_ids = near_context.sessions.keys() - ids - should_ids
    facts = [fact for fact in _remaining_facts(near_context, NOTHING_ELSE) if fact.of not in fixed_ids]
    session_facts = [fact for fact in held_facts(near_context) if fact.of in ids]
    full_case = Case.of(near_context, rules)

    def impossible(subset: Sequence[Member]) -> bool:
        return oracle.impossible(restricted_to(full_case, all_members, subset))

    if not impossible([*steering_rules, *session_facts, *facts]):
        return None
    members = _reduce_members(steering_rules, session_facts, facts, impossible)
    keys = {_key(member) for member in members}
    full_members: list[Member] = [*_select_steering_rules(rules), *held_facts(context), *list_other_facts(context)]
    members = [member for member in full_members if _key(member) in keys]
    if near_context is not context and not oracle.impossible(
        restricted_to(Case.of(context, rules), full_members, members)
    ):
        return None
    return _conflict(context, _sort_members(members, rules), oracle)


def _limit_other_sessions(context: Context, ids: frozenset[str]) -> Context:
    """The training with some sessions and a few others, those first that help to keep rules: a debrief, practice."""
    tracks = {context.sessions[id_].track for id_ in ids} != {"together"}
    parallel_ids = {session.id for session in context.sessions.values() if tracks and session.track != "together"}
    helpers = [session for id_, session in context.sessions.items() if id_ not in ids | parallel_ids]
    # Sessions that can mend a clash come first: left out, they would make rules seem impossible that aren't.
    helpers.sort(key=lambda session: (session.care not in ("debrief", "restoring"), -session.practice))
    chosen_ids = ids | parallel_ids | {session.id for session in helpers[:_MAX_OTHER_SESSIONS]}
    if chosen_ids >= context.sessions.keys():
        return context
    chapters = [
        (chapter, tuple(session for session in chapter.sessions if session.id in chosen_ids))
        for chapter in context.programme.manual
    ]
    kept_chapters = tuple(
        chapter.model_copy(update={"sessions": sessions}) for chapter, sessions in chapters if sessions
    )
    return replace(context, programme=context.programme.model_copy(update={"manual": kept_chapters}))


def _search_neighbourhood(
    context: Context, rules: Sequence[AgendaRule], demand: ExtraDemand, oracle: FeasibilityOracle
) -> Conflict | None:
    """The search among the sessions that a demand is about, without those that nothing is wanted of: an agenda of few
    sessions is one of all. Where there is none, the other sessions might still help, so that the answer is asked of all
    before it is given; None where that isn't so."""
    near_context = _select_neighbourhood(context, demand.about)
    suspects = [rule for rule in _select_steering_rules(rules) if demand.suspects(rule)]
    further_facts = [
        fact
        for fact in _remaining_facts(near_context, demand, removing=demand.roughly)
        if fact.kind != "session" or fact.of in context.sessions
    ]
    all_members: list[Member] = [*suspects, *further_facts]
    full_case = Case.of(near_context, rules)
    for rule in rules:
        full_case = full_case if rule in suspects else full_case.drop_rule(rule)

    def impossible(subset: Sequence[Member]) -> bool:
        return oracle.impossible(restricted_to(full_case, all_members, subset), demand)

    if near_context is context or not impossible(all_members):
        return None
    for concern_set in (_ORDERING, _PLACING):
        likely_rules = [rule for rule in suspects if rule.CONCERNS & concern_set]
        if impossible([*likely_rules, *_select_relevant_facts(further_facts, likely_rules)]):
            suspects = likely_rules
            break
    facts = halving_filter(
        _select_relevant_facts(further_facts, suspects), lambda subset: impossible([*suspects, *subset])
    )
    core_rules = halving_filter(suspects, lambda subset: impossible([*subset, *facts]))
    small_members: list[Member] = [*core_rules, *facts]
    keys = {_key(member) for member in small_members}
    all_members = [
        *_select_steering_rules(rules),
        *_exact_session_facts(context, demand),
        *_remaining_facts(context, demand),
    ]
    members = [member for member in all_members if _key(member) in keys]
    # With work of its own: the search before may have used up its share, and would leave the answer unconfirmed.
    if not FeasibilityOracle(CONFIRM).impossible(restricted_to(Case.of(context, rules), all_members, members), demand):
        return None
    return _conflict(context, members, oracle)


def _exact_session_facts(context: Context, demand: ExtraDemand) -> list[Fact]:
    return [] if demand.roughly else held_facts(context)


def _remaining_facts(context: Context, demand: ExtraDemand, *, removing: bool = False) -> list[Fact]:
    """A kind that doesn't matter goes at once; longer days, which take longer to search, come last."""
    if not demand.roughly:
        return sorted(list_other_facts(context), key=lambda fact: (fact.kind == "hours", fact.kind))
    facts = merged_facts(context, removing=removing, kept_id=demand.session)
    return sorted(facts, key=lambda fact: (fact.kind == "hours", fact.kind != "session", fact.kind))


def _select_relevant_facts(facts: Sequence[Fact], core_rules: Sequence[AgendaRule]) -> list[Fact]:
    """The facts that make a difference under some rules; who is in the pool makes none if they never ask who trains."""
    concerns_trainers = any_rule_concerns(core_rules, "trainers")
    return [fact for fact in facts if fact.matters(core_rules) and not (fact.kind == "pool" and not concerns_trainers)]


def _select_neighbourhood(context: Context, concerned_ids: frozenset[str]) -> Context:
    """The training with the sessions that a demand is about, if it is about any, and a few that suit every rule."""
    if not concerned_ids & context.sessions.keys():
        return context
    chapters = [
        (chapter, tuple(session for session in chapter.sessions if session.id in concerned_ids))
        for chapter in context.programme.manual
    ]
    near_chapters = tuple(
        chapter.model_copy(update={"sessions": sessions}) for chapter, sessions in chapters if sessions
    )
    filler_chapter = Chapter(
        chapter="Others",
        cover="may",
        used_in=(context.training.kind,),
        sessions=tuple(filler(f"other-{number}") for number in range(_MAX_OTHER_SESSIONS)),
    )
    return replace(context, programme=context.programme.model_copy(update={"manual": (*near_chapters, filler_chapter)}))


def _key(member: Member) -> object:
    return id(member) if isinstance(member, AgendaRule) else (member.kind, member.of, member.what)


def _conflict(context: Context, members: Sequence[Member], oracle: FeasibilityOracle) -> Conflict:
    rules = tuple(member for member in members if isinstance(member, AgendaRule))
    return Conflict(context, rules, tuple(member for member in members if isinstance(member, Fact)), oracle.certain)


def _select_steering_rules(rules: Sequence[AgendaRule]) -> list[AgendaRule]:
    """The rules that have a say in a draft: wishes first, since most ask for nothing that must hold; last those that
    make the search easier as long as they hold."""
    return sorted((rule for rule in rules if rule.steers), key=lambda rule: (rule.DROPPED_LATE, rule.hard))


def _search(context: Context, rules: Sequence[AgendaRule], demand: ExtraDemand, oracle: FeasibilityOracle) -> Conflict:
    full_case = Case.of(context, rules)
    steering_rules = _select_steering_rules(rules)
    session_facts = _exact_session_facts(context, demand)
    further_facts = _remaining_facts(context, demand)
    all_members: list[Member] = [*steering_rules, *session_facts, *further_facts]

    def impossible(subset: Sequence[Member]) -> bool:
        return oracle.impossible(restricted_to(full_case, all_members, subset), demand)

    if session_facts and impossible([*steering_rules, *further_facts]):  # whatever else is held
        session_facts = []
    suspects = [rule for rule in steering_rules if demand.suspects(rule)]
    if suspects and impossible([*suspects, *session_facts, *further_facts]):
        steering_rules = suspects
    members = _reduce_members(steering_rules, session_facts, further_facts, impossible)
    return _conflict(context, _sort_members(members, rules), oracle)


def _reduce_members(
    steering_rules: Sequence[AgendaRule],
    session_facts: Sequence[Fact],
    further_facts: Sequence[Fact],
    impossible: Callable[[Sequence[Member]], bool],
) -> list[Member]:
    """What can't be left out of rules, sessions that are held, and other facts, which all together are impossible."""
    core_rules = halving_filter(steering_rules, lambda subset: impossible([*subset, *session_facts, *further_facts]))
    facts = _select_relevant_facts(further_facts, core_rules)
    # from the last to the first, so that what stays is a session rather than those that build on it
    needed_facts = [*reversed(session_facts)] if any("held" in rule.READS for rule in core_rules) else []
    if not impossible([*core_rules, *needed_facts, *facts]):  # what was thought to make no difference does
        needed_facts, facts = [*reversed(session_facts)], list(further_facts)
    needed_facts = halving_filter(needed_facts, lambda subset: impossible([*core_rules, *subset, *facts]))
    facts = halving_filter(facts, lambda subset: impossible([*core_rules, *needed_facts, *subset]))
    return deletion_filter([*core_rules, *reversed(needed_facts), *facts], impossible)


def _sort_members(members: Sequence[Member], rules: Sequence[AgendaRule]) -> list[Member]:
    order = [id(rule) for rule in rules]
    return sorted(members, key=lambda member: order.index(id(member)) if isinstance(member, AgendaRule) else len(order))


def restricted_to(full_case: Case, all_members: Iterable[Member], subset: Sequence[Member]) -> Case:
    """The case in which only some of the members hold: of the others, rules are ignored and facts dropped."""
    rules = {id(member) for member in subset if isinstance(member, AgendaRule)}
    facts = {_key(member) for member in subset if isinstance(member, Fact)}
    restricted_case = full_case
    for member in all_members:
        if isinstance(member, AgendaRule):
            restricted_case = restricted_case if id(member) in rules else restricted_case.drop_rule(member)
        elif _key(member) not in facts:
            restricted_case = member.drop(restricted_case)
    return restricted_case
