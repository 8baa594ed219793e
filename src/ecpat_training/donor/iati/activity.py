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
from ecpat_training.files.archive import moment
from ecpat_training.programme.model.donors import DonorTarget, IatiActivity
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.reporting_period import bounds, until

ENDING = ".xml"
_OUTPUT, _OUTCOME, _UNIT, _OWN_VOCABULARY = "1", "2", "1", "99"
_FUNDING, _IMPLEMENTING = "1", "4"
_START_PLANNED = "1"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class _Period(NamedTuple):
    """A stretch of time: the window of its figures, what to take away for those counted before, and its target."""

    first: date
    last: date
    window: str
    before: str | None
    period: str | None


class _Unit(NamedTuple):
    """Persons or participations: what they are called, and how figures and targets have them."""

    name: str
    adds_up: bool
    of: Callable[[DonorFigure], int | None]
    promised: Callable[[DonorTarget], int | None]


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


def iati_bytes(table: DonorTable, programme: Programme, activity: IatiActivity, first: date, last: date) -> bytes:
    """The file. `first` and `last` are the days between which the trainings were.

    Raises:
        ValueError: the file would break the IATI schema; no input is known that leads to this.
    """
    root = Element("iati-activities", {"version": "2.03", "generated-datetime": _now()})
    activity_element = SubElement(root, "iati-activity", {_LANGUAGE: programme.language})
    _head(activity_element, programme, activity)
    periods = _periods(table, first, last)
    for indicator_result in table.results:
        if indicator_result.figures or indicator_result.organisations is not None:
            _result(activity_element, table, indicator_result, periods)
    if programme.language != "en":  # in which donors word their indicators, and this says what they are
        for narrative in activity_element.iterfind("result//narrative"):
            narrative.set(_LANGUAGE, "en")
    if schema_problems := [*problems(root)]:
        raise ValueError("; ".join(schema_problems))
    indent(root)
    written_out: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written_out}\n'.encode()


def _now() -> str:
    return moment().strftime("%Y-%m-%dT%H:%M:%SZ")


def _head(written: Element, programme: Programme, activity: IatiActivity) -> None:
    SubElement(written, "iati-identifier").text = visible(activity.activity)
    organisation_attributes = {"ref": activity.organisation, "type": activity.organisation_kind}
    _narrative(SubElement(written, "reporting-org", organisation_attributes), activity.name)
    _narrative(SubElement(written, "title"), programme.programme)
    _narrative(SubElement(written, "description", {"type": "1"}), programme.about or programme.programme)
    for funder in programme.funders:
        _narrative(SubElement(written, "participating-org", {"role": _FUNDING}), funder)
    _narrative(
        SubElement(written, "participating-org", {**organisation_attributes, "role": _IMPLEMENTING}), activity.name
    )
    SubElement(written, "activity-status", {"code": activity.status})
    SubElement(written, "activity-date", {"type": _START_PLANNED, "iso-date": activity.start.isoformat()})


def _periods(table: DonorTable, first: date, last: date) -> tuple[_Period, ...]:
    """The periods of a table: from the beginning to the end of each period where targets are cumulative, the last being
    the whole; else each by itself."""
    periods = table.periods
    if not periods:
        return (_Period(first, last, WHOLE, None, None),)
    starts = [bounds(period)[0] for period in periods]
    ends = [bounds(period)[1] for period in periods]
    if table.donors.cumulative or len(periods) == 1:
        earlier = [
            _Period(starts[0], end, until(period), None, period)
            for period, end in zip(periods[:-1], ends, strict=False)
        ]
        return (*earlier, _Period(starts[0], ends[-1], WHOLE, None, None))
    before = [None, *map(until, periods)]
    return tuple(
        _Period(start, end, until(period), period_before, period)
        for period, start, end, period_before in zip(periods, starts, ends, before, strict=False)
    )


