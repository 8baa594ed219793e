"""Questions of which each is asked twice in words that say a time only beside each other, or that no table knows: the
same other words stand in every second one, as in `T: day one`, `T: day three`, of whatever topic `T`.

| the words that differ | topics | answers | a pair |
| --- | --- | --- | --- |
| may mean a beginning in one and an end in the other (`Start: T`, `Finish: T`) | 2 | any | asked |
| tenses alone (`Level you had: T`, `Level you have: T`) | 2 | all higher in one | asked |
| tenses alone | 3 | in words whose order nobody knows | asked |
| any (`T at induction`, `T at graduation`) | 3; 2 if nothing else crosses | all higher in one, by a tenth | asked |
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ecpat_training.survey.drafting.grades import grades, mean_answer
from ecpat_training.survey.model.draft import DraftQuestion
from ecpat_training.survey.reading.time_pairs import TimePair, are_tenses, bare_words, end_spoken_of

_MIN_TOPIC_COUNT, _FEWEST_OF_TIMES = (
    3,
    2,
)  # topics; of two by two only the words or the answers say which are the topics
_MOST_COMPARED = 120
_LEAST_SHIFT = 0.1  # of the distance between the lowest and the highest answer
_CLOSED_KINDS = {"grade", "choice"}
_Words = tuple[str, ...]
_Places = Sequence[tuple[int, int]]


class _Crossing(NamedTuple):
    """The questions in which `earlier` words stand, by their places, each with the one in which the `later` ones stand
    in their place; `shift` is by how much the answers to these are higher, 0 where that isn't so of all, None where
    nobody knows their order."""

    places: _Places
    earlier: _Words
    later: _Words
    shift: float | None


def crossed_pairs(questions: Sequence[DraftQuestion], wordings: Sequence[str]) -> list[TimePair]:
    """The pairs, none of them plain: that they are asked of two times at all is for a person to say. Where the words
    don't tell which time is which, the question with the lower answers is taken for the one about the time before, or
    the first one, where nobody knows their order. No pair where a topic stands in three of them, as with three
    trainers.

    Args:
        wordings: what each question asks, with what stands above it.
    """
    if len(questions) > _MOST_COMPARED:
        return []
    crossings = sorted(_crossings(questions, wordings), key=lambda crossing: -len(crossing.places))
    time_word_crossings = [crossing for crossing in crossings if _speaks_of_times(crossing)]
    chosen = [crossing for crossing in time_word_crossings if not _overlaps(crossing, time_word_crossings)]
    time_word_places = {place for crossing in time_word_crossings for pair in crossing.places for place in pair}
    max_place_count = len(crossings[0].places) if crossings else 0
    largest_crossings = [crossing for crossing in crossings if len(crossing.places) == max_place_count]
    if max_place_count < _MIN_TOPIC_COUNT:
        largest_crossings = [crossing for crossing in largest_crossings if crossing.shift]
    if (
        len(largest_crossings) == 1
        and largest_crossings[0].shift
        and not time_word_places.intersection(*zip(*largest_crossings[0].places, strict=True))
    ):
        chosen += largest_crossings
    return [
        TimePair(before, now_question, is_plain=False)
        for crossing in chosen
        for before, now_question in _ordered(crossing)
    ]


def _crossings(questions: Sequence[DraftQuestion], wordings: Sequence[str]) -> Iterator[_Crossing]:
    """Two topics and more that are asked in the same two words, none of them twice."""
    words = [Counter(bare_words(wording)) for wording in wordings]
    places: dict[tuple[_Words, _Words], list[tuple[int, int]]] = defaultdict(list)
    for first_index, second_index in combinations(range(len(questions)), 2):
        if are_answered_alike(questions[first_index], questions[second_index]):
            replaced_words = _find_replaced_words(words[first_index], words[second_index])
            if replaced_words is not None:
                first_words, second_words = sorted(replaced_words)
                places[first_words, second_words].append(
                    (first_index, second_index) if replaced_words[0] == first_words else (second_index, first_index)
                )
    for (earlier, later), pairs in places.items():
        if len(pairs) >= _FEWEST_OF_TIMES and len({place for pair in pairs for place in pair}) == 2 * len(pairs):
            yield _Crossing(pairs, earlier, later, _common_shift(questions, pairs))


def are_answered_alike(first_question: DraftQuestion, second_question: DraftQuestion) -> bool:
    """Whether two questions are asked of the same waves and answered in one way: also where the answers of one are of a
    usual set only because some of the other's were never chosen in it."""
    answer_kinds = {first_question.kind, second_question.kind}
    return first_question.waves == second_question.waves and (len(answer_kinds) == 1 or answer_kinds <= _CLOSED_KINDS)


