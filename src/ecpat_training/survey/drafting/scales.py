"""Questions that are scored together: lines of one grid, or questions with the same graded answers one after another;
what has right answers, as one test; each number for itself."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ecpat_training.core.text import count, slug
from ecpat_training.survey.drafting.direction import add_direction_question, is_less_better
from ecpat_training.survey.drafting.form_answers import drop_no_answer_options
from ecpat_training.survey.drafting.grades import Grades, answer_counts, grades
from ecpat_training.survey.drafting.ids import IDENTIFIER, IdAllocator, options_of
from ecpat_training.survey.drafting.retrospective import RetrospectiveQuestions, retrospective
from ecpat_training.survey.drafting.reversed_items import reversed_items
from ecpat_training.survey.drafting.runs import grid, is_graded_twice, runs
from ecpat_training.survey.drafting.titles import printable, row_of, scale_title
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.draft import DraftItem, DraftLabel, DraftQuestion, DraftScale, Texts
from ecpat_training.survey.reading.answers import says_dont_know

_POINTS_OUT_OF = re.compile(r".*\S\s*/\s*([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*", re.DOTALL)
_WHY_THEN = (
    "one form seems to have asked the same of the time before and of now: confirm it; else delete `then:` here and "
    "below, and give the other questions a scale of their own"
)
_STORED_NUMBER = re.compile(r"\d{1,9}")
_Said = Mapping[str, Mapping[str, object]]


def scales_of(
    questions: Sequence[DraftQuestion], groups: _Said, ids: IdAllocator, all_waves: Sequence[Wave]
) -> list[DraftScale]:
    """The scales, in the order of their first questions.

    Args:
        questions: those that may be scored, in the order in which they are asked, and what stands between them.
        groups: what forms of ours say of their scales.
        all_waves: the waves that all files together hold.
    """
    retrospective_questions = retrospective(questions)
    names = frozenset(heading_key(name) for question in questions for name in (question.name, question.words))
    builder = _ScaleBuilder(groups, ids, all_waves, retrospective_questions, names)
    for question_run in runs(retrospective_questions):
        builder.take(question_run)
    return [add_direction_question(scale) for scale in builder.scales]


@dataclass
class _ScaleBuilder:
    """The scales that were made so far."""

    groups: _Said
    ids: IdAllocator
    seen_waves: Sequence[Wave]
    paired_questions: RetrospectiveQuestions
    question_names: frozenset[str]
    scales: list[DraftScale] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def take(self, questions: Sequence[DraftQuestion]) -> None:
        """One more scale."""
        question_kind = questions[0].kind
        if question_kind == "grade":
            self._add_graded_scale(questions)
        elif question_kind == "choice" and self._may_be_graded(questions):
            self._add_unknown_scale(questions)
        elif question_kind == "choice":
            self._add_keyed_test(questions)
        else:
            self._number(questions)

    def _may_be_graded(self, questions: Sequence[DraftQuestion]) -> bool:
        """Whether answers of no known set may be grades: those of a grid, and those to a question of two times."""
        scoring = questions[0].scoring
        is_graded_grid = grid(questions) and ("grid" in scoring or "scale" not in scoring)
        return is_graded_grid or is_graded_twice(questions, self.paired_questions)

    def _add(
        self, questions: Sequence[DraftQuestion], title: str, make_scale: Callable[[str, str], DraftScale]
    ) -> None:
        """Names the scale, and gives it what its form says and the waves that ask it."""
        scoring = dict(self.groups.get(str(questions[0].scoring.get("scale", "")), {}))
        is_both_times = questions[0].name in self.paired_questions.worded
        title = self._title(scale_title(questions[0].group or title, is_both_times=is_both_times), questions)
        wanted_id = str(questions[0].scoring.get("scale", "")) or slug(title, 30)
        used_names = self.names | {question.name.casefold() for question in questions} | self.ids.allocated_ids
        name = wanted_id if wanted_id.casefold() not in used_names and IDENTIFIER.fullmatch(wanted_id) else ""
        number = 1
        while not name or name.casefold() in used_names:
            ending, number = f"-{number}" if number > 1 else "", number + 1
            name = f"{slug(wanted_id, 30)}{ending or ('' if wanted_id.casefold() in self.names else '-scale')}"
        self.names.add(name)
        waves = {wave for question in questions for wave in question.waves}
        asked_waves = tuple(wave for wave in WAVES if wave in waves)
        scale = replace(
            make_scale(name, title), scoring=scoring, asked=() if asked_waves == tuple(self.seen_waves) else asked_waves
        )
        scale = replace(scale, items=tuple(replace(item, row=self._row(item.question)) for item in scale.items))
        then_test = None if scale.kind == "multiple choice" else self._find_then_test(questions)
        if then_test is not None:
            items = tuple(
                replace(
                    item,
                    question=self.paired_questions.now_questions.get(item.question.name, item.question),
                    then=self.paired_questions.then_questions.get(item.question.name),
                )
                for item in scale.items
            )
            then_doubt = {"then": _WHY_THEN} if self.paired_questions.worded.get(questions[0].name) is False else {}
            scale = replace(scale, items=items, then=then_test, open={**scale.open, **then_doubt})
        if scale.kind == "likert" and is_less_better(questions) and not scoring:
            scale = replace(scale, scoring={"better": "lower"})
        self.scales.append(scale)

    def _row(self, question: DraftQuestion) -> str:
        """What a question of a grid asks by itself, unless another one is called so, or it is known in a language."""
        row = printable(row_of(question.words, question.group)) if set(question.texts) == {""} else ""
        return "" if heading_key(row) in self.question_names else row

    def _title(self, base_title: str, questions: Sequence[DraftQuestion]) -> str:
        """A title that no other scale has, as nobody could tell both apart in a report: with its only question behind
        a stem that others have, too; else with a number: `Agreement`, `Agreement 2`."""
        used_titles, number, title = {scale.title for scale in self.scales}, 1, base_title
        row = row_of(questions[0].words, questions[0].group)
        if title in used_titles and len(questions) == 1 and row:
            title = base_title = scale_title(f"{base_title} – {printable(row)}")
        while title in used_titles:
            number += 1
            title = f"{base_title} {number}"
        return title

    def _find_then_test(self, questions: Sequence[DraftQuestion]) -> tuple[tuple[Wave, ...], Texts] | None:
        """The then-test of a scale whose items are asked once more about the time before."""
        then_questions = self.paired_questions.then_questions
        then_pairs = [
            (question, then_questions[question.name]) for question in questions if question.name in then_questions
        ]
        if not then_pairs:
            return None
        frames: dict[str, str] = {}
        for language, text in then_pairs[0][0].texts.items():
            then_text = then_pairs[0][1].texts.get(language, "")
            if all(
                then_question.texts.get(language) == then_text.replace(text, question.texts.get(language, ""))
                for question, then_question in then_pairs
                if text in then_text
            ):
                frames[language] = then_text.replace(text, "{item}") if text in then_text else "{item}"
        waves = {wave for _, then_question in then_pairs for wave in then_question.waves}
        if questions[0].name in self.paired_questions.worded:  # which speaks of now, whatever its file is called
            waves -= {"pre"}
        return tuple(wave for wave in WAVES if wave in waves) or ("post",), frames

    def _add_graded_scale(self, questions: Sequence[DraftQuestion]) -> None:
        scale_grades = grades(questions)
        reason = f"{_many(questions)}: {scale_grades.reason}" if len(questions) > 1 else scale_grades.reason
        reason += "; low numbers stand for the high answers" if scale_grades.falling else ""
        reversed_names = reversed_items(questions, scale_grades.labels)
        items = [
            replace(
                DraftItem(self.ids.of(question), question),
                turned=question.name in reversed_names and "scale" not in question.scoring,
            )
            for question in questions
        ]
        scoring = {"better": "lower"} if scale_grades.falling else {}
        if scoring and is_less_better(questions):
            scoring = {"better": "higher"}  # of low numbers for much of what nobody wants
        open_reasons = {"kind": questions[0].doubt} if questions[0].doubt else {}
        open_reasons |= {} if scale_grades.is_certain else {"answers": _explain_open_scale(scale_grades)}

        def make_scale(name: str, title: str) -> DraftScale:
            return DraftScale(
                name,
                title,
                "likert",
                tuple(items),
                reason,
                scale_grades.answers,
                scale_grades.labels,
                open=open_reasons,
            )

        self._add(
            questions,
            questions[0].words if len(questions) == 1 else scale_grades.name.capitalize() or "Ratings",
            make_scale,
        )
        is_guess = self.scales[-1].scoring == {"better": "lower"}  # what a form says has more keys
        if scoring and (is_guess or "better" not in self.scales[-1].scoring):
            self.scales[-1] = replace(self.scales[-1], scoring={**self.scales[-1].scoring, **scoring})

    def _add_unknown_scale(self, questions: Sequence[DraftQuestion]) -> None:
        """The same answers to several questions, of which nobody knows the order; a form's own is proposed."""
        labels = _list_form_labels(questions) if questions[0].ordered else _order_labels_by_count(questions)
        items = tuple(DraftItem(self.ids.of(question), question) for question in questions)
        scale_reason = f"{_many(questions)} with the same answers, of no set that is known"
        numbers = [label.number for label in labels if label.number is not None] or [1, len(labels)]
        span = f"{min(numbers):g}-{max(numbers):g}"

        def make_scale(name: str, title: str) -> DraftScale:
            reason = "the highest number that one of the form's answers gets"
            return DraftScale(name, title, "likert", items, scale_reason, span, tuple(labels), open={"answers": reason})

        self._add(questions, "Ratings", make_scale)

    def _add_keyed_test(self, questions: Sequence[DraftQuestion]) -> None:
        items = tuple(self._choice(question) for question in questions)

        def make_scale(name: str, title: str) -> DraftScale:
            return DraftScale(name, title, "multiple choice", items, "an answer to choose, perhaps a right one")

        if questions[0].scoring.get("scale"):
            self._add(questions, "Test", make_scale)
        else:
            self._add([replace(question, group="") for question in questions], "Test", make_scale)

    def _choice(self, question: DraftQuestion) -> DraftItem:
        options = options_of(question.options)
        key = next((id_ for id_, answer in options if question.key and question.key in answer.wordings), "")
        reason = (question.key_because or "it alone got the full points") if key else ""
        return DraftItem(self.ids.of(question), question, options, key, reason)

    def _number(self, questions: Sequence[DraftQuestion]) -> None:
        items = tuple(DraftItem(self.ids.of(question), question) for question in questions)
        scoring = self.groups.get(str(questions[0].scoring.get("scale", "")), {})
        ready = questions[0].kind == "points"
        reason = "points that are ready" if ready else f"a number; {_numbers(questions[0])}".rstrip("; ")

        def make_scale(name: str, title: str) -> DraftScale:
            scale_kind = "likert" if scoring.get("kind") == "likert" else "number"
            open_reasons = {} if ready else {"kind": "a number that may be no score"}
            answers = str(scoring.get("answers", "")) or (_most(questions[0]) if ready else "")
            return DraftScale(name, title, scale_kind, items, reason, answers, open=open_reasons)  # type: ignore[arg-type]

        self._add(
            [replace(question, group=question.group if scoring else "") for question in questions],
            questions[0].words,
            make_scale,
        )


