"""What a questionnaire asks, for the person who has just built a form of it."""

from collections.abc import Sequence

from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Bullets, Document, FactList, Heading, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.survey.model.questionnaire import QuestionKind, Questionnaire, Section

KINDS: dict[QuestionKind, str] = {
    "code": "a code",
    "choice": "one answer of several",
    "grade": "agreement in grades",
    "several": "any of several answers",
    "number": "a number",
    "open": "in words",
}
_SECTIONS = {"code": "Code", "about": "About the person", "end": "Last questions"}
_COLUMNS = (ReportColumn("Part", width=3), ReportColumn("Questions", "count"), ReportColumn("Answered with", width=2))


def overview(
    form: Questionnaire, names: Sequence[str], steps: Sequence[str], provenance: Provenance, title: str
) -> Document:
    """The parts of the form, how long it takes, and what to do with the file.

    Args:
        names: the names of the form's languages.
        steps: what one does with the file.
        title: what was built, such as `XLSForm`.
    """
    questions = list(form.questions())
    facts = [
        ("Wave", form.wave),
        *([("Training", form.training)] if form.training else []),
        *([("For the half", str(form.half))] if form.half else []),
        ("Languages", ", ".join(names)),
        ("Questions", f"{count(len(questions), 'question')}, about {form.minutes} minutes"),
    ]
    blocks: list[Block] = [
        FactList(tuple(facts)),
        ReportTable("parts", _COLUMNS, tuple(_section_row(section, form.languages[0]) for section in form.sections)),
    ]
    if steps:
        blocks += [Heading("What to do next", 2), Bullets(tuple(steps))]
    name = form.title.get(form.languages[0], form.id)
    return Document(f"{title}: {name}", blocks, footer=provenance_sentence(provenance))


def _section_row(section: Section, language: str) -> tuple[object, ...]:
    kind_names = dict.fromkeys(KINDS[question.kind] for question in section.questions)
    name = section.title.get(language) or _SECTIONS.get(section.id, section.id)
    return name, len(section.questions), ", ".join(kind_names)
