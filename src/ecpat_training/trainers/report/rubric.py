"""The paper on which an assessor marks a teach-back: a side for each trainer."""

from ecpat_training.documents import document as doc
from ecpat_training.programme.model.ladder import Ladder

BOX = "☐"
LEVELS = ("1 not yet", "2 with help", "3 alone", "4 could teach others")
CRITERIA = (
    "Knows the chapter, and says what isn't known",
    "Works with law enforcement and care at once, so that both learn from each other",
    "Lets people do something themselves, and keeps to the method",
    "Takes care of the group: no details of real cases, a way out of what is hard",
    "Keeps to the minutes, with materials ready",
    "Works as one of two: hands over, takes over, doesn't interrupt",
)
_ROW_CM = 1.3


def rubric_document(programme: str, rules: Ladder) -> doc.Document:
    """The paper. It holds no name: the trainer's code is written by hand."""
    columns = (doc.ReportColumn("What you see", width=5), *(doc.ReportColumn(level, centred=True) for level in LEVELS))
    form_columns = (
        doc.ReportColumn("Trainer's code"),
        doc.ReportColumn("Session"),
        doc.ReportColumn("Language"),
        doc.ReportColumn("Date"),
        doc.ReportColumn("Assessor's code"),
    )
    instructions = (
        "Watch one session that the trainer teaches back. Tick one box a row, without talking to another assessor. "
    )
    instructions += f"A certificate needs {rules.assessors} of these."
    if rules.assessors == 1:
        instructions = "Watch one session that the trainer teaches back. Tick one box a row."
    blocks: list[doc.Block] = [
        doc.Paragraph(instructions),
        doc.Form("Teach-back", form_columns, (("",) * len(form_columns),)),
        doc.Heading("What you see", 2),
        doc.Form("Levels", columns, tuple((criterion, *(BOX for _ in LEVELS)) for criterion in CRITERIA), _ROW_CM),
        doc.PenQuestion("The level as a whole", "Your judgement, no mean of the rows.", LEVELS),
        doc.PenQuestion("Result", "", ("passed", "repeat", "failed")),
        doc.Heading("One thing that went well, one to work on", 2),
        doc.BlankLines(3),
        doc.Paragraph(
            "Write the level as a whole under Assessor 1 or Assessor 2 of trainers.xlsx, and the result under Result.",
            "quiet",
        ),
    ]
    return doc.Document("Teach-back: the assessor's rubric", blocks, programme, one_page=True)
