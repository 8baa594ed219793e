"""A draft with what a person has decided of it: every choice by the name of the line that it is for.

| line | what is chosen |
| --- | --- |
| `title` | what reports call the questionnaire |
| `code` | the column of the code, or `none` |
| `kind SCALE` | `scored`; `right`: a test, whose questions have one right answer each; or `not scored` |
| `low SCALE`, `high SCALE` | the lowest and the highest answer that the form offers |
| `better SCALE` | `higher` or `lower`: which answers are better |
| `label SCALE N` | the number of the answer at place N, from 1 |
| `key QUESTION` | the id of the right answer, or `not scored` |
| `reversed QUESTION` | `true` or `false` |
| `also QUESTION` | `same` or `other` |
| `then SCALE` | `then`: its questions were asked of the time before as well, in one form; or `other`: they differ |
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from ecpat_training.survey.drafting.ids import options_of
from ecpat_training.survey.model.draft import DraftAnswer, DraftItem, DraftLabel, DraftScale, SurveyDraft
from ecpat_training.survey.reading.decisions import NOT_SCORED

NO_CODE = "none"
RIGHT = "right"
MOST_ANSWERS = 8
"""A test's question has no more answers to choose; a number with more is a measure."""
_TEST: Final = "multiple choice"
_DECIDED_BY_A_PERSON = "decided by a person"
_LONGEST_TITLE = 300

Choices = Mapping[str, str]


def apply_choices(draft: SurveyDraft, choices: Choices) -> SurveyDraft:
    """The draft with these choices; a line for which nothing is chosen stays open."""
    title = choices.get("title", "").strip()[:_LONGEST_TITLE]
    return replace(
        _apply_code_choice(draft, choices.get("code", "").strip()),
        title=title or draft.title,
        scales=_merge_tests(
            [
                (scale, scale_part)
                for scale in draft.scales
                for scale_part in _split_scale(_scale(scale, choices), scale.id, choices)
            ]
        ),
    )


def may_be_test(scale: DraftScale) -> bool:
    """Whether ratings or numbers may as well be answers of which one is right: `18`, or `1` to `4` for what is ticked
    on paper."""
    return scale.kind != _TEST and all(1 < len(item.question.options) <= MOST_ANSWERS for item in scale.items)


def as_options(item: DraftItem) -> tuple[tuple[str, DraftAnswer], ...]:
    """(id, answer) of each answer of such a question, the lowest number first."""
    return options_of(sorted(item.question.options, key=lambda option: (len(option.value), option.value)))


def _split_scale(scale: DraftScale, name: str, choices: Choices) -> tuple[DraftScale, ...]:
    """The scale; and what may ask the same of the time before as one of its own, if it doesn't."""
    decision = choices.get(f"then {name}", "")
    if "then" not in scale.open or not decision:
        return (scale,)
    decided_scale = replace(scale, open={key: reason for key, reason in scale.open.items() if key != "then"})
    if decision == "then":
        return (decided_scale,)
    then_items = tuple(DraftItem(f"{item.id[:38]}-b", item.then) for item in scale.items if item.then)
    decided_scale = replace(
        decided_scale, open={key: reason for key, reason in decided_scale.open.items() if key != "better"}
    )
    now_scale = replace(decided_scale, then=None, items=tuple(replace(item, then=None) for item in scale.items))
    return now_scale, replace(now_scale, id=f"{scale.id[:38]}-b", title=f"{scale.title} 2", items=then_items)


def _merge_tests(scales: Sequence[tuple[DraftScale, DraftScale]]) -> tuple[DraftScale, ...]:
    """Questions of which a person says that they have a right answer go into the test that is there already, if it is
    asked in the same waves: a test of one question tells nobody anything."""
    merged_scales = [changed_scale for _, changed_scale in scales]
    for before, after in scales:
        if before.kind == _TEST or after.kind != _TEST:
            continue
        for place, test_scale in enumerate(merged_scales):
            if test_scale is not after and test_scale.kind == _TEST and test_scale.asked == after.asked:
                merged_scales[place] = replace(test_scale, items=(*test_scale.items, *after.items))
                merged_scales.remove(after)
                break
    return tuple(merged_scales)


def _apply_code_choice(draft: SurveyDraft, column: str) -> SurveyDraft:
    if not draft.code.open or not column:
        return draft
    columns = () if column == NO_CODE else (column,)
    code = replace(draft.code, columns=columns, open=False, because=_DECIDED_BY_A_PERSON)
    return replace(draft, code=code)


def _scale(scale: DraftScale, choices: Choices) -> DraftScale:
    open_reasons = dict(scale.open)
    chosen_kind = choices.get(f"kind {scale.id}", "")
    if chosen_kind:
        open_reasons.pop("kind", None)
    answers = scale.answers
    lowest_grade, highest_grade = (choices.get(f"{end} {scale.id}", "").strip() for end in ("low", "high"))
    if lowest_grade and highest_grade:
        answers = f"{lowest_grade}-{highest_grade}"
        open_reasons.pop("answers", None)
    scoring = scale.scoring
    if "better" in open_reasons and (better_direction := choices.get(f"better {scale.id}", "")):
        scoring = {**scoring, "better": better_direction}
        open_reasons.pop("better")
    labels = tuple(
        _label(label, choices.get(f"label {scale.id} {number}", "").strip())
        for number, label in enumerate(scale.labels, 1)
    )
    items = tuple(_item(item, choices) for item in scale.items)
    changed_scale = replace(scale, items=items, open=open_reasons, answers=answers, labels=labels, scoring=scoring)
    if chosen_kind == RIGHT and may_be_test(scale):
        chosen = [replace(item, options=as_options(item), turned=False) for item in items]
        return replace(changed_scale, kind=_TEST, items=tuple(chosen), answers="", labels=(), open={})
    return replace(changed_scale, kind=NOT_SCORED) if chosen_kind == NOT_SCORED else changed_scale  # type: ignore[arg-type]


def _label(label: DraftLabel, number: str) -> DraftLabel:
    try:
        return replace(label, number=float(number), sure=True)
    except ValueError:
        return label


def _item(item: DraftItem, choices: Choices) -> DraftItem:
    question = item.question
    if key := choices.get(f"key {item.id}", ""):
        item = replace(item, key=key, because=_DECIDED_BY_A_PERSON)
    reversal = choices.get(f"reversed {item.id}", "")
    if item.turned and reversal:
        scoring = {**question.scoring, "reversed": True} if reversal == "true" else question.scoring
        item = replace(item, turned=False, question=replace(question, scoring=scoring))
    decision = choices.get(f"also {item.id}", "")
    if question.alike is not None and decision:
        also_wordings = (*question.also, item.alike_words) if decision == "same" else question.also
        is_other = question.alike.unlike and decision != "same"
        key, reason = (NOT_SCORED, _DECIDED_BY_A_PERSON) if is_other else (item.key, item.because)
        item = replace(item, key=key, because=reason, question=replace(item.question, alike=None, also=also_wordings))
    return item
