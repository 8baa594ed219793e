"""`ecpat survey draft --json`: what was drafted, and what a person has to decide."""

from ecpat_training.commands.public import Public
from ecpat_training.survey.model.draft import DraftScale, SurveyDraft, UnscoredColumn
from ecpat_training.survey.report.draft import open_lines


class DraftedScale(Public[DraftScale]):
    """A scale with the ids of its items; `answers` is null where they aren't numbers. `asked` is empty where all waves
    of the files have it."""

    keys = "id title kind=str(kind) items=items[].id answers=or_none(answers) asked because"

    def asked(self) -> tuple[str, ...]:
        return self.model.asked


class DraftedLeftOut(Public[UnscoredColumn]):
    """What isn't scored, where it stands, and why."""

    keys = "name where=place why"


class SurveyDraftResult(Public[SurveyDraft]):
    """The draft. `open` counts the lines of the file that wait for a person; `code` names the columns by which people
    are recognised, none where `code_because` says why; `alike` counts questions that only look like another file's."""

    keys = """
        instrument=id files open code=code.columns code_because=code.because scales not_scored alike left_out
    """
    parts = (DraftedScale, DraftedLeftOut)

    def open(self) -> int:
        return open_lines(self.model)

    def not_scored(self) -> tuple[str, ...]:
        draft = self.model
        return (*(item.question.name for item in draft.questions), *(question.name for question in draft.not_scored))

    def alike(self) -> int:
        return sum(item.question.alike is not None for item in self.model.items)
