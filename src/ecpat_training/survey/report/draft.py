"""What a draft of a questionnaire holds, and what is left to a person."""

from collections.abc import Iterable

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.survey.model.draft import DraftItem, DraftScale, SurveyDraft
from ecpat_training.words.catalogue.message import Command, phrase


def draft_document(draft: SurveyDraft, provenance: Provenance) -> doc.Document:
    """The draft as a report; the file itself holds the words of every answer."""
    return doc.Document(
        f"A questionnaire drafted from {listing(list(draft.files), 6)}",
        list(_blocks(draft)),
        footer=provenance_sentence(provenance),
    )


def _blocks(draft: SurveyDraft) -> Iterable[doc.Block]:
    open_count = open_lines(draft)
    yield doc.Paragraph(_verdict(open_count), "attention" if open_count else "good")
    code = draft.code
    code_columns = listing([f"`{name}`" for name in code.columns]) if code.columns else "nothing"
    yield doc.FactList(
        (
            ("People are recognised by", f"{code_columns}: {code.because}" if code.because else code_columns),
            ("Scored", f"{count(len(draft.items), 'question')} in {count(len(draft.scales), 'scale')}"),
            *_then_test_rows(draft),
            ("Asked, not scored", count(len(draft.questions) + len(draft.not_scored), "question")),
            ("Left out", count(len(draft.left_out), "column or line", "columns or lines")),
        )
    )
    yield doc.Heading("What is scored", 2)
    yield doc.ReportTable(
        "What is scored",
        (
            doc.ReportColumn("Scale", width=2),
            doc.ReportColumn("Question", width=4),
            doc.ReportColumn("To decide", width=3),
        ),
        tuple(
            (scale.title, item.question.words, _decision_text(scale, item))
            for scale in draft.scales
            for item in scale.items
        ),
    )
    if duplicate_questions := [item.question for item in draft.items if item.question.alike]:
        yield doc.Heading("What only looks alike", 2)
        columns = (
            doc.ReportColumn("Question", width=3),
            doc.ReportColumn("Nearly the same", width=3),
            doc.ReportColumn("Where", width=2),
        )
        rows = tuple(
            (question.words, question.alike.text, question.alike.place)
            for question in duplicate_questions
            if question.alike
        )
        yield doc.ReportTable("What only looks alike", columns, rows)
    if draft.left_out:
        yield doc.Heading("What is left out", 2)
        columns = (
            doc.ReportColumn("Column or question", width=3),
            doc.ReportColumn("Where", width=2),
            doc.ReportColumn("Why", width=3),
        )
        yield doc.ReportTable(
            "What is left out",
            columns,
            tuple((omission.name, omission.place, omission.reason) for omission in draft.left_out),
        )


def _then_test_rows(draft: SurveyDraft) -> list[tuple[str, str]]:
    """How many questions one form asks of the time before as well; nothing where it asks none."""
    pairs = sum(item.then is not None for item in draft.items)
    text = f"{count(pairs, 'question')}, of the time before as well: a then-test, never scored together"
    return [("Asked twice in one form", text)] if pairs else []


def _verdict(open_count: int) -> str:
    if not open_count:
        return phrase(
            "Nothing is open: {command} reads it as it is. Please look it through.", command=Command("evaluate")
        )
    return phrase(
        "{lines:,} {lines:line waits|lines wait} for you: confirm or correct {lines:it|them} in the file.",
        lines=open_count,
    )


def open_lines(draft: SurveyDraft) -> int:
    """How many lines of the file a person has to decide."""
    scale_line_count = sum(len(scale.open) + sum(not label.sure for label in scale.labels) for scale in draft.scales)
    items = [(scale, item) for scale in draft.scales for item in scale.items]
    keys = sum(scale.kind == "multiple choice" and not item.key for scale, item in items)
    doubtful_items = sum((item.turned) + (item.question.alike is not None) for _, item in items)
    return scale_line_count + keys + doubtful_items + draft.code.open


def _decision_text(scale: DraftScale, item: DraftItem) -> str:
    decisions = []
    if "kind" in scale.open:
        reason = f" ({scale.open['kind']})" if scale.kind == "likert" else ""
        decisions.append(f"whether it is scored{reason}")
    if "answers" in scale.open:
        decisions.append("the lowest and the highest answer")
    if "then" in scale.open:
        decisions.append("whether another question asks it of the time before")
    if "better" in scale.open:
        decisions.append("whether higher or lower answers are better")
    if any(not label.sure for label in scale.labels):
        decisions.append("the numbers of its answers")
    if scale.kind == "multiple choice" and not item.key:
        decisions.append("which answer is right")
    if item.turned:
        decisions.append("whether it counts from the other end")
    if item.question.alike is not None:
        decisions.append("whether another file has the same question")
    return listing(decisions)
