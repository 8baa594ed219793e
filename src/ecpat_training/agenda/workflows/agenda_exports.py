"""What calendars and schedule viewers read of an agenda: files of `--out` that are not made from a report."""

from ecpat_training.agenda.model.planned import Planned
from ecpat_training.agenda.workflows import agenda_outputs
from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.values.time_zones import belongs_to_one_country, zone_of


def export_endings() -> tuple[str, ...]:
    """The endings of such files: `.ics`, `.frab.json` and so on."""
    return tuple(agenda_outputs.endings())


def exports(planned: Planned, delivery: Delivery) -> dict[str, bytes]:
    """The exports that are asked for, by their ending; says what is doubtful about their time zone.

    Raises:
        ContentError: a day has no date.
    """
    asked = set(delivery.endings.values()) & set(export_endings())
    if asked:
        delivery.findings(clock_remarks(planned))
    return {ending: agenda_outputs.render(planned, ending) for ending in sorted(asked)}


def clock_remarks(planned: Planned) -> list[Finding]:
    """Says where the programme's own time zone has to stand for one of a country that has several."""
    programme, training = planned.programme, planned.training
    if training.timezone or zone_of(training.country) or not belongs_to_one_country(programme.timezone):
        return []
    what = f"{training.country} has several time zones; {training.id} is written in the programme's, "
    what += f"{programme.timezone}, which is another country's."
    hint = "Please write `timezone:` with the right one in this training's entry under `events`."
    return [Finding("calendar.timezone", Severity.WARNING, what, planned.agenda.where, hint)]
