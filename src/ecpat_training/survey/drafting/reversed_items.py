"""Statements that may be worded the other way round: whoever agrees with the others of a scale disagrees with them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ecpat_training.survey.model.draft import DraftLabel, DraftQuestion, Response

_FEWEST_PEOPLE, _FEWEST_ITEMS = 10, 3
_ERRORS = 2  # standard errors below zero; above that chance may have it so


def reversed_items(questions: Sequence[DraftQuestion], labels: Sequence[DraftLabel]) -> set[str]:
    """The names of the questions whose answers go against those to the others."""
    if len(questions) < _FEWEST_ITEMS:
        return set()
    numbers = {label.text: label.number for label in labels if label.number is not None}
    numbers_by_name = {question.name: numbers_by_response(question.text_by_response, numbers) for question in questions}
    reversed_names = set()
    for name, (people, correlation) in compute_item_fits(numbers_by_name).items():
        if people >= _FEWEST_PEOPLE and correlation < -_ERRORS / people**0.5:
            reversed_names.add(name)
    return reversed_names if 2 * len(reversed_names) <= len(questions) else set()


def compute_item_fits(numbers_by_name: Mapping[str, Mapping[Response, float]]) -> dict[str, tuple[int, float]]:
    """By each question's name (people who answered it and another one, Pearson's r of its numbers and their means of
    the others)."""
    sums: defaultdict[Response, float] = defaultdict(float)
    counts: Counter[Response] = Counter()
    for item_numbers in numbers_by_name.values():
        counts.update(item_numbers.keys())
        for response, number in item_numbers.items():
            sums[response] += number
    fit_by_name = {}
    for name, item_numbers in numbers_by_name.items():
        pairs = [
            (number, (sums[response] - number) / (counts[response] - 1))
            for response, number in item_numbers.items()
            if counts[response] > 1
        ]
        fit_by_name[name] = len(pairs), _correlation(pairs) if pairs else 0.0
    return fit_by_name


def numbers_by_response(
    text_by_response: Mapping[Response, str], numbers: Mapping[str, float]
) -> dict[Response, float]:
    """The answers as numbers, those that are none left out."""
    number_by_response = {}
    for response, text in text_by_response.items():
        if text in numbers:
            number_by_response[response] = numbers[text]
        elif text.isdigit() and len(text) < 3:
            number_by_response[response] = float(text)
    return number_by_response


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's r; 0 where one side is the same throughout."""
    first_mean, second_mean = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
    cross_product = sum((a - first_mean) * (b - second_mean) for a, b in pairs)
    squared_spread = sum((a - first_mean) ** 2 for a, _ in pairs) * sum((b - second_mean) ** 2 for _, b in pairs)
    return cross_product / squared_spread**0.5 if squared_spread > 0 else 0.0
