"""What calendars and schedule viewers read of an agenda: files of `--out` that are not made from a report."""

from ecpat_training.agenda import calendars as agenda_formats
from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.commands.deliver import Delivery
from ecpat_training.core import registry
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.values.time_zones import belongs_to_one_country, zone_of
from ecpat_training.words.catalogue.message import phrase


def export_endings() -> tuple[str, ...]:
    """The endings of such files: `.ics`, `.frab.json` and so on."""
    return tuple(_formats())


def exports(planned_training: PlannedTraining, delivery: Delivery) -> dict[str, bytes]:
    """The exports that are asked for, by their ending; says what is doubtful about their time zone.

    Raises:
        ContentError: a day has no date.
    """
    endings = set(delivery.endings.values()) & set(export_endings())
    if endings:
        delivery.findings(clock_remarks(planned_training))
    return {ending: _render(planned_training, ending) for ending in sorted(endings)}


def clock_remarks(planned_training: PlannedTraining) -> list[Finding]:
    """Says where the programme's own time zone has to stand for one of a country that has several."""
    programme, training = planned_training.programme, planned_training.training
    if training.timezone or zone_of(training.country) or not belongs_to_one_country(programme.timezone):
        return []
    message = phrase(
        "{country} has several time zones; {training} is written in the programme's, {timezone}, which is another "
        "country's.",
        country=training.country,
        training=training.id,
        timezone=programme.timezone,
    )
    hint = "Please write `timezone:` with the right one in this training's entry under `events`."
    return [Finding("calendar.timezone", Severity.WARNING, message, planned_training.agenda.where, hint)]


def _formats() -> dict[str, str]:
    """The endings that are an agenda's own, each with the format that writes them."""
    return {registry.load(agenda_formats, name).ENDING: name for name in registry.members(agenda_formats)}


def _render(planned_training: PlannedTraining, ending: str) -> bytes:
    """The agenda as a file of that ending.

    Raises:
        LookupError: it is none of an agenda's own endings.
        ContentError: a day has no date, and the format needs dates.
    """
    export_bytes: bytes = registry.load(agenda_formats, _formats()[ending]).render(planned_training)
    return export_bytes
