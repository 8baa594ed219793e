"""Whom of a list the rules count: everybody but those who are out of it, or those who reached a stage."""

from collections.abc import Sequence

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.files.not_used import NotUsed
from ecpat_training.files.places import joined_places
from ecpat_training.roster.rule_parts.funnel import counts
from ecpat_training.values.participant import STAGES, Participant, Roster, Status
from ecpat_training.words.catalogue.message import Option, phrase, sentences


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
        "usage.count",
        phrase("{option} {stage}: there is no such stage.", option=Option("--count"), stage=visible(name)[:40]),
        hint=phrase("Write {stages}.", stages=_either()),
    )


def not_counted(roster: Roster, stage: Status | None, findings: list[Finding]) -> tuple[NotUsed, ...]:
    """The rows of those who aren't in the room that is judged, which is said.

    Raises:
        UsageError: a stage is named, and the list says of nobody how far they have come.
    """
    people = roster.participants
    if stage is not None and all(person.status is None for person in people):
        raise UsageError.because(
            "usage.count",
            phrase(
                "{option} {stage} asks who is {stage}, and the list doesn't say it of anybody.",
                option=Option("--count"),
                stage=stage,
            ),
            location=Location(roster.file, sheet=roster.sheet),
            hint=sentences(
                "Give it a column Status with invited, confirmed, declined and so on;",
                phrase("or leave {option} out.", option=Option("--count")),
            ),
        )
    inside = counts(stage)
    out = [person for person in people if not inside(person)]
    if out:
        findings.append(absence_note(out, ("isn't counted by the rules", "aren't counted by the rules"), stage))
    return tuple(NotUsed(person.where, _exclusion_reason(person, stage), status=person.status) for person in out)


def without(roster: Roster, rows: Sequence[NotUsed]) -> Roster:
    """The list without the people of some rows, who stand among those not used."""
    gone = {row.where: None for row in rows}
    people_present = tuple(person for person in roster.participants if person.where not in gone)
    return roster.model_copy(update={"participants": people_present, "not_used": (*roster.not_used, *gone)})


def _exclusion_reason(person: Participant, stage: Status | None) -> str:
    if person.is_out or stage is None:
        return str(person.status)
    return phrase("{reached} so far, not {stage}", reached=person.reached or "nothing", stage=stage)


def absence_note(out: Sequence[Participant], verbs: tuple[str, str], stage: Status | None = None) -> Finding:
    """A note on those who aren't in the room, with what follows for one and for several of them."""
    kinds: dict[str, list[Location]] = {}
    for person in out:
        kinds.setdefault(_exclusion_reason(person, stage), []).append(person.where)
    reasons_text = listing([f"{len(places):,} {reason} ({joined_places(places)})" for reason, places in kinds.items()])
    message = f"{count(len(out), 'person', 'people')} {verbs[len(out) > 1]}: {reasons_text}."
    return Finding("roster.status", Severity.NOTE, message, out[0].where)


def _either() -> str:
    return ", ".join(map(str, STAGES[:-1])) + f" or {STAGES[-1]}"
