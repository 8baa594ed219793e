"""What raters score with a pen, and what the coordinator is told of the draw."""

from ecpat_training.core.text import count
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording
from ecpat_training.effect.performance.model.key import Key
from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.effect.performance.report.raters import answers_of
from ecpat_training.words.catalogue.message import Command, phrase

BOX = "☐"
_ROW_CM = 0.9


def pen_sheet(key: Key, rubric: Rubric, rater: str, words: Wording) -> doc.Document:
    """The sheet of one rater: the levels in words, then a row for each answer."""
    columns = (
        doc.ReportColumn(words.say("rater answer"), width=1.1),
        doc.ReportColumn(words.say("rater case"), width=0.6, centred=True),
        *(
            doc.ReportColumn(f"{number} {criterion.title}", width=2, centred=True)
            for number, criterion in enumerate(rubric.criteria, 1)
        ),
    )
    rows = tuple(
        (
            answer.blind,
            answer.case,
            *("   ".join(f"{BOX} {level}" for level in range(len(criterion.levels))) for criterion in rubric.criteria),
        )
        for answer in answers_of(key, rater)
    )
    blocks: list[doc.Block] = [
        doc.Paragraph(words.say("rater how")),
        levels_table(rubric, words),
        *cases(rubric),
        doc.Heading(words.say("rater answers"), 1),
    ]
    blocks.append(doc.Form("Scores", columns, rows, _ROW_CM, flowing=True))
    title, tick_note = f"{rubric.rubric}: {rater}", words.say("rater tick")
    return doc.Document(title, blocks, tick_note, landscape=True, language=words.tag, labels=words.labels)


def levels_table(rubric: Rubric, words: Wording) -> doc.ReportTable:
    """What each level of each criterion is."""
    max_levels = max(len(criterion.levels) for criterion in rubric.criteria)
    points = (doc.ReportColumn(str(level), width=1.6) for level in range(max_levels))
    columns = (doc.ReportColumn(words.say("rater criterion"), width=1.4), *points)
    rows = tuple(
        (f"{number} {criterion.title}", *criterion.levels, *("" for _ in range(max_levels - len(criterion.levels))))
        for number, criterion in enumerate(rubric.criteria, 1)
    )
    return doc.ReportTable("Levels", columns, rows, caption=words.say("rater levels"))


def cases(rubric: Rubric) -> list[doc.Block]:
    """The two cases, with their texts where the rubric holds them."""
    return [
        doc.FactList(
            tuple(
                (vignette.id, f"{vignette.title}. {vignette.text}" if vignette.text else vignette.title)
                for vignette in rubric.cases
            )
        ),
    ]


def drawn_document(key: Key, rubric: Rubric, seed: int, provenance: Provenance) -> doc.Document:
    """What was drawn, without the key."""
    first_size, second_size = key.halves()
    first_case, second_case = rubric.case_ids
    columns = (
        doc.ReportColumn("Half", width=0.6),
        doc.ReportColumn("People", "count"),
        doc.ReportColumn("Case before"),
        doc.ReportColumn("Case after"),
    )
    rows = (("1", first_size, first_case, second_case), ("2", second_size, second_case, first_case))
    steps = (
        "Before the training: give each person the case that the key says, on a paper that bears the answer's code and "
        "no other one. Likewise afterwards, with the other case.",
        "Keep the key to yourself. Raters get their own sheets and all papers, mixed.",
        phrase(
            "When both are done: {command}, with both sheets and the key.",
            command=Command("performance check", sign=""),
        ),
    )
    blocks: list[doc.Block] = [
        doc.Paragraph(
            f"{count(first_size + second_size, 'person', 'people')} and {count(len(key.answers), 'answer')} to come, "
            f"seed {seed}. Write the seed down: with it and the same codes anybody can draw again."
        ),
        doc.ReportTable("Halves", columns, rows),
        doc.Heading("What to do", 2),
        doc.Bullets(steps),
    ]
    return doc.Document("Cases drawn", blocks, rubric.rubric, footer=provenance_sentence(provenance))
