"""Which questions are scored together: those of one scale by its id, the lines of a grid, questions one after another
with the same grades, all that may have a right answer; each number for itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ecpat_training.survey.drafting.grades import graded_alike, set_seen
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.survey.model.draft import AskedQuestion
from ecpat_training.survey.reading.answers import says_dont_know

_MOST_GRADES = 7
_NUMBERED = re.compile(r"(?P<series>[A-Za-z]\w{0,30}?)[_.-]?[0-9]{1,3}[a-z]?")
_CHOICE = re.compile(r"[^\W\d_]|[^\W\d_]{1,6}[0-9]{1,2}")


def runs(questions: Sequence[AskedQuestion]) -> Iterator[list[AskedQuestion]]:
    """Questions that are scored together. What has the id of a scale belongs to it wherever it stands; what has right
    answers, to one test."""
    named: dict[object, list[AskedQuestion]] = {}
    for one in questions:
        if scale := one.scoring.get("scale"):
            named.setdefault(scale, []).append(one)
    yield from (run for several in named.values() for run in _by_kind(several))
    rest = [one for one in questions if not one.scoring.get("scale") and one.kind != "left out"]
    tests: dict[tuple[Wave, ...], list[AskedQuestion]] = {}
    for _, run in groupby(_marked(rest), key=lambda pair: pair[0]):
        several = [one for _, one in run]
        kind = several[0].kind
        if several[0].background and kind in ("choice", "number"):
            continue
        if kind == "choice" and not grid(several):
            tests.setdefault(several[0].waves, []).extend(several)
        elif kind in ("grade", "choice"):
            yield several
        elif kind in ("number", "points"):
            yield from ([one] for one in several)
    yield from tests.values()


def _by_kind(several: Sequence[AskedQuestion]) -> Iterator[list[AskedQuestion]]:
    """The questions of one group by how they are answered."""
    kinds: dict[object, list[AskedQuestion]] = {}
    for one in several:
        if one.kind in ("grade", "choice", "number", "points"):
            kinds.setdefault((one.kind, graded_alike(one) if one.kind == "grade" else ()), []).append(one)
    yield from kinds.values()


def _marked(questions: Sequence[AskedQuestion]) -> Iterator[tuple[object, AskedQuestion]]:
    """Each question with what it shares with the next one if they make a scale together."""
    run: list[AskedQuestion] = []
    number = 0
    for one in questions:
        if not run or not _goes_on(run, one):
            number, run = number + 1, []
        run.append(one)
        yield number, one


def _goes_on(run: Sequence[AskedQuestion], one: AskedQuestion) -> bool:
    """Whether a question belongs to those before it."""
    last = run[-1]
    if last.kind != one.kind or last.waves != one.waves or last.background != one.background or last.group != one.group:
        return False
    if _series(last.name) != _series(one.name):
        return False
    if one.kind == "grade":
        return graded_alike(last) == graded_alike(one) and len({set_seen(each) for each in (*run, one)} - {()}) < 2
    return one.kind == "choice" and _share([*run, one])


def _series(name: str) -> str:
    """What numbered names have in common: `s01` and `s02` are of one series, `a01` is of another; `Q3_1` is of `Q3`."""
    match = _NUMBERED.fullmatch(name)
    return match["series"] if match else ""


def _share(several: Sequence[AskedQuestion]) -> bool:
    """Whether questions to choose have the same answers: in a form the same list; in files of answers some that all of
    them have, and few in all; in one grid, one at least that another row of it has."""
    if all(one.ordered for one in several):
        return len({tuple(answer.value for answer in one.options) for one in several}) == 1
    sets = [{answer.value for answer in one.options if not says_dont_know(answer.value)} for one in several]
    if len(set.union(*sets)) > _MOST_GRADES:
        return False
    if several[0].group and all(one.group == several[0].group for one in several):
        times = Counter(answer for one in sets for answer in one)
        return all(any(times[answer] > 1 for answer in one) for one in sets)
    return len(set.intersection(*sets)) > 1


def grid(several: Sequence[AskedQuestion]) -> bool:
    """Whether questions of which the answers belong to no usual set, and are shared, may be graded. Two answers are
    taken for right and wrong; letters, codes and answers beside `don't know` for the choices of a test."""
    told = [one for question in several for one in question.options]
    values = {one.value for one in told}
    of_a_test = any(says_dont_know(word) for one in told for word in one.wordings) or all(
        _CHOICE.fullmatch(word) for one in told for word in one.wordings
    )
    graded = len(several) > 1 and 2 < len(values) <= _MOST_GRADES and not of_a_test
    return graded and _share(several) and not several[0].background
