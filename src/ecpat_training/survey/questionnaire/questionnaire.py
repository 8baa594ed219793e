"""From an instrument to what one wave's form asks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ecpat_training.survey.instrument.instrument import (
    THEN_PREFIX,
    Instrument,
    KeyedScale,
    LikertScale,
    Scale,
    ScaleItem,
    UnscoredQuestion,
    Wave,
)
from ecpat_training.survey.instrument.words import text_in
from ecpat_training.survey.model.codes import DRAWN_PATTERN
from ecpat_training.survey.model.questionnaire import (
    AnswerOption,
    QuestionKind,
    Questionnaire,
    QuestionnaireQuestion,
    Section,
    Texts,
)

Path = tuple[str | int, ...]

MOST_GRADES = 11
"""With more answers than 0 to 10 a scale is answered by writing a number."""

_QUESTION_KINDS: dict[str, QuestionKind] = {
    "open": "open",
    "one of": "choice",
    "several of": "several",
    "number": "number",
}


@dataclass(frozen=True, slots=True)
class MissingText:
    """Words that the instrument lacks in a language: where in the instrument, and of what."""

    path: Path
    what: str
    language: str


@dataclass
class _Words:
    """Takes texts out of the instrument, in each language asked for, and notes what isn't there."""

    languages: Sequence[str]
    instrument_languages: Sequence[str]
    missing: list[MissingText] = field(default_factory=list)

    @property
    def original(self) -> str:
        """The language of texts that say none."""
        return self.instrument_languages[0]

    def of(self, words: str | dict[str, str], path: Path, subject: str) -> dict[str, str]:
        """A text in every language; nothing at all where the instrument says nothing."""
        if not words:
            return {}
        text_by_language = {language: text_in(words, language, self.original) for language in self.languages}
        self.missing += [
            MissingText(path, subject, language) for language, text in text_by_language.items() if text is None
        ]
        return {language: text for language, text in text_by_language.items() if text is not None}

    def named(self, words: str | dict[str, str], name: str, path: Path, subject: str) -> dict[str, str]:
        """A text, or the bare name of its column in every language where there is none."""
        return self.of(words, path, subject) if words else dict.fromkeys(self.languages, name)


def questionnaire(
    instrument: Instrument,
    wave: Wave,
    *,
    languages: Sequence[str] = (),
    training: str = "",
    half_number: int | None = None,
) -> tuple[Questionnaire, list[MissingText]]:
    """(the form of a wave, the words that the instrument lacks for it).

    Args:
        instrument: the questionnaire's file.
        wave: the wave that is asked.
        languages: in which it is asked, the first being the default; without any, all of the instrument's.
        training: the id of the training that the form is for.
        half_number: 1 or 2, where one half of the people gets another parallel form than the other.
    """
    asked_languages = tuple(languages) or instrument.written_languages()
    words = _Words(asked_languages, instrument.written_languages())
    form = instrument.form
    title = words.of(form.title or instrument.instrument, ("form", "title"), "the title")
    intro_by_language = words.of(form.intro, ("form", "intro"), "the introduction")
    added = words.of(form.waves.get(wave, ""), ("form", "waves", wave), f"the introduction of the wave `{wave}`")
    scales = [
        section
        for index, scale in enumerate(instrument.scales)
        for section in _scale(scale, index, wave, half_number, words)
    ]
    sections = [
        _code(instrument, words),
        _question_section(instrument, wave, words, "first"),
        *(section for section in scales if not section.id.startswith(THEN_PREFIX)),
        *(section for section in scales if section.id.startswith(THEN_PREFIX)),  # the time before comes last
        _question_section(instrument, wave, words, "last"),
    ]
    built_questionnaire = Questionnaire(
        id=instrument.id,
        wave=wave,
        languages=asked_languages,
        title=title,
        intro={
            code: " ".join(filter(None, (intro_by_language.get(code), added.get(code))))
            for code in {**intro_by_language, **added}
        },
        sections=tuple(section for section in sections if section.questions),
        thanks=words.of(form.thanks, ("form", "thanks"), "the last word"),
        training=training,
        half=half_number if any(scale.crossed for scale in instrument.scales) else None,
    )
    return built_questionnaire, words.missing


def _code(instrument: Instrument, words: _Words) -> Section:
    spec = instrument.code
    pattern = DRAWN_PATTERN if spec.drawn else ""
    questions = []
    for index, code_part in enumerate(spec.questions()):
        path: Path = ("code", "parts", index) if spec.parts else ("code",)
        name = f"the code `{code_part.column}`"
        questions.append(
            QuestionnaireQuestion(
                name=code_part.column,
                kind="code",
                texts=words.named(
                    "" if code_part.text == code_part.column else code_part.text,
                    code_part.column,
                    (*path, "text"),
                    name,
                ),
                required=True,
                drawn=spec.drawn,
                pattern=code_part.pattern or pattern,
                hint=words.of(code_part.hint, (*path, "hint"), f"the hint of {name}"),
            )
        )
    return Section("code", {}, tuple(questions))