def _order_labels_by_count(questions: Sequence[DraftQuestion]) -> list[DraftLabel]:
    """The answers as they were given, the most frequent first, without numbers."""
    return [
        DraftLabel(value, None, False, times or None)
        for value, times in answer_counts(questions).most_common()
        if not says_dont_know(value)
    ]


def _list_form_labels(questions: Sequence[DraftQuestion]) -> list[DraftLabel]:
    """The answers of a form with the numbers that it stores, else as it lists them; by their words in every language
    and by what it stores."""
    counts, graded_options = answer_counts(questions), drop_no_answer_options(questions[0].options)
    stores_numbers = all(map(_STORED_NUMBER.fullmatch, (option.value for option in graded_options)))
    return [
        DraftLabel(text, int(option.value) if stores_numbers else number, False, counts[option.value] or None)
        for number, option in enumerate(graded_options, 1)
        for text in dict.fromkeys([*option.texts.values(), *([] if stores_numbers else [option.value])])
    ]


def _most(question: DraftQuestion) -> str:
    """From nothing to the most, where the column's name or every answer says it: `Grade/10.00`, `7 / 10`."""
    maxima = {match[1] for option in question.options if (match := _POINTS_OUT_OF.fullmatch(option.value))}
    points_match = _POINTS_OUT_OF.fullmatch(question.name.rstrip(" )"))
    bare_values = [option.value for option in question.options if not _POINTS_OUT_OF.fullmatch(option.value)]
    max_points = (
        points_match[1] if points_match and not maxima else maxima.pop() if len(maxima) == 1 and not bare_values else ""
    )
    maximum = max_points.replace(",", ".").removesuffix(".00").removesuffix(".0")
    numbers = [float(option.value.split("/")[0].replace(",", ".")) for option in question.options]
    return (
        f"0-{maximum}" if maximum.isdecimal() and numbers and 0 <= min(numbers) <= max(numbers) <= int(maximum) else ""
    )


def _many(questions: Sequence[DraftQuestion]) -> str:
    return count(len(questions), "question")


def _explain_open_scale(scale_grades: Grades) -> str:
    if scale_grades.name:
        return "if the form offers more than these, write all of its answers below with their numbers"
    return "the form may offer more than was chosen"


def _numbers(question: DraftQuestion) -> str:
    values = (option.value.replace(",", ".") for option in question.options)
    numbers = [float(value) for value in values if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", value)]
    return f"seen: {min(numbers):g} to {max(numbers):g}" if numbers else ""
