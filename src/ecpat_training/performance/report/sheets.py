"""What raters score with a pen, and what the coordinator is told of the draw."""

from ecpat_training.core.text import count
from ecpat_training.documents.document import (
    Block,
    Bullets,
    Document,
    FactList,
    Form,
    Heading,
    Paragraph,
    ReportColumn,
    ReportTable,
)
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.performance.model.key import Key
from ecpat_training.performance.model.rubric import Rubric
from ecpat_training.performance.report.raters import answers_of

BOX = "☐"
HOW = (
    "Read an answer as a whole, then give each criterion one level. Score alone: don't talk to the other rater "
    "before both are done. You see neither who answered nor when. Leave a row empty where there is no such answer."
)
TALKED = (
    "Only for scores that the report lists under To talk over: the level on which both raters settled. Leave every "
    "other cell empty. Nobody changes a score in a rater's own sheet: agreement is measured before raters talk."
)
_ROW_CM = 0.9


def pen_sheet(key: Key, rubric: Rubric, rater: str) -> Document:
    """The sheet of one rater: the levels in words, then a row for each answer."""
    columns = (
        ReportColumn("Answer", width=1.1),
        ReportColumn("Case", width=0.6, centred=True),
        *(ReportColumn(f"{at} {one.title}", width=2, centred=True) for at, one in enumerate(rubric.criteria, 1)),
    )
    rows = tuple(
        (
            one.blind,
            one.case,
            *("   ".join(f"{BOX} {level}" for level in range(len(criterion.levels))) for criterion in rubric.criteria),
        )
        for one in answers_of(key, rater)
    )
    blocks: list[Block] = [Paragraph(HOW), levels_table(rubric), *cases(rubric), Heading("Answers", 1)]
    blocks.append(Form("Scores", columns, rows, _ROW_CM, flowing=True))
    return Document(f"{rubric.rubric}: {rater}", blocks, "Tick one box in each column.", landscape=True)


def levels_table(rubric: Rubric) -> ReportTable:
    """What each level of each criterion is."""
    most = max(len(one.levels) for one in rubric.criteria)
    columns = (ReportColumn("Criterion", width=1.4), *(ReportColumn(str(level), width=1.6) for level in range(most)))
    rows = tuple(
        (f"{at} {one.title}", *one.levels, *("" for _ in range(most - len(one.levels))))
        for at, one in enumerate(rubric.criteria, 1)
    )
    return ReportTable("Levels", columns, rows, caption="What each number of points means")


def cases(rubric: Rubric) -> list[Block]:
    """The two cases, with their texts where the rubric holds them."""
    return [
        FactList(tuple((one.id, f"{one.title}. {one.text}" if one.text else one.title) for one in rubric.cases)),
    ]


def drawn_document(key: Key, rubric: Rubric, seed: int, made: Provenance) -> Document:
    """What was drawn, without the key."""
    first, second = key.halves()
    one, other = rubric.case_ids
    columns = (
        ReportColumn("Half", width=0.6),
        ReportColumn("People", "count"),
        ReportColumn("Case before"),
        ReportColumn("Case after"),
    )
    rows = (("1", first, one, other), ("2", second, other, one))
    steps = (
        "Before the training: give each person the case that the key says, on a paper that bears the answer's code and "
        "no other one. Likewise afterwards, with the other case.",
        "Keep the key to yourself. Raters get their own sheets and all papers, mixed.",
        "When both are done: ecpat performance check, with both sheets and the key.",
    )
    blocks: list[Block] = [
        Paragraph(
            f"{count(first + second, 'person', 'people')} and {count(len(key.answers), 'answer')} to come, "
            f"seed {seed}. Write the seed down: with it and the same codes anybody can draw again."
        ),
        ReportTable("Halves", columns, rows),
        Heading("What to do", 2),
        Bullets(steps),
    ]
    return Document("Cases drawn", blocks, rubric.rubric, footer=made_by(made))
