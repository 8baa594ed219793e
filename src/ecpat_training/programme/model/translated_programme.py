"""A programme in another language, and what of its texts isn't there in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ecpat_training.core.text import count
from ecpat_training.programme.model.chapter import Chapter, Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.references import DataPath
from ecpat_training.programme.model.training import SeriesTraining, Training
from ecpat_training.programme.model.translation import ChapterTexts, ProgrammeTranslation, SessionTexts

ProgrammePart = Literal["programme", "training", "chapter", "session"]


@dataclass(frozen=True, slots=True)
class TextGap:
    """What one part of a programme lacks in a language: `missing` names the texts for which the original stands in,
    `unlike` the lists that are there with another length than the original. `path` is where the texts should stand."""

    part: ProgrammePart
    id: str
    path: DataPath
    missing: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


def in_language(programme: Programme, language: str) -> tuple[Programme, tuple[TextGap, ...]]:
    """Returns the programme with its texts in a language, and the gaps: texts that are missing in it.

    In the programme's own language nothing is missing. Trainings of a series become events; whoever writes a training
    that has no title names it.
    """
    if language == programme.language:
        return programme, ()
    writer = _Translator(("translations", language), programme.translations.get(language, ProgrammeTranslation()))
    heading: dict[str, object] = {"programme": writer.title(programme), "language": language}
    heading["funders"] = writer.translate_names("funders", programme.id, programme.funders, writer.texts.funders)
    heading["objectives"] = writer.objectives(programme)
    heading["tracks"] = tracks = writer.translate_names("tracks", programme.id, programme.tracks, writer.texts.tracks)
    track_translations = dict(zip(programme.tracks, tracks, strict=False))
    events = tuple(writer.training(training) for training in programme.list_trainings())
    translated_chapters = tuple(
        writer.chapter(chapter).model_copy(
            update={"sessions": tuple(writer.session(session, track_translations) for session in chapter.sessions)}
        )
        for chapter in programme.manual
    )
    heading["goals"] = tuple(
        goal.model_copy(update={"goal": writer.texts.goals.get(goal.id) or goal.goal}) for goal in programme.goals
    )
    update = {**heading, "events": events, "trainings": None, "manual": translated_chapters}
    return programme.model_copy(update=update), tuple(writer.gaps)


@dataclass
class _Translator:
    """Puts texts in the place of the originals and notes what is missing."""

    path: DataPath
    texts: ProgrammeTranslation
    gaps: list[TextGap] = field(default_factory=list)

    def title(self, programme: Programme) -> str:
        if not self.texts.programme:
            self.gaps.append(TextGap("programme", programme.id, (*self.path, "programme"), ("title",)))
        return self.texts.programme or programme.programme

    def translate_names(
        self, key: str, id_: str, originals: tuple[str, ...], texts: tuple[str | None, ...]
    ) -> tuple[str, ...]:
        """Names of the programme, such as those of its funders, which may stay as they are."""
        untranslated_names: list[str] = []
        unlike_lengths: list[str] = []
        names = _list(key, originals, texts, untranslated_names.append, unlike_lengths.append)
        if unlike_lengths:
            self.gaps.append(TextGap("programme", id_, (*self.path, key), unlike=tuple(unlike_lengths)))
        return names

    def objectives(self, programme: Programme) -> tuple[str, ...]:
        return self._objectives("programme", programme.id, programme.objectives, self.texts.objectives, ("objectives",))

    def _objectives(
        self,
        programme_part: ProgrammePart,
        id_: str,
        originals: tuple[str, ...],
        texts: tuple[str | None, ...],
        path: DataPath,
    ) -> tuple[str, ...]:
        missing_names: list[str] = []
        unlike_lengths: list[str] = []
        translated_objectives = _list("objectives", originals, texts, missing_names.append, unlike_lengths.append)
        if missing_names or unlike_lengths:
            self.gaps.append(
                TextGap(programme_part, id_, (*self.path, *path), tuple(missing_names), tuple(unlike_lengths))
            )
        return translated_objectives

    def training(self, training: Training) -> Training:
        path: DataPath = ("training objectives", training.id)
        texts = self.texts.training_objectives.get(training.id, ())
        objectives = self._objectives("training", training.id, training.objectives, texts, path)
        training = training.model_copy(update={"objectives": objectives})
        title = self.texts.trainings.get(training.id)
        if title:
            return training.with_title(title)
        if isinstance(training, SeriesTraining):
            return training
        self.gaps.append(TextGap("training", training.id, (*self.path, "trainings", training.id), ("title",)))
        return training

    def chapter(self, chapter: Chapter) -> Chapter:
        texts = self.texts.chapters.get(chapter.chapter, ChapterTexts())
        missing_fields = [] if texts.title else ["title"]
        missing_fields += [] if texts.aim or not chapter.aim else ["aim"]
        if missing_fields:
            path = (*self.path, "chapters", chapter.chapter)
            self.gaps.append(TextGap("chapter", chapter.chapter, path, tuple(missing_fields)))
        return chapter.model_copy(update={"chapter": texts.title or chapter.chapter, "aim": texts.aim or chapter.aim})

    def session(self, session: Session, track_names: Mapping[str, str]) -> Session:
        texts = self.texts.sessions.get(session.id, SessionTexts())
        missing_fields = [] if texts.title else ["title"]
        missing_fields += [] if texts.goal or not session.goal else ["goal"]
        missing_fields += [] if texts.notes or not session.notes else ["notes"]
        unlike_lengths: list[str] = []
        lists = {
            name: _list(name, originals, translated_texts, missing_fields.append, unlike_lengths.append)
            for name, originals, translated_texts in (
                ("steps", session.steps, texts.steps),
                ("materials", session.materials, texts.materials),
                ("handouts", session.handouts, texts.handouts),
            )
        }
        if missing_fields or unlike_lengths:
            path = (*self.path, "sessions", session.id)
            self.gaps.append(TextGap("session", session.id, path, tuple(missing_fields), tuple(unlike_lengths)))
        return session.model_copy(
            update={
                "title": texts.title or session.title,
                "goal": texts.goal or session.goal,
                "notes": texts.notes or session.notes,
                "track": track_names.get(session.track, session.track),
                **lists,
            }
        )


def _list(
    name: str,
    originals: Sequence[str],
    translated_texts: Sequence[str | None],
    report_missing: Callable[[str], None],
    report_mismatch: Callable[[str], None],
) -> tuple[str, ...]:
    """The entries in the other language. Of a list of another length nobody can tell which entry is missing: it is
    taken as it is."""
    noun = name.removesuffix("s")
    if not any(translated_texts):
        if originals:
            report_missing(name)
        return tuple(originals)
    if len(translated_texts) != len(originals):
        report_mismatch(f"{count(len(translated_texts), noun)} where the original has {len(originals)}")
        return tuple(text for text in translated_texts if text)
    absent_count = sum(not text for text in translated_texts)
    if absent_count:
        report_missing(f"{absent_count} of {count(len(originals), noun)}")
    return tuple(text or original for text, original in zip(translated_texts, originals, strict=True))
