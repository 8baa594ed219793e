"""The facts of a series: the programme's file, the calendar beside it, the rules in force."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.files.opening import is_file
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.other_rules import find_agenda_rule_problems, find_roster_rule_problems
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.series.model.calendar import CalendarDay, HolidayCalendar
from ecpat_training.series.model.draw_log import DrawLog
from ecpat_training.series.planner.rules_in_force import series_rules
from ecpat_training.series.reading.calendar_csv import read_calendar
from ecpat_training.series.reading.draw_file import read_draw
from ecpat_training.series.reading.known_holidays import find_known_days, moved_by_decree, suspended_days
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import SeriesRule
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_FILL = (
    "Please {command:run} and add a row for each day on which {country} offices are closed: "
    "{country},YYYY-MM-DD,name,holiday,source. The plan reads that file beside the programme."
)
_CALENDAR = Command("series calendar", "--out calendar.csv")


@dataclass(frozen=True)
class SeriesFacts:
    """Everything that a series is planned or judged by, with what was remarked on the files; `calendar_file` is None
    where nobody wrote one, `draw_file` where nothing was drawn."""

    context: SeriesContext
    rules: Sequence[SeriesRule]
    source: Source
    findings: tuple[Finding, ...]
    programme_file: Path
    calendar_file: Path | None
    draw_file: Path | None = None

    @property
    def files(self) -> list[Path]:
        """The files that were read."""
        return [path for path in (self.programme_file, self.calendar_file, self.draw_file) if path]


def read_facts(path: Path, *, uses_drawn_order: bool = True) -> SeriesFacts:
    """Reads the programme, the calendar beside it, and what was drawn of the order of its countries, where that was and
    is asked for.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: with everything that doesn't fit, years without a known holiday among it.
    """
    programme, source = read_programme(path)
    rules, problems = series_rules(programme, lambda index: source.location_of(("rules", "series", index)))
    first_day, last_day = period_of(programme, source)
    file = programme_file(path).parent / programme.series.calendar
    calendar, remarks = read_days(programme, source, years_of(first_day, last_day), file if is_file(file) else None)
    rule_findings = (*find_agenda_rule_problems(programme, source), *find_roster_rule_problems(programme, source))
    findings = [*source.findings, *problems, *remarks, *rule_findings]
    fixed_starts = {
        training.id: training.start
        for training in programme.list_trainings()
        if training.kind == "training" and training.start
    }
    context = SeriesContext(programme, calendar, first_day, last_day, fixed_starts)
    if not context.trainings:
        message = "the programme has no trainings that could get a date."
        hint = "Please write `trainings:` with `per country`, or trainings under `events`."
        findings.append(Finding("series.none", Severity.ERROR, message, source.location_of(), hint))
    findings += [*_unknown_years(calendar, source), *_undated_events_warning(context, source)]
    draw = file.parent / programme.series.draw
    log = read_draw(draw) if uses_drawn_order and is_file(draw) else None
    if log:
        context = replace(context, waves=log.order)
        findings += _misfit(log, context, draw)
    if errors(findings):
        raise ContentError(findings)
    calendar_file = file if is_file(file) else None
    return SeriesFacts(
        context, rules, source, tuple(findings), programme_file(path), calendar_file, draw if log else None
    )


def _misfit(log: DrawLog, context: SeriesContext, file: Path) -> Iterator[Finding]:
    """An error where a draw was of other countries or waves than the programme has."""
    unknown_countries = [country for country in context.by_country if country not in log.order]
    dropped_countries = [country for country in log.order if country not in context.by_country]
    problems = [f"it doesn't know {listing(unknown_countries)}"] if unknown_countries else []
    problems += [f"the programme has no trainings in {listing(dropped_countries)}"] if dropped_countries else []
    design = context.programme.design
    if not problems and design and (design.waves != len(log.sizes) or design.of not in (None, *log.sizes)):
        problems = [f"it has waves of {listing([*map(str, log.sizes)], 40)}"]
    if problems:
        message = phrase(
            "the order that was drawn isn't the programme's: {problems}.", problems=", and ".join(problems)
        )
        hint = "Please draw again before any country begins, or correct the programme, or put this file elsewhere."
        yield Finding("series.draw-misfit", Severity.ERROR, message, Location(file.name), hint)


def period_of(programme: Programme, source: Source) -> tuple[date, date]:
    """The first and the last day of the series: its own, else the programme's months.

    Raises:
        ContentError: the programme writes neither days of the series nor months of its own.
    """
    if period := programme.series.period:
        return period.first, period.last
    if not programme.period:
        message = "nothing says from when until when trainings may be."
        hint = "Please write `period: 2005-09-05 to 2006-10-27` into the block `series`."
        raise ContentError.because("series.period", message, location=source.location_of(), hint=hint)
    first_month, _, last_month = programme.period.partition(" to ")
    year, month = map(int, last_month.split("-"))
    after = date(year + month // 12, month % 12 + 1, 1)
    return date.fromisoformat(f"{first_month}-01"), after - timedelta(1)


def years_of(first_day: date, last_day: date) -> range:
    """The years of a period, with that of the day of travel before it."""
    return range((first_day - timedelta(1)).year, last_day.year + 1)


def countries_of(programme: Programme) -> list[str]:
    """The countries whose holidays count: those of trainings and of their twins."""
    trainings = [training for training in programme.list_trainings() if training.kind == "training"]
    return sorted({code for training in trainings for code in (training.country, training.twin) if code})


def read_days(
    programme: Programme, source: Source, years: Iterable[int], file: Path | None
) -> tuple[HolidayCalendar, list[Finding]]:
    """Returns the calendar of all countries, and the findings on its file.

    The days are those of the file; for years of which the file has no holiday, those of the holidays library.
    """
    years = [*years]
    reading = read_calendar(file) if file else None
    written_days = reading.days if reading else ()
    findings = [*reading.findings] if reading else []
    days: list[CalendarDay] = [*written_days]
    unknown_years = []
    moved_years: dict[str, list[str]] = {}
    for country in countries_of(programme):
        for year in years:
            written_dates = {
                day.day for day in written_days if (day.country, day.day.year, day.kind) == (country, year, "holiday")
            }
            if written_dates:
                findings += _few_holidays_warning(country, year, written_dates, programme, file)
                continue
            library_days = [*find_known_days(country, [year], programme.series.regions)]
            days += library_days
            if not library_days:
                unknown_years.append((country, year))
            elif moved_by_decree(country, year):
                moved_years.setdefault(country, []).append(str(year))
    for country, decreed_years in moved_years.items():
        message = phrase(
            "{country} moves days off by decree, and those of {decreed} are not known.",
            country=country,
            decreed=listing(decreed_years),
        )
        hint = phrase("Please ask the partner, and write them into {calendar}.", calendar=programme.series.calendar)
        findings.append(Finding("series.decree", Severity.WARNING, message, source.location_of(), hint))
    return HolidayCalendar(tuple(days), tuple(unknown_years), file.name if file else ""), findings


def _few_holidays_warning(
    country: str, year: int, written_dates: Collection[date], programme: Programme, file: Path | None
) -> Iterator[Finding]:
    """A warning where a person wrote a holiday or two beside those that are known: these don't count then."""
    library_days = [day for day in find_known_days(country, [year], programme.series.regions) if day.kind == "holiday"]
    missing_days = [f"{day.day}" for day in library_days if day.day not in written_dates]
    if 2 * len(missing_days) > len(library_days):
        message = phrase(
            "it has {holidays:,} {holidays:holiday|holidays} of {country} in {year}, and no other day counts as one "
            "that year. Known, and left out, are: {missing}.",
            holidays=len(written_dates),
            country=country,
            year=year,
            missing=listing(missing_days, 3),
        )
        hint = sentences(
            "If they are, please add them;",
            phrase("{command} writes those that are known.", command=Command("series calendar")),
        )
        yield Finding("series.calendar-few", Severity.WARNING, message, Location(file.name) if file else None, hint)


