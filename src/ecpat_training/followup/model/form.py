"""The columns of the workbook into which typed forms go: those that the reader of commitments knows."""

from dataclasses import dataclass

from ecpat_training.commands.training_files import MONTHS
from ecpat_training.followup.model.commitment import MOST
from ecpat_training.values.participant import Role, StakeholderType
from ecpat_training.words.lists.commitment_words import STATUSES

_WIDE, _TEXT, _DATE = 16, 44, 13


@dataclass(frozen=True, slots=True)
class CommitmentFormColumn:
    """A column: its title, how wide it is, what to write, and the words to choose from, if it has any."""

    title: str
    wide: int
    instruction: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentForm:
    """What is asked of the people of a training: `chapters` are the manual's, by their titles."""

    training: str
    title: str
    people: int
    chapters: tuple[str, ...]

    @property
    def columns(self) -> tuple[CommitmentFormColumn, ...]:
        """Who, what they will do, and what became of it."""
        numbers = range(1, MOST + 1)
        statement_columns = [column for number in numbers for column in self._statement(number)]
        status_columns = [_status(month, number) for month in MONTHS for number in numbers]
        return (*_WHO, *statement_columns, *status_columns)

    def _statement(self, number: int) -> tuple[CommitmentFormColumn, ...]:
        return (
            CommitmentFormColumn(f"I will {number}", _TEXT, "As it stands on the form; a name is left out."),
            CommitmentFormColumn(f"By when {number}", _DATE, "A date such as 2005-11-12, or nothing."),
            CommitmentFormColumn(
                f"Chapter {number}", _WIDE * 2, "The chapter that it is about, or nothing.", self.chapters
            ),
        )


_WHO = (
    CommitmentFormColumn("Code", _WIDE, "The code on the form; never a name."),
    CommitmentFormColumn(
        "Stakeholder", _WIDE, "If known. The participant list says it too, where it has codes.", tuple(StakeholderType)
    ),
    CommitmentFormColumn("Side", _WIDE, "If known, as for the stakeholder.", tuple(Role)),
)


def _status(month: int, number: int) -> CommitmentFormColumn:
    instruction = f"What became of it after {month} months; nothing where nobody answered."
    return CommitmentFormColumn(f"Status at {month} months {number}", _WIDE, instruction, tuple(STATUSES))
