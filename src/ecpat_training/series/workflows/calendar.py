"""`ecpat series calendar`: the holidays of a programme's countries as a file that people correct."""

from datetime import date
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.files.opening import is_file
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.series.model.calendar import CalendarDay
from ecpat_training.series.reading.calendar_csv import calendar_bytes
from ecpat_training.series.reading.known_holidays import library, regions_of, suspended_days
from ecpat_training.series.report.calendar import calendar_document
from ecpat_training.series.report.for_machines import SeriesCalendarResult
from ecpat_training.series.workflows.facts import countries_of, period_of, read_days, years_of
from ecpat_training.values.public_holidays import public_holidays
from ecpat_training.words.catalogue.message import phrase

ENDING = ".csv"


def calendar_report(programme: Path, delivery: Delivery) -> Outcome:
    """Writes the days of all countries of a series: those of the calendar that is there already, and those that the
    library knows of other years. What nobody knows is an error, and what is doubtful is said.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the programme doesn't fit, or has no period.
    """
    file = programme_file(programme)
    delivery.check([file])
    loaded_programme, source = read_programme(programme)
    first_day, last_day = period_of(loaded_programme, source)
    years = [*years_of(first_day, last_day)]
    calendar_file = file.parent / loaded_programme.series.calendar
    calendar, remarks = read_days(loaded_programme, source, years, calendar_file if is_file(calendar_file) else None)
    findings = [*source.findings, *remarks]
    days = [*calendar.days]
    for country, year in calendar.unknown:
        working_weekends = suspended_days(country, year)
        days += [_propose_day(country, day) for day in working_weekends]
        law = "; their law is suspended, and days are proposed that most offices keep" if working_weekends else ""
        message = phrase("no public holiday of {country} is known in {year}{law}.", country=country, year=year, law=law)
        hint = "Please ask the partner, and correct or add the rows of that year."
        findings.append(Finding("series.no-holidays", Severity.ERROR, message, source.location_of(), hint))
    for country in countries_of(loaded_programme):
        regions = regions_of(country, years)
        if regions and country not in loaded_programme.series.regions:
            message = phrase(
                "{country} has holidays of its regions ({parts}); those of every one count.",
                country=country,
                parts=listing([*regions], 4),
            )
            hint = phrase(
                "Please name one, as in `series: {{regions: {{{country}: {parts}}}}}`, or delete rows.",
                country=country,
                parts=regions[0],
            )
            findings.append(Finding("series.regions", Severity.NOTE, message, source.location_of(), hint))
    delivery.findings(findings)
    origin = provenance("ecpat series calendar", [file, calendar_file if is_file(calendar_file) else None])
    document = calendar_document(days, loaded_programme.programme, origin)
    delivery.document(document, content_by_ending={ENDING: calendar_bytes(days)})
    delivery.data(lambda: SeriesCalendarResult(calendar, days=days), findings, origin)
    summary = f"{count(len(days), 'day')} of {count(len(countries_of(loaded_programme)), 'country', 'countries')}."
    return Outcome(exit_code(findings), summary)


def _propose_day(country: str, day: date) -> CalendarDay:
    """A day off whose law is suspended, for a person to decide on."""
    names = ", ".join(holiday.name for holiday in public_holidays(country, day.year)[day])
    return CalendarDay(country, day, names, "holiday", f"{library()}, its law suspended: to be decided")
