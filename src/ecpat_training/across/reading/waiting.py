"""What a country's second group changed by while the first was trained: its people answered twice before their own
training, `pre-early` and `pre`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecpat_training.across.model import reasons
from ecpat_training.across.model.contrast import CountryFigure
from ecpat_training.across.model.training_effect import Asked, NoEffect, Outcome, TrainingEffect
from ecpat_training.across.reading.order import alike
from ecpat_training.across.reading.same_questions import questions
from ecpat_training.across.reading.training_files import doubtful, none, read_before, unreadable
from ecpat_training.commands.training_files import PRE, PRE_EARLY, newest
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import visible
from ecpat_training.effect.comparing.comparing import evaluation_data
from ecpat_training.effect.remarks.linking import answered_later
from ecpat_training.stats.pairs import mean
from ecpat_training.words.catalogue.ours import later


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
    trainings: Sequence[Asked], effects: Sequence[TrainingEffect], outcome: Outcome
) -> tuple[list[CountryFigure], list[NoEffect]]:
    """(by country, the gain of people trained first less the change of people who waited; trainings without a
    figure). Pilots are left out, since their people are no group of nominees."""
    asked = [one for one in trainings if one.training.kind == "training"]
    found, without = list[CountryFigure](), list[NoEffect]()
    waited = dict[str, list[Waited]]()
    at = {one.training.id: number for number, one in enumerate(asked)}
    for one in asked:
        change = _waited(one, outcome)
        if isinstance(change, NoEffect):
            without.append(change)
        elif change is not None:
            waited.setdefault(change.country, []).append(change)
    for country, second in waited.items():
        names = {one.training for one in second}
        last = max(at[name] for name in names)
        first = [
            one
            for one in effects
            if one.country == country and one.training in at and one.training not in names and at[one.training] < last
        ]
        if not first:
            without += [none(asked[at[one.training]], reasons.NOBODY_BEFORE) for one in second]
            continue
        gain = sum(one.y for one in first) / len(first)
        change_waiting = sum(one.change for one in second) / len(second)
        people = [*(one.n for one in first), *(one.people for one in second)]
        behind = (*(one.training for one in first), *sorted(names, key=at.__getitem__))
        asked_first = sum(one.answered[0] for one in first) + sum(one.asked for one in second)
        figures = (gain - change_waiting, gain, change_waiting)
        found.append(CountryFigure(country, *figures, behind, sum(people), min(people), asked_first))
    return sorted(found, key=lambda one: one.country), without


def _waited(asked: Asked, outcome: Outcome) -> Waited | NoEffect | None:
    early, own = newest(asked.folder, PRE_EARLY), newest(asked.folder, PRE)
    if not early:
        return None
    if several := doubtful(asked, (early, own)):
        return several
    if not own:
        return none(asked, reasons.WAITING_ALONE)
    try:
        instrument, first = read_before(early[0], asked.instrument, asked.encoding, asked.mapping)
        _, second = read_before(own[0], asked.instrument, asked.encoding, asked.mapping)
    except EcpatError as failure:
        return unreadable(asked, failure)
    scale = next((one for one in instrument.scales if one.id == outcome.scale), None)
    if scale is None or questions(scale) != outcome.questions:
        return none(asked, reasons.OTHER_QUESTIONS)
    if [item.id for item in scale.asked_in("pre")] != [item.id for item in scale.asked_in("post")]:
        return none(asked, reasons.ONE_DAY)
    names = {"file": visible(own[0].name), "other": visible(early[0].name)}
    if alike(first, second):
        return none(asked, later(reasons.SAME_ANSWERS, **names))
    if first.submitted and second.submitted and answered_later(first.submitted, second.submitted):
        return none(asked, later(reasons.WAITED_LATER, **names))
    data = evaluation_data(instrument, [first, replace(second, wave="post")], None, judge=False)
    pairs = data.pairs.get(("pre", "post", outcome.scale))
    if pairs is None or pairs.n < 2 or pairs.unusable:
        return none(asked, reasons.TOO_FEW_WAITING)
    change = float(mean(pairs.changes)) * outcome.in_points(1.0)
    return Waited(asked.training.id, asked.training.country, change, pairs.n, len(first.answers))
