"""A drafted instrument as YAML that people complete by hand: what was seen stands behind it as remarks, what they have
to decide has a question mark or nothing behind its colon."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from ecpat_training.core.text import listing
from ecpat_training.files.yaml.text import quoted, remark, scalar
from ecpat_training.survey.instrument.item import THEN_PREFIX, WAVES
from ecpat_training.survey.model.draft import (
    DraftAnswer,
    DraftItem,
    DraftQuestion,
    DraftScale,
    SurveyDraft,
    Texts,
    times,
)

_LONGEST_TEXT = 4000
_LONGEST_REMARK = 120  # letters; a longer one stands above its line
_REMARK_COLUMN = 44  # where remarks begin, if the line before them isn't longer
_KIND_WORDS = {"choice": "one of", "several": "several of", "number": "number", "grade": "one of", "points": "number"}
_WHY_HIGHER = "more of it counts as better; where less is, as of fears, write lower"
_ITEM_KEYS = ("chapter", "untaught", "form", "reversed")
_SCALE_KEYS = ("level", "better", "smallest change", "unit", "answered", "retest")

HOW_TO_COMPLETE = """\
# A questionnaire, drafted from the files named below. It knows only what stands in them. Please look it through.
#
# `?` behind a value is a proposal: confirm it by deleting the question mark, or write what is right. A line with
# nothing behind its colon is open: write the answer. What stands behind a # is a remark and is not read. Until nothing
# is open, `ecpat evaluate` says which lines are, all at once.
#
# `kind: not scored` of a scale, or `key: not scored` of a question, keeps it out of the scores. Where less is better,
# as with fears or mistakes, write `better: lower` into the scale; a statement worded the other way round than the
# others of its scale gets `reversed: true`.
"""


def instrument_yaml(draft: SurveyDraft) -> str:
    """The text of the questionnaire's file, made from a draft."""
    lines = [*HOW_TO_COMPLETE.splitlines(), ""]
    lines += [_line(f"instrument: {quoted(draft.title)}", "reports show it, and the titles of scales: as you like")]
    lines += [f"id: {scalar(draft.id)}"]
    draft_files = listing([f"{name}{_of_waves(draft.waves.get(name, ()))}" for name in draft.files], 12)
    lines += [*_remarked("", f"Drafted from {draft_files}."), *_code(draft)]
    if draft.languages:
        lines.append(f"languages: [{', '.join(draft.languages)}]")
    if draft.groups:
        lines.append(f"groups: [{', '.join(map(scalar, draft.groups))}]")
    lines += [*_unscored_lines(draft), *_missing_value_lines(draft)]
    if draft.questions:
        lines += [
            "",
            "# Asked and not scored. To compare groups of people, write ids of these behind `groups:`, as a list.",
        ]
        lines.append("questions:")
        for item in draft.questions:
            lines += _question(item, draft)
    lines += ["", "scales:"]
    for scale in draft.scales:
        lines += _scale(scale)
    lines += _omission_lines(draft)
    return "\n".join(lines) + "\n"


def _of_waves(waves: Iterable[str]) -> str:
    waves_text = listing(list(waves))
    return f" ({waves_text})" if waves_text else ""


def _remarked(indentation: str, text: str) -> list[str]:
    line_prefix = f"{indentation}# "
    return wrap(remark(text), 120, initial_indent=line_prefix, subsequent_indent=line_prefix, break_long_words=False)


def _line(text: str, comment: str) -> str:
    return f"{text:<{_REMARK_COLUMN}}  # {remark(comment)}" if comment else text


def _code(draft: SurveyDraft) -> Iterator[str]:
    """The code, or that there is none, and why."""
    code = draft.code
    if code.open:
        yield from _remarked("", f"{code.because}.")
        for column in code.candidates[:1]:
            yield "# If people are recognised by it, take the mark off the lines below; if they aren't, write `none`."
            yield "code:"
            yield f"#  columns: [{quoted(column)}]"
            if code.text:
                yield f"#  text: {quoted(code.text[:_LONGEST_TEXT])}"
            return
        yield "code:"
    elif not code.columns:
        yield from _remarked("", f"Why none: {code.because}.")
        yield "code: none"
    else:
        is_long = len(code.because) > _LONGEST_REMARK
        yield from _remarked("", f"{code.because}.") if is_long else ()
        yield _line("code:", "" if is_long else code.because)
        yield f"  columns: [{', '.join(map(quoted, code.columns))}]"
        if code.text:
            yield f"  text: {quoted(code.text[:_LONGEST_TEXT])}"