def _result(written: Element, table: DonorTable, indicator_result: IndicatorResult, periods: Sequence[_Period]) -> None:
    result_type = _OUTCOME if indicator_result.indicator.counts in ANSWERS else _OUTPUT
    result = SubElement(written, "result", {"type": result_type})
    _narrative(SubElement(result, "title"), indicator_result.indicator.wording)
    if indicator_result.organisations is not None:
        indicator = _indicator(result, table, indicator_result, "organisations, each once", adds_up=False)
        element = SubElement(indicator, "period")
        _dates(element, periods[0].first, periods[-1].last)
        SubElement(element, "actual", {"value": str(indicator_result.organisations)})
        return
    units = (_PARTICIPATIONS,) if indicator_result.indicator.counts in ANSWERS else (_PERSONS, _PARTICIPATIONS)
    for unit in units:
        indicator = _indicator(result, table, indicator_result, unit.name, adds_up=unit.adds_up)
        target = table.target(indicator_result.indicator.code)
        if target and target.baseline is not None and unit is _counted_from(target):
            SubElement(indicator, "baseline", {"year": str(target.baseline_year), "value": str(target.baseline)})
        for period in periods:
            _period(indicator, table, indicator_result, unit, period)


def _counted_from(target: DonorTarget) -> _Unit:
    """What a baseline counts: persons where any were promised, so that it stands once."""
    return _PERSONS if target.persons is not None else _PARTICIPATIONS


def _indicator(
    result: Element, table: DonorTable, indicator_result: IndicatorResult, unit: str, *, adds_up: bool
) -> Element:
    status = {"measure": _UNIT, "ascending": "1", "aggregation-status": "1" if adds_up else "0"}
    indicator = SubElement(result, "indicator", status)
    _narrative(SubElement(indicator, "title"), f"{indicator_result.indicator.wording} ({unit})")
    _narrative(SubElement(indicator, "description"), " ".join(_described(table, indicator_result)))
    code = {"vocabulary": _OWN_VOCABULARY, "code": f"{table.template.template}:{indicator_result.indicator.code}"}
    SubElement(indicator, "reference", code)
    return indicator


def _described(table: DonorTable, indicator_result: IndicatorResult) -> Iterator[str]:
    if indicator_result.indicator.rule:
        yield f"{indicator_result.indicator.rule.rstrip('.')}."
    if indicator_result.indicator.verified != "seen":
        yield "The wording was not verified at the source."
    several = len(table.periods) > 1
    yield (
        "Cumulative: each period counts from the beginning on."
        if several and table.donors.cumulative
        else ("Not cumulative: each period counts those who are new in it." if several else "One period.")
    )


def _period(
    indicator: Element, table: DonorTable, indicator_result: IndicatorResult, unit: _Unit, period: _Period
) -> None:
    code, last_period = indicator_result.indicator.code, table.periods[-1] if table.periods else None
    target = table.target(code, period.period)
    if target is None and period.period is None:
        target = table.target(code, last_period)
    element = SubElement(indicator, "period")
    _dates(element, period.first, period.last)
    if target is not None and (promised := unit.promised(target)) is not None:
        SubElement(element, "target", {"value": str(promised)})
        of_persons = unit is _PERSONS
        for sex, value in (("female", target.female), ("male", target.male)) if of_persons else ():
            if value is not None:
                _dimension(SubElement(element, "target", {"value": str(value)}), "sex", sex)
    for breakdown in ("", "sex", "side"):
        for figure in indicator_result.broken_down(breakdown, period.window):
            value = _reached(indicator_result, figure, unit, period)
            if value is not None:
                actual_element = SubElement(element, "actual", {"value": str(value)})
                if breakdown:
                    _dimension(actual_element, breakdown, figure.label)


def _reached(indicator_result: IndicatorResult, figure: DonorFigure, unit: _Unit, period: _Period) -> int | None:
    """The number, without those who were counted before where each period counts by itself."""
    value = unit.of(figure)
    if value is None or period.before is None:
        return value
    before = indicator_result.figure(period.before, figure.by, figure.label)
    if before is None:
        # A kind that nobody was of before is not there; a figure that isn't published is not nobody.
        return value if indicator_result.broken_down(figure.by, period.before) and unit.of(figure) is not None else None
    earlier = unit.of(before)
    return None if earlier is None else value - earlier


def _dates(period: Element, first: date, last: date) -> None:
    SubElement(period, "period-start", {"iso-date": first.isoformat()})
    SubElement(period, "period-end", {"iso-date": last.isoformat()})


def _dimension(value: Element, name: str, label: str) -> None:
    SubElement(value, "dimension", {"name": name, "value": label})


def _narrative(element: Element, text: str) -> None:
    SubElement(element, "narrative").text = visible(text)
