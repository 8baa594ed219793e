"""What a handbook is made from: the chapters that are printed, and what of their texts isn't translated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ecpat_training.core.record import record
from ecpat_training.documents.wording import Wording
from ecpat_training.programme.model.chapter import Chapter, Session, TrainingKind
from ecpat_training.programme.model.programme import Programme

DEFAULT_KIND: TrainingKind = "training"


@record
class Untranslated:
    """A part of the programme that lacks texts in the language: where, by its id, and which."""

    where: str
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Handbook:
    """The programme in the language of the book, the chapters that are printed, what isn't translated, the words of the
    language, and the day of printing."""

    programme: Programme
    chapters: tuple[Chapter, ...]
    untranslated: tuple[Untranslated, ...]
    words: Wording
    texts: str
    on: date

    @property
    def sessions(self) -> list[Session]:
        """The sessions of these chapters, in their order."""
        return [session for chapter in self.chapters for session in chapter.sessions]


def chapters_of(programme: Programme, chapter_kinds: Sequence[TrainingKind]) -> tuple[Chapter, ...]:
    """The chapters that any of these kinds of training uses; without a kind those of trainings, or all where no chapter
    is for trainings."""
    wanted_kinds = set(chapter_kinds or (DEFAULT_KIND,))
    chosen_chapters = tuple(chapter for chapter in programme.manual if wanted_kinds & set(chapter.used_in))
    return chosen_chapters if chosen_chapters or chapter_kinds else programme.manual
