"""Whom of a list the rules count: everybody but those who are out of it, or those who reached a stage."""

from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.files.not_used import NotUsed
from ecpat_training.files.places import together
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.rule_parts.funnel import counts
from ecpat_training.values.participant import OUTSIDE, STAGES, Participant, Status


def stage_named(name: str | None) -> Status | None:
    """The stage that `--count` names.

    Raises:
        UsageError: there is no such stage.
    """
    if name is None:
        return None
    if name.strip().lower() in STAGES:
        return Status(name.strip().lower())
    raise UsageError.because(
        "usage.count", f"--count {visible(name)[:40]}: there is no such stage.", hint=f"Write {_either()}."
    )


def counted(reading: RosterReading, stage: Status | None) -> RosterReading:
    """The list with those only who are in the room that is judged; the others stand among the rows not used, and are
    said.

    Raises:
        UsageError: a stage is named, and the list says of nobody how far they have come.
    """
    people = reading.roster.participants
    if stage is not None and all(person.status is None for person in people):
        raise UsageError.because(
            "usage.count",
            f"--count {stage} asks who is {stage}, and the list doesn't say it of anybody.",
            where=Location(reading.roster.file, sheet=reading.roster.sheet),
            hint="Give it a column Status with invited, confirmed, declined and so on; or leave --count out.",
        )
    inside = counts(stage)
    out = [person for person in people if not inside(person)]
    if not out:
        return reading
    left = tuple(NotUsed(person.where, _why(person, stage), status=person.status) for person in out)
    there = tuple(person for person in people if inside(person))
    roster = reading.roster.model_copy(
        update={"participants": there, "not_used": (*reading.roster.not_used, *(entry.where for entry in left))}
    )
    return replace(
        reading,
        roster=roster,
        not_used=(*reading.not_used, *left),
        findings=(
            *reading.findings,
            not_there(out, ("isn't counted by the rules", "aren't counted by the rules"), stage),
        ),
    )


def _why(person: Participant, stage: Status | None) -> str:
    if person.status in OUTSIDE or stage is None:
        return str(person.status)
    return f"{person.reached or 'nothing'} so far, not {stage}"


def not_there(out: Sequence[Participant], verbs: tuple[str, str], stage: Status | None = None) -> Finding:
    """A note on those who aren't in the room, with what follows for one and for several of them."""
    kinds: dict[str, list[Location]] = {}
    for person in out:
        kinds.setdefault(_why(person, stage), []).append(person.where)
    told = listing([f"{len(places):,} {why} ({together(places)})" for why, places in kinds.items()])
    message = f"{count(len(out), 'person', 'people')} {verbs[len(out) > 1]}: {told}."
    return Finding("roster.status", Severity.NOTE, message, out[0].where)


def _either() -> str:
    return ", ".join(map(str, STAGES[:-1])) + f" or {STAGES[-1]}"
