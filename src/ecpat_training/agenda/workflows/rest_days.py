"""Days of a training on which people of its country don't work: Sundays, Fridays where these are, public holidays of
the country and of its twin, whose trainers travel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.documents.wording import wording
from ecpat_training.values.public_holidays import PublicHoliday, holiday_doubt, public_holidays
from ecpat_training.values.weekend import is_rest_day
from ecpat_training.words.catalogue.message import phrase, sentences

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MEANT = "If that is meant, no action is needed."
_PARTS_SAID = 3
_WITH_ARTICLE = frozenset(["AE", "BS", "CD", "CF", "DO", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "SC", "US"])
"""Countries whose English names are written without their article, and said with it."""


@dataclass(frozen=True)
class _Dated:
    """A day of the training with its date, and the place to which what is said of it belongs."""

    number: int
    on: date
    where: Location | None


def rest_day_findings(agenda: Agenda, context: Context, location: Location | None = None) -> Iterator[Finding]:
    """A warning where days are on the weekend or a public holiday, and a note where it isn't known whether they are;
    `location` is the place of the training, for an agenda without places."""
    dates = ((day, day.date or context.dates.get(day.number)) for day in agenda.days)
    days = [
        _Dated(day.number, day_date, day.where or location or agenda.where)
        for day, day_date in dates
        if day_date is not None
    ]
    if not days:
        return
    yield from _weekends(days, context.training.country)
    countries = {context.training.country: ""}
    if context.training.twin is not None:
        countries.setdefault(context.training.twin, " (the twin)")
    for day in days:
        yield from _holidays(day, countries)
    for country in countries:
        yield from _not_known(days, country)


def _weekends(days: list[_Dated], country: str) -> Iterator[Finding]:
    rest_days = [day for day in days if is_rest_day(day.on, country)]
    if rest_days:
        date_sentences: list[str] = [
            phrase("day {day}, {date}, is a {weekday}", day=day.number, date=day.on, weekday=_DAYS[day.on.weekday()])
            for day in rest_days
        ]
        message = phrase("{days}.", days=date_sentences[0] if len(date_sentences) == 1 else listing(date_sentences))
        yield Finding("plan.rest-day", Severity.WARNING, message, rest_days[0].where, _MEANT)


def _holidays(day: _Dated, countries: dict[str, str]) -> Iterator[Finding]:
    """One warning for a date, whichever of the countries keep it."""
    holidays = [
        (holiday, _holiday_sentence(holiday, f"{_country_with_article(country)}{role}"))
        for country, role in countries.items()
        for holiday in public_holidays(country, day.on.year).get(day.on, ())
    ]
    if not holidays:
        return

    hint = _MEANT
    if any(holiday.is_estimated for holiday, _ in holidays):
        hint = sentences("Please ask when it is: the date is an estimate, and may be a day or two off.", _MEANT)
    message = phrase(
        "day {day}, {date}, is a public holiday {holidays}.",
        day=day.number,
        date=day.on,
        holidays="; ".join(text for _, text in holidays),
    )
    yield Finding("plan.public-holiday", Severity.WARNING, message, day.where, hint)


def _holiday_sentence(holiday: PublicHoliday, country: str) -> str:
    parts_text = listing(list(holiday.regions), _PARTS_SAID)
    region = f"in parts of {country}, {parts_text}" if parts_text else f"in {country}"
    about_clause = ", about this date" if holiday.is_estimated else ""
    worked_clause = ", worked while martial law lasts" if holiday.is_working_day else ""
    local = f" ({holiday.local})" if holiday.local else ""
    return f"{region}{about_clause}{worked_clause}: {holiday.name}{local}"


def _country_with_article(country: str) -> str:
    return f"the {wording().country(country)}" if country in _WITH_ARTICLE else wording().country(country)


def _not_known(days: list[_Dated], country: str) -> Iterator[Finding]:
    """A note on each year of which a country's public holidays aren't known, so that silence is never taken for a
    working day."""
    name = _country_with_article(country)
    for year in sorted({day.on.year for day in days}):
        doubt_kind = holiday_doubt(country, year)
        if doubt_kind is None:
            continue
        message = phrase("public holidays of {country} in {year} are not known here.", country=name, year=year)
        if doubt_kind == "moved by decree":
            message = phrase(
                "a decree moves days off to other dates each year in {country}; that of {year} is not known here.",
                country=name,
                year=year,
            )
        first_rest_day = next(day for day in days if day.on.year == year)
        yield Finding("plan.holidays-unknown", Severity.NOTE, message, first_rest_day.where, "Please look them up.")
