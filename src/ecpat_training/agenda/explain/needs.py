"""What can be seen without a solver: more minutes than the days have, a competence that nobody brings."""

from collections.abc import Mapping, Sequence

from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.agenda.explain.facts import held_facts, other_facts
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rules.breaks import DAY
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, name_meant
from ecpat_training.programme.model.chapter import Needs, Session
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.rules.book import Rule
from ecpat_training.values.kinds import TRACKS

_NAMES = 8
FOUR = 4  # trainers, two for each of two sessions beside each other


def plainly_impossible(
    context: Context, rules: Sequence[Rule], places: Mapping[str, Location] | None = None
) -> list[Finding]:
    """Findings for what no agenda of this training can keep, in numbers and names; empty where the solver must say.
    `places` are where the programme writes its sessions, by their ids."""
    named = {rule.name: rule for rule in rules}
    must = [
        session
        for session in context.sessions.values()
        if context.covers[session.id] == "must" and days_of(session.place, context.training.days)
    ]
    if "coverage" not in named:
        return []
    problems = _time(context, named, must) if {"session length", "within hours"} <= named.keys() else []
    if {"session length", "practice share"} <= named.keys():
        problems += _practice(context, named)
    return [*problems, *_apart(context, named, must, places or {}), *_people(context, named, must, places or {})]


ABOUT: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "plan.minutes": (
        frozenset({"coverage", "session length", "break every", "breaks"}),
        frozenset({"held", "least minutes", "hours"}),
    ),
    "plan.practice": (
        frozenset({"coverage", "session length", "practice share"}),
        frozenset({"held", "least minutes"}),
    ),
    "plan.tracks": (frozenset({"coverage", "one place at a time", "competence"}), frozenset({"held", "pool"})),
    "plan.trainers": (frozenset({"coverage", "competence"}), frozenset({"pool"})),
    "plan.language": (frozenset({"language", "competence"}), frozenset({"language", "pool"})),
    "plan.away": (frozenset({"availability", "competence"}), frozenset({"away", "start", "pool"})),
    "plan.competence": (frozenset({"competence"}), frozenset({"held", "lead", "second", "pool"})),
}
"""The rules and the kinds of facts that each finding is about."""


def plain_members(context: Context, rules: Sequence[Rule], findings: Sequence[Finding]) -> list[Rule | Fact]:
    """The rules and facts that the findings of `plainly_impossible` are about."""
    about = [ABOUT[one.code] for one in findings]
    names, kinds = (frozenset[str]().union(*each) for each in zip(*about, strict=True))
    facts = [one for one in (*held_facts(context), *other_facts(context)) if one.kind in kinds]
    codes = {one.code for one in findings}
    concerned = {
        one.of
        for one in facts
        if one.kind in ("lead", "second") and not any(trainer.competent(one.what) for trainer in context.pool)
    }
    if "plan.tracks" in codes:
        concerned |= {session.id for session in context.sessions.values() if session.track != "together"}
    if not {"plan.minutes", "plan.practice"} & codes:
        facts = [one for one in facts if one.kind not in ("held", "lead", "second") or one.of in concerned]
    return [*(rule for rule in rules if rule.name in names), *facts]


def _time(context: Context, named: dict[str, Rule], must: list[Session]) -> list[Finding]:
    training = context.training
    if not named["within hours"].hard:
        return []
    least = _least([session for session in must if session.track == "together"], training.days)
    least += max(_least([session for session in must if session.track == track], training.days) for track in TRACKS)
    room = _room(training.hours.end - training.hours.start, named) * training.days
    if least <= room:
        return []
    return [
        Finding(
            "plan.minutes",
            Severity.ERROR,
            f"the sessions that `coverage` demands take at least {least} minutes; {training.id} ({training.days} x "
            f"{training.hours}) has room for {room} beside its breaks.",
            named["coverage"].where,
            "Please give it more days or hours, shorten sessions, or let a chapter `cover: should`.",
        )
    ]


def _least(sessions: list[Session], days: int) -> int:
    return sum(
        int(session.minutes.low or 0) * (len(days_of(session.place, days)) if held_daily(session) else 1)
        for session in sessions
    )


