"""Questions that are scored together: lines of one grid, or questions with the same graded answers one after another;
what has right answers, as one test; each number for itself."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ecpat_training.core.text import count, slug
from ecpat_training.survey.drafting.grades import Grades, counted, graded_alike, grades
from ecpat_training.survey.drafting.turned import turned
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.item import THEN, WAVES, Wave
from ecpat_training.survey.model.draft import AskedQuestion, DraftAnswer, DraftItem, DraftLabel, DraftScale, Texts
from ecpat_training.survey.reading.answers import says_dont_know

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_LONGEST_TITLE = 100
_MOST_GRADES = 7
_NUMBERED = re.compile(r"(?P<series>[A-Za-z]\w{0,30}?)[_.-]?[0-9]{1,3}[a-z]?")
_CHOICE = re.compile(r"[^\W\d_]|[^\W\d_]{1,6}[0-9]{1,2}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_Said = Mapping[str, Mapping[str, object]]


@dataclass
class Ids:
    """Ids for items and scales: a column's own name where it can be one and no other column has it; else drawn up.
    `names` are all names in the files, folded."""

    names: Mapping[str, int]
    given: set[str] = field(default_factory=set)

    def of(self, question: AskedQuestion, prefix: str = "q") -> str:
        """The id of a question."""
        name = question.name
        possible = _IDENTIFIER.fullmatch(name) and not name.isdigit() and name.casefold() not in self.given
        alone = question.ordered or self.names.get(heading_key(name), 0) < 2
        return self._take(name) if possible and alone else self.new(prefix)

    def new(self, prefix: str) -> str:
        """An id that no column and no other question has."""
        number = 1
        while f"{prefix}{number}" in self.given or f"{prefix}{number}" in self.names:
            number += 1
        return self._take(f"{prefix}{number}")

    def _take(self, name: str) -> str:
        self.given.add(name.casefold())
        return name


def scales_of(questions: Sequence[AskedQuestion], groups: _Said, ids: Ids, seen: Sequence[Wave]) -> list[DraftScale]:
    """The scales, in the order of their first questions.

    Args:
        questions: those that may be scored, in the order in which they are asked, and what stands between them.
        groups: what forms of ours say of their scales.
        seen: the waves that all files together hold.
    """
    then = {one.name.removeprefix(THEN): one for one in questions if _is_then(one, questions)}
    asked = [one for one in questions if then.get(one.name.removeprefix(THEN)) is not one]
    made = _Made(groups, ids, seen, then)
    for several in _runs(asked):
        made.take(several)
    return made.scales


def _is_then(one: AskedQuestion, questions: Sequence[AskedQuestion]) -> bool:
    base = one.name.removeprefix(THEN)
    return one.name.startswith(THEN) and any(other.name == base for other in questions)


def _runs(questions: Sequence[AskedQuestion]) -> Iterator[list[AskedQuestion]]:
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
        if kind == "choice" and not _grid(several):
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
        return graded_alike(last) == graded_alike(one)
    return one.kind == "choice" and _share([*run, one])


def _series(name: str) -> str:
    """What numbered names have in common: `s01` and `s02` are of one series, `a01` is of another; `Q3_1` is of `Q3`."""
    match = _NUMBERED.fullmatch(name)
    return match["series"] if match else ""


def _share(several: Sequence[AskedQuestion]) -> bool:
    """Whether questions to choose have the same answers: in a form the same list; in files of answers some that all of
    them have, and few in all."""
    if all(one.ordered for one in several):
        return len({tuple(answer.value for answer in one.options) for one in several}) == 1
    sets = [{answer.value for answer in one.options if not says_dont_know(answer.value)} for one in several]
    return len(set.intersection(*sets)) > 1 and len(set.union(*sets)) <= _MOST_GRADES


def _grid(several: Sequence[AskedQuestion]) -> bool:
    """Whether questions with unknown answers in common may be graded. Two answers are a right and a wrong one, letters
    or codes are the choices of a test, and so is what stands beside `don't know`."""
    told = [one for question in several for one in question.options]
    values = {one.value for one in told}
    of_a_test = any(says_dont_know(word) for one in told for word in one.wordings) or all(
        _CHOICE.fullmatch(word) for one in told for word in one.wordings
    )
    graded = len(several) > 1 and 2 < len(values) <= _MOST_GRADES and not of_a_test
    return graded and _share(several) and not several[0].background


@dataclass
class _Made:
    """The scales that were made so far."""

    groups: _Said
    ids: Ids
    seen: Sequence[Wave]
    then: Mapping[str, AskedQuestion]
    scales: list[DraftScale] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def take(self, several: Sequence[AskedQuestion]) -> None:
        """One more scale."""
        kind = several[0].kind
        if kind == "grade":
            self._graded(several)
        elif kind == "choice" and _grid(several) and not several[0].scoring.get("scale"):
            self._unknown(several)
        elif kind == "choice":
            self._keyed(several)
        else:
            self._number(several)

    def _add(self, several: Sequence[AskedQuestion], title: str, made: Callable[[str, str], DraftScale]) -> None:
        """Names the scale, and gives it what its form says and the waves that ask it."""
        said = dict(self.groups.get(str(several[0].scoring.get("scale", "")), {}))
        title = (several[0].group or title)[:_LONGEST_TITLE]
        wanted = str(several[0].scoring.get("scale", "")) or slug(title, 30)
        taken = self.names | {one.name.casefold() for one in several} | self.ids.given
        name = wanted if wanted.casefold() not in taken and _IDENTIFIER.fullmatch(wanted) else ""
        number = 1
        while not name or name.casefold() in taken:
            ending, number = f"-{number}" if number > 1 else "", number + 1
            name = f"{slug(wanted, 30)}{ending or ('' if wanted.casefold() in self.names else '-scale')}"
        self.names.add(name)
        waves = {wave for one in several for wave in one.waves}
        asked = tuple(wave for wave in WAVES if wave in waves)
        scale = replace(made(name, title), scoring=said, asked=() if asked == tuple(self.seen) else asked)
        self.scales.append(replace(scale, then=self._asked_then(several)))

    def _asked_then(self, several: Sequence[AskedQuestion]) -> tuple[tuple[Wave, ...], Texts] | None:
        """The then-test of a scale whose items are asked once more about the time before."""
        again = [(one, self.then[one.name]) for one in several if one.name in self.then]
        if not again:
            return None
        frames: dict[str, str] = {}
        for language, text in again[0][0].texts.items():
            said = again[0][1].texts.get(language, "")
            if all(
                then.texts.get(language) == said.replace(text, one.texts.get(language, ""))
                for one, then in again
                if text in said
            ):
                frames[language] = said.replace(text, "{item}") if text in said else "{item}"
        waves = {wave for _, then in again for wave in then.waves}
        return tuple(wave for wave in WAVES if wave in waves) or ("post",), frames

    def _graded(self, several: Sequence[AskedQuestion]) -> None:
        found = grades(several)
        because = f"{_many(several)}: {found.because}" if len(several) > 1 else found.because
        because += "; low numbers stand for the high answers" if found.falling else ""
        other = turned(several, found.labels)
        items = [
            replace(DraftItem(self.ids.of(one), one), turned=one.name in other and "scale" not in one.scoring)
            for one in several
        ]
        said = {"better": "lower"} if found.falling else {}

        def made(name: str, title: str) -> DraftScale:
            return DraftScale(
                name, title, "likert", tuple(items), because, found.answers, found.labels,
                open={} if found.sure else {"answers": _why_open(found)},
            )  # fmt: skip

        self._add(several, several[0].words if len(several) == 1 else found.name.capitalize() or "Ratings", made)
        if said and "better" not in self.scales[-1].scoring:
            self.scales[-1] = replace(self.scales[-1], scoring={**self.scales[-1].scoring, **said})

    def _unknown(self, several: Sequence[AskedQuestion]) -> None:
        """The same answers to several questions, of which nobody knows the order."""
        counts = counted(several)
        words: dict[str, DraftAnswer] = {one.value: one for question in several for one in question.options}
        labels = [
            DraftLabel(next(iter(words[value].texts.values()), value), None, False, times or None)
            for value, times in counts.most_common()
            if not says_dont_know(value)
        ]
        items = tuple(DraftItem(self.ids.of(one), one) for one in several)
        because = f"{_many(several)} with the same answers, of no set that is known"
        span = f"1-{len(labels)}"

        def made(name: str, title: str) -> DraftScale:
            why = "the highest number that one of the form's answers gets"
            return DraftScale(name, title, "likert", items, because, span, tuple(labels), open={"answers": why})

        self._add(several, "Ratings", made)

    def _keyed(self, several: Sequence[AskedQuestion]) -> None:
        items = tuple(self._choice(one) for one in several)

        def made(name: str, title: str) -> DraftScale:
            return DraftScale(name, title, "multiple choice", items, "an answer to choose, perhaps a right one")

        if several[0].scoring.get("scale"):
            self._add(several, "Test", made)
        else:
            self._add([replace(one, group="") for one in several], "Test", made)

    def _choice(self, one: AskedQuestion) -> DraftItem:
        options = options_of(one.options)
        key = next((id_ for id_, answer in options if one.key and one.key in answer.wordings), "")
        why = (one.key_because or "it alone got the full points") if key else ""
        return DraftItem(self.ids.of(one), one, options, key, why)

    def _number(self, several: Sequence[AskedQuestion]) -> None:
        items = tuple(DraftItem(self.ids.of(one), one) for one in several)
        said = self.groups.get(str(several[0].scoring.get("scale", "")), {})
        ready = several[0].kind == "points"
        because = "points that are ready" if ready else f"a number; {_numbers(several[0])}".rstrip("; ")

        def made(name: str, title: str) -> DraftScale:
            kind = "likert" if said.get("kind") == "likert" else "number"
            open_ = {} if ready else {"kind": "a number that may be no score"}
            answers = str(said.get("answers", ""))
            return DraftScale(name, title, kind, items, because, answers, open=open_)  # type: ignore[arg-type]

        self._add([replace(one, group=one.group if said else "") for one in several], several[0].words, made)


def _many(several: Sequence[AskedQuestion]) -> str:
    return count(len(several), "question")


def _why_open(found: Grades) -> str:
    if found.name:
        return "if the form offers more than these, write all of its answers below with their numbers"
    return "the form may offer more than was chosen"


def _numbers(question: AskedQuestion) -> str:
    values = (one.value.replace(",", ".") for one in question.options)
    numbers = [float(value) for value in values if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", value)]
    return f"seen: {min(numbers):g} to {max(numbers):g}" if numbers else ""


def options_of(answers: Sequence[DraftAnswer]) -> tuple[tuple[str, DraftAnswer], ...]:
    """Answers under ids: what stands in the files where that can be an id, else letters; `dk` for `don't know`."""
    values = [one.value for one in answers]
    plain = all(_IDENTIFIER.fullmatch(value) and value.casefold() not in _NO_IDS for value in values)
    if plain and len({value.casefold() for value in values}) == len(values):
        return tuple((one.value, one) for one in answers)
    folded = {value.casefold() for value in values}
    letters = not folded & set(_LETTERS) and len(answers) <= len(_LETTERS)
    found: list[tuple[str, DraftAnswer]] = []
    number = 0
    for one in answers:
        if any(map(says_dont_know, one.wordings)) and "dk" not in (id_ for id_, _ in found) and "dk" not in folded:
            found.append(("dk", one))
            continue
        found.append((_LETTERS[number] if letters else f"o{number + 1}", one))
        number += 1
    return tuple(found)


_NO_IDS = {"none", "null", "true", "false", "yes", "no", "on", "off"}  # words of YAML, which people quote or don't
