"""Which line of an agenda a person means."""

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.model.edit import Place
from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import fold, listing, name_meant, visible
from ecpat_training.values.quantity import clock


def line_named(agenda: Agenda, name: str) -> Place:
    """Which line is meant: by its session's id or title, or by its day and start as `2/10:30`, which every line has.

    Raises:
        UsageError: `name` means no line, or several.
    """
    lines = [(Place(day.number, at), item) for day in agenda.days for at, item in enumerate(day.items)]
    found = [
        (place, item)
        for place, item in lines
        if fold(name) in {fold(item.title), fold(item.session.id) if item.session else "", _when(place, item)}
    ]
    if len(found) == 1:
        return found[0][0]
    if found:
        ways = listing([f"`{_when(place, item)}`" for place, item in found], 20)
        what = f"`{visible(name)}` stands in {len(found)} lines of the agenda."
        raise UsageError.because("change.line", what, hint=f"Please say which by its day and start: {ways}.")
    ids = list(dict.fromkeys(item.session.id for _, item in lines if item.session))
    meant = name_meant(name, [*ids, *(item.title for _, item in lines)])
    hint = f"Did you mean `{meant}`?" if meant else f"There are: {listing(ids, 40)}."
    raise UsageError.because("change.line", f"the agenda has no line `{visible(name[:80])}`.", hint=hint)


def _when(place: Place, item: AgendaItem) -> str:
    return f"{place.day}/{clock(item.start)}"
