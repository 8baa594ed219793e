"""What a kind of form is built from, what it gives back, and what of a questionnaire a platform would not take."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ecpat_training.core.text import fold
from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale
from ecpat_training.survey.model.questionnaire import AnswerOption, Questionnaire, QuestionnaireQuestion, Texts


class Misfit(NamedTuple):
    """What a platform would not take or would take for something else: the name it is about (a question's, a
    section's), the message, and what to do."""

    name: str
    message: str
    hint: str


_SPECIAL_CHARACTERS = re.compile(r"[^A-Za-z0-9]+")


def letters_and_digits(name: str) -> str:
    """A name without anything but Latin letters and digits: `then_s01` is `thens01`."""
    return _SPECIAL_CHARACTERS.sub("", name)


def clashing_names(form: Questionnaire, platform: str, *, only_alphanumeric: bool) -> list[Misfit]:
    """A misfit for each two questions whose names differ in case alone; with `only_alphanumeric`, also in signs that
    the platform drops."""
    question_by_name: dict[str, str] = {}
    misfits = []
    for question in form.questions():
        name = (letters_and_digits(question.name) if only_alphanumeric else question.name).casefold()
        if name in question_by_name:
            message = f"`{question.name}` and `{question_by_name[name]}` are one name in {platform}"
            misfits.append(Misfit(question.name, message, "Give one of them another id."))
        question_by_name.setdefault(name, question.name)
    return misfits


_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def one_line(texts: Texts | None, language: str) -> str:
    """A text in a language as one line, whatever ended its lines; without characters that no file of a form may hold.
    Empty where nothing is said."""
    return _NOT_IN_XML.sub("", " ".join((texts or {}).get(language, "").split()))


def answer_words(option: AnswerOption, language: str) -> str:
    """An answer as people read it: its words, or its id where it has none."""
    return one_line(option.texts, language) or option.id


def title_of(form: Questionnaire, language: str) -> str:
    """The form's title with its wave, training and half, by which people tell their forms apart."""
    return " - ".join([one_line(form.title, language) or form.id, *form.marks()[1:]])


def has_key(question: QuestionnaireQuestion) -> bool:
    """Whether the question is one of knowledge, of which the instrument knows the right answer."""
    return bool(question.scale) and question.kind in ("choice", "open")


def find_alike_words(form: Questionnaire, platform: str, *, questions: bool = True) -> list[Misfit]:
    """Questions, or answers of one question, that nothing but their words would tell apart, where a platform gives
    back words alone; with `questions` false it gives the questions' ids as well."""
    language = form.languages[0]
    question_by_words: dict[str, str] = {}
    misfits = []
    for question in form.questions():
        words = fold(one_line(question.texts, language))
        if questions and words in question_by_words:
            message = (
                f"`{question.name}` and `{question_by_words[words]}` have the same words, and {platform} gives back"
                " words only"
            )
            misfits.append(Misfit(question.name, message, "Word one of them otherwise."))
        question_by_words.setdefault(words, question.name)
        answers = [fold(answer_words(option, language)) for option in question.options]
        if len(set(answers)) < len(answers):
            message = f"two answers of `{question.name}` have the same words, and {platform} gives back words only"
            misfits.append(Misfit(question.name, message, "Word one of them otherwise."))
    return misfits


@dataclass(frozen=True, slots=True)
class FormJob:
    """A questionnaire to be built. `names` are its languages' own names for themselves; `people` is for how many, where
    that counts; `seed` is what chance starts from."""

    form: Questionnaire
    instrument: Instrument
    names: Mapping[str, str]
    made: Provenance
    people: int
    seed: int

    @property
    def keys(self) -> dict[str, str]:
        """The right answers of the questions of knowledge, by the questions' names."""
        scales = [scale for scale in self.instrument.scales if isinstance(scale, KeyedScale)]
        return {item.id: item.key for scale in scales for item in scale.items if item.key is not None}

    def in_other_languages(self) -> tuple[str, ...]:
        """The step that a form in one language ends with, where the instrument has others."""
        other_languages = [code for code in self.instrument.written_languages() if code not in self.form.languages]
        options = ", ".join(f"--language {code}" for code in other_languages)
        return (f"For another language, build it once more: {options}.",) if other_languages else ()


@dataclass(frozen=True, slots=True)
class BuiltForm:
    """The files' bytes by their endings, and what one does with them; or a document that says it all;
    or one for `paper`, of which the files are made while the terminal says what is in it."""

    own: Mapping[str, bytes] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    document: Document | None = None
    paper: Document | None = None
