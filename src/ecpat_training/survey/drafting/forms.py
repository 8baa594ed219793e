"""Questions of several forms of one questionnaire, each once; and how often each answer was given, where files of
answers to them are there as well."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ecpat_training.survey.drafting.keys import answer_is
from ecpat_training.survey.exports.wording import heading_key, strip_markup
from ecpat_training.survey.instrument.item import WAVES
from ecpat_training.survey.model.draft import AskedQuestion, DraftAnswer, FormRead


def merged_forms(forms: Sequence[FormRead]) -> list[AskedQuestion]:
    """The questions of all forms by their names: the waves of each, and every answer that any form offers."""
    found: dict[str, AskedQuestion] = {}
    for form in forms:
        for one in form.questions:
            there = found.get(one.name)
            if there is None:
                found[one.name] = one
                continue
            waves = {*there.waves, *one.waves}
            values = {answer.value for answer in there.options}
            more = tuple(answer for answer in one.options if answer.value not in values)
            found[one.name] = replace(
                there,
                waves=tuple(wave for wave in WAVES if wave in waves),
                options=(*there.options, *more),
                texts={**one.texts, **there.texts},
            )
    return list(found.values())


def with_answers(questions: Sequence[AskedQuestion], seen: Sequence[AskedQuestion]) -> list[AskedQuestion]:
    """The form's questions with how often each answer was given, and the columns that no form asks for."""
    names = {name: at for at, one in reversed(list(enumerate(questions))) for name in _names(one)}
    made = list(questions)
    extra = []
    for column in seen:
        at = next((names[name] for name in _names(column) if name in names), None)
        if at is None:
            extra.append(column)
            continue
        made[at] = replace(made[at], options=tuple(_counted(made[at].options, column.options)), given=column.given)
    return [*made, *extra]


def _names(one: AskedQuestion) -> Iterable[str]:
    for name in (one.name, *one.texts.values(), *one.also):
        yield from filter(None, (heading_key(name), strip_markup(name)))


def _counted(options: Sequence[DraftAnswer], seen: Sequence[DraftAnswer]) -> Iterable[DraftAnswer]:
    for option in options:
        times = sum(one.times or 0 for one in seen if answer_is(option, one.value))
        yield replace(option, times=times)
