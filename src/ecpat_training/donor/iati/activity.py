"""A donor's table as an IATI activity with results, version 2.03: baseline, target and actual as numbers, persons and
participations as an indicator each, sex and side as dimensions.

The registry is public: only what may be published is given here (`counting/reached.py`). Persons of several activities
can't be added, as one person may be in both; participations can: `aggregation-status` says so of each indicator.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ecpat_training.core.text import visible
from ecpat_training.donor.iati.check import problems
from ecpat_training.donor.model.table import WHOLE, DonorFigure, DonorTable, IndicatorResult
from ecpat_training.donor.model.template import ANSWERS
from ecpat_training.files.archive import archive_time
from ecpat_training.programme.model.donors import DonorTarget, IatiActivity
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.reporting_period import bounds, until_period_label

ENDING = ".xml"
_OUTPUT, _OUTCOME, _UNIT, _OWN_VOCABULARY = "1", "2", "1", "99"
_FUNDING, _IMPLEMENTING = "1", "4"
_START_PLANNED = "1"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class _Period(NamedTuple):
    """A stretch of time: the window of its figures, what to take away for those counted before, and its target."""

    first_day: date
    last_day: date
    window: str
    before: str | None
    period: str | None


class _Unit(NamedTuple):
    """Persons or participations: what they are called, and how figures and targets have them."""

    name: str
    is_additive: bool
    count_figure: Callable[[DonorFigure], int | None]
    target_count: Callable[[DonorTarget], int | None]


_PERSONS = _Unit(
    "persons, each once",
    False,
    lambda figure: (
        figure.persons.low if figure.persons is not None and figure.persons.low == figure.persons.high else None
    ),
    lambda target: target.persons,
)
_PARTICIPATIONS = _Unit(
    "participations, each time", True, lambda figure: figure.participations, lambda target: target.participations
)


def iati_bytes(
    table: DonorTable, programme: Programme, activity: IatiActivity, first_day: date, last_day: date
) -> bytes:
    """The file. `first_day` and `last_day` are the days between which the trainings were.

    Raises:
        ValueError: the file would break the IATI schema; no input is known that leads to this.
    """
    root = Element("iati-activities", {"version": "2.03", "generated-datetime": _format_current_time()})
    activity_element = SubElement(root, "iati-activity", {_LANGUAGE: programme.language})
    _write_head(activity_element, programme, activity)
    periods = _periods(table, first_day, last_day)
    for indicator_result in table.results:
        if indicator_result.figures or indicator_result.organisations is not None:
            _result(activity_element, table, indicator_result, periods)
    if programme.language != "en":  # in which donors word their indicators, and this says what they are
        for narrative in activity_element.iterfind("result//narrative"):
            narrative.set(_LANGUAGE, "en")
    if schema_problems := [*problems(root)]:
        raise ValueError("; ".join(schema_problems))
    indent(root)
    xml_text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml_text}\n'.encode()


def _format_current_time() -> str:
    return archive_time().strftime("%Y-%m-%dT%H:%M:%SZ")


def _write_head(activity_element: Element, programme: Programme, activity: IatiActivity) -> None:
    SubElement(activity_element, "iati-identifier").text = visible(activity.activity)
    organisation_attributes = {"ref": activity.organisation, "type": activity.organisation_kind}
    _narrative(SubElement(activity_element, "reporting-org", organisation_attributes), activity.name)
    _narrative(SubElement(activity_element, "title"), programme.programme)
    _narrative(SubElement(activity_element, "description", {"type": "1"}), programme.about or programme.programme)
    for funder in programme.funders:
        _narrative(SubElement(activity_element, "participating-org", {"role": _FUNDING}), funder)
    _narrative(
        SubElement(activity_element, "participating-org", {**organisation_attributes, "role": _IMPLEMENTING}),
        activity.name,
    )
    SubElement(activity_element, "activity-status", {"code": activity.status})
    SubElement(activity_element, "activity-date", {"type": _START_PLANNED, "iso-date": activity.start.isoformat()})


def _periods(table: DonorTable, first_day: date, last_day: date) -> tuple[_Period, ...]:
    """The periods of a table: from the beginning to the end of each period where targets are cumulative, the last being
    the whole; else each by itself."""
    periods = table.periods
    if not periods:
        return (_Period(first_day, last_day, WHOLE, None, None),)
    starts = [bounds(period)[0] for period in periods]
    end_days = [bounds(period)[1] for period in periods]
    if table.donors.cumulative or len(periods) == 1:
        earlier = [
            _Period(starts[0], end, until_period_label(period), None, period)
            for period, end in zip(periods[:-1], end_days, strict=False)
        ]
        return (*earlier, _Period(starts[0], end_days[-1], WHOLE, None, None))
    before = [None, *map(until_period_label, periods)]
    return tuple(
        _Period(start, end, until_period_label(period), period_before, period)
        for period, start, end, period_before in zip(periods, starts, end_days, before, strict=False)
    )


def _result(
    activity_element: Element, table: DonorTable, indicator_result: IndicatorResult, periods: Sequence[_Period]
) -> None:
    result_type = _OUTCOME if indicator_result.indicator.counts in ANSWERS else _OUTPUT
    result = SubElement(activity_element, "result", {"type": result_type})
    _narrative(SubElement(result, "title"), indicator_result.indicator.wording)
    if indicator_result.organisations is not None:
        indicator = _indicator(result, table, indicator_result, "organisations, each once", adds_up=False)
        element = SubElement(indicator, "period")
        _dates(element, periods[0].first_day, periods[-1].last_day)
        SubElement(element, "actual", {"value": str(indicator_result.organisations)})
        return
    units = (_PARTICIPATIONS,) if indicator_result.indicator.counts in ANSWERS else (_PERSONS, _PARTICIPATIONS)
    for unit in units:
        indicator = _indicator(result, table, indicator_result, unit.name, adds_up=unit.is_additive)
        target = table.target(indicator_result.indicator.code)
        if target and target.baseline is not None and unit is _find_baseline_unit(target):
            SubElement(indicator, "baseline", {"year": str(target.baseline_year), "value": str(target.baseline)})
        for period in periods:
            _period(indicator, table, indicator_result, unit, period)


def _find_baseline_unit(target: DonorTarget) -> _Unit:
    """What a baseline counts: persons where any were promised, so that it stands once."""
    return _PERSONS if target.persons is not None else _PARTICIPATIONS


def _indicator(
    result: Element, table: DonorTable, indicator_result: IndicatorResult, unit: str, *, adds_up: bool
) -> Element:
    status = {"measure": _UNIT, "ascending": "1", "aggregation-status": "1" if adds_up else "0"}
    indicator = SubElement(result, "indicator", status)
    _narrative(SubElement(indicator, "title"), f"{indicator_result.indicator.wording} ({unit})")
    _narrative(SubElement(indicator, "description"), " ".join(_describe_result(table, indicator_result)))
    code = {"vocabulary": _OWN_VOCABULARY, "code": f"{table.template.template}:{indicator_result.indicator.code}"}
    SubElement(indicator, "reference", code)
    return indicator


def _describe_result(table: DonorTable, indicator_result: IndicatorResult) -> Iterator[str]:
    if indicator_result.indicator.rule:
        yield f"{indicator_result.indicator.rule.rstrip('.')}."
    if indicator_result.indicator.verified != "seen":
        yield "The wording was not verified at the source."
    has_several_periods = len(table.periods) > 1
    yield (
        "Cumulative: each period counts from the beginning on."
        if has_several_periods and table.donors.cumulative
        else ("Not cumulative: each period counts those who are new in it." if has_several_periods else "One period.")
    )


def _period(
    indicator: Element, table: DonorTable, indicator_result: IndicatorResult, unit: _Unit, period: _Period
) -> None:
    code, last_period = indicator_result.indicator.code, table.periods[-1] if table.periods else None
    target = table.target(code, period.period)
    if target is None and period.period is None:
        target = table.target(code, last_period)
    element = SubElement(indicator, "period")
    _dates(element, period.first_day, period.last_day)
    if target is not None and (promised_number := unit.target_count(target)) is not None:
        SubElement(element, "target", {"value": str(promised_number)})
        counts_persons = unit is _PERSONS
        for sex, value in (("female", target.female), ("male", target.male)) if counts_persons else ():
            if value is not None:
                _dimension(SubElement(element, "target", {"value": str(value)}), "sex", sex)
    for breakdown in ("", "sex", "side"):
        for figure in indicator_result.breakdown_figures(breakdown, period.window):
            value = _find_reached_count(indicator_result, figure, unit, period)
            if value is not None:
                actual_element = SubElement(element, "actual", {"value": str(value)})
                if breakdown:
                    _dimension(actual_element, breakdown, figure.label)


def _find_reached_count(
    indicator_result: IndicatorResult, figure: DonorFigure, unit: _Unit, period: _Period
) -> int | None:
    """The number, without those who were counted before where each period counts by itself."""
    value = unit.count_figure(figure)
    if value is None or period.before is None:
        return value
    before = indicator_result.figure(period.before, figure.by, figure.label)
    if before is None:
        # A kind that nobody was of before is not there; a figure that isn't published is not nobody.
        return (
            value
            if indicator_result.breakdown_figures(figure.by, period.before) and unit.count_figure(figure) is not None
            else None
        )
    earlier = unit.count_figure(before)
    return None if earlier is None else value - earlier


def _dates(period: Element, first_day: date, last_day: date) -> None:
    SubElement(period, "period-start", {"iso-date": first_day.isoformat()})
    SubElement(period, "period-end", {"iso-date": last_day.isoformat()})


def _dimension(value: Element, name: str, label: str) -> None:
    SubElement(value, "dimension", {"name": name, "value": label})


def _narrative(element: Element, text: str) -> None:
    SubElement(element, "narrative").text = visible(text)