def _apart(
    context: Context, named: dict[str, Rule], must: list[Session], places: Mapping[str, Location]
) -> list[Finding]:
    """Each session of a track has one of the other in parallel, and there are rooms and trainers for both."""
    rule = named.get("one place at a time")
    problems = []
    for track, other in (TRACKS, TRACKS[::-1]):
        demanded = [session for session in must if session.track == track]
        beside = [session for session in context.sessions.values() if session.track == other]
        if len(demanded) > len(beside):
            verb = "has" if len(demanded) == 1 else "have"
            have = f"{_listed(demanded)} for {track} {verb} {count(len(beside), 'session')} for {other} in parallel"
            hint = "Please add a session of the other track, leave out `track`, or let the chapter `cover: may`."
            problems.append((f"{have}.", hint, places.get(demanded[-1].id)))
    apart = [session for session in must if session.track != "together"]
    if apart and rule is not None and rule.hard:
        what = f"{_listed(apart)} {'needs' if len(apart) == 1 else 'need'} another session at the same time; "
        if len(context.rooms) == 1:
            hint = "Please name a second one in `rooms`, or leave out `track`."
            problems.append((f"{what}{context.training.id} has only the room {context.rooms[0]}.", hint, None))
        if 2 <= len(context.pool) < FOUR and "competence" in named and named["competence"].hard:
            hint = "Please name more trainers, or leave out `track`."
            problems.append((f"{what}that takes four trainers, and the pool has {len(context.pool)}.", hint, None))
    return [Finding("plan.tracks", Severity.ERROR, what, where, hint) for what, hint, where in problems]


