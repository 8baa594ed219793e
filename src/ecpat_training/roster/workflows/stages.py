"""Whom of a list the rules count: everybody but those who are out of it, or those who reached a stage."""

from collections.abc import Sequence

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.places import join_places
from ecpat_training.roster.rule_parts.funnel import counts
from ecpat_training.values.participant import STAGES, Participant, Roster, Status
from ecpat_training.words.catalogue.message import Option, phrase, sentences


def parse_stage(name: str | None) -> Status | None:
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


def uncounted_rows(roster: Roster, required_stage: Status | None, findings: list[Finding]) -> tuple[UnusedRow, ...]:
    """The rows of those who aren't in the room that is judged, which is said.

    Raises:
        UsageError: a stage is named, and the list says of nobody how far they have come.
    """
    people = roster.participants
    if required_stage is not None and all(person.status is None for person in people):
        raise UsageError.because(
            "usage.count",
            phrase(
                "{option} {stage} asks who is {stage}, and the list doesn't say it of anybody.",
                option=Option("--count"),
                stage=required_stage,
            ),
            location=Location(roster.file, sheet=roster.sheet),
            hint=sentences(
                "Give it a column Status with invited, confirmed, declined and so on;",
                phrase("or leave {option} out.", option=Option("--count")),
            ),
        )
    is_counted = counts(required_stage)
    uncounted_people = [person for person in people if not is_counted(person)]
    if uncounted_people:
        findings.append(
            absence_note(
                uncounted_people, ("isn't counted by the rules", "aren't counted by the rules"), required_stage
            )
        )
    return tuple(
        UnusedRow(person.where, _exclusion_reason(person, required_stage), status=person.status)
        for person in uncounted_people
    )


def exclude_rows(roster: Roster, rows: Sequence[UnusedRow]) -> Roster:
    """The list without the people of some rows, who stand among those not used."""
    excluded_locations = {row.location: None for row in rows}
    people_present = tuple(person for person in roster.participants if person.where not in excluded_locations)
    return roster.model_copy(
        update={"participants": people_present, "not_used": (*roster.not_used, *excluded_locations)}
    )


def _exclusion_reason(person: Participant, required_stage: Status | None) -> str:
    if person.is_out or required_stage is None:
        return str(person.status)
    return phrase("{reached} so far, not {stage}", reached=person.reached or "nothing", stage=required_stage)


def absence_note(
    absentees: Sequence[Participant], verbs: tuple[str, str], required_stage: Status | None = None
) -> Finding:
    """A note on those who aren't in the room, with what follows for one and for several of them."""
    locations_by_kind: dict[str, list[Location]] = {}
    for person in absentees:
        locations_by_kind.setdefault(_exclusion_reason(person, required_stage), []).append(person.where)
    reasons_text = listing(
        [f"{len(places):,} {reason} ({join_places(places)})" for reason, places in locations_by_kind.items()]
    )
    message = f"{count(len(absentees), 'person', 'people')} {verbs[len(absentees) > 1]}: {reasons_text}."
    return Finding("roster.status", Severity.NOTE, message, absentees[0].where)


def _either() -> str:
    return ", ".join(map(str, STAGES[:-1])) + f" or {STAGES[-1]}"