def _unscored_lines(draft: SurveyDraft) -> Iterator[str]:
    names = list(dict.fromkeys(question.name for question in draft.not_scored if question.name))
    if names:
        yield "# Answered in people's own words: never scored; quoted only as you release it (`ecpat survey quotes`)."
        yield "not scored:"
        yield from (f"  - {quoted(name)}" for name in names)


def _missing_value_lines(draft: SurveyDraft) -> Iterator[str]:
    """The answers that are none of their scale, each with where it stands."""
    if draft.stray:
        yield "# Answers that are none of their scale, read as no answer:"
        yield "missing:"
    for text, questions in draft.stray:
        yield _line(f"  - {quoted(text)}", listing([question.place for question in questions], 4))


def _text_lines(key: str, texts: Texts, indentation: str) -> list[str]:
    """A text, once or for each language."""
    text_by_language = {language: text[:_LONGEST_TEXT] for language, text in texts.items() if text}
    if set(text_by_language) <= {""}:
        return [f"{indentation}{key}: {quoted(text_by_language.get('', ''))}"]
    translations = {language: text for language, text in text_by_language.items() if language}
    return [
        f"{indentation}{key}:",
        *(f"{indentation}  {scalar(language)}: {quoted(text)}" for language, text in translations.items()),
    ]


def _question(item: DraftItem, draft: SurveyDraft) -> Iterator[str]:
    question = item.question
    yield _line(f"  - id: {scalar(item.id)}", question.place)
    yield f"    kind: {_KIND_WORDS[question.kind]}"
    if question.background and question.ordered:
        yield "    place: first"
    yield from _text_lines("text", question.texts, "    ")
    yield from _waves_lines(question, draft, "    ")
    if item.options:
        yield "    options:"
        for id_, answer in item.options:
            yield from _option(id_, answer, "      ")


def _waves_lines(question: DraftQuestion, draft: SurveyDraft, indentation: str) -> list[str]:
    all_waves = {wave for waves in draft.waves.values() for wave in waves} | {
        wave for item in draft.items for wave in item.question.waves
    }
    waves = [wave for wave in WAVES if wave in question.waves]
    return [f"{indentation}asked: [{', '.join(waves)}]"] if waves and set(waves) < all_waves else []


def _option(id_: str, answer: DraftAnswer, indentation: str) -> list[str]:
    texts = answer.texts or {"": answer.value}
    shown_texts = [text for text in texts.values() if text]
    if set(texts) <= {""}:
        return [
            _line(
                f"{indentation}{scalar(id_)}: {quoted(shown_texts[0] if shown_texts else answer.value)}",
                times(answer.times),
            )
        ]
    lines = _text_lines(scalar(id_), texts, indentation)
    return [_line(lines[0], times(answer.times)), *lines[1:]]


def _scale(scale: DraftScale) -> Iterator[str]:
    yield ""
    yield _line(f"  - id: {scalar(scale.id)}", scale.because)
    yield f"    title: {quoted(scale.title)}"
    kind_text = f"{scale.kind}?" if "kind" in scale.open else scale.kind
    yield _line(f"    kind: {kind_text}", scale.open.get("kind", ""))
    for key in _SCALE_KEYS:
        if key in scale.scoring:
            mark = "?" if key == "better" and key in scale.open else ""
            comment = scale.open.get("better", "") if key == "better" else ""
            yield _line(f"    {key}: {scalar(str(scale.scoring[key]))}{mark}", comment)
    is_direction_open = "better" in scale.open
    if "better" not in scale.scoring and (is_direction_open or (scale.then is not None and not scale.scoring)):
        mark = "?" if is_direction_open else ""
        yield _line(f"    better: higher{mark}", scale.open.get("better", _WHY_HIGHER))
    yield from _waves(scale)
    if scale.answers:
        mark = "?" if "answers" in scale.open else ""
        yield _line(f"    answers: {scale.answers}{mark}", scale.open.get("answers", ""))
    if scale.labels:
        yield "    labels:"
        for label in scale.labels:
            number = "" if label.number is None else f" {label.number:g}{'' if label.sure else '?'}"
            yield _line(f"      {quoted(label.text)}:{number}", times(label.times))
    if scale.then is not None:
        waves, frames = scale.then
        yield "    then:"
        comment = scale.open.get("then", "")
        yield _line(f"      asked: {waves[0]}?" if comment else f"      asked: [{', '.join(waves)}]", comment)
        if any(frame != "{item}" for frame in frames.values()):
            yield from _text_lines("text", frames, "      ")
    yield "    items:"
    for item in scale.items:
        yield from _item(item, scale)