def _room(minutes: int, named: dict[str, Rule]) -> int:
    """The most session minutes of a day: more breaks allow more stretches, but take time themselves."""
    breaks, stretch = named.get("breaks"), named.get("break every")
    if breaks is None or stretch is None:
        return minutes
    coffee, lunch = int(breaks.parameters.coffee.low or 0), int(breaks.parameters.lunch.low or 0)
    longest: int = stretch.parameters.never_over
    dry = min(minutes, DAY) if breaks.hard else minutes  # the longest day without a lunch
    return max(
        min(most - pauses, longest * blocks)
        for number in range(minutes // longest + 1)
        for pauses, blocks, most in ((number * coffee, number + 1, dry), (lunch + number * coffee, number + 2, minutes))
    )


def _practice(context: Context, named: dict[str, Rule]) -> list[Finding]:
    """The largest share of practice that sessions can have, the practical ones at their longest."""
    rule = named["practice share"]
    wanted = round(rule.parameters.of_the_whole * 1000)
    if not rule.hard or not wanted or _surplus(context, wanted) >= 0:
        return []
    reached = next(share for share in range(wanted // 10, -1, -1) if _surplus(context, share * 10) >= 0)
    what = f"`practice share` asks for {wanted / 10:g} %; the sessions of {context.training.id} reach {reached} % at "
    what += "most, those with the most practice at their longest, the others at their shortest."
    hint = "Please ask for less, give sessions more practice, or let those with little be shorter or left out."
    return [Finding("plan.practice", Severity.ERROR, what, rule.where, hint)]


def _surplus(context: Context, share: int) -> float:
    """The most practice over a share of the session time, both in thousandths, that the lengths of sessions allow to
    the track that has less."""
    surplus = dict.fromkeys(TRACKS, 0.0)
    for session in context.sessions.values():
        over = round(session.practice * 1000) - share
        minutes = (session.minutes.high if over > 0 else session.minutes.low) or 0
        times = len(days_of(session.place, context.training.days)) if held_daily(session) else 1
        must = context.covers[session.id] == "must"
        for track in TRACKS if session.track == "together" else (session.track,):
            surplus[track] += times * max(over * minutes, over * minutes if must else 0)
    return min(surplus.values())


def _people(
    context: Context, named: dict[str, Rule], must: list[Session], places: Mapping[str, Location]
) -> list[Finding]:
    """Only a rule asks for two trainers a session, and only where it must hold and some session must be held."""
    competence = named.get("competence")
    if competence is None or not competence.hard or not must:
        return []
    if len(context.pool) < 2:
        what = f"{context.training.id} has a pool of {len(context.pool)}, and each session needs two trainers."
        hint = "Please name its trainers, or add trainers of its countries."
        return [Finding("plan.trainers", Severity.ERROR, what, competence.where, hint)]
    there = [*_understood(context, named), *_present(context, named, must)]
    return [*there, *_competent(context, must, places)]


def _understood(context: Context, named: dict[str, Rule]) -> list[Finding]:
    """Each session needs two trainers who are understood."""
    training, rule = context.training, named.get("language")
    if rule is None or not rule.hard or training.interpreters:
        return []
    speakers = [trainer.id for trainer in context.pool if training.language in trainer.speaks]
    if len(speakers) > 1:
        return []
    who = f"only {speakers[0]} of the team speaks" if speakers else "no trainer of the team speaks"
    speak = "; ".join(f"{one.id} {listing([f'`{code}`' for code in one.speaks])}" for one in context.pool[:_NAMES])
    more = f" and {len(context.pool) - _NAMES} others" if len(context.pool) > _NAMES else ""
    return [
        Finding(
            "plan.language",
            Severity.ERROR,
            f"{who} `{training.language}`, the language of {training.id}, there are no interpreters, and each session "
            f"needs two trainers. They speak: {speak}{more}.",
            rule.where,
            "Please write `interpreters: true`, correct the training's language, or name other trainers.",
        )
    ]


def _present(context: Context, named: dict[str, Rule], must: list[Session]) -> list[Finding]:
    """Days on which something must happen have two trainers."""
    training, rule, frame = context.training, named.get("availability"), named.get("frame")
    if rule is None or not rule.hard:
        return []
    here = {
        day: [trainer.id for trainer in context.pool if date not in trainer.away] for day, date in context.dates.items()
    }
    bare = [day for day, trainers in here.items() if len(trainers) < 2]
    bound = {
        days_of(session.place, training.days)[0]
        for session in must
        if frame is not None and frame.hard and session.place in ("start of training", "end of training")
    }
    bound |= {day for session in must if held_daily(session) for day in days_of(session.place, training.days)}
    if len(bare) == training.days:
        bound |= set(bare)
    return [
        Finding(
            "plan.away",
            Severity.ERROR,
            f"on day {day}, {context.dates[day]}, {_who(here[day])} of the {len(context.pool)} trainers of "
            f"{training.id} is there, and each session needs two.",
            rule.where,
            "Please move the training, correct who is `away`, or name other trainers.",
        )
        for day in bare
        if day in bound
    ]


def _who(there: list[str]) -> str:
    return f"only {there[0]}" if there else "none"


def _competent(context: Context, must: list[Session], places: Mapping[str, Location]) -> list[Finding]:
    """For each competence somebody has it."""
    brought = {each for trainer in context.programme.trainers for each in trainer.competences}
    lacking: dict[str, list[Session]] = {}
    for session in must:
        needs = session.needs or Needs()
        for need in dict.fromkeys((needs.lead, needs.second)):
            if not any(trainer.competent(need) for trainer in context.pool):
                lacking.setdefault(need, []).append(session)
    return [
        Finding(
            "plan.competence",
            Severity.ERROR,
            f"no trainer in the pool of {context.training.id} has the competence `{need}`, which {_titles(sessions)}.",
            places.get(sessions[0].id),
            _meant(need, brought, context.pool),
        )
        for need, sessions in lacking.items()
    ]


def _titles(sessions: list[Session]) -> str:
    return f"{_listed(sessions)} {'needs' if len(sessions) == 1 else 'need'}"


def _listed(sessions: list[Session]) -> str:
    return listing([f'"{session.title}"' for session in sessions], _NAMES)


def _meant(need: str, brought: set[str], pool: Sequence[Trainer]) -> str:
    """What to do: a competence of some trainer that is spelt alike is meant, if this one is nobody's."""
    meant = name_meant(need, sorted(brought))
    if need not in brought and meant:
        return f"Did you mean `{meant}`?"
    has = sorted({each for trainer in pool for each in trainer.competences})
    return f"Please add a trainer who has it, or name other trainers for this training. These have: {listing(has, 20)}."
