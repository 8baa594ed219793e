"""What people answered, from a programme's folder: told, kept apart from numbers that somebody typed, and compared with
how many took part."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.donor.counting.figures import Countable
from ecpat_training.donor.model.entry import HeadCount
from ecpat_training.donor.model.template import DonorTemplate
from ecpat_training.donor.reading.folder_answers import FolderAnswers, answers_of_folder
from ecpat_training.programme.model.programme import Programme
from ecpat_training.words.catalogue.message import phrase


def find_answers(
    path: Path | None, programme: Programme | None, template: DonorTemplate, delivery: Delivery
) -> FolderAnswers:
    """The answers that the template's indicators count, in the folders of the trainings; which files they are is told.

    Raises:
        UsageError: a training has several newest files of one kind.
        InputError, RefusedError, ContentError: the questionnaire can't be read.
    """
    if path is None or programme is None:
        return FolderAnswers()
    answers = answers_of_folder(path, programme, [indicator.counts for indicator in template.indicators])
    for file in answers.files:
        delivery.say(f"Answers: {visible(str(file))}.")
    return answers


def answers_without_typed(
    answers: FolderAnswers, head_counts: Sequence[HeadCount]
) -> tuple[tuple[HeadCount, ...], list[Finding]]:
    """(the answers of the folder that count beside typed numbers, findings). Trainings of which somebody typed how
    many answered are left out: the same people would count twice."""
    typed_counts = {
        (head_count.training.id, head_count.counts): head_count
        for head_count in head_counts
        if head_count.answered is not None
    }
    twice_keys = {
        (head_count.training.id, head_count.counts): head_count for head_count in answers.counts
    } & typed_counts.keys()
    findings = [*answers.findings]
    for training, counts in sorted(twice_keys):
        message = phrase(
            "`{counts}` of {training} is in {file}, and answers are in its folder: the typed number counts, and the"
            " answers don't.",
            counts=counts,
            training=training,
            file=typed_counts[training, counts].file,
        )
        hint = "Please delete the row if the answers are complete."
        location = Location(typed_counts[training, counts].file)
        findings.append(Finding("donor.answers-typed", Severity.WARNING, message, location, hint))
    remaining_counts = tuple(
        head_count for head_count in answers.counts if (head_count.training.id, head_count.counts) not in twice_keys
    )
    return remaining_counts, findings


def surplus_answers(counting_data: Countable) -> Iterator[Finding]:
    """The trainings of which more people answered than took part."""
    came_by_training: Counter[str] = Counter(row.training.id for row in counting_data.rows)
    answered_by_key: Counter[tuple[str, str]] = Counter()
    files: dict[tuple[str, str], str] = {}
    for head_count in counting_data.head_counts:
        if head_count.answered is not None:
            answered_by_key[head_count.training.id, head_count.counts] += head_count.answered
            files.setdefault((head_count.training.id, head_count.counts), head_count.file)
        elif head_count.counts == "took part":
            came_by_training[head_count.training.id] += head_count.number
    for (training, counts), number in sorted(answered_by_key.items()):
        if 0 < came_by_training[training] < number:
            message = phrase(
                "{number} people of {training} answered what `{counts}` goes by, and {came} took part.",
                number=number,
                training=training,
                counts=counts,
                came=came_by_training[training],
            )
            hint = "Please look for answers that were given twice, or of another training; or complete the list."
            location = Location(files[training, counts])
            yield Finding("donor.answers-more", Severity.WARNING, message, location, hint)
