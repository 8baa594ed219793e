"""Why there is no agenda: the rules and facts that can't hold together, and no more of them than it takes.

Found by leaving out one thing after another for as long as there is still no agenda; what can't be left out is the
answer. Each step asks the solver whether an agenda exists, without asking for a good one. Leaving out more never makes
an agenda impossible, so what was needed once stays needed; yet the last round asks for each member of the answer once
more, so that "without any one of them there is an agenda" has been seen and not only concluded.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ecpat_training.agenda.explain.asking import Asking
from ecpat_training.agenda.explain.case import NOTHING_ELSE, Case, ExtraDemand, concerned
from ecpat_training.agenda.explain.fact import Fact, filler
from ecpat_training.agenda.explain.facts import held_facts, other_facts, roughly
from ecpat_training.agenda.explain.nobody import nobody_for
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule, Concern
from ecpat_training.programme.model.chapter import Chapter, Session

CONFIRM = 3.0
ALL_PATIENCE = 5.0
"""The most work for the whole search, in the solver's own measure, about as many seconds; it then stops with what it
has."""
_ORDERING: frozenset[Concern] = frozenset({"order"})
_PLACING: frozenset[Concern] = frozenset({"order", "places"})
"""What mostly says why a session can't stand somewhere: asked about first, which makes the search shorter."""
_OTHERS = 4
"""So many sessions stand for all others where only some are looked at."""
Member = AgendaRule | Fact
_Thing = TypeVar("_Thing")


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
        held = {fact.of for fact in self.facts if fact.kind in ("held", "session")}
        return tuple(session for session in self.context.sessions.values() if session.id in held)


def find_conflict(
    context: Context,
    rules: Sequence[AgendaRule],
    *,
    demand: ExtraDemand = NOTHING_ELSE,
    asking: Asking | None = None,
) -> Conflict:
    """A smallest set of rules and facts without an agenda; all of them together must have none.

    Args:
        context: the programme and the training.
        rules: what is asked of the agenda.
        demand: what is asked besides, and not part of the answer, such as where a session stands.
        asking: whose work the search uses, its own by default.
    """
    asking = asking or Asking(ALL_PATIENCE)
    asking.certain = True
    if demand is not NOTHING_ELSE:
        return _search_near(context, rules, demand, asking) or _search(context, rules, demand, asking)
    nobody = nobody_for(context, rules)
    guessed = (nobody[0], frozenset({nobody[1]})) if nobody else asking.guess(context, rules)
    found = _search_guessed(context, rules, *guessed, asking) if guessed else None
    return found or _search(context, rules, demand, asking)


def _search_guessed(
    context: Context, rules: Sequence[AgendaRule], guessed: Sequence[AgendaRule], ids: frozenset[str], asking: Asking
) -> Conflict | None:
    """The search among rules and sessions that seem to clash, beside a few of the other sessions as they are written.
    None where they don't clash after all, or only as long as none of the others helps."""
    asked = {id_ for id_, cover in context.covers.items() if cover == "should"}
    whatever_is_asked = any(rule.hard and "held" in rule.READS for rule in rules)
    near = _with_few_others(context, ids | asked if whatever_is_asked else ids)
    steering = [rule for rule in _steering(rules) if rule in guessed or "held" in rule.READS]
    everything: list[Member] = [*_steering(rules), *held_facts(near), *other_facts(near)]
    fixed = near.sessions.keys() - ids - asked
    facts = [one for one in _others(near, NOTHING_ELSE) if one.of not in fixed]
    held = [one for one in held_facts(near) if one.of in ids]
    whole = Case.of(near, rules)

    def impossible(kept: Sequence[Member]) -> bool:
        return asking.impossible(only(whole, everything, kept))

    if not impossible([*steering, *held, *facts]):
        return None
    members = _fewest(steering, held, facts, impossible)
    found = {_key(one) for one in members}
    everywhere: list[Member] = [*_steering(rules), *held_facts(context), *other_facts(context)]
    members = [one for one in everywhere if _key(one) in found]
    if near is not context and not asking.impossible(only(Case.of(context, rules), everywhere, members)):
        return None
    return _conflict(context, _in_order(members, rules), asking)


