"""Who trains, in the cells of an agenda: codes as people write them, and names that are none of a trainer's."""

from collections.abc import Iterator
from itertools import islice

from ecpat_training.agenda.reading.row_names import RowNamesOfTraining, has_remark, split_trainer_names
from ecpat_training.agenda.reading.row_times import TimedRow
from ecpat_training.agenda.reading.words import OUTSIDE_PERSON, AgendaWords, UnknownWord, write_words_hint
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.files.table import CellValue
from ecpat_training.programme.model.chapter import Session
from ecpat_training.words.catalogue.message import names_hint, phrase, sentences
from ecpat_training.words.lists.agenda_headers import AgendaField

MOST_TRAINERS = 100
PEOPLE: tuple[AgendaField, ...] = ("trainers", "lead", "second")


class TrainerCells:
    """Reads cells of trainers by the names of a training, and by what a person has decided on others. What is to be
    said of a cell goes to `findings`."""

    def __init__(self, names: RowNamesOfTraining, words: AgendaWords, findings: list[Finding]) -> None:
        self.names, self.words, self.findings = names, words, findings
        self._unknown: dict[int, tuple[UnknownWord, int, int]] = {}  # with their places in the cells

    def of(self, timed_row: TimedRow, session: Session | None) -> Iterator[str]:
        """The codes of those who train in a row; whom nobody knows is gathered, who is of outside left out."""
        row = timed_row.row
        for name in PEOPLE:
            text = self.names.speakers.remove_speakers(_cell_text(row.value(name)), session)
            tokens = list(islice(split_trainer_names(self.names.replace_names_by_codes(text)), MOST_TRAINERS + 1))
            if has_remark(text):
                message: str = "the text in brackets in this cell was not read."
                self.findings.append(Finding("agenda.beside-trainers", Severity.WARNING, message, row.where(name)))
            if len(tokens) > MOST_TRAINERS:
                message = phrase("this cell names more than {most} trainers.", most=MOST_TRAINERS)
                hint = "Please name those who train."
                self.findings.append(Finding("agenda.trainer", Severity.ERROR, message, row.where(name), hint))
                continue
            tokens = [self.names.code(token) or self.words.meaning("trainers", token) or token for token in tokens]
            for position, token in enumerate(tokens, start=1):
                if token == OUTSIDE_PERSON or token in self.names.codes:
                    continue
                word = UnknownWord(token, row.where(name), self.names.near_trainer(token))
                is_new_word = self.words.ask("trainers", word, timed_row.title)
                if is_new_word and not self.names.is_like_a_code(token):  # the words may be somebody's name
                    self._unknown[id(word)] = (word, position, len(tokens))
            yield from (token for token in tokens if token != OUTSIDE_PERSON and self.names.is_like_a_code(token))

    def report_unknown_trainers(self) -> Iterator[Finding]:
        """An error for each name that is none of a trainer's, with how often it stands; to be asked at the end."""
        for word, position, names in self._unknown.values():
            message: str = "this is no code of a trainer."
            if names > 1:
                message = phrase(
                    "name {numbers} of the {names} in this cell is no code of a trainer.", numbers=position, names=names
                )
            if further_count := len(word.titles) - 1:
                more_sentence = phrase("It stands in {n:,} more {n:session|sessions}.", n=further_count)
                message = sentences(message, more_sentence)
            hint = names_hint(None, self.names.codes) if self.names.codes else "The programme names none."
            yield Finding(
                "agenda.trainer",
                Severity.ERROR,
                message,
                word.where,
                sentences(write_words_hint(word.where.file), hint),
            )


def _cell_text(value: CellValue) -> str:
    """A text with its line breaks, which part names."""
    return value if isinstance(value, str) else "" if value is None else str(value)
