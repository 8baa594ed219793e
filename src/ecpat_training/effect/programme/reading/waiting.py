"""What a country's second group changed by while the first was trained: its people answered twice before their own
training, `pre-early` and `pre`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecpat_training.commands.training_files import PRE, PRE_EARLY, newest
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
from ecpat_training.effect.programme.reading.order import alike
from ecpat_training.effect.programme.reading.same_questions import questions
from ecpat_training.effect.programme.reading.training_files import doubtful, no_effect, read_before, unreadable
from ecpat_training.effect.remarks.linking import answered_later
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
    country_figures, without = list[CountryFigure](), list[NoEffect]()
    waited = dict[str, list[Waited]]()
    position_of = {training.training.id: number for number, training in enumerate(regular_trainings)}
    for surveyed in regular_trainings:
        change = _waited(surveyed, outcome)
        if isinstance(change, NoEffect):
            without.append(change)
        elif change is not None:
            waited.setdefault(change.country, []).append(change)
    for country, second in waited.items():
        names = {group.training for group in second}
        last = max(position_of[name] for name in names)
        first = [
            effect
            for effect in effects
            if effect.country == country
            and effect.training in position_of
            and effect.training not in names
            and position_of[effect.training] < last
        ]
        if not first:
            without += [
                no_effect(regular_trainings[position_of[group.training]], reasons.NOBODY_BEFORE) for group in second
            ]
            continue
        gain = sum(effect.y for effect in first) / len(first)
        change_waiting = sum(group.change for group in second) / len(second)
        people = [*(effect.n for effect in first), *(group.people for group in second)]
        behind = (*(effect.training for effect in first), *sorted(names, key=position_of.__getitem__))
        asked_first = sum(effect.answered[0] for effect in first) + sum(group.asked for group in second)
        figures = (gain - change_waiting, gain, change_waiting)
        country_figures.append(CountryFigure(country, *figures, behind, sum(people), min(people), asked_first))
    return sorted(country_figures, key=lambda figure: figure.country), without


def _waited(surveyed: SurveyedTraining, outcome: OutcomeScale) -> Waited | NoEffect | None:
    early, pre_files = newest(surveyed.folder, PRE_EARLY), newest(surveyed.folder, PRE)
    if not early:
        return None
    if doubt := doubtful(surveyed, (early, pre_files)):
        return doubt
    if not pre_files:
        return no_effect(surveyed, reasons.WAITING_ALONE)
    try:
        instrument, first = read_before(early[0], surveyed.instrument, surveyed.encoding, surveyed.mapping)
        _, second = read_before(pre_files[0], surveyed.instrument, surveyed.encoding, surveyed.mapping)
    except EcpatError as failure:
        return unreadable(surveyed, failure)
    scale = next((candidate for candidate in instrument.scales if candidate.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return no_effect(surveyed, reasons.OTHER_QUESTIONS)
    if [item.id for item in scale.asked_in("pre")] != [item.id for item in scale.asked_in("post")]:
        return no_effect(surveyed, reasons.ONE_DAY)
    names = {"file": visible(pre_files[0].name), "other": visible(early[0].name)}
    if alike(first, second):
        return no_effect(surveyed, phrase(reasons.SAME_ANSWERS, **names))
    if first.submitted and second.submitted and answered_later(first.submitted, second.submitted):
        return no_effect(surveyed, phrase(reasons.WAITED_LATER, **names))
    data = evaluation_data(instrument, [first, replace(second, wave="post")], None, judge=False)
    pairs = data.pairs.get(("pre", "post", outcome.scale))
    if pairs is None or pairs.n < 2 or pairs.unusable:
        return no_effect(surveyed, reasons.TOO_FEW_WAITING)
    change = float(mean(pairs.changes)) * outcome.in_points(1.0)
    return Waited(surveyed.training.id, surveyed.training.country, change, pairs.n, len(first.answers))
