"""The workbook into which paper forms are typed: its columns, and what may be typed into each."""

from collections.abc import Mapping

from ecpat_training.core.text import visible
from ecpat_training.documents.wording import wording
from ecpat_training.survey.model.entry_form import MARK, EntryColumn, EntryForm, EntryWords
from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion

WORDS: Mapping[str, EntryWords] = {
    "en": EntryWords(
        answers="Answers",
        again="Second typing",
        guide="How to type in",
        how=(
            "Write a number on each paper first. The paper's number is the line in which it is typed.",
            "One line a paper, one column a question, in the order of the paper. Choose from the list, or type the "
            "letter or the number that stands beside the tick.",
            "Leave a cell empty where nothing is ticked, or where two answers are and it isn't clear which is meant. "
            "Never guess.",
            "Type the code as it is written. Red in the column of the code: two papers have the same code. Red "
            "elsewhere: "
            "this can't be an answer.",
            "Should a second person type the same papers again, on the sheet “Second typing”, cells that differ "
            "turn red "
            "there. Look at the paper and correct the wrong one. Only the sheet “Answers” is evaluated.",
            "Please write no names into what people wrote in their own words. Keep the papers under lock, and "
            "destroy them "
            "as you agreed with those who filled them in.",
        ),
        column="Column",
        what_to_type="What to type",
        please_check="Please check",
        choose="Please choose an answer from the list, or leave the cell empty.",
        a_number="Please type a number",
        paper="Number of the paper",
    ),
    "fr": EntryWords(
        answers="Réponses",
        again="Seconde saisie",
        guide="Comment saisir",
        how=(
            "Numérotez d’abord chaque feuille. Le numéro de la feuille est la ligne où elle est saisie.",
            "Une ligne par feuille, une colonne par question, dans l’ordre de la feuille. Choisissez dans la liste, ou "
            "tapez la lettre ou le nombre qui figure à côté de la case cochée.",
            "Laissez la cellule vide si rien n’est coché, ou si deux réponses le sont sans que l’on sache laquelle est "
            "la bonne. Ne devinez jamais.",
            "Tapez le code tel qu’il est écrit. En rouge dans la colonne du code : deux feuilles ont le même code. En "
            "rouge ailleurs : ce ne peut pas être une réponse.",
            "Si une seconde personne saisit à nouveau les mêmes feuilles, sur la feuille « Seconde saisie », les "
            "cellules "
            "qui diffèrent y deviennent rouges. Regardez le papier et corrigez. Seule la feuille « Réponses » "
            "est évaluée.",
            "N’écrivez aucun nom dans les réponses libres. Gardez les feuilles sous clé, et détruisez-les comme "
            "convenu "
            "avec les personnes qui les ont remplies.",
        ),
        column="Colonne",
        what_to_type="Que taper",
        please_check="À vérifier",
        choose="Choisissez une réponse de la liste, ou laissez la cellule vide.",
        a_number="Tapez un nombre",
        paper="Numéro de la feuille",
    ),
}


def entry_words(language: str) -> EntryWords:
    """The words of a language, or the English ones."""
    return WORDS.get(language.partition("-")[0], WORDS["en"])


SHORT_ID = 2  # letters of an id that is typed as it is: `a`, `dk`; what is longer is chosen by its words
MAX_QUESTION_LENGTH = 90  # letters of a question above its column
COLUMN_WIDTHS = {"code": 16, "open": 40, "several": 18, "choice": 11, "grade": 11, "number": 11}
CHOSEN_WIDE = 44  # at most, where words are chosen


def entry_form(form: Questionnaire, names: Mapping[str, str], lines: int) -> EntryForm:
    """The workbook of one wave.

    Args:
        names: the languages' own names for themselves.
        lines: for how many papers.
    """
    language = form.languages[0]
    numbers = form.numbers()
    words = wording(language)
    return EntryForm(
        title=visible(form.title.get(language, form.id)),
        mark=f"{MARK}: {', '.join(form.marks())}",
        wave=form.wave,
        columns=[_column(question, numbers.get(question.name), language) for question in form.questions()],
        lines=lines,
        words=entry_words(language),
        guides={names[code]: entry_words(code) for code in form.languages if code in WORDS} or {"English": WORDS["en"]},
        languages={code: names[code] for code in form.languages},
        labels=words.labels,
        language=words.tag,
    )


def _column(question: QuestionnaireQuestion, number: int | None, language: str) -> EntryColumn:
    is_typed_by_id = all(len(option.id) <= SHORT_ID for option in question.options)
    chosen = bool(question.options) and question.kind != "several"
    choices = [
        (_typed_answer(option.id) if is_typed_by_id else option.texts.get(language, option.id))
        for option in question.options
    ]
    number_prefix = f"{number}. " if number else ""
    return EntryColumn(
        name=question.name,
        question=f"{number_prefix}{shorten_question(visible(question.texts.get(language, question.name)))}",
        texts={code: f"{number_prefix}{visible(text)}" for code, text in question.texts.items()},
        input_hint=visible(_input_hint(question, language, is_typed_by_id=is_typed_by_id), lines=True),
        choices=tuple(choices) if chosen else (),
        number=question.kind == "number",
        low=question.low,
        high=question.high,
        code=question.kind == "code",
        wide=min(max(map(len, map(str, choices))) + 3, CHOSEN_WIDE)
        if chosen and not is_typed_by_id
        else COLUMN_WIDTHS[question.kind],
    )


def _typed_answer(id_: str) -> str | int:
    return int(id_) if id_.lstrip("-").isdecimal() else id_


def _input_hint(question: QuestionnaireQuestion, language: str, *, is_typed_by_id: bool) -> str:
    """What the choices mean, or the hint that the paper gives."""
    if question.options and (is_typed_by_id or question.kind == "several"):
        worded = [(option.id, option.texts.get(language, "")) for option in question.options]
        return "\n".join(id_ if text in ("", id_) else f"{id_} = {text}" for id_, text in worded)
    return (question.hint or {}).get(language, "")


def shorten_question(text: str) -> str:
    """A text as it fits above a column, whole words only."""
    if len(text) <= MAX_QUESTION_LENGTH:
        return text
    return f"{text[:MAX_QUESTION_LENGTH].rpartition(' ')[0].rstrip(' ,;:.')} …"
