"""People whose answers after the training were sent before those from before it: the two may be swapped."""

from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.effect.linking.linked_rows import linked_rows
from ecpat_training.effect.model.linking import Linking
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    import pandas

_LISTED = 8


def sent_in_another_order(before: WaveResponses, after: WaveResponses, linking: Linking) -> list[Finding]:
    """A warning that names the places of those who are linked and sent the later wave's form first; by days alone where
    a file gives no times, which are midnight then, and between files, whose clocks may be those of two time zones."""
    if before.moments is None or after.moments is None or not linking.linked:
        return []
    first, second = linked_rows(linking)
    earlier, later = before.moments.iloc[first], after.moments.iloc[second]
    if before.file != after.file or _days_only(before.moments) or _days_only(after.moments):
        earlier, later = earlier.dt.normalize(), later.dt.normalize()
    turned = (later.to_numpy() < earlier.to_numpy()).nonzero()[0].tolist()
    if not turned:
        return []
    shown = []
    for at in turned[:_LISTED]:
        places = (before.places[int(first[at])], after.places[int(second[at])])
        days = (f"{one.iloc[at]:%Y-%m-%d}" for one in (earlier, later))
        shown.append(" and ".join(f"{where} ({day})" for where, day in zip(places, days, strict=True)))
    sent = count(len(turned), "person", "people")
    more = [f"{len(turned) - _LISTED} more"] if len(turned) > _LISTED else []
    message = f"{sent} sent `{after.wave}` before `{before.wave}`: {listing([*shown, *more], _LISTED + 1)}."
    hint = "If one person's two forms are swapped, a rise counts as a fall: please correct the wave in the file."
    where = after.places[int(second[turned[0]])]
    return [Finding("evaluate.sent-before", Severity.WARNING, message, where, hint)]


def _days_only(moments: "pandas.Series[pandas.Timestamp]") -> bool:
    known = moments.dropna()
    return bool((known == known.dt.normalize()).all())
