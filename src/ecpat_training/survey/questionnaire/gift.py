r"""GIFT, the text in which Moodle imports questions of a quiz: the questions that have a key, and those of the code.

    ::k01::[plain]Who is a child?{
        =Anybody under 18
        ~%0%Anybody under 16
    }

After Moodle's "GIFT format" and its importer. Each of `~ = # { } :` and `\` has a backslash before it. `[plain]` says
that `<` is no mark of HTML. A wrong answer has its weight, `%0%`, written, or one that begins with `%50%` would lose
it. GIFT can't say that a question is worth no points, so that what isn't scored is not in it, and a code is a point
that the quiz has to take back.
"""

import re
from collections.abc import Iterator, Mapping

from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion
from ecpat_training.survey.questionnaire.form_job import answer_words, has_key, one_line, title_of

_SPECIAL = re.compile(r"[\\~=#{}:]")


def render(form: Questionnaire, keys: Mapping[str, str]) -> str:
    """The questions in the form's first language.

    Args:
        keys: the right answers, by the questions' names.
    """
    language = form.languages[0]
    title = title_of(form, language)
    category = f"$CATEGORY: $course$/{escaped(title.replace('/', '//'))}"
    blocks = [category]
    if intro_text := one_line(form.intro, language):
        blocks.append(_plain_item("introduction", intro_text))
    for question in form.questions():
        if question.kind == "code" or has_key(question):
            blocks += _question(question, keys.get(question.name, ""), language)
    return "\n\n".join(blocks) + "\n"


def _question(question: QuestionnaireQuestion, key: str, language: str) -> Iterator[str]:
    """The question, and its hint before it, which is a description: it has no answers."""
    if hint := one_line(question.hint, language):
        yield _plain_item(f"hint {question.name}", hint)
    answers = "".join(f"\t{answer}\n" for answer in _answers(question, key, language))
    yield f"{_plain_item(question.name, one_line(question.texts, language))}{{\n{answers}}}"


def _plain_item(name: str, words: str) -> str:
    return f"::{escaped(name)}::[plain]{escaped(words)}"


def _answers(question: QuestionnaireQuestion, key: str, language: str) -> Iterator[str]:
    """The right answer and the wrong ones; of a code any is right, and of a question without answers to choose from
    the key alone."""
    if not question.options:
        yield f"={escaped(key)}" if key else "=*"
    for option in question.options:
        words = answer_words(option, language)
        answer_text = f"[plain]{escaped(words)}" if words.startswith(("[", "%")) else escaped(words)
        yield f"={answer_text}" if option.id == key else f"~%0%{answer_text}"


def escaped(text: str) -> str:
    """A text in which no character begins or ends anything."""
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", text)
