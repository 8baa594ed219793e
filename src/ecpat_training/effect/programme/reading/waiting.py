"""What a country's second group changed by while the first was trained: its people answered twice before their own
training, `pre-early` and `pre`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecpat_training.commands.training_files import PRE, PRE_EARLY, newest_versions
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import visible
from ecpat_training.effect.comparing.comparing import evaluation_data
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.contrast import CountryFigure
from ecpat_training.effect.programme.model.training_effect import (
    NoEffect,
    OutcomeScale,
    SurveyedTraining,
    TrainingEffect,
)
from ecpat_training.effect.programme.reading.order import hold_same_answers
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.training_files import (
    no_effect,
    no_effect_if_doubtful,
    read_before,
    unreadable,
)
from ecpat_training.effect.remarks.linking import is_answered_later
from ecpat_training.stats.pairs import mean
from ecpat_training.words.catalogue.message import phrase


@dataclass(frozen=True, slots=True)
class Waited:
    """A training whose people waited: their mean change meanwhile, in the outcome's points, how many they
    were, and how many answered first."""

    training: str
    country: str
    change: float
    people: int
    asked: int


def delayed_starts(
    trainings: Sequence[SurveyedTraining], effects: Sequence[TrainingEffect], outcome: OutcomeScale
) -> tuple[list[CountryFigure], list[NoEffect]]:
    """(by country, the gain of people trained first less the change of people who waited; trainings without a
    figure). Pilots are left out, since their people are no group of nominees."""
    regular_trainings = [training for training in trainings if training.training.kind == "training"]
    country_figures, trainings_without_effect = list[CountryFigure](), list[NoEffect]()
    waited = dict[str, list[Waited]]()
    position_by_training = {training.training.id: number for number, training in enumerate(regular_trainings)}
    for surveyed_training in regular_trainings:
        change = _measure_waiting(surveyed_training, outcome)
        if isinstance(change, NoEffect):
            trainings_without_effect.append(change)
        elif change is not None:
            waited.setdefault(change.country, []).append(change)
    for country, waiting_groups in waited.items():
        names = {group.training for group in waiting_groups}
        last_position = max(position_by_training[name] for name in names)
        first_effects = [
            effect
            for effect in effects
            if effect.country == country
            and effect.training in position_by_training
            and effect.training not in names
            and position_by_training[effect.training] < last_position
        ]
        if not first_effects:
            trainings_without_effect += [
                no_effect(regular_trainings[position_by_training[group.training]], reasons.NOBODY_BEFORE)
                for group in waiting_groups
            ]
            continue
        mean_gain = sum(effect.y for effect in first_effects) / len(first_effects)
        change_waiting = sum(group.change for group in waiting_groups) / len(waiting_groups)
        people = [*(effect.n for effect in first_effects), *(group.people for group in waiting_groups)]
        contributing_trainings = (
            *(effect.training for effect in first_effects),
            *sorted(names, key=position_by_training.__getitem__),
        )
        people_asked = sum(effect.answered[0] for effect in first_effects) + sum(
            group.asked for group in waiting_groups
        )
        figures = (mean_gain - change_waiting, mean_gain, change_waiting)
        country_figures.append(
            CountryFigure(country, *figures, contributing_trainings, sum(people), min(people), people_asked)
        )
    return sorted(country_figures, key=lambda figure: figure.country), trainings_without_effect


def _measure_waiting(surveyed_training: SurveyedTraining, outcome: OutcomeScale) -> Waited | NoEffect | None:
    early_files, pre_files = (
        newest_versions(surveyed_training.folder, PRE_EARLY),
        newest_versions(surveyed_training.folder, PRE),
    )
    if not early_files:
        return None
    if doubt := no_effect_if_doubtful(surveyed_training, (early_files, pre_files)):
        return doubt
    if not pre_files:
        return no_effect(surveyed_training, reasons.ONLY_WAITING_ANSWERS)
    try:
        instrument, first_wave = read_before(
            early_files[0], surveyed_training.instrument, surveyed_training.encoding, surveyed_training.mapping
        )
        _, second_wave = read_before(
            pre_files[0], surveyed_training.instrument, surveyed_training.encoding, surveyed_training.mapping
        )
    except EcpatError as failure:
        return unreadable(surveyed_training, failure)
    scale = next((candidate for candidate in instrument.scales if candidate.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return no_effect(surveyed_training, reasons.OTHER_QUESTIONS)
    if [item.id for item in scale.asked_in("pre")] != [item.id for item in scale.asked_in("post")]:
        return no_effect(surveyed_training, reasons.ONE_DAY)
    names = {"file": visible(pre_files[0].name), "other": visible(early_files[0].name)}
    if hold_same_answers(first_wave, second_wave):
        return no_effect(surveyed_training, phrase(reasons.SAME_ANSWERS, **names))
    if (
        first_wave.submitted
        and second_wave.submitted
        and is_answered_later(first_wave.submitted, second_wave.submitted)
    ):
        return no_effect(surveyed_training, phrase(reasons.WAITING_ANSWERS_LATER, **names))
    data = evaluation_data(instrument, [first_wave, replace(second_wave, wave="post")], None, is_judged=False)
    pairs = data.pairs.get(("pre", "post", outcome.scale))
    if pairs is None or pairs.n < 2 or pairs.unusable:
        return no_effect(surveyed_training, reasons.TOO_FEW_WAITING)
    change = float(mean(pairs.changes)) * outcome.to_report_units(1.0)
    return Waited(
        surveyed_training.training.id, surveyed_training.training.country, change, pairs.n, len(first_wave.answers)
    )
