"""A donor's table as IATI's file, with what the programme says of its place in the registry."""

from datetime import date, timedelta

from ecpat_training.core.errors import UsageError
from ecpat_training.donor.iati.activity import ENDING, iati_bytes
from ecpat_training.donor.model.table import DonorTable
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.reporting_period import bounds

__all__ = ["ENDING", "activity_bytes"]


def activity_bytes(table: DonorTable, programme: Programme | None) -> bytes:
    """The file.

    Raises:
        UsageError: there is no programme, or it says nothing of the registry, or not when it was.
    """
    activity = programme.donors.iati if programme else None
    if programme is None or activity is None:
        message = "an .xml file for IATI says who reports and which activity it is, and no programme does."
        hint = (
            "Add `donors: {iati: {activity: ..., organisation: ..., name: ..., organisation kind: ..., start: ...}}`."
        )
        raise UsageError.because("donor.no-iati", message, hint=hint)
    first_month, _, last_month = programme.period.partition(" to ")
    if not first_month and not table.periods:
        message = "an .xml file for IATI says of which time its numbers are, and nothing here does."
        raise UsageError.because("donor.no-period", message, hint="Add the `period` of the programme.")
    if not first_month:
        return iati_bytes(table, programme, activity, bounds(table.periods[0])[0], bounds(table.periods[-1])[1])
    return iati_bytes(
        table, programme, activity, date.fromisoformat(f"{first_month}-01"), _last_day_of_month(last_month)
    )


def _last_day_of_month(month: str) -> date:
    return (date.fromisoformat(f"{month}-28") + timedelta(4)).replace(day=1) - timedelta(1)
