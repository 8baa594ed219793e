"""The form on paper: the own code first, then a row for each code of the list."""

from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording
from ecpat_training.network.model.form import NetworkForm
from ecpat_training.network.model.questions import MAX_ANSWER, Question

_ROW_CM = 0.72


def form_document(form: NetworkForm, words: Wording, provenance: Provenance) -> doc.Document:
    """The pages, with what the numbers mean above the rows."""
    title = words.say("network form")
    columns = (
        doc.ReportColumn(words.say("pack code"), width=1.1),
        *(
            doc.ReportColumn(f"{words.say(f'network {question}')} (0–{MAX_ANSWER[question]})", width=1.5)
            for question in form.questions
        ),
    )
    rows = tuple((code, *("" for _ in form.questions)) for code in form.codes)
    blocks: list[doc.Block] = [
        doc.PenQuestion(words.say("commitment code"), boxes=max(map(len, form.codes), default=8)),
        doc.Paragraph(words.say("network how")),
        doc.Bullets(
            tuple(f"{words.say(f'network {question}')}: {_scale(question, words)}" for question in form.questions)
        ),
        doc.Form(title, columns, rows, _ROW_CM, flowing=True),
        doc.Paragraph(words.say("network consent")),
    ]
    return doc.Document(
        title,
        blocks,
        form.training,
        made=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
    )


def labels(question: Question, words: Wording) -> tuple[str, ...]:
    """What each answer of a question means, from 0 on."""
    if question == "contact":
        return ("0", "1–2", "≥ 3")
    if question == "level":
        return tuple(words.say(f"network level {number}") for number in range(MAX_ANSWER[question] + 1))
    return words.say("network no"), words.say("network yes")


def _scale(question: Question, words: Wording) -> str:
    return "; ".join(f"{number} = {label}" for number, label in enumerate(labels(question, words)))
