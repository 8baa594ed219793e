"""Questions of several forms of one questionnaire, each once; and how often each answer was given, where files of
answers to them are there as well."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ecpat_training.survey.drafting.keys import matches_answer
from ecpat_training.survey.exports.wording import heading_key, strip_markup
from ecpat_training.survey.instrument.item import WAVES
from ecpat_training.survey.model.draft import DraftAnswer, DraftQuestion, ReadForm


def merged_forms(forms: Sequence[ReadForm]) -> list[DraftQuestion]:
    """The questions of all forms by their names: the waves of each, and every answer that any form offers."""
    question_by_name: dict[str, DraftQuestion] = {}
    for form in forms:
        for question in form.questions:
            earlier = question_by_name.get(question.name)
            if earlier is None:
                question_by_name[question.name] = question
                continue
            waves = {*earlier.waves, *question.waves}
            values = {answer.value for answer in earlier.options}
            new_options = tuple(answer for answer in question.options if answer.value not in values)
            question_by_name[question.name] = replace(
                earlier,
                waves=tuple(wave for wave in WAVES if wave in waves),
                options=(*earlier.options, *new_options),
                texts={**question.texts, **earlier.texts},
            )
    return list(question_by_name.values())


def add_seen_answers(
    questions: Sequence[DraftQuestion], answered_questions: Sequence[DraftQuestion]
) -> list[DraftQuestion]:
    """The form's questions with how often each answer was given, and the columns that no form asks for."""
    names = {name: index for index, question in reversed(list(enumerate(questions))) for name in _names(question)}
    merged_questions = list(questions)
    extra_columns = []
    for column in answered_questions:
        position = next((names[name] for name in _names(column) if name in names), None)
        if position is None:
            extra_columns.append(column)
            continue
        merged_questions[position] = replace(
            merged_questions[position],
            options=tuple(_recount_options(merged_questions[position].options, column.options)),
            text_by_response=column.text_by_response,
        )
    return [*merged_questions, *extra_columns]


def _names(question: DraftQuestion) -> Iterable[str]:
    for name in (question.name, *question.texts.values(), *question.also):
        yield from filter(None, (heading_key(name), strip_markup(name)))


def _recount_options(options: Sequence[DraftAnswer], counted_options: Sequence[DraftAnswer]) -> Iterable[DraftAnswer]:
    for option in options:
        times = sum(
            counted_option.times or 0
            for counted_option in counted_options
            if matches_answer(option, counted_option.value)
        )
        yield replace(option, times=times)
