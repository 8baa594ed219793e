"""Numbers that look like grades and may be something else, by the answers to the questions beside them: they get scales
of their own, of which it is asked whether they are scored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ecpat_training.core.text import count
from ecpat_training.survey.drafting.answer_sets import known_answers, words_beside_numbers
from ecpat_training.survey.drafting.grades import graded_alike
from ecpat_training.survey.drafting.retrospective import retrospective
from ecpat_training.survey.drafting.reversed_items import fits_with_others, numbers_given
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.survey.model.draft import DraftQuestion, Response

_FEWEST, _MANY = 5, 20  # people of whom two values are telling; of whom a correlation is
_NEIGHBOURS, _FEWEST_RANKS, _MOST_RANKS = 3, 3, 12
_SLIPS = 0.1  # share of rows of a grid in which somebody gave a place twice
_ERRORS = 2  # standard errors below zero, from which on a question may count from the other end
_FITS, _UNRELATED = 0.3, 0.15  # item-rest correlations of what is one scale, and of what is not
_KINDS = "numbers of kinds, or grades?"


def with_doubts(questions: Sequence[DraftQuestion]) -> list[DraftQuestion]:
    """The questions, those that may be no grades with the reason. What the file or the form says of its numbers, and
    the rows of one grid, are doubted only where they were put in an order; what is asked of the time before and of now
    is never doubted."""
    plain = [question for question in questions if _is_plain(question)]
    paired = retrospective(plain).then
    twice = {*paired, *(then.name for then in paired.values())}
    plain = [question for question in plain if question.name not in twice]
    doubt_by_name = {**dict(_ranks(plain)), **dict(_ranks_in_grids(questions)), **dict(_numbered(questions))}
    by_waves: dict[tuple[Wave, ...], list[DraftQuestion]] = {}
    for question in plain:
        if question.name not in doubt_by_name:
            by_waves.setdefault(question.waves, []).append(question)
    for together in by_waves.values():
        doubt_by_name |= dict(
            _unlike_others({question.name: numbers_given(question.given, {}) for question in together})
        )
    return [replace(question, doubt=doubt_by_name.get(question.name, "")) for question in questions]


def _is_plain(question: DraftQuestion) -> bool:
    graded = graded_alike(question) if question.kind == "grade" else ()
    bare = graded[:1] == ("numbers",) and not isinstance(graded[2], tuple)
    return bare and not question.group and "scale" not in question.scoring


def _unlike_others(numbers_by_name: Mapping[str, Mapping[Response, float]]) -> Iterator[tuple[str, str]]:
    """(name, doubt) of questions with two answers alone or without any tie to the others."""
    fits = fits_with_others(numbers_by_name)
    for name, (people, fit) in fits.items():
        if set(numbers_by_name[name].values()) == {1, 2} and len(numbers_by_name[name]) >= _FEWEST and fit < _FITS:
            yield name, f"only 1 and 2 were answered: {_KINDS}"
            continue
        others = [other_fit for other, (_, other_fit) in fits.items() if other != name]
        unrelated = people >= _MANY and -_ERRORS / people**0.5 < fit < _UNRELATED
        if unrelated and len(others) >= _NEIGHBOURS and min(others) > _FITS:
            people_text = count(people, "person", "people")
            yield name, f"its answers have nothing to do with those beside it (r = {fit:.2f}, {people_text}): {_KINDS}"


def _numbered(questions: Sequence[DraftQuestion]) -> Iterator[tuple[str, str]]:
    """(name, doubt) of questions of which each answer says its number beside words of no set that is known, and that no
    other question has."""
    answers = [{option.value for option in question.options} for question in questions]
    for question, values in zip(questions, answers, strict=True):
        words = words_beside_numbers(values) if question.kind == "grade" and not question.ordered else {}
        alone = sum(bool(values & other_values) for other_values in answers) == 1
        if len(words) == len(values) > 1 and alone and not known_answers(words) and not question.group:
            yield question.name, f"each answer has words beside its number, of no set that is known: {_KINDS}"


def _ranks(questions: Sequence[DraftQuestion]) -> Iterator[tuple[str, str]]:
    """(name, doubt) of questions one after another to which each person gave each number once."""
    start = 0
    while start < len(questions):
        ends = range(min(start + _MOST_RANKS, len(questions)), start + 2, -1)
        end = next((end for end in ends if _is_ranking(questions[start:end])), start)
        run = questions[start:end]
        yield from ((question.name, _places_doubt("each person", len(run))) for question in run)
        start = max(end, start + 1)


def _is_ranking(run: Sequence[DraftQuestion]) -> bool:
    answers = [numbers_given(question.given, {}) for question in run]
    responses = set.intersection(*map(set, answers))
    places = [sorted(numbers[response] for numbers in answers) for response in responses]
    is_varied = all(len(set(numbers.values())) > 1 for numbers in answers)
    return is_varied and len(places) >= _FEWEST and all(numbers == list(range(1, len(run) + 1)) for numbers in places)


def _places_doubt(who: str, most: int) -> str:
    return f"{who} gave each of 1 to {most} once: places in an order, whose mean is the same for all"


def _ranks_in_grids(questions: Sequence[DraftQuestion]) -> Iterator[tuple[str, str]]:
    """(name, doubt) of the rows of a grid which people put in an order, all of them or only the first few. A range that
    the heading says doesn't speak against it: `Rank from 1 to 4`."""
    grids: dict[str, list[DraftQuestion]] = {}
    for question in questions:
        is_numbers = question.kind == "grade" and graded_alike(question)[:1] == ("numbers",)
        if question.group and is_numbers and "scale" not in question.scoring:
            grids.setdefault(question.group, []).append(question)
    for rows in grids.values():
        places: dict[Response, list[float]] = {}
        for question in rows:
            for response, number in numbers_given(question.given, {}).items():
                places.setdefault(response, []).append(number)
        orders = [numbers for numbers in places.values() if sorted(numbers) == list(range(1, len(numbers) + 1))]
        orders = [numbers for numbers in orders if len(numbers) >= _FEWEST_RANKS]
        slips = sum(len(set(numbers)) < len(numbers) for numbers in places.values())
        if len(orders) >= max(_FEWEST, len(places) / 2) and slips <= _SLIPS * len(places) and _is_varied(rows):
            who = "each person" if len(orders) == len(places) else f"{len(orders)} of {len(places)} people"
            yield from ((question.name, _places_doubt(who, max(map(len, orders)))) for question in rows)


def _is_varied(questions: Sequence[DraftQuestion]) -> bool:
    """Whether people gave different numbers; the same order from all is how a file numbers its columns."""
    return any(len(set(numbers_given(question.given, {}).values())) > 1 for question in questions)
