"""The questions of several files of answers, each once: what waves share, what only one has, and what only looks alike.

Columns are one question where their words are the same, capitals, accents and numbers in front aside. A header such as
`Q5` is one question in two files only where neither has words for it: platforms number anew in each form.
"""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ecpat_training.core.text import fold
from ecpat_training.survey.drafting.columns import SeenColumn, SeenFile
from ecpat_training.survey.drafting.judging import Judged, answers_of, judged, labelled, points_header, span_of
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.exports.wording import heading_key, strip_markup
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.draft import Alike, AskedQuestion, DraftAnswer
from ecpat_training.survey.reading.shapes import separator

_NEAR = 0.8  # of two wordings' letters are the same, in the same order
_LEAST = 12  # letters of a wording that may be nearly another one
_TWICE = "two columns of a file have these words, so that nobody can tell them apart; rename one"
_MARKS = {"semicolons": ";", "commas": ", ", "strokes": " | ", "spaces": " "}


@dataclass
class Together:
    """The columns of one question; or, where a file has its words `twice`, columns that nobody can tell apart."""

    columns: list[SeenColumn] = field(default_factory=list)
    waves: set[Wave] = field(default_factory=set)
    twice: bool = False

    @property
    def files(self) -> set[int]:
        """The numbers of the files that have it."""
        return {column.file for column in self.columns}


def together(files: Sequence[SeenFile], waves: Sequence[Sequence[Wave]], code: set[str]) -> list[Together]:
    """The columns of all files, those of one question together, in the order in which they come; code columns are
    none.

    Args:
        waves: which waves each file holds; empty where that isn't known.
        code: the words of columns of codes, folded.
    """
    found: list[Together] = []
    for number, file in enumerate(files):
        here: dict[str, int] = {}
        for at, one in enumerate(found):
            for key in _keys(one.columns[0]):
                here.setdefault(key, at)
        taken: set[tuple[int, tuple[Wave, ...]]] = set()
        for column in file.columns:
            if column.own or heading_key(column.text) in code or heading_key(column.header) in code:
                continue
            at = next((here[key] for key in _keys(column) if key in here), len(found))
            if (at, column.waves) in taken:
                found[at].twice = True
                found.append(Together([column], _waves(column, file, waves[number]), twice=True))
                continue
            if at == len(found):
                found.append(Together())
            found[at].columns.append(column)
            found[at].waves |= _waves(column, file, waves[number])
            taken.add((at, column.waves))
            for key in _keys(column):
                here.setdefault(key, at)
    return found


def _waves(column: SeenColumn, file: SeenFile, waves: Sequence[Wave]) -> set[Wave]:
    """The waves whose answers a column holds. What stands once where waves stand side by side was asked once: taken as
    asked afterwards, it shows no change."""
    if not column.waves and file.seen.side_by_side and "post" in waves:
        return {"post"}
    return set(column.waves or waves)


def _keys(column: SeenColumn) -> tuple[str, ...]:
    """What its words are by their bare letters; its name alone where it has no words."""
    return tuple(dict.fromkeys(filter(None, (heading_key(column.text), strip_markup(column.text)))))


def asked_questions(found: Sequence[Together], files: int) -> list[AskedQuestion]:
    """Each of them judged, with its answers, the most frequent first; those that are only alike are told of the first
    and left out themselves."""
    questions = [_question(one, Judged("left out", _TWICE) if one.twice else judged(one.columns)) for one in found]
    alike = dict(_alike(found, questions)) if files > 1 else {}
    second = {at for _, at in alike.values()}
    kept = []
    for at, question in enumerate(questions):
        if at in second:
            first = next(one for one, (_, other) in alike.items() if other == at)
            why = f"nearly the words of `{questions[first].words[:80]}`, of which it is asked whether it is the same"
            kept.append(replace(question, kind="left out", why=why))
        elif at in alike:
            told, other = alike[at]
            waves = _in_order({*question.waves, *questions[other].waves})
            kept.append(replace(question, alike=told, waves=waves, options=_both(question, questions[other])))
        else:
            kept.append(question)
    return kept


def _both(one: AskedQuestion, other: AskedQuestion) -> tuple[DraftAnswer, ...]:
    """The answers to both, which may be one question."""
    counted = Counter({answer.value: answer.times or 0 for answer in one.options})
    counted.update({answer.value: answer.times or 0 for answer in other.options})
    return tuple(DraftAnswer(value, times=times) for value, times in counted.most_common())


