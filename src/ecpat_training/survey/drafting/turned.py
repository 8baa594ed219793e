"""Statements that may be worded the other way round: whoever agrees with the others of a scale disagrees with them."""

from collections.abc import Mapping, Sequence

from ecpat_training.survey.model.draft import AskedQuestion, DraftLabel

_FEWEST_PEOPLE, _FEWEST_ITEMS = 10, 3
_ERRORS = 2  # standard errors below zero; above that chance may have it so


def turned(questions: Sequence[AskedQuestion], labels: Sequence[DraftLabel]) -> set[str]:
    """The names of the questions whose answers go against those to the others."""
    if len(questions) < _FEWEST_ITEMS:
        return set()
    numbers = {one.text: one.number for one in labels if one.number is not None}
    given = {one.name: _numbers(one.given, numbers) for one in questions}
    found = set()
    for name, mine in given.items():
        pairs = []
        for response, number in mine.items():
            others = [told[response] for other, told in given.items() if other != name and response in told]
            if others:
                pairs.append((number, sum(others) / len(others)))
        if len(pairs) >= _FEWEST_PEOPLE and _correlation(pairs) < -_ERRORS / len(pairs) ** 0.5:
            found.add(name)
    return found if 2 * len(found) <= len(questions) else set()


def _numbers(given: Mapping[str, str], numbers: Mapping[str, float]) -> dict[str, float]:
    """The answers as numbers, those that are none left out."""
    found = {}
    for response, text in given.items():
        if text in numbers:
            found[response] = numbers[text]
        elif text.isdigit() and len(text) < 3:
            found[response] = float(text)
    return found


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's r; 0 where one side is the same throughout."""
    first, second = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
    across = sum((a - first) * (b - second) for a, b in pairs)
    spread = sum((a - first) ** 2 for a, _ in pairs) * sum((b - second) ** 2 for _, b in pairs)
    return across / spread**0.5 if spread > 0 else 0.0