def _unknown_years(calendar: HolidayCalendar, source: Source) -> Iterator[Finding]:
    """An error for each country without a known holiday in some year: it is never free."""
    for country in dict.fromkeys(code for code, _ in calendar.unknown):
        years = [year for code, year in calendar.unknown if code == country]
        law = "; their law is suspended" if any(suspended_days(country, year) for year in years) else ""
        message = phrase(
            "no public holiday of {country} is known in {years}{law}.",
            country=country,
            years=listing([str(year) for year in years]),
            law=law,
        )
        location = Location(calendar.file) if calendar.file else source.location_of()
        yield Finding(
            "series.no-holidays", Severity.ERROR, message, location, phrase(_FILL, command=_CALENDAR, country=country)
        )


def _undated_events_warning(context: SeriesContext, source: Source) -> Iterator[Finding]:
    """Events without a date, which the plan doesn't look at."""
    undated_ids = [event.id for event in context.programme.events if event.kind != "training" and not event.start]
    if undated_ids:
        message = phrase(
            "{undated} {count:has|have} no date, and the plan doesn't look at it.",
            undated=listing(undated_ids),
            count=len(undated_ids),
        )
        hint = "Please write its `start` under `events`, if trainings depend on it."
        yield Finding("series.undated", Severity.WARNING, message, source.location_of(("events",)), hint)
