"""What calendars and schedule viewers read of an agenda: files of `--out` that are not made from a report."""

from ecpat_training.render import agenda_outputs
from ecpat_training.render.timetable import clock_remarks
from ecpat_training.results.planned import Planned
from ecpat_training.workflows.deliver import Delivery


def export_endings() -> tuple[str, ...]:
    """The endings of such files: `.ics` and so on."""
    return tuple(agenda_outputs.endings())


def exports(planned: Planned, delivery: Delivery) -> dict[str, bytes]:
    """The exports that are asked for, by their ending; says what is doubtful about their time zone.

    Raises:
        ContentError: a day has no date.
    """
    asked = {path.suffix.lower() for path in delivery.paths} & set(export_endings())
    if asked:
        delivery.findings(clock_remarks(planned))
    return {ending: agenda_outputs.render(planned, ending) for ending in sorted(asked)}
