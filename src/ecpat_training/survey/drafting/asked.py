"""The questions of several files of answers, each once: what waves share, what only one has, and what only looks alike.

Columns are one question where their words are the same, capitals, accents and numbers in front aside. A header such as
`Q5` is one question in two files only where neither has words for it: platforms number anew in each form.
"""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.text import count, fold
from ecpat_training.survey.drafting.by_others import closed_by_others, part_of_points
from ecpat_training.survey.drafting.columns import SeenColumn, SeenFile
from ecpat_training.survey.drafting.judging import Judged, answers_of, judged, labelled, points_header, span_of
from ecpat_training.survey.drafting.together import Together
from ecpat_training.survey.exports.raw_survey import ColumnKind
from ecpat_training.survey.exports.wording import strip_markup
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.draft import Alike, AskedQuestion, DraftAnswer
from ecpat_training.survey.reading.shapes import separator, single_answers

_NEAR = 0.8  # of two wordings' letters are the same, in the same order
_LEAST = 12  # letters of a wording that may be nearly another one
_TWICE = "two columns of a file have these words, so that nobody can tell them apart; rename one"
_OWN = 3  # answers given once


def asked_questions(found: Sequence[Together], files: int) -> list[AskedQuestion]:
    """The questions, each judged, with its answers from the most frequent on. Of questions that are only alike, the
    first one names the others, which are left out."""
    seen = [Judged("left out", _TWICE) if one.twice else judged(one.columns) for one in found]
    seen = [closed_by_others(at, found, seen) for at in range(len(found))]
    seen = [part_of_points(at, found, seen) for at in range(len(found))]
    questions = [_question(one, told) for one, told in zip(found, seen, strict=True)]
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
    told = answers_of(one.texts)
    if seen.kind == "several" and not any(column.parts for column in one.columns):
        told = _single(told)
    place = f"{first.place}, once beside all waves: as asked afterwards" if once else first.place
    if (seen.kind == "several" or seen.background) and (own := _in_own_words(told)):
        told = Counter({text: times for text, times in told.items() if text not in own})
        place += f"; {count(len(own), 'answer')} in people's own words, not listed"
    options = tuple(DraftAnswer(text, times=times) for text, times in told.most_common())
    if words := labelled(one.columns, told) if seen.kind in ("grade", "choice") else {}:
        options = tuple(DraftAnswer(value, {"": said}, told[value]) for value, said in words.items())
    return AskedQuestion(
        name=first.header,
        texts={"": first.text},
        place=place,
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


def _in_own_words(told: Counter[str]) -> set[str]:
    """What people wrote beside the answers to choose: most of the different answers, each given once, while few people
    gave them; fewer are answers of the form that nobody else chose."""
    once = {text for text, times in told.items() if times == 1}
    offered = told.total() - len(once)
    return once if len(once) >= _OWN and 2 * len(once) > len(told) and offered > len(once) else set()


def _single(told: Counter[str]) -> Counter[str]:
    """The single answers of cells that hold several. What is never apart and goes on in small letters is one answer
    that has a comma: `Slides, handouts and films`."""
    between = separator(told) or "semicolons"
    cells = {text: single_answers(text, between) for text in told}
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for parts in cells.values():
        for one, next_ in zip(["", *parts], [*parts, ""], strict=True):
            after.setdefault(one, set()).add(next_)
            before.setdefault(next_, set()).add(one)
    single: Counter[str] = Counter()
    for text, parts in cells.items():
        whole: list[str] = []
        for part in parts:
            last = whole[-1].rpartition(", ")[2] if whole else ""
            if last and part[:1].islower() and after[last] == {part} and before[part] == {last}:
                whole[-1] = f"{whole[-1]}, {part}"
            else:
                whole.append(part)
        for one in dict.fromkeys(whole):
            single[one] += told[text]
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
