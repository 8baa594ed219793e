"""Rules that ask a little less, step by step: which parameter, how far, and how the file writes it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.values.quantity import Hours, Range, clock

Milder = tuple[str, AgendaRule]
_MINUTES = range(5, 65, 5)
_PER_CENT = range(1, 31)


def loosened(rule: AgendaRule) -> list[list[Milder]]:
    """Ladders of milder forms of a rule, the mildest change first, each with what to do; none for rules without an
    amount, and for amounts that hold nothing."""
    ladders = _LADDERS.get(rule.name)
    return [steps for steps in (ladders(rule) if ladders else ()) if steps]


def _with(rule: AgendaRule, says: str, **parameters: Any) -> Milder:
    return f"let `{rule.name}` {says}", replace(rule, parameters=rule.parameters.model_copy(update=parameters))


def _break_every(rule: AgendaRule) -> Iterator[list[Milder]]:
    most = rule.parameters.never_over
    yield [
        _with(
            rule, f"allow {most + more} minutes without a break (`never over: {most + more}`)", never_over=most + more
        )
        for more in _MINUTES
    ]


def _breaks(rule: AgendaRule) -> Iterator[list[Milder]]:
    for kind, floor in (("coffee", 5), ("lunch", 30)):
        wanted: Range = getattr(rule.parameters, kind)
        least = int(wanted.low or 0)
        yield [
            _with(rule, f"allow {minutes} minutes of {kind}", **{kind: wanted.model_copy(update={"low": minutes})})
            for minutes in range(least - 5, floor - 1, -5)
        ]


def _lunch_between(rule: AgendaRule) -> Iterator[list[Milder]]:
    hours: Hours = rule.parameters.hours
    later = [hours.model_copy(update={"end": hours.end + more}) for more in _MINUTES]
    earlier = [hours.model_copy(update={"start": hours.start - less}) for less in _MINUTES if hours.start >= less]
    yield [_with(rule, f"end at {clock(one.end)} (`{one}`)", hours=one) for one in later]
    yield [_with(rule, f"start at {clock(one.start)} (`{one}`)", hours=one) for one in earlier]


def _practice_share(rule: AgendaRule) -> Iterator[list[Milder]]:
    for name in ("of_the_whole", "each_day"):
        share = round(getattr(rule.parameters, name) * 100)
        if rule.hard and share:
            spoken = name.replace("_", " ")
            yield [
                _with(rule, f"ask for {share - less} % (`{spoken}: {share - less} %`)", **{name: (share - less) / 100})
                for less in _PER_CENT
                if less <= share
            ]


def _even_days(rule: AgendaRule) -> Iterator[list[Milder]]:
    within = rule.parameters.within
    if rule.hard:
        yield [
            _with(rule, f"allow {within + more} minutes (`within: {within + more}`)", within=within + more)
            for more in _MINUTES
        ]


def _lecture_at_most(rule: AgendaRule) -> Iterator[list[Milder]]:
    most = rule.parameters.minutes
    if rule.hard:
        yield [_with(rule, f"allow {most + more} minutes", minutes=most + more) for more in _MINUTES]


def _trainer_load(rule: AgendaRule) -> Iterator[list[Milder]]:
    most = rule.parameters.most_a_day
    yield [
        _with(rule, f"allow {more} minutes a day (`most a day: {more}`)", most_a_day=more)
        for more in range(most + 5, 721, 5)
    ]


def _team_size(rule: AgendaRule) -> Iterator[list[Milder]]:
    wanted: Range = rule.parameters.trainers
    if rule.hard and wanted.high is not None:
        larger = [wanted.model_copy(update={"high": wanted.high + more}) for more in range(1, 6)]
        yield [_with(rule, f"allow {one}", trainers=one) for one in larger]
    if rule.hard and wanted.low:
        smaller = [wanted.model_copy(update={"low": wanted.low - less}) for less in range(1, int(wanted.low))]
        yield [_with(rule, f"allow {one}", trainers=one) for one in smaller]


_LADDERS: dict[str, Callable[[AgendaRule], Iterator[list[Milder]]]] = {
    "break every": _break_every,
    "breaks": _breaks,
    "lunch between": _lunch_between,
    "practice share": _practice_share,
    "even days": _even_days,
    "lecture at most": _lecture_at_most,
    "trainer load": _trainer_load,
    "team size": _team_size,
}