def _question_section(instrument: Instrument, wave: Wave, words: _Words, place: str) -> Section:
    """What is asked and not scored, before the scales or after them; before them also the groups without a question of
    their own, which are asked by their name."""
    question_ids = {question.id for question in instrument.questions}
    questions = [
        QuestionnaireQuestion(name, "open", dict.fromkeys(words.languages, name))
        for name in instrument.groups
        if name not in question_ids and place == "first"
    ]
    for index, unscored in enumerate(instrument.questions):
        if wave in unscored.asked and unscored.place == place:
            questions.append(_question(unscored, ("questions", index), words))
    return Section("about" if place == "first" else "end", {}, tuple(questions))


def _question(question: UnscoredQuestion, path: Path, words: _Words) -> QuestionnaireQuestion:
    return QuestionnaireQuestion(
        name=question.id,
        kind=_QUESTION_KINDS[question.kind],
        texts=words.of(question.text, (*path, "text"), f"the question `{question.id}`"),
        options=_options(question, path, words),
        hint=words.of(question.hint, (*path, "hint"), f"the hint of the question `{question.id}`"),
        lines=question.lines,
    )


def _options(question: UnscoredQuestion | ScaleItem, path: Path, words: _Words) -> tuple[AnswerOption, ...]:
    return tuple(
        AnswerOption(id_, words.of(text, (*path, "options", id_), f"the answer `{id_}` of `{question.id}`"))
        for id_, text in question.options.items()
    )


def _scale(scale: Scale, index: int, wave: Wave, half_number: int | None, words: _Words) -> list[Section]:
    """The scale as the wave asks it, and its items about the time before, where the wave asks those."""
    path: Path = ("scales", index)
    title = words.of(scale.heading or scale.title, (*path, "heading"), f"the heading of `{scale.id}`")
    intro_by_language = words.of(scale.intro, (*path, "intro"), f"the introduction of `{scale.id}`")
    places = {item.id: number for number, item in enumerate(scale.items)}
    grades = _grades(scale, path, words)
    questions = tuple(
        _item(item, scale, (*path, "items", places[item.id]), grades, words)
        for item in scale.asked_in(wave, half_number)
    )
    sections = [Section(scale.id, title, questions, intro_by_language, bool(grades))] if questions else []
    if scale.then and wave in scale.then.asked:
        framed = words.of(scale.then.text, (*path, "then", "text"), f"the then-frame of `{scale.id}`")
        heading = words.of(scale.then.heading, (*path, "then", "heading"), f"the then-heading of `{scale.id}`")
        then_intro = words.of(scale.then.intro, (*path, "then", "intro"), f"the then-introduction of `{scale.id}`")
        then_questions = tuple(
            _then_question(_item(item, scale, (*path, "items", places[item.id]), grades, words), framed)
            for item in scale.items
        )
        sections.append(Section(THEN_PREFIX + scale.id, heading or title, then_questions, then_intro, bool(grades)))
    return sections


def _then_question(question: QuestionnaireQuestion, frames: Texts) -> QuestionnaireQuestion:
    texts = {code: frames[code].replace("{item}", text) for code, text in question.texts.items() if code in frames}
    return QuestionnaireQuestion(
        THEN_PREFIX + question.name, question.kind, texts, question.options, scale=question.scale, then=True,
        low=question.low, high=question.high,
    )  # fmt: skip


def _grades(scale: Scale, path: Path, words: _Words) -> tuple[AnswerOption, ...]:
    """The graded answers, from the lowest to the highest; a grade without a label is its number."""
    if not isinstance(scale, LikertScale) or scale.answers.low is None or scale.answers.high is None:
        return ()
    words_by_grade = scale.labelled(words.instrument_languages)
    steps = range(int(scale.answers.low), int(scale.answers.high) + 1)
    if len(steps) > MOST_GRADES:
        return ()
    grade_path = (*path, "grades" if scale.grades else "labels")
    return tuple(
        AnswerOption(
            str(step), words.of(words_by_grade.get(step) or str(step), grade_path, f"the grade {step} of `{scale.id}`")
        )
        for step in steps
    )


def _item(
    item: ScaleItem, scale: Scale, path: Path, grades: tuple[AnswerOption, ...], words: _Words
) -> QuestionnaireQuestion:
    texts = words.named(item.text, item.id, (*path, "text"), f"the item `{item.id}`")
    if isinstance(scale, KeyedScale):
        question_kind: QuestionKind = "choice" if item.options else "open"
        return QuestionnaireQuestion(item.id, question_kind, texts, _options(item, path, words), scale=scale.id)
    if grades:
        return QuestionnaireQuestion(
            item.id, "grade", texts, grades, scale=scale.id, low=scale.answers.low, high=scale.answers.high
        )
    return QuestionnaireQuestion(
        item.id, "number", texts, scale=scale.id, low=scale.answers.low, high=scale.answers.high
    )
