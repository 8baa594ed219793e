"""`ecpat evaluate --json`: of one training the figures that `--out report.json` holds too; of a programme what its
trainings changed together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import WithJsonSchema

from ecpat_training.commands.envelope import as_json, describe_type
from ecpat_training.commands.public import Public, record_type
from ecpat_training.core.json_data import Json, JsonObject
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import EstimationBasis, NoEffect, SourceKind, TrainingEffect
from ecpat_training.effect.programme.report.designs_data import DesignsData
from ecpat_training.effect.programme.report.tables import standard_error
from ecpat_training.effect.programme.report.unrecognised import Unrecognised, find_unrecognised, is_at_ceiling
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
    """A training: the mean change `y` of its people recognised, the square of its error `v`, their number `n`, and what
    all its answers give by a model, null where nobody is missing or there is none; all of them null where it is not for
    publication. `too_easy` says that many had the best score already before; null where no score is the best. `why`
    says why there is no figure, "" where there is one."""

    training: str
    country: str
    y: float | None
    v: float | None
    n: int | None
    by: EstimationBasis | None
    source: SourceKind | None
    too_easy: bool | None
    why: str
    all_answers: float | None = None


class UnrecognisedData(Public[Unrecognised]):
    """The share of people who weren't recognised again, the mean change of everybody who answered, recognised or not,
    and between which bounds the mean of all lies whatever those missing would have scored; null where a training
    doesn't know it, or where it is not for publication."""

    keys = "share everybody bounds"


@dataclass(frozen=True, slots=True)
class StandardisedData:
    """The headline divided by the SD before, one SD for all trainings; its ends take that SD as known."""

    value: float
    low: float | None
    high: float | None


class ProgrammeEffectData(Public[ProgrammeEffect]):
    """What the trainings of a programme changed together, in `unit`; `units` says what interval and test count.
    `headline` is of those recognised, `all_answers` the same of all answers by a model, null where nobody is missing or
    it is not for publication; `agreement` is "apart" where the headline shows a direction that all answers don't bear
    ("at worst" where only the number of those missing is known), "only all" where these alone show one, else "".
    `prediction_holding` says in which share of drawn programmes of this design such a range held the further training.
    `scale`, `kind`, `level` and `better` are those of the questionnaire, "" where it says no level; `standardised` is
    null without a headline, or where the SD before is not for publication; `unrecognised` where everybody was
    recognised."""

    keys = """
        schema programme outcome=outcome.title scale=outcome.scale kind=outcome.kind level=outcome.level
        better=outcome.better before=outcome.before after=outcome.after unit=outcome.unit declared=outcome.declared
        units headline=headline_mean all_answers=of_all_answers agreement
        standardised three_levels robust two_levels sign_flip_p=beside.sign_flip.p
        prediction prediction_holding tau2=beside.tau2
        between_countries=beside.three_levels.between_countries within_countries icc without_each
        countries=country_means trainings=each_training persons unrecognised designs=model published
    """
    parts = (UnrecognisedData, DesignsData)

    def schema(self) -> str:
        return SCHEMA

    def headline_mean(self) -> MeanData | None:
        mean, test_result = self.model.headline, self.model.test
        if mean is None:
            return None
        df, p = (test_result.df, test_result.p) if test_result else (None, None)
        return MeanData(mean.value, standard_error(self.model), df, mean.low, mean.high, p)

    def of_all_answers(self) -> MeanData | None:
        mean = self.model.all_answers
        return MeanData(mean.value, None, None, mean.low, mean.high, None) if mean and mean.value is not None else None

    def standardised(self) -> StandardisedData | None:
        mean, sd = self.model.headline, self.model.beside.standard
        if mean is None or mean.value is None or not sd:
            return None
        interval_low, interval_high = (None if end is None else end / sd for end in (mean.low, mean.high))
        return StandardisedData(mean.value / sd, interval_low, interval_high)

    def three_levels(self) -> MeanData | None:
        mean = self.model.beside.three_levels
        return MeanData(mean.mu, mean.se, mean.df, mean.low, mean.high, mean.p) if mean else None

    def robust(self) -> MeanData | None:
        mean = self.model.beside.robust
        return MeanData(mean.mu, mean.se, mean.df, mean.low, mean.high, mean.p) if mean else None

    def two_levels(self) -> MeanData | None:
        mean = self.model.beside.two_levels
        return MeanData(mean.mu, mean.se_knapp, mean.df, mean.low, mean.high, mean.p) if mean else None

    def within_countries(self) -> float | None:
        three_level_model, two_level_model = self.model.beside.three_levels, self.model.beside.two_levels
        return (
            three_level_model.within_countries
            if three_level_model
            else two_level_model.tau2
            if two_level_model
            else None
        )

    def icc(self) -> tuple[float, float, float] | None:
        icc = self.model.beside.icc
        return (icc.value, icc.low, icc.high) if icc else None

    def without_each(self) -> dict[str, float]:
        return {omission.without: omission.mean for omission in self.model.left_out}

    def country_means(self) -> dict[str, float | None]:
        withheld_countries = self.model.withheld
        return {
            mean.country: None if mean.country in withheld_countries else mean.mean for mean in self.model.countries
        }

    def each_training(self) -> tuple[TrainingEffectData, ...]:
        withheld_trainings = self.model.withheld
        effects = (
            _data_without_figures(training_effect)
            if training_effect.training in withheld_trainings
            else _of_effect(training_effect)
            for training_effect in self.model.trainings
        )
        return (
            *effects,
            *(_data_without_figures(missing_effect, missing_effect.why) for missing_effect in self.model.without),
        )

    def persons(self) -> int | None:
        return None if self.model.withheld else self.model.persons

    def unrecognised(self) -> Unrecognised | None:
        return find_unrecognised(self.model)


def _of_effect(effect: TrainingEffect) -> TrainingEffectData:
    is_too_easy = None if effect.at_best is None else is_at_ceiling(effect)
    return TrainingEffectData(
        effect.training,
        effect.country,
        effect.y,
        effect.v,
        effect.n,
        effect.by,
        effect.where,
        is_too_easy,
        "",
        effect.model_change,
    )


def _data_without_figures(training: TrainingEffect | NoEffect, reason: str = "") -> TrainingEffectData:
    return TrainingEffectData(training.training, training.country, None, None, None, None, None, None, reason)


def programme_json(effect: ProgrammeEffect) -> JsonObject:
    """The same as plain dictionaries, lists, strings, numbers and None."""
    data: JsonObject = as_json(ProgrammeEffectData(effect))
    return data


def _inline_definitions(node: Json, defined: Mapping[str, Json]) -> Json:
    """A schema with each definition in the place where it is used, as part of another schema."""
    if isinstance(node, list):
        return [_inline_definitions(child_node, defined) for child_node in node]
    if not isinstance(node, Mapping):
        return node
    if "$ref" in node:
        return _inline_definitions(defined[str(node["$ref"]).rpartition("/")[2]], defined)
    return {key: _inline_definitions(value, defined) for key, value in node.items() if key not in ("$schema", "$defs")}


def _either() -> JsonObject:
    effect_schema_inlined = _inline_definitions(effect_schema(), definitions())
    programme_schema = describe_type(record_type(ProgrammeEffectData))
    programme_schema_inlined = _inline_definitions(programme_schema, programme_schema["$defs"])
    description = (
        "What a training changed: the same figures as in `--out report.json`; or, of a programme, all of them together."
    )
    return {"description": description, "anyOf": [effect_schema_inlined, programme_schema_inlined]}


EvaluateResult = Annotated[dict[str, object], WithJsonSchema(_either())]
"""What a training changed, or all of a programme."""
