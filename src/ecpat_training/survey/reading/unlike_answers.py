"""Whether columns of one name in two waves are one question, by the answers that people gave in each.

Forms number their questions anew: `q4` before may be another question than `q4` after, and right answers to one are
none to the other. Ratings and numbers needn't be shared, as people rate otherwise after a training; answers to choose
among are offered in both waves, if the question is the same.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale
from ecpat_training.survey.instrument.item import ScaleItem
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.answers import says_dont_know, says_no_answer
from ecpat_training.words.catalogue.message import phrase

_MIN_WAVE_ANSWERS = 5  # answers in each wave
_MOST_SHARED = 0.25  # of the answers of a wave, those that somebody gave in the other as well
_FORM_OFFERS = 4  # answers to most questions of tests: of so few, people may choose others after a training
_MAX_ANSWERS_SHOWN, _MAX_LETTERS_SHOWN = 3, 40


class AskedIn(NamedTuple):
    """A question in one wave: how often each answer was given, what the file calls it, and where."""

    answers: Mapping[str, int]
    words: str
    location: Location

    @property
    def shown(self) -> str:
        """Its words with the three most frequent answers, as messages quote them."""
        frequent_answers = sorted(self.answers, key=lambda answer: -self.answers[answer])[:_MAX_ANSWERS_SHOWN]
        answers = listing([f"`{visible(answer)[:_MAX_LETTERS_SHOWN]}`" for answer in frequent_answers])
        return phrase("“{words}” with {answers}", words=visible(self.words)[:200], answers=answers)


def are_unlike(answer_counts: Mapping[str, int], other_answer_counts: Mapping[str, int]) -> bool:
    """Whether hardly any answer of one wave was given in the other: five and more in each, of two kinds and more."""
    counts, other_counts = _comparable(answer_counts), _comparable(other_answer_counts)
    if (
        min(len(counts), len(other_counts)) < 2
        or min(sum(counts.values()), sum(other_counts.values())) < _MIN_WAVE_ANSWERS
    ):
        return False
    return all(
        sum(occurrences for answer, occurrences in own_counts.items() if answer in their_counts)
        < _MOST_SHARED * sum(own_counts.values())
        for own_counts, their_counts in ((counts, other_counts), (other_counts, counts))
    )


def unlike_finding(name: str, before: AskedIn, after: AskedIn, severity: Severity) -> Finding:
    """That the answers to a question hardly overlap, with both wordings, and how to decide."""
    message = phrase(
        "the answers to `{name}` hardly overlap from wave to wave: {before} before, {after} after. Is it one question?",
        name=name,
        before=before.shown,
        after=after.shown,
    )
    hint = phrase(
        "If so, write `also: {{{name}: same}}` below the item in the instrument; if it is another one, `other`, and it"
        " isn't scored.",
        name=name,
    )
    return Finding("survey.unlike-answers", severity, message, after.location, hint)


def translated_finding(names: Sequence[str], before: AskedIn, after: AskedIn) -> Finding:
    """That items which are said to be one question have other answers in each wave, as forms in two languages have; of
    the first of them both wordings are given."""
    message = phrase(
        "{items} {number:is|are} said to be one question in both waves, and their answers hardly overlap: {before}"
        " before, {after} after. An answer and its translation count as two, one of which is never right.",
        items=listing([f"`{name}`" for name in names], 8),
        number=len(names),
        before=before.shown,
        after=after.shown,
    )
    hint = "If the forms are in two languages, write both below one option: `a: {en: Police, fr: La police}`."
    return Finding("survey.unlike-answers", Severity.WARNING, message, after.location, hint)


def unlike_items(instrument: Instrument, waves: Sequence[WaveResponses]) -> list[tuple[ScaleItem, int, int]]:
    """The items of tests whose answers hardly overlap from a wave to the next that asks them, with the places of both
    waves; those among them of which a person has said that they are the same."""
    doubtful_items = []
    for scale in instrument.scales:
        for item in scale.items if isinstance(scale, KeyedScale) else ():
            if len(item.options) <= _FORM_OFFERS:
                continue
            asked_waves = [number for number, wave in enumerate(waves) if item.id in wave.answers]
            doubtful_items += [
                (item, earlier_wave, later_wave)
                for earlier_wave, later_wave in pairwise(asked_waves)
                if are_unlike(answers_to(item, waves[earlier_wave]), answers_to(item, waves[later_wave]))
            ]
    return doubtful_items


def is_decided(item: ScaleItem) -> bool:
    """Whether a person has said that the columns of the item's own name are one question."""
    names = {heading_key(name) for name in (item.id, *item.texts())}
    return any(heading_key(name) in names for name in item.also)


def answers_to(item: ScaleItem, wave: WaveResponses) -> dict[str, int]:
    """How often each answer was given to an item, in its words."""
    counts = Counter(map(str, wave.answers[item.id].dropna()))
    return {next(iter(item.option_texts(option)), option): occurrences for option, occurrences in counts.items()}


def _comparable(answers: Mapping[str, int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for answer, occurrences in answers.items():
        if not says_dont_know(answer) and not says_no_answer(answer):
            key = heading_key(answer) or answer
            counts[key] = counts.get(key, 0) + occurrences
    return counts