def _in_order(waves: Iterable[Wave]) -> tuple[Wave, ...]:
    there = set(waves)
    return tuple(wave for wave in WAVES if wave in there)


def _question(one: Together, seen: Judged) -> AskedQuestion:
    first = one.columns[0]
    if first.beside and len(one.waves) == 1 and seen.kind == "choice":
        seen = replace(seen, background=True)  # asked once beside what was asked twice: it tests nothing
    once = first.beside and not first.waves and not seen.background
    texts: Counter[str] = Counter()
    for column in one.columns:
        texts.update(column.texts)
    told = answers_of(texts)
    if seen.kind == "several" and not any(column.parts for column in one.columns):
        told = _single(told)
    options = tuple(DraftAnswer(text, times=times) for text, times in told.most_common())
    if words := labelled(one.columns, told) if seen.kind in ("grade", "choice") else {}:
        options = tuple(DraftAnswer(value, {"": said}, told[value]) for value, said in words.items())
    return AskedQuestion(
        name=first.header,
        texts={"": first.text},
        place=f"{first.place}, once beside all waves: as asked afterwards" if once else first.place,
        where=first.where,
        kind=seen.kind,
        waves=() if seen.background else _in_order(one.waves),
        group=first.stem,
        options=options,
        ordered=bool(words),
        span=span_of(one.columns, told) if seen.kind == "grade" and not words else None,
        why=seen.why,
        background=seen.background,
        key=_by_points(one.columns),
        given={
            f"{column.file} {''.join(column.waves)} {row}": text
            for column in one.columns
            for row, text in column.rows.items()
        },
    )


def _single(told: Counter[str]) -> Counter[str]:
    """The single answers of cells that hold several."""
    mark = _MARKS.get(separator(told), ";")
    single: Counter[str] = Counter()
    for text, times in told.items():
        for part in dict.fromkeys(part.strip() for part in text.split(mark)):
            if part:
                single[part] += times
    return single


def _by_points(columns: Sequence[SeenColumn]) -> str:
    """The right answer, where the platform has points for each answer: the one that got the most, always."""
    points: dict[str, set[float]] = {}
    for column in columns:
        for row, said in column.points.items():
            if row in column.rows:
                points.setdefault(column.rows[row], set()).add(float(said.replace(",", ".")))
    most = max((max(got) for got in points.values()), default=0.0)
    right = [text for text, got in points.items() if got == {most}]
    return right[0] if most > 0 and len(right) == 1 and all(len(got) == 1 for got in points.values()) else ""


def _alike(found: Sequence[Together], questions: Sequence[AskedQuestion]) -> Iterator[tuple[int, tuple[Alike, int]]]:
    """Questions of different files that are not the same by their words, but nearly; each once, with the other one."""
    scored = ("grade", "choice", "points", "number")
    used: set[int] = set()
    words = [strip_markup(question.words) for question in questions]
    for at, one in enumerate(found):
        if questions[at].kind not in scored or at in used:
            continue
        best, ratio = -1, _NEAR
        for other in range(at + 1, len(found)):
            if other in used or questions[other].kind not in scored or found[other].files & one.files:
                continue
            if min(len(words[at]), len(words[other])) < _LEAST:
                continue
            how = difflib.SequenceMatcher(None, words[at], words[other], autojunk=False).ratio()
            within = words[at] in words[other] or words[other] in words[at]
            if how >= ratio or (within and best < 0):
                best, ratio = other, max(how, ratio)
        if best >= 0:
            used |= {at, best}
            yield at, (Alike(questions[best].words, questions[best].place), best)


def platform_points(files: Sequence[SeenFile], waves: Sequence[Sequence[Wave]]) -> list[AskedQuestion]:
    """The columns of points that a platform computes for a whole quiz."""
    found: dict[str, AskedQuestion] = {}
    for number, file in enumerate(files):
        for column in file.raw.of_kind(ColumnKind.PLATFORM, ColumnKind.SUBMITTED):
            told = next((one for one in file.columns if one.index == column.index), None)
            if told is None or not told.texts or not points_header(column.header):
                continue
            if judged([replace(told, kind="number", personal="")]).kind != "points":
                continue
            key = fold(column.header)
            there = set(waves[number]) | set(found[key].waves if key in found else ())
            question = _question(Together([told], there), Judged("points"))
            found[key] = replace(found.get(key, question), waves=_in_order(there))
    return list(found.values())
