"""Numbers that look like grades and may be something else, by the answers to the questions beside them: they get scales
of their own, of which it is asked whether they are scored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ecpat_training.core.text import count
from ecpat_training.survey.drafting.answer_sets import find_known_answers, words_beside_numbers
from ecpat_training.survey.drafting.grades import grading_key
from ecpat_training.survey.drafting.retrospective import retrospective
from ecpat_training.survey.drafting.reversed_items import compute_item_fits, numbers_by_response
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.survey.model.draft import DraftQuestion, Response

_MIN_PEOPLE, _MIN_CORRELATION_PEOPLE = 5, 20  # people of whom two values are telling; of whom a correlation is
_NEIGHBOURS, _FEWEST_RANKS, _MOST_RANKS = 3, 3, 12
_MAX_SLIP_SHARE = 0.1  # share of rows of a grid in which somebody gave a place twice
_ERRORS = 2  # standard errors below zero, from which on a question may count from the other end
_MIN_FIT_CORRELATION, _UNRELATED = 0.3, 0.15  # item-rest correlations of what is one scale, and of what is not
_KINDS_OR_GRADES_DOUBT = "numbers of kinds, or grades?"


def add_misfit_doubts(questions: Sequence[DraftQuestion]) -> list[DraftQuestion]:
    """The questions, those that may be no grades with the reason. What the file or the form says of its numbers, and
    the rows of one grid, are doubted only where they were put in an order; what is asked of the time before and of now
    is never doubted."""
    plain_questions = [question for question in questions if _is_plain(question)]
    then_by_name = retrospective(plain_questions).then_questions
    paired_names = {*then_by_name, *(then_question.name for then_question in then_by_name.values())}
    plain_questions = [question for question in plain_questions if question.name not in paired_names]
    doubt_by_name = {
        **dict(_ranks(plain_questions)),
        **dict(_ranks_in_grids(questions)),
        **dict(_find_numbered_word_doubts(questions)),
    }
    questions_by_waves: dict[tuple[Wave, ...], list[DraftQuestion]] = {}
    for question in plain_questions:
        if question.name not in doubt_by_name:
            questions_by_waves.setdefault(question.waves, []).append(question)
    for same_wave_questions in questions_by_waves.values():
        doubt_by_name |= dict(
            _find_misfits(
                {question.name: numbers_by_response(question.text_by_response, {}) for question in same_wave_questions}
            )
        )
    return [replace(question, doubt=doubt_by_name.get(question.name, "")) for question in questions]


def _is_plain(question: DraftQuestion) -> bool:
    grade_key = grading_key(question) if question.kind == "grade" else ()
    has_bare_numbers = grade_key[:1] == ("numbers",) and not isinstance(grade_key[2], tuple)
    return has_bare_numbers and not question.group and "scale" not in question.scoring


def _find_misfits(numbers_by_name: Mapping[str, Mapping[Response, float]]) -> Iterator[tuple[str, str]]:
    """(name, doubt) of questions with two answers alone or without any tie to the others."""
    fit_by_name = compute_item_fits(numbers_by_name)
    for name, (people, fit) in fit_by_name.items():
        if (
            set(numbers_by_name[name].values()) == {1, 2}
            and len(numbers_by_name[name]) >= _MIN_PEOPLE
            and fit < _MIN_FIT_CORRELATION
        ):
            yield name, f"only 1 and 2 were answered: {_KINDS_OR_GRADES_DOUBT}"
            continue
        other_fits = [other_fit for other_name, (_, other_fit) in fit_by_name.items() if other_name != name]
        unrelated = people >= _MIN_CORRELATION_PEOPLE and -_ERRORS / people**0.5 < fit < _UNRELATED
        if unrelated and len(other_fits) >= _NEIGHBOURS and min(other_fits) > _MIN_FIT_CORRELATION:
            people_text = count(people, "person", "people")
            yield (
                name,
                f"its answers have nothing to do with those beside it (r = {fit:.2f}, {people_text}): "
                f"{_KINDS_OR_GRADES_DOUBT}",
            )


def _find_numbered_word_doubts(questions: Sequence[DraftQuestion]) -> Iterator[tuple[str, str]]:
    """(name, doubt) of questions of which each answer says its number beside words of no set that is known, and that no
    other question has."""
    answers = [{option.value for option in question.options} for question in questions]
    for question, values in zip(questions, answers, strict=True):
        words = words_beside_numbers(values) if question.kind == "grade" and not question.ordered else {}
        is_unshared = sum(bool(values & other_values) for other_values in answers) == 1
        if len(words) == len(values) > 1 and is_unshared and not find_known_answers(words) and not question.group:
            yield (
                question.name,
                f"each answer has words beside its number, of no set that is known: {_KINDS_OR_GRADES_DOUBT}",
            )


def _ranks(questions: Sequence[DraftQuestion]) -> Iterator[tuple[str, str]]:
    """(name, doubt) of questions one after another to which each person gave each number once."""
    start = 0
    while start < len(questions):
        possible_ends = range(min(start + _MOST_RANKS, len(questions)), start + 2, -1)
        end = next((end for end in possible_ends if _is_ranking(questions[start:end])), start)
        ranked_questions = questions[start:end]
        yield from (
            (question.name, _places_doubt("each person", len(ranked_questions))) for question in ranked_questions
        )
        start = max(end, start + 1)


def _is_ranking(ranked_questions: Sequence[DraftQuestion]) -> bool:
    answers = [numbers_by_response(question.text_by_response, {}) for question in ranked_questions]
    responses = set.intersection(*map(set, answers))
    places = [sorted(numbers[response] for numbers in answers) for response in responses]
    is_varied = all(len(set(numbers.values())) > 1 for numbers in answers)
    return (
        is_varied
        and len(places) >= _MIN_PEOPLE
        and all(numbers == list(range(1, len(ranked_questions) + 1)) for numbers in places)
    )


def _places_doubt(people_text: str, highest_place: int) -> str:
    return f"{people_text} gave each of 1 to {highest_place} once: places in an order, whose mean is the same for all"


def _ranks_in_grids(questions: Sequence[DraftQuestion]) -> Iterator[tuple[str, str]]:
    """(name, doubt) of the rows of a grid which people put in an order, all of them or only the first few. A range that
    the heading says doesn't speak against it: `Rank from 1 to 4`."""
    grids: dict[str, list[DraftQuestion]] = {}
    for question in questions:
        is_numbers = question.kind == "grade" and grading_key(question)[:1] == ("numbers",)
        if question.group and is_numbers and "scale" not in question.scoring:
            grids.setdefault(question.group, []).append(question)
    for rows in grids.values():
        places: dict[Response, list[float]] = {}
        for question in rows:
            for response, number in numbers_by_response(question.text_by_response, {}).items():
                places.setdefault(response, []).append(number)
        orders = [numbers for numbers in places.values() if sorted(numbers) == list(range(1, len(numbers) + 1))]
        orders = [numbers for numbers in orders if len(numbers) >= _FEWEST_RANKS]
        slip_count = sum(len(set(numbers)) < len(numbers) for numbers in places.values())
        if (
            len(orders) >= max(_MIN_PEOPLE, len(places) / 2)
            and slip_count <= _MAX_SLIP_SHARE * len(places)
            and _is_varied(rows)
        ):
            people_text = "each person" if len(orders) == len(places) else f"{len(orders)} of {len(places)} people"
            yield from ((question.name, _places_doubt(people_text, max(map(len, orders)))) for question in rows)


def _is_varied(questions: Sequence[DraftQuestion]) -> bool:
    """Whether people gave different numbers; the same order from all is how a file numbers its columns."""
    return any(len(set(numbers_by_response(question.text_by_response, {}).values())) > 1 for question in questions)
