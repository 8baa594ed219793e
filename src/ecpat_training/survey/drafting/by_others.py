"""What a question is by the other columns of its files: answers that other questions got as well were chosen; points of
one question are part of the points of all."""

import re
from collections.abc import Sequence

from ecpat_training.survey.drafting.judging import ONE_ANSWER, Judged, answers_of
from ecpat_training.survey.drafting.together import Together

_WORDED = 3  # answers of three words and more that another question has as well; `no` and `nothing` are nobody's own
_OF_MOST = re.compile(
    r".*\S\s*/(?P<most>[0-9]{1,9}[.,][0-9]{1,9})\s*", re.DOTALL
)  # Moodle's `Grade/10.00`, `Q. 1 /1.00`
_ROUNDED = 0.006  # of the most of a question, at two decimals


def closed_by_others(at: int, found: Sequence[Together], seen: Sequence[Judged]) -> Judged:
    """The judgement of a question whose answers looked like free text: a question to choose if each answer was also
    given to other questions of the file, or to other rows of its grid."""
    one = found[at]
    if seen[at].kind != "words" and seen[at].why != ONE_ANSWER:
        return seen[at]
    told = set(answers_of(one.texts))
    grid = one.columns[0].stem
    others = {
        place: set(answers_of(other.texts))
        for place, other in enumerate(found)
        if place != at and other.files & one.files and (not grid or other.columns[0].stem == grid)
    }
    closed = {place: given for place, given in others.items() if seen[place].kind in ("choice", "grade")}
    given = set[str]().union(*(closed if grid else others).values())
    worded = sum(text.count(" ") > 1 for text in told) >= _WORDED
    alike = [place for place, answers in closed.items() if answers & told]
    return seen[alike[0]] if alike and told <= given and (grid or worded) else seen[at]


def part_of_points(at: int, found: Sequence[Together], seen: Sequence[Judged]) -> Judged:
    """The judgement of a number whose header names a maximum: the points of one question, if the maxima of all such
    columns add up to that of a column with the whole."""
    most = _most(found[at])
    if seen[at].kind not in ("number", "grade") or most is None:
        return seen[at]
    files = found[at].files
    singles = [
        _most(one) or 0.0
        for place, one in enumerate(found)
        if one.files == files and seen[place].kind in ("number", "grade")
    ]
    for place, one in enumerate(found):
        whole = _most(one) if seen[place].kind == "points" and one.files >= files else None
        if whole is not None and abs(whole - sum(singles)) < _ROUNDED * len(singles):
            return Judged("left out", f"points of one question, which `{one.columns[0].header[:60]}` holds already")
    return seen[at]


def _most(one: Together) -> float | None:
    match = _OF_MOST.fullmatch(one.columns[0].header)
    return float(match["most"].replace(",", ".")) if match else None
