"""`ecpat evaluate --json`: of one training the figures that `--out report.json` holds too; of a programme what its
trainings changed together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import WithJsonSchema

from ecpat_training.across.model.programme_effect import ProgrammeEffect, Units
from ecpat_training.across.model.training_effect import By, TrainingEffect, Where
from ecpat_training.across.report.designs_data import DesignsData, designs_data
from ecpat_training.across.report.tables import standard_error
from ecpat_training.across.report.unrecognised import at_the_top, lost
from ecpat_training.commands.envelope import described
from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.effect.report.json_schema import definitions, effect_schema

SCHEMA = "ecpat-programme-effect/1"


@dataclass(frozen=True, slots=True)
class MeanData:
    """A mean with its error, degrees of freedom, 95 % interval and p; null: not computed."""

    mean: float | None
    se: float | None
    df: float | None
    low: float | None
    high: float | None
    p: float | None


@dataclass(frozen=True, slots=True)
class TrainingEffectData:
    """A training: its mean change `y`, the square of its error `v`, people recognised `n`; null where it is not for
    publication. `too_easy` says that many had the best score already before; null where no score is the best. `why`
    says why there is no figure, "" where there is one."""

    training: str
    country: str
    y: float | None
    v: float | None
    n: int | None
    by: By | None
    source: Where | None
    too_easy: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class UnrecognisedData:
    """The share of people who weren't recognised again, the mean change of everybody who answered, recognised or not,
    and between which bounds the mean of all lies whatever those missing would have scored; null where a training
    doesn't know it, or where it is not for publication."""

    share: float
    everybody: float | None
    bounds: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class StandardisedData:
    """The headline divided by the SD before, one SD for all trainings; its ends take that SD as known."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ProgrammeEffectData:
    """What the trainings of a programme changed together, in `unit`; `units` says what interval and test count.
    `scale`, `kind`, `level` and `better` are those of the questionnaire, "" where it says no level; `standardised` is
    null without a headline, or where the SD before is not for publication; `unrecognised` where everybody was
    recognised, or trainings are left out of publication."""

    schema: str
    programme: str
    outcome: str
    scale: str
    kind: str
    level: str
    better: Literal["higher", "lower"]
    before: str
    after: str
    unit: str
    declared: bool
    units: Units
    headline: MeanData | None
    standardised: StandardisedData | None
    three_levels: MeanData | None
    robust: MeanData | None
    two_levels: MeanData | None
    sign_flip_p: float | None
    prediction: tuple[float, float] | None
    tau2: tuple[float, float] | None
    between_countries: float | None
    within_countries: float | None
    icc: tuple[float, float, float] | None
    without_each: dict[str, float]
    countries: dict[str, float | None]
    trainings: tuple[TrainingEffectData, ...]
    persons: int | None
    unrecognised: UnrecognisedData | None
    designs: DesignsData
    published: bool


def programme_result(effect: ProgrammeEffect) -> ProgrammeEffectData:
    """The effect of a programme."""
    beside, three, two, robust = (
        effect.beside,
        effect.beside.three_levels,
        effect.beside.two_levels,
        effect.beside.robust,
    )
    flips, icc, missing = beside.sign_flip, beside.icc, lost(effect)
    return ProgrammeEffectData(
        SCHEMA,
        effect.programme,
        effect.outcome.title,
        effect.outcome.scale,
        effect.outcome.kind,
        effect.outcome.level,
        effect.outcome.better,
        effect.outcome.before,
        effect.outcome.after,
        effect.outcome.unit,
        effect.outcome.declared,
        effect.units,
        _headline(effect),
        _standardised(effect),
        MeanData(three.mu, three.se, three.df, three.low, three.high, three.p) if three else None,
        MeanData(robust.mu, robust.se, robust.df, robust.low, robust.high, robust.p) if robust else None,
        MeanData(two.mu, two.se_knapp, two.df, two.low, two.high, two.p) if two else None,
        flips.p if flips else None,
        effect.prediction,
        beside.tau2,
        three.between_countries if three else None,
        three.within_countries if three else two.tau2 if two else None,
        (icc.value, icc.low, icc.high) if icc else None,
        {one.without: one.mean for one in effect.left_out},
        {one.country: None if one.country in effect.withheld else one.mean for one in effect.countries},
        (*_with(effect), *_without(effect)),
        None if effect.withheld else effect.persons,
        UnrecognisedData(missing.share, missing.everybody, missing.bounds) if missing else None,
        designs_data(effect),
        effect.published,
    )


def _headline(effect: ProgrammeEffect) -> MeanData | None:
    found, test = effect.headline, effect.test
    if found is None:
        return None
    return MeanData(
        found.value, standard_error(effect), test.df if test else None, found.low, found.high, test.p if test else None
    )


def _standardised(effect: ProgrammeEffect) -> StandardisedData | None:
    found, sd = effect.headline, effect.beside.standard
    if found is None or found.value is None or not sd:
        return None
    low, high = (None if end is None else end / sd for end in (found.low, found.high))
    return StandardisedData(found.value / sd, low, high)


def programme_json(effect: ProgrammeEffect) -> JsonObject:
    """The same as plain dictionaries, lists, strings, numbers and None."""
    from pydantic import TypeAdapter  # heavy

    found: JsonObject = TypeAdapter(ProgrammeEffectData).dump_python(programme_result(effect), mode="json")
    return found


def _with(effect: ProgrammeEffect) -> list[TrainingEffectData]:
    return [
        TrainingEffectData(one.training, one.country, None, None, None, None, None, None, "")
        if one.training in effect.withheld
        else TrainingEffectData(one.training, one.country, one.y, one.v, one.n, one.by, one.where, _too_easy(one), "")
        for one in effect.trainings
    ]


def _too_easy(one: TrainingEffect) -> bool | None:
    return None if one.at_best is None else at_the_top(one)


def _without(effect: ProgrammeEffect) -> list[TrainingEffectData]:
    return [
        TrainingEffectData(one.training, one.country, None, None, None, None, None, None, one.why)
        for one in effect.without
    ]


def _inside(node: Json, defined: Mapping[str, Json]) -> Json:
    """A schema with each definition in the place where it is used, as part of another schema."""
    if isinstance(node, list):
        return [_inside(part, defined) for part in node]
    if not isinstance(node, Mapping):
        return node
    if "$ref" in node:
        return _inside(defined[str(node["$ref"]).rpartition("/")[2]], defined)
    return {key: _inside(value, defined) for key, value in node.items() if key not in ("$schema", "$defs")}


def _either() -> JsonObject:
    of_one = _inside(effect_schema(), definitions())
    whole = described(ProgrammeEffectData)
    of_all = _inside(whole, whole["$defs"])
    said = (
        "What a training changed: the same figures as in `--out report.json`; or, of a programme, all of them together."
    )
    return {"description": said, "anyOf": [of_one, of_all]}


EvaluateResult = Annotated[dict[str, object], WithJsonSchema(_either())]
"""What a training changed, or all of a programme."""
