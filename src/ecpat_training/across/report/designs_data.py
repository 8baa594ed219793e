"""What a programme's designs show besides the change, for other programs."""

from dataclasses import dataclass

from ecpat_training.across.model.contrast import Contrast, ContrastKind
from ecpat_training.across.model.follow_up import FollowUpMonth
from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.model.wedge import Wedge
from ecpat_training.across.report.drawn_sentences import causal
from ecpat_training.across.report.follow_up import Left, left


@dataclass(frozen=True, slots=True)
class CountryFigureData:
    """A country's figure and the two that it is the difference of; null where it is not for publication."""

    country: str
    value: float | None
    first: float | None
    second: float | None
    people: int | None
    drawn: bool


@dataclass(frozen=True, slots=True)
class ContrastData:
    """A kind of figure over countries; `effect` says that lots decided, so that the trainings made it. `without` are
    trainings that have no part, each with the reason."""

    kind: ContrastKind
    months: int
    mean: float | None
    low: float | None
    high: float | None
    df: float | None
    p: float | None
    sign_flip_p: float | None
    least_p: float | None
    effect: bool
    countries: tuple[CountryFigureData, ...]
    without: dict[str, str]


@dataclass(frozen=True, slots=True)
class ModelledData:
    """The effect over steps by a model, beside that of the draw: with the likeliest correlation of two means of a
    country, its robust error, t interval and p, and the model's own error."""

    effect: float
    se: float
    df: int
    low: float
    high: float
    p: float
    model_se: float
    correlation: float


@dataclass(frozen=True, slots=True)
class WedgeData:
    """The effect over steps and its robust error; interval and p are over the `orders` that could have been drawn and
    differ. `why_not` says why there is no effect, "" where there is one."""

    effect: float | None
    se: float | None
    low: float | None
    high: float | None
    p: float | None
    orders: int | None
    modelled: ModelledData | None
    countries: int
    steps: tuple[int, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class UseData:
    """A question about use at work, or commitments done: how many were asked, answered, said yes."""

    text: str
    asked: int
    answered: int
    yes: int


@dataclass(frozen=True, slots=True)
class FollowUpData:
    """A follow-up over trainings: who answered, the changes, `bounds` of the change since before whatever the silent
    would say, and that change of those who answered, person by person, plain and weighed."""

    months: int
    trainings: tuple[str, ...]
    took_part: int
    answered: int
    left: Left
    since_before: ContrastData
    since_after: ContrastData
    bounds: tuple[float, float] | None
    plain: float | None
    weighed: float | None
    used: tuple[UseData, ...]


@dataclass(frozen=True, slots=True)
class DesignsData:
    """Each design that the programme has; null where it has none."""

    delayed_start: ContrastData | None
    stepped_wedge: WedgeData | None
    untaught: ContrastData | None
    follow_ups: tuple[FollowUpData, ...]


def designs_data(effect: ProgrammeEffect) -> DesignsData:
    """All designs of a programme as data."""
    designs = effect.designs
    return DesignsData(
        contrast_data(designs.delayed) if designs.delayed else None,
        _wedge(designs.wedge) if designs.wedge else None,
        contrast_data(designs.untaught) if designs.untaught else None,
        tuple(_follow_up(effect, one) for one in designs.follow_ups),
    )


def _follow_up(effect: ProgrammeEffect, one: FollowUpMonth) -> FollowUpData:
    used = [UseData(use.text, use.people, use.answered, use.yes) for use in one.uses]
    if one.promises is not None:
        used.append(UseData("Commitments done", one.promises.asked, one.promises.answered, one.promises.done))
    return FollowUpData(
        one.months,
        one.trainings,
        one.took_part,
        one.answered,
        left(effect, one),
        contrast_data(one.since_before),
        contrast_data(one.since_after),
        one.bounds,
        one.reweighed.plain if one.reweighed else None,
        one.reweighed.weighed if one.reweighed else None,
        tuple(used),
    )


def contrast_data(found: Contrast) -> ContrastData:
    """One comparison over countries as data."""
    head, test = found.headline, found.test
    return ContrastData(
        found.kind,
        found.months,
        head.value if head else None,
        head.low if head else None,
        head.high if head else None,
        test.df if test else None,
        test.p if test else None,
        found.sign_flip.p if found.sign_flip else None,
        found.least_p,
        causal(found),
        tuple(
            CountryFigureData(one.country, None, None, None, None, one.country in found.drawn)
            if one.country in found.withheld
            else CountryFigureData(
                one.country, one.value, one.first, one.second, one.people, one.country in found.drawn
            )
            for one in found.countries
        ),
        {one.training: one.why for one in found.without},
    )


def _wedge(found: Wedge) -> WedgeData:
    one, other = found.effect, found.modelled
    return WedgeData(
        one.effect if one else None,
        one.se if one else None,
        one.low if one else None,
        one.high if one else None,
        one.p if one else None,
        one.orders if one else None,
        ModelledData(
            other.effect, other.se, other.df, other.low, other.high, other.p, other.model_se, other.correlation
        )
        if other
        else None,
        len({each.country for each in found.steps.means}),
        found.steps.steps,
        found.why_not,
    )
