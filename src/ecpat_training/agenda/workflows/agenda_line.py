"""Which line of an agenda a person means."""

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.model.edit import LinePlace
from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import fold, listing, name_meant, visible
from ecpat_training.values.quantity import clock


def line_named(agenda: Agenda, name: str) -> LinePlace:
    """Which line is meant: by its session's id or title, or by its day and start as `2/10:30`, which every line has.

    Raises:
        UsageError: `name` means no line, or several.
    """
    lines = [(LinePlace(day.number, index), item) for day in agenda.days for index, item in enumerate(day.items)]
    matches = [
        (place, item)
        for place, item in lines
        if fold(name) in {fold(item.title), fold(item.session.id) if item.session else "", _when(place, item)}
    ]
    if len(matches) == 1:
        return matches[0][0]
    if matches:
        ways = listing([f"`{_when(place, item)}`" for place, item in matches], 20)
        message = f"`{visible(name)}` stands in {len(matches)} lines of the agenda."
        raise UsageError.because("change.line", message, hint=f"Please say which by its day and start: {ways}.")
    ids = list(dict.fromkeys(item.session.id for _, item in lines if item.session))
    suggestion = name_meant(name, [*ids, *(item.title for _, item in lines)])
    hint = f"Did you mean `{suggestion}`?" if suggestion else f"There are: {listing(ids, 40)}."
    raise UsageError.because("change.line", f"the agenda has no line `{visible(name[:80])}`.", hint=hint)


def _when(place: LinePlace, item: AgendaItem) -> str:
    return f"{place.day}/{clock(item.start)}"