def _waves(scale: DraftScale) -> Iterator[str]:
    asked_waves = scale.scoring.get("asked")
    waves = [str(wave) for wave in asked_waves] if isinstance(asked_waves, list) else list(scale.asked)
    if waves:
        yield f"    asked: [{', '.join(waves)}]"
    forms = scale.scoring.get("forms")
    if isinstance(forms, dict):
        pairs = [f"{wave}: {_forms(names)}" for wave, names in forms.items()]
        yield f"    forms: {{{', '.join(pairs)}}}"


def _forms(names: object) -> str:
    yaml_names = [scalar(str(name)) for name in names] if isinstance(names, list) else [scalar(str(names))]
    return yaml_names[0] if len(yaml_names) == 1 else f"[{', '.join(yaml_names)}]"


def _item(item: DraftItem, scale: DraftScale) -> Iterator[str]:
    question = item.question
    yield _line(f"      - id: {scalar(item.id)}", _place_and_answers(question, scale))
    for key in _ITEM_KEYS:
        if key in question.scoring:
            value = question.scoring[key]
            yield f"        {key}: {'true' if value is True else quoted(str(value))}"
    yield from _text_lines("text", {"": item.row} if item.row else question.texts, "        ")
    yield from _also(item, scale)
    if item.turned and "reversed" not in question.scoring:
        comment = "its answers go against those to the other statements: true or false?"
        yield _line("        reversed: true?", comment)
    if scale.kind != "multiple choice":
        return
    if item.options:
        yield "        options:"
        for id_, answer in item.options:
            yield from _option(id_, answer, "          ")
    if item.key:
        yield _line(f"        key: {scalar(item.key)}", item.because)
    else:
        yield _line("        key:", "the id of the right answer, or: not scored")


def _place_and_answers(question: DraftQuestion, scale: DraftScale) -> str:
    """Where it stands, and what was answered where the answers don't stand below it."""
    if question.ordered or scale.kind == "multiple choice":
        return question.place
    answer_examples = [f"{answer.value} ({times(answer.times)})" for answer in question.options[:8]]
    ellipsis = ["..."] if len(question.options) > 8 else []
    answer_text = ", ".join([*answer_examples, *ellipsis]) if scale.kind == "likert" else ""
    return f"{question.place}; {answer_text}" if answer_text else question.place


def _also(item: DraftItem, scale: DraftScale) -> Iterator[str]:
    """Other words for the question, of a grid those with its stem; those about the time before, unless its name or the
    then-test's text says them."""
    question, then_question = item.question, item.then
    frames = set(scale.then[1].values()) if scale.then else set()
    if then_question is not None and (then_question.name == THEN_PREFIX + question.name or frames - {"{item}"}):
        then_question = None
    if not (question.also or question.alike or then_question or item.row):
        return
    yield "        also:"
    if item.row:
        yield f"          {quoted(question.words[:_LONGEST_TEXT])}: same"
    if then_question is not None:
        yield _line(
            f"          {quoted(then_question.words[:_LONGEST_TEXT])}: then", _place_and_answers(then_question, scale)
        )
    for name in question.also:
        yield f"          {quoted(name)}: same"
    if question.alike is not None:
        comment = f"{question.alike.place} has nearly the same words: same, or other?"
        words = item.alike_words
        if question.alike.unlike:
            yield from _remarked("          ", f"{question.alike.place}: same, or other?")
            comment = ""
        yield _line(f"          {quoted(words[:_LONGEST_TEXT])}: same?", comment)


def _omission_lines(draft: SurveyDraft) -> Iterator[str]:
    if not draft.left_out:
        return
    yield ""
    yield "# Left out, and never scored:"
    for omission in draft.left_out:
        name = omission.name if omission.name.startswith("`") else f"`{omission.name[:200]}`"
        comment = remark(f"{name} ({omission.place}): {omission.reason}")
        yield from wrap(comment, 120, initial_indent="# - ", subsequent_indent="#   ", break_long_words=False)
