"""Whether ratings of one question were given on one ruler in two waves: 1 to 5, then 1 to 10, looks like progress.

What a form offers stands in no export, so that it is read from what people chose:

| in one wave | in the other | the rulers |
| --- | --- | --- |
| nobody above 5 (in 50 answers, one is a slip of the pen) | a fifth of the answers and more above 5 | are unlike |
| nobody above 10 | half of the answers above 20 | are unlike |
| from 0 to 4, a tenth of them 0 | from 1 to 5, a fifth of them 5 | are unlike: numbered from 0 and from 1 |

A question is doubted only where half of those beside it look the same in the first wave, as a grid has one ruler. On a
ruler from 1 to 5 no answer meets the first two lines, so that such forms are never doubted. Of a form from 1 to 10 on
which everybody is at 5 or below before and above it afterwards it is asked, since nothing there tells the two apart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import visible
from ecpat_training.survey.instrument.instrument import Instrument, LikertScale
from ecpat_training.survey.instrument.item import ScaleItem
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.unlike_answers import AskedIn
from ecpat_training.words.catalogue.message import phrase

_MIN_WAVE_ANSWERS = 5  # answers in each wave
_MAX_SLIP_SHARE = 0.02  # of the answers
_NUMBER = re.compile(r"([0-9]{1,3})(?:[.,]0)?")
_MAX_NUMBER = 999
_MIN_NUMBER_SHARE = 0.9  # of the answers are numbers, else they have words


class _Unlike(NamedTuple):
    """Up to which number one wave goes, and which share of the other lies above a number."""

    end: int
    above: int
    share: float


_RULERS = (_Unlike(5, 5, 0.2), _Unlike(10, 20, 0.5))
_MIN_ZERO_SHARE, _MIN_FIVE_SHARE = 0.1, 0.2


def are_unlike_rulers(
    answer_counts: Mapping[str, int],
    other_answer_counts: Mapping[str, int],
    grid_answer_counts: Sequence[tuple[Mapping[str, int], Mapping[str, int]]],
) -> bool:
    """Whether a question was rated on unlike rulers in two waves.

    Args:
        answer_counts: how often each answer was given in one wave.
        other_answer_counts: the same of the other wave.
        grid_answer_counts: both of each question of the same grid or scale, itself among them.
    """
    for low_side, high_side in ((0, 1), (1, 0)):
        pair = (answer_counts, other_answer_counts)
        low_numbers, high_numbers = _numbers(pair[low_side]), _numbers(pair[high_side])
        if not low_numbers or not high_numbers:
            return False
        low_side_numbers = [numbers for wave_pair in grid_answer_counts if (numbers := _numbers(wave_pair[low_side]))]
        for ruler in _RULERS:
            is_short = [_share_above(numbers, ruler.end) <= _MAX_SLIP_SHARE for numbers in low_side_numbers]
            is_long = _share_above(high_numbers, ruler.above) >= ruler.share
            if is_long and _share_above(low_numbers, ruler.end) <= _MAX_SLIP_SHARE and _is_half_true(is_short):
                return True
        if (
            _starts_at_zero(low_numbers)
            and _starts_at_one(high_numbers)
            and _is_half_true([_starts_at_zero(numbers) for numbers in low_side_numbers])
        ):
            return True
    return False


def unlike_rulers(instrument: Instrument, waves: Sequence[WaveResponses]) -> list[tuple[ScaleItem, int, int]]:
    """The items of rating scales without words that were rated on unlike rulers in two waves, with the places of
    both."""
    doubtful_items = []
    for scale in instrument.scales:
        if not isinstance(scale, LikertScale) or scale.labels:
            continue  # whose answers have words, which are the same in both waves
        for wave_index, other_wave_index in combinations(range(len(waves)), 2):
            counts = {
                item.id: (
                    count_given_numbers(waves[wave_index], item.id),
                    count_given_numbers(waves[other_wave_index], item.id),
                )
                for item in scale.items
                if item.id in waves[wave_index].answers and item.id in waves[other_wave_index].answers
            }
            doubtful_items += [
                (item, wave_index, other_wave_index)
                for item in scale.items
                if item.id in counts and are_unlike_rulers(*counts[item.id], list(counts.values()))
            ]
    return doubtful_items


def describe_number_range(answers: Mapping[str, int]) -> str:
    """The lowest and the highest number that was given, as messages say them."""
    numbers = _numbers(answers)
    return phrase("from {lowest} to {highest}", lowest=min(numbers), highest=max(numbers))


def unlike_rulers_finding(item: ScaleItem, before: AskedIn, after: AskedIn, severity: Severity) -> Finding:
    """That a question was rated on unlike rulers, and how to decide."""
    message = phrase(
        "`{name}` was rated {first} before and {second} after: the two forms may have had unlike scales, and their"
        " points can't be compared then.",
        name=visible(item.id),
        first=describe_number_range(before.answers),
        second=describe_number_range(after.answers),
    )
    hint = phrase(
        "If both forms had one scale, write `also: {{{name}: same}}` below the item in the instrument; if they hadn't,"
        " `other`, and it isn't scored.",
        name=item.id,
    )
    return Finding("survey.unlike-answers", severity, message, after.location, hint)


def count_given_numbers(wave: WaveResponses, name: str) -> dict[str, int]:
    """How often each number was given to an item."""
    return dict(Counter(f"{float(answer):g}" for answer in wave.answers[name].dropna()))


def _numbers(answers: Mapping[str, int]) -> dict[int, int]:
    """How often each number was given; none where answers have words, or where there are too few."""
    numbers: dict[int, int] = {}
    for text, occurrences in answers.items():
        if match := _NUMBER.fullmatch(text):
            numbers[int(match[1])] = numbers.get(int(match[1]), 0) + occurrences
    total = sum(numbers.values())
    return numbers if total >= _MIN_WAVE_ANSWERS and total >= _MIN_NUMBER_SHARE * sum(answers.values()) else {}


def _share(numbers: Mapping[int, int], number_range: range) -> float:
    return sum(occurrences for number, occurrences in numbers.items() if number in number_range) / sum(numbers.values())


def _share_above(numbers: Mapping[int, int], end: int) -> float:
    return _share(numbers, range(end + 1, _MAX_NUMBER + 1))


def _is_half_true(signs: Iterable[bool]) -> bool:
    signs = list(signs)
    return 2 * sum(signs) >= len(signs)


def _starts_at_zero(numbers: Mapping[int, int]) -> bool:
    return max(numbers) <= 4 and _share(numbers, range(1)) >= _MIN_ZERO_SHARE


def _starts_at_one(numbers: Mapping[int, int]) -> bool:
    return min(numbers) >= 1 and max(numbers) == 5 and _share(numbers, range(5, 6)) >= _MIN_FIVE_SHARE
