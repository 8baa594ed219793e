"""Why a training has no team, as far as one session or one number shows it."""

from collections.abc import Iterator

from ecpat_training.core.text import count, listing
from ecpat_training.programme.model.chapter import Needs
from ecpat_training.trainers.model.check import Lacking
from ecpat_training.trainers.staffing.requirement import ALONE, HeldSession, Requirement

_NAMED = 3


def lacking(asked: Requirement) -> Lacking:
    """What keeps a training from having a team: its pool, a competence, a session that no two people suit, or all of it
    together."""
    reasons = [*_reasons(asked)]
    together = "each session finds people who suit it, and all sessions together find no team: the team's size, its "
    together += "sides or the minutes a day don't allow one"
    return Lacking(asked.training.id, "; ".join(reasons) or together)


def _reasons(asked: Requirement) -> Iterator[str]:
    if not asked.pool:
        yield "nobody is in its pool"
        return
    alone: dict[str, list[str]] = {}
    for held in asked.sessions:
        if why := _why(asked, held):
            alone.setdefault(why, []).append(f'"{held.session.title}"')
    for why, titles in alone.items():
        yield f"{why} ({listing(list(dict.fromkeys(titles)), _NAMED)})"


def _why(asked: Requirement, held: HeldSession) -> str:
    """What one session lacks; "" where somebody suits it."""
    codes = {one.id for one in asked.pool}
    if missing := [code for code in held.session.named_trainers if code not in codes]:
        return f"{listing(missing)} is named by a session, and isn't in the pool"
    if not held.posts or _some_suit(asked, held):
        return ""
    said = held.session.needs or Needs()
    wanted = (said.lead, said.second) if held.posts > ALONE else (said.lead,)
    nobody = [need for need in dict.fromkeys(wanted) if not any(one.competent(need) for one in asked.pool)]
    if nobody:
        return f"nobody of its pool has {listing(nobody)}"
    people = count(len(asked.pool), "person", "people")
    return f"no two of the {people} of its pool suit a session together, by competence, sides, language and absences"


def _some_suit(asked: Requirement, held: HeldSession) -> bool:
    for day in asked.days_apart(held):
        for lead in asked.pool:
            seconds = [None] if held.posts <= ALONE else [one for one in asked.pool if one is not lead]
            if any(asked.suits(held, day, lead, second) for second in seconds):
                return True
    return False
