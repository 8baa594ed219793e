"""What the XLSForm converter lets through, and what then goes wrong in the field: found before the form is uploaded.

| let through | what goes wrong |
| --- | --- |
| a label that one of the languages lacks | people see an empty question, or one in another language |
| names that differ in case only | columns of answers that many programs take for one |
| the same name in two groups | two columns of one name, once the groups are left out of the headers |
| a default language that no column has | the form opens without any text |
| `${` in a text | it is read as the answer to another question |
| a name that begins with a digit | refused in the last step, in words about XML |
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from ecpat_training.survey.questionnaire.form_job import Misfit
from ecpat_training.survey.questionnaire.xlsform import Row, XlsformSheets

_XML_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_TRANSLATED_COLUMNS = ("label", "hint", "constraint_message")


def misfits(form_sheets: XlsformSheets) -> list[Misfit]:
    """All parts of a form that the converter would accept though they are wrong, or refuse late."""
    languages = sorted({column.partition("::")[2] for row in form_sheets.survey for column in row if "::" in column})
    return [
        *_default_language(form_sheets.settings, languages),
        *_names(form_sheets.survey),
        *_lists(form_sheets.choices),
        *(misfit for row in (*form_sheets.survey, *form_sheets.choices) for misfit in _texts(row, languages)),
    ]


def _default_language(settings: list[Row], languages: list[str]) -> Iterator[Misfit]:
    default = settings[0].get("default_language", "") if settings else ""
    if default not in languages:
        message = f"the default language `{default}` has no column; the columns are in {', '.join(languages) or 'none'}"
        yield Misfit("", message, "Name one of the languages that the form has.")


def _names(survey: list[Row]) -> Iterator[Misfit]:
    name_by_folded: dict[str, str] = {}
    for row in survey:
        name = row.get("name", "")
        if row.get("type") == "end_group" or not name:
            continue
        if not _XML_NAME.fullmatch(name):
            message = (
                f"`{name}` can't be a name here: begin it with a letter, and use letters, digits, `_` and `-` only"
            )
            yield Misfit(name, message, "Give it another id.")
        before = name_by_folded.setdefault(name.casefold(), name)
        if before != name:
            yield Misfit(name, f"the names `{before}` and `{name}` differ in case only", "Give one another id.")
        elif sum(other_row.get("name") == name and other_row.get("type") != "end_group" for other_row in survey) > 1:
            yield Misfit(name, f"the name `{name}` is in the form more than once", "Give each its own id.")


def _lists(choices: list[Row]) -> Iterator[Misfit]:
    names: dict[str, list[str]] = defaultdict(list)
    for row in choices:
        list_name, name = row["list_name"], row["name"]
        clashing_names = [other_name for other_name in names[list_name] if other_name.casefold() == name.casefold()]
        if clashing_names:
            message = f"the answers `{clashing_names[0]}` and `{name}` of `{list_name}` are one to many programs"
            yield Misfit(list_name.removesuffix("_answers"), message, "Give one of them another id.")
        names[list_name].append(name)


def _texts(row: Row, languages: list[str]) -> Iterator[Misfit]:
    name = row.get("list_name", row.get("name", "")).removesuffix("_answers")
    subject = f"the answer `{row['name']}` of `{name}`" if "list_name" in row else f"`{name}`"
    for text_kind in _TRANSLATED_COLUMNS:
        translated_languages = [language for language in languages if row.get(f"{text_kind}::{language}")]
        for language in languages:
            if translated_languages and language not in translated_languages:
                yield Misfit(name, f"{subject} has no {text_kind.replace('_', ' ')} in {language}", "Add it.")
    for column, text in row.items():
        if "::" in column and "${" in text:
            message = f"{subject} says `${{`, which forms take for the answer to another question"
            yield Misfit(name, message, "Leave it out of the text.")
