"""Questions of which each is asked twice in words that no table knows: the same other words stand in every second one,
as in `T: day one`, `T: day three`, of whatever topic `T`; and all of them are answered higher there, or all lower."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from ecpat_training.survey.drafting.grades import grades, mean_answer
from ecpat_training.survey.model.draft import DraftQuestion
from ecpat_training.survey.reading.time_pairs import TimePair, without_time

_FEWEST = 3  # topics; of two by two nobody could say which are the topics
_MOST_COMPARED = 120
_LEAST_SHIFT = 0.1  # of the distance between the lowest and the highest answer
_Words = tuple[str, ...]


def crossed_pairs(questions: Sequence[DraftQuestion], wordings: Sequence[str]) -> list[TimePair]:
    """The pairs, none of them plain. The question with the lower answers is taken for the one about the time before;
    that they are asked of two times at all is for a person to say. No pair where a topic stands in three of them, as
    with three trainers.

    Args:
        wordings: what each question asks, with what stands above it.
    """
    if len(questions) > _MOST_COMPARED:
        return []
    words = [tuple(without_time(wording).split()) for wording in wordings]
    places: dict[tuple[_Words, _Words], list[tuple[int, int]]] = defaultdict(list)
    for first, second in combinations(range(len(questions)), 2):
        if questions[first].kind == questions[second].kind and questions[first].waves == questions[second].waves:
            replaced = _replaced(words[first], words[second])
            if replaced is not None:
                low, high = sorted(replaced)
                places[low, high].append((first, second) if replaced[0] == low else (second, first))
    crossed = max(places.values(), key=len, default=[])
    times = sum(len(pairs) >= len(crossed) for pairs in places.values())
    questions_in_pairs = {place for pair in crossed for place in pair}
    if len(crossed) < _FEWEST or times > 1 or len(questions_in_pairs) < 2 * len(crossed):
        return []
    shifts = [shift for pair in crossed if (shift := _shift(*(questions[place] for place in pair))) is not None]
    rises = sum(shift > 0 for shift in shifts)
    if len(shifts) < len(crossed) or rises not in (0, len(shifts)) or abs(sum(shifts)) < _LEAST_SHIFT * len(shifts):
        return []
    ordered = crossed if rises else [(second, first) for first, second in crossed]
    return [TimePair(before, now, is_plain=False) for before, now in ordered]


def _replaced(first: _Words, second: _Words) -> tuple[_Words, _Words] | None:
    """The words of each that the other doesn't have, where they stand at one place, and the rest is a topic."""
    most = min(len(first), len(second))
    start = next((place for place in range(most) if first[place] != second[place]), most)
    end = next((place for place in range(most - start) if first[-1 - place] != second[-1 - place]), most - start)
    own = first[start : len(first) - end], second[start : len(second) - end]
    return own if all(own) and any(len(word) > 2 for word in (*first[:start], *first[len(first) - end :])) else None


def _shift(before: DraftQuestion, now: DraftQuestion) -> float | None:
    """By how much the answers to one question are higher than those to another, as a share of the distance between the
    lowest and the highest answer to both; None where nobody knows their order."""
    if before.kind != "grade":
        return None
    both = grades([before, now])
    low, _, high = both.answers.partition("-")
    earlier, later = (mean_answer(question, both.labels) for question in (before, now))
    if earlier is None or later is None or not (low.isdecimal() and high.isdecimal()) or low == high:
        return None
    return (later - earlier) / (int(high) - int(low))
