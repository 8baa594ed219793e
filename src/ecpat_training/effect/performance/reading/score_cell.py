"""What a rater wrote for one criterion: points as a number, the words of a level, or both as the drop-down has them."""

import re

from ecpat_training.effect.performance.model.rubric import Criterion
from ecpat_training.words.matching import letters_key

NO_SCORE = frozenset({"", "-", "–", "—", ".", "/"})
"""What people write where they give no score."""
_NUMBER = re.compile(r"\s*(\d{1,2})(?:[.,٫]0+)?\s*(?:(?:[-–:=.)]|points?\b|pts?\b|p\b)\s*)?(.*)", re.DOTALL)


def choice(criterion: Criterion, level: int) -> str:
    """A level as the drop-down of a sheet has it."""
    return f"{level}: {criterion.levels[level]}"


def level_of(text: str, criterion: Criterion) -> int | str | None:
    """The points that a cell gives; None where it has no score; in plain words why it can't be read, as where a
    number and words say different levels."""
    if text.strip() in NO_SCORE:
        return None
    words = {letters_key(level): index for index, level in enumerate(criterion.levels)}
    if (points := words.get(letters_key(text))) is not None:
        return points
    max_points = criterion.points
    number = _NUMBER.fullmatch(text)
    if number is None:
        return f"these aren't the words of a level, and no number from 0 to {max_points}"
    level, remainder = int(number[1]), number[2].strip()
    if level > max_points:
        return f"{level} is out of range: this criterion gives 0 to {max_points}"
    if not remainder:
        return level
    worded = words.get(letters_key(remainder))
    if worded is None:
        return f"this is neither one whole number from 0 to {max_points} nor a number with the words of its level"
    return level if worded == level else f"the number says {level} and the words say {worded}"
