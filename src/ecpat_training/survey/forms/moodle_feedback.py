"""Moodle's activity Feedback, which may be answered without a name: the file that it exports and imports itself.

No documentation describes this XML. It is written as Moodle's `mod/feedback/export.php` and `import.php` write and read
it (version 200701), and was not imported into a Moodle yet. The label of a question is its id, so that answers come
back under `(s03) I know whom to call`.

| questions | type, presentation |
| --- | --- |
| one of several, graded | multichoice, `r>>>>>Yes|No`; graded ones side by side, `<<<<<1` |
| several | multichoice, `c>>>>>...` |
| numbers | numeric, `0|100`, `-` where there is no bound |
| codes, short texts | textfield, `30|255` |
| words | textarea, `60|5` |
| introductions | label |
"""

from collections.abc import Iterator, Mapping
from html import escape

from ecpat_training.survey.model.questionnaire import Questionnaire, QuestionnaireQuestion, Texts
from ecpat_training.survey.questionnaire import form_job
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "Moodle Feedback"
ENDINGS = (".xml",)
ONE_LANGUAGE = True
STEPS = (
    "Moodle: add the activity Feedback, set Record user names to Anonymous, then Edit questions or Templates, Import "
    "questions, choose the file.",
    phrase(
        "Feedback has no key and no points, and doesn't check how a code looks: {command} does both.",
        command=Command("evaluate"),
    ),
    phrase("Afterwards: Responses, download the table, and give the file to {command}.", command=Command("evaluate")),
    "This was not yet tried in a Moodle: fill it in once yourself, download it, and delete that answer.",
)
MAX_NAME_LENGTH = 255
"""Letters that older Moodles have room for in a question's words, as HTML."""


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[form_job.Misfit]:  # noqa: ARG001 - as each kind has it
    """What Moodle would cut: answers at a `|`, long questions; and words that say two things."""
    problems = [
        *form_job.clashing_names(form, "Moodle", only_alphanumeric=False),
        *form_job.find_alike_words(form, "Moodle", questions=False),
    ]
    language = form.languages[0]
    for question in form.questions():
        if len(_html(form_job.one_line(question.texts, language))) > MAX_NAME_LENGTH:
            message = (
                f"the words of `{question.name}` are longer than Moodle's Feedback has room for ({MAX_NAME_LENGTH})"
            )
            problems.append(form_job.Misfit(question.name, message, "Shorten them, or put a part into the hint."))
        for option in question.options:
            if "|" in form_job.answer_words(option, language):
                message = f"Moodle would cut the answer `{option.id}` of `{question.name}` at its `|`"
                problems.append(form_job.Misfit(question.name, message, "Write it without `|`."))
    return problems


def build(job: form_job.FormJob) -> form_job.BuiltForm:
    """The form as files, with what one does with them: the file."""
    return form_job.BuiltForm({".xml": render(job.form)}, (*STEPS, *job.in_other_languages()))


def render(form: Questionnaire) -> bytes:
    """The file in the form's first language, UTF-8. The blank before `?>` is what Moodle knows XML by."""
    items = [_item(number, *item) for number, item in enumerate(_items(form), start=1)]
    xml_header = (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<FEEDBACK VERSION="200701" COMMENT="XML-Importfile for mod/feedback">'
    )
    return "\n".join([xml_header, "<ITEMS>", *items, "</ITEMS>", "</FEEDBACK>\n"]).encode()


_Item = tuple[str, str, str, str, bool]  # type, words, label, presentation, required


def _items(form: Questionnaire) -> Iterator[_Item]:
    language = form.languages[0]
    yield from _label([{language: form_job.title_of(form, language)}, form.intro], language)
    for section in form.sections:
        yield from _label([section.title, section.intro], language)
        for question in section.questions:
            yield from _label([question.hint], language)
            words = _html(form_job.one_line(question.texts, language))
            type_, presentation = _presentation(question, language)
            yield type_, words, question.name, presentation, question.required
    yield from _label([form.thanks], language)


def _label(texts: list[Texts | None], language: str) -> Iterator[_Item]:
    words = [line for text in texts if (line := form_job.one_line(text, language))]
    if words:
        yield "label", "", "", "".join(f"<p>{_html(paragraph)}</p>" for paragraph in words), False


def _presentation(question: QuestionnaireQuestion, language: str) -> tuple[str, str]:
    if question.options:
        answers = "|".join(_html(form_job.answer_words(option, language)) for option in question.options)
        choice_code = "c" if question.kind == "several" else "r"
        return "multichoice", f"{choice_code}>>>>>{answers}{'<<<<<1' if question.kind == 'grade' else ''}"
    if question.kind == "number":
        return "numeric", "|".join("-" if bound is None else f"{bound:g}" for bound in (question.low, question.high))
    if question.kind == "open" and question.lines > 1:
        return "textarea", f"60|{max(5, question.lines)}"
    return "textfield", f"30|{MAX_NAME_LENGTH}"


def _item(number: int, type_: str, words: str, label: str, presentation: str, required: bool) -> str:
    options = "h" if type_ == "multichoice" else ""  # no answer "Not selected" beside the others
    fields = {
        "ITEMID": str(number),
        "ITEMTEXT": words,
        "ITEMLABEL": label,
        "PRESENTATION": presentation,
        "OPTIONS": options,
        "DEPENDITEM": "0",
        "DEPENDVALUE": "",
    }
    field_elements = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in fields.items())
    return f'<ITEM TYPE="{type_}" REQUIRED="{int(required)}">{field_elements}</ITEM>'


def _html(words: str) -> str:
    """Words as HTML that shows them as they are."""
    return escape(words, quote=False)
