"""What a clash over trainers comes down to: which session needs whom, and who there is."""

from collections.abc import Callable, Iterator

from ecpat_training.agenda.explain.conflict import Conflict
from ecpat_training.core.text import listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.trainer import Trainer

_SHORT = 2
"""So many trainers are few enough to be named."""
Wanted = tuple[str, Callable[[Trainer], bool], int]


def team_sentences(conflict: Conflict) -> Iterator[str]:
    """For each session of a clash what it needs of its trainers, wherever few of the pool have that:
    `"Interviewing" needs a lead with `interviewing` who speaks `sq`: there is only AL-2, away on day 2.`"""
    language = conflict.context.training.language
    spoken = any("language" in rule.READS for rule in conflict.rules)
    for session in conflict.sessions:
        for what, suits, least in _wanted(conflict, session):
            able = [one for one in conflict.context.pool if suits(one) and (not spoken or language in one.speaks)]
            if len(able) <= _SHORT and (len(able) < least or any(_obstacles(conflict, one) for one in able)):
                speaks = f" who {'speaks' if least == 1 else 'speak'} `{language}`" if spoken else ""
                yield f'"{session.title}" needs {what}{speaks}: {_pool_text(conflict, able)}.'


def _wanted(conflict: Conflict, session: Session) -> Iterator[Wanted]:
    """The posts and sides that the clash is about; the two trainers as such where it asks for no more of them."""
    found = False
    for fact in conflict.facts:
        if fact.of == session.id and fact.kind in ("lead", "second"):
            post = "a lead" if fact.kind == "lead" else "a second trainer"
            found = True
            yield f"{post} with `{fact.what}`", lambda one, need=fact.what: one.competent(need), 1  # type: ignore[misc]
    country = conflict.context.training.country
    for side, belongs in (side for rule in conflict.rules for side in rule.sides_of_a_pair()):
        found = True
        yield f"a trainer from {side}", lambda one, test=belongs: test(one, country), 1  # type: ignore[misc]
    if not found and any(rule.TWO_TRAINERS for rule in conflict.rules):
        yield "two trainers", lambda _: True, 2


def _obstacles(conflict: Conflict, trainer: Trainer) -> list[str]:
    """What in the clash keeps a trainer from it."""
    facts = [fact for fact in conflict.facts if fact.of == trainer.id]
    days = [f"day {fact.what}" for fact in facts if fact.kind == "away"]
    limits = [f"at most {trainer.most_minutes_a_day} minutes a day" for fact in facts if fact.kind == "day limit"]
    return [f"away on {listing(days)}"] * bool(days) + limits


def _pool_text(conflict: Conflict, able: list[Trainer]) -> str:
    if not able:
        return f"the pool of {conflict.context.training.id} has no trainer"
    who = [", ".join([one.id, *_obstacles(conflict, one)]) for one in able]
    return f"there {'is' if len(able) == 1 else 'are'} only {listing(who)}"