def _find_replaced_words(
    first_words: Mapping[str, int], second_words: Mapping[str, int]
) -> tuple[_Words, _Words] | None:
    """The words of each that the other doesn't have, where the rest is a topic."""
    unshared_words = tuple(
        tuple(sorted((Counter(side) - Counter(opposite)).elements()))
        for side, opposite in ((first_words, second_words), (second_words, first_words))
    )
    shared_words = Counter(first_words) & Counter(second_words)
    return (
        (unshared_words[0], unshared_words[1])
        if all(unshared_words) and any(len(word) > 2 for word in shared_words)
        else None
    )


def _speaks_of_times(crossing: _Crossing) -> bool:
    time_ends = {end_spoken_of(crossing.earlier), end_spoken_of(crossing.later)}
    return time_ends == {"before", "after"} or bool(
        (crossing.shift or (crossing.shift is None and len(crossing.places) >= _MIN_TOPIC_COUNT))
        and are_tenses(crossing.earlier)
        and are_tenses(crossing.later)
    )


def _overlaps(crossing: _Crossing, crossings: Collection[_Crossing]) -> bool:
    """Whether a question of it is in another one as well."""
    places = {place for pair in crossing.places for place in pair}
    return any(
        rival is not crossing and places.intersection(place for pair in rival.places for place in pair)
        for rival in crossings
    )


def _ordered(crossing: _Crossing) -> _Places:
    """Its pairs, the question about the time before first."""
    end = end_spoken_of(crossing.earlier) if end_spoken_of(crossing.later) else None
    is_lower = crossing.places[0][1] < crossing.places[0][0] if crossing.shift is None else crossing.shift < 0
    is_reversed = end == "after" or (end is None and is_lower)
    return [(later, earlier) for earlier, later in crossing.places] if is_reversed else crossing.places


def _common_shift(questions: Sequence[DraftQuestion], pairs: _Places) -> float | None:
    """The mean shift of the pairs; 0 where they don't all shift one way, or hardly; None where nobody can tell of
    any."""
    shifts = [
        shift for pair in pairs if (shift := _compute_mean_shift(*(questions[place] for place in pair))) is not None
    ]
    if not shifts:
        return None
    rises = sum(shift > 0 for shift in shifts)
    if len(shifts) < len(pairs) or rises not in (0, len(shifts)) or abs(sum(shifts)) < _LEAST_SHIFT * len(shifts):
        return 0.0
    return sum(shifts) / len(shifts)


def _compute_mean_shift(before: DraftQuestion, now_question: DraftQuestion) -> float | None:
    """By how much the answers to one question are higher than those to another, as a share of the distance between the
    lowest and the highest answer to both; None where nobody knows their order."""
    if before.kind != "grade" or now_question.kind != "grade":
        return None
    joint_grades = grades([before, now_question])
    lowest_grade, _, highest_grade = joint_grades.answers.partition("-")
    earlier, later = (mean_answer(question, joint_grades.labels) for question in (before, now_question))
    if (
        earlier is None
        or later is None
        or not (lowest_grade.isdecimal() and highest_grade.isdecimal())
        or lowest_grade == highest_grade
    ):
        return None
    return (later - earlier) / (int(highest_grade) - int(lowest_grade))
