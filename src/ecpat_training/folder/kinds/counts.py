"""Counts of answers, which partners who count at home send in place of them."""

from pathlib import Path

from ecpat_training.commands.training_files import COUNTS, TrainingFile, counts_file_of
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import listing
from ecpat_training.folder.kind_parts.kind import Dated, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.words.catalogue.message import Option, phrase, sentences


class Counts(TrainingFileKind):
    """A file of counts, of which a training may have one for each partner."""

    name = "counts"
    place = 100
    files = (COUNTS,)
    endings = (".json",)
    order = 20
    looked_for = "a file of counts"
    gives_answers = True

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """By its reader."""
        try:
            people_by_wave = _count_answers(file.path)
        except EcpatError:
            return None
        counts_text = listing([f"{people} {wave}" for wave, people in people_by_wave])
        reason = f"it holds counts and no people, of answers: {counts_text}"
        return RecognisedFile("counts", reason, people=max(dict(people_by_wave).values()))

    def target(self, file: Path, recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
        """One that names its partner keeps its name."""
        return counts_file_of(file.name), ""

    def asked_of_second(self, file: TrainingFile, existing: str) -> str:
        """Whether it is another partner's, whose name it lacks, or the same answers counted again."""
        if file != COUNTS:
            return ""
        return sentences(
            phrase(
                "{file} is there already. Where another partner counted, call the new file counted-PARTNER.json and "
                "both are added up;",
                file=existing,
            ),
            phrase(
                "where the same answers are counted again, add it with {as_option:`}",
                as_option=Option("--as", "counted"),
            ),
        )

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """How many answered, by the wave."""
        return FileFacts(counted=_count_answers(path))


def _count_answers(path: Path) -> tuple[tuple[str, int], ...]:
    """(wave, number of people who answered) of each wave in a file of counts, waves in their order.

    Raises:
        EcpatError: the file can't be opened, or is no file of counts.
    """
    from ecpat_training.effect.workflows.from_counts import read_counts
    from ecpat_training.survey.instrument.item import WAVES

    (file,) = read_counts([path])
    answers = {
        wave: side.answers
        for comparison in file.counts
        for wave, side in zip((comparison.before, comparison.after), comparison.sides, strict=True)
    }
    return tuple((wave, answers[wave]) for wave in WAVES if wave in answers)


kind = Counts()