def _with_few_others(context: Context, ids: frozenset[str]) -> Context:
    """The training with some sessions and a few others, those first that help to keep rules: a debrief, practice."""
    tracks = {context.sessions[id_].track for id_ in ids} != {"together"}
    beside = {one.id for one in context.sessions.values() if tracks and one.track != "together"}
    others = [one for id_, one in context.sessions.items() if id_ not in ids | beside]
    # Sessions that can mend a clash come first: left out, they would make rules seem impossible that aren't.
    others.sort(key=lambda one: (one.care not in ("debrief", "restoring"), -one.practice))
    kept = ids | beside | {one.id for one in others[:_OTHERS]}
    if kept >= context.sessions.keys():
        return context
    chapters = [
        (chapter, tuple(one for one in chapter.sessions if one.id in kept)) for chapter in context.programme.manual
    ]
    manual = tuple(chapter.model_copy(update={"sessions": sessions}) for chapter, sessions in chapters if sessions)
    return replace(context, programme=context.programme.model_copy(update={"manual": manual}))


def _search_near(context: Context, rules: Sequence[AgendaRule], demand: ExtraDemand, asking: Asking) -> Conflict | None:
    """The search among the sessions that a demand is about, without those that nothing is wanted of: an agenda of few
    sessions is one of all. Where there is none, the other sessions might still help, so that the answer is asked of all
    before it is given; None where that isn't so."""
    near = _near(context, demand.about)
    suspects = [rule for rule in _steering(rules) if demand.suspects(rule)]
    others = [
        fact
        for fact in _others(near, demand, removing=demand.roughly)
        if fact.kind != "session" or fact.of in context.sessions
    ]
    everything: list[Member] = [*suspects, *others]
    whole = Case.of(near, rules)
    for rule in rules:
        whole = whole if rule in suspects else whole.without(rule)

    def impossible(kept: Sequence[Member]) -> bool:
        return asking.impossible(only(whole, everything, kept), demand)

    if near is context or not impossible(everything):
        return None
    for few in (_ORDERING, _PLACING):
        likely = [rule for rule in suspects if rule.CONCERNS & few]
        if impossible([*likely, *_relevant(others, likely)]):
            suspects = likely
            break
    facts = _shrink(_relevant(others, suspects), lambda some: impossible([*suspects, *some]))
    core = _shrink(suspects, lambda some: impossible([*some, *facts]))
    small: list[Member] = [*core, *facts]
    found = {_key(one) for one in small}
    everything = [*_steering(rules), *_held(context, demand), *_others(context, demand)]
    members = [one for one in everything if _key(one) in found]
    # With work of its own: the search before may have used up its share, and would leave the answer unconfirmed.
    if not Asking(CONFIRM).impossible(only(Case.of(context, rules), everything, members), demand):
        return None
    return _conflict(context, members, asking)


def _held(context: Context, demand: ExtraDemand) -> list[Fact]:
    return [] if demand.roughly else held_facts(context)


def _others(context: Context, demand: ExtraDemand, *, removing: bool = False) -> list[Fact]:
    """A kind that doesn't matter goes at once; longer days, which take longer to search, come last."""
    if not demand.roughly:
        return sorted(other_facts(context), key=lambda fact: (fact.kind == "hours", fact.kind))
    facts = roughly(context, removing=removing, but=demand.session)
    return sorted(facts, key=lambda fact: (fact.kind == "hours", fact.kind != "session", fact.kind))


def _relevant(facts: Sequence[Fact], core: Sequence[AgendaRule]) -> list[Fact]:
    """The facts that make a difference under some rules; who is in the pool makes none if they never ask who trains."""
    on_trainers = concerned(core, "trainers")
    return [fact for fact in facts if fact.matters(core) and not (fact.kind == "pool" and not on_trainers)]


def _near(context: Context, about: frozenset[str]) -> Context:
    """The training with the sessions that a demand is about, if it is about any, and a few that suit every rule."""
    if not about & context.sessions.keys():
        return context
    kept = [
        (chapter, tuple(one for one in chapter.sessions if one.id in about)) for chapter in context.programme.manual
    ]
    manual = tuple(chapter.model_copy(update={"sessions": sessions}) for chapter, sessions in kept if sessions)
    others = Chapter(
        chapter="Others",
        cover="may",
        used_in=(context.training.kind,),
        sessions=tuple(filler(f"other-{number}") for number in range(_OTHERS)),
    )
    return replace(context, programme=context.programme.model_copy(update={"manual": (*manual, others)}))


