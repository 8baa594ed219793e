"""The form as an XLSForm, for KoboToolbox and ODK. Whoever answers first chooses the own code from the list and then
types it once more, since a form under another's code spoils two people's answers. Nobody is asked of him- or herself;
of whom one doesn't know nothing more is asked.

Each person is a group of questions and no repeat: what comes back is one row a form, with a column for each question
and person, `know_K7M3`.
"""

from collections.abc import Iterator
from string import ascii_lowercase

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold, listing
from ecpat_training.documents.wording import Wording
from ecpat_training.network.model.form import NetworkForm
from ecpat_training.network.reading.codes import column_name
from ecpat_training.network.report.form import labels
from ecpat_training.survey.questionnaire.xlsform import Row, XlsformSheets, digest, render
from ecpat_training.words.catalogue.message import phrase

OWN, AGAIN = "own_code", "own_code_again"


def xlsform(form: NetworkForm, words: Wording) -> bytes:
    """The workbook of the form, in one language.

    Raises:
        ContentError: two codes can't be told apart in the names of questions.
    """
    return render(sheets(form, words))


def sheets(form: NetworkForm, words: Wording) -> XlsformSheets:
    """The three sheets of the form: questions, choices and settings.

    Raises:
        ContentError: two codes can't be told apart in the names of questions.
    """
    _names_differ(form)
    form_sheets, label = XlsformSheets(), f"label::{words.name_of(words.language)} ({words.language})"
    form_sheets.survey += _beginning(form, words, label)
    for code in form.codes:
        form_sheets.survey += _person(form, code, words, label)
    form_sheets.survey.append({"type": "note", "name": "thanks", label: words.say("network consent")})
    form_sheets.choices += [{"list_name": "people", "name": code, label: code} for code in form.codes]
    for question in form.questions:
        for number, answer in enumerate(labels(question, words)):
            choice_label = answer if question in ("know", "first", "contact") else f"{number} - {answer}"
            form_sheets.choices.append({"list_name": f"answers_{question}", "name": str(number), label: choice_label})
    form_sheets.settings.append(_settings(form, words, form_sheets))
    return form_sheets


def _beginning(form: NetworkForm, words: Wording, label: str) -> Iterator[Row]:
    yield {"type": "start", "name": "start"}
    yield {"type": "end", "name": "end"}
    yield {"type": "calculate", "name": "wave", "calculation": f"'{form.wave}'"}
    yield {"type": "note", "name": "introduction", label: words.say("network consent")}
    own_code = words.say("commitment code")
    # XPath has no other way to compare without case; two capitals for one letter, as `SS`, have no place in it.
    letters = {letter for code in form.codes for letter in code.lower() if len(letter.upper()) == 1} - {
        *ascii_lowercase
    }
    lower_letters = ascii_lowercase + "".join(sorted(letter for letter in letters if letter.isalpha()))
    capital_letters = lower_letters.upper()
    yield {"type": "select_one people", "name": OWN, label: own_code, "required": "yes", "appearance": "minimal"}
    yield {
        "type": "text",
        "name": AGAIN,
        label: words.say("network again"),
        "required": "yes",
        "constraint": f"translate(., '{lower_letters}', '{capital_letters}') = translate(${{{OWN}}}, "
        f"'{lower_letters}', '{capital_letters}')",
        label.replace("label", "constraint_message", 1): words.say("network other code"),
    }


def _person(form: NetworkForm, code: str, words: Wording, label: str) -> Iterator[Row]:
    name = column_name(code)
    is_other_person = f"${{{OWN}}} != '{code}'"
    yield {
        "type": "begin_group",
        "name": f"about_{name}",
        label: code,
        "relevant": is_other_person,
        "appearance": "field-list",
    }
    for question in form.questions:
        row = {
            "type": f"select_one answers_{question}",
            "name": f"{question}_{name}",
            label: f"{code}: {words.say(f'network {question}')}",
            "required": "yes",
        }
        if question != "know":
            row["relevant"] = f"${{know_{name}}} = '1'"
        yield row
    yield {"type": "end_group", "name": f"about_{name}"}


def _settings(form: NetworkForm, words: Wording, form_sheets: XlsformSheets) -> Row:
    name_parts = [name_part for name_part in (form.training, form.wave) if name_part]
    return {
        "form_title": " - ".join([words.say("network form"), *name_parts]),
        "form_id": "-".join(["network", *map(column_name, name_parts)]),
        "version": digest(form_sheets),
        "default_language": f"{words.name_of(words.language)} ({words.language})",
        "style": "theme-grid no-text-transform",
    }


def _names_differ(form: NetworkForm) -> None:
    codes_by_name: dict[str, list[str]] = {}
    for code in form.codes:
        codes_by_name.setdefault(fold(column_name(code)), []).append(code)
    if equal_codes := [codes for codes in codes_by_name.values() if len(codes) > 1]:
        message = phrase("{codes} are the same in the names of a form's questions.", codes=listing(equal_codes[0]))
        hint = "Please change one of the codes, so that they differ in letters or digits."
        raise ContentError([Finding("network.same-name", Severity.ERROR, message, None, hint)])