def _key(member: Member) -> object:
    return id(member) if isinstance(member, AgendaRule) else (member.kind, member.of, member.what)


def _conflict(context: Context, members: Sequence[Member], asking: Asking) -> Conflict:
    rules = tuple(one for one in members if isinstance(one, AgendaRule))
    return Conflict(context, rules, tuple(one for one in members if isinstance(one, Fact)), asking.certain)


def _steering(rules: Sequence[AgendaRule]) -> list[AgendaRule]:
    """The rules that have a say in a draft: wishes first, since most ask for nothing that must hold; last those that
    make the search easier as long as they hold."""
    return sorted((rule for rule in rules if rule.steers), key=lambda rule: (rule.DROPPED_LATE, rule.hard))


def _search(context: Context, rules: Sequence[AgendaRule], demand: ExtraDemand, asking: Asking) -> Conflict:
    whole = Case.of(context, rules)
    steering = _steering(rules)
    held = _held(context, demand)
    others = _others(context, demand)
    everything: list[Member] = [*steering, *held, *others]

    def impossible(kept: Sequence[Member]) -> bool:
        return asking.impossible(only(whole, everything, kept), demand)

    if held and impossible([*steering, *others]):  # whatever else is held
        held = []
    suspects = [rule for rule in steering if demand.suspects(rule)]
    if suspects and impossible([*suspects, *held, *others]):
        steering = suspects
    members = _fewest(steering, held, others, impossible)
    return _conflict(context, _in_order(members, rules), asking)


def _fewest(
    steering: Sequence[AgendaRule],
    held: Sequence[Fact],
    others: Sequence[Fact],
    impossible: Callable[[Sequence[Member]], bool],
) -> list[Member]:
    """What can't be left out of rules, sessions that are held, and other facts, which all together are impossible."""
    core = _shrink(list(steering), lambda some: impossible([*some, *held, *others]))
    facts = _relevant(others, core)
    # from the last to the first, so that what stays is a session rather than those that build on it
    needed = [*reversed(held)] if any("held" in rule.READS for rule in core) else []
    if not impossible([*core, *needed, *facts]):  # what was thought to make no difference does
        needed, facts = [*reversed(held)], list(others)
    needed = _shrink(needed, lambda some: impossible([*core, *some, *facts]))
    facts = _shrink(facts, lambda some: impossible([*core, *needed, *some]))
    return _once_more([*core, *reversed(needed), *facts], impossible)


def _in_order(members: Sequence[Member], rules: Sequence[AgendaRule]) -> list[Member]:
    order = [id(rule) for rule in rules]
    return sorted(members, key=lambda one: order.index(id(one)) if isinstance(one, AgendaRule) else len(order))


def only(whole: Case, everything: Iterable[Member], kept: Sequence[Member]) -> Case:
    """The case in which only some of the members hold: of the others, rules are ignored and facts dropped."""
    rules = {id(one) for one in kept if isinstance(one, AgendaRule)}
    facts = {_key(one) for one in kept if isinstance(one, Fact)}
    case = whole
    for member in everything:
        if isinstance(member, AgendaRule):
            case = case if id(member) in rules else case.without(member)
        elif _key(member) not in facts:
            case = member.drop(case)
    return case


def _once_more(members: list[Member], impossible: Callable[[list[Member]], bool]) -> list[Member]:
    """The members without which there is an agenda, asked for one by one."""
    for member in list(members):
        rest = [one for one in members if one is not member]
        if impossible(rest):
            members = rest
    return members


def _shrink(things: list[_Thing], impossible: Callable[[list[_Thing]], bool]) -> list[_Thing]:
    """What remains of a list when all, halves, quarters and at last single entries are left out as long as it stays
    impossible."""
    size = len(things)
    while things:
        at = 0
        while at < len(things):
            # Halves first: most of a long list matters to nothing, and goes in few questions (delta debugging).
            rest = things[:at] + things[at + size :]
            if impossible(rest):
                things = rest
            else:
                at += size
        if size == 1:
            break
        size = (size + 1) // 2
    return things
