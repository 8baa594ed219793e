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


def answers_found(
    path: Path | None, programme: Programme | None, template: DonorTemplate, delivery: Delivery
) -> FolderAnswers:
    """The answers that the template's indicators count, in the folders of the trainings; which files they are is told.

    Raises:
        UsageError: a training has several newest files of one kind.
        InputError, RefusedError, ContentError: the questionnaire can't be read.
    """
    if path is None or programme is None:
        return FolderAnswers()
    found = answers_of_folder(path, programme, [one.counts for one in template.indicators])
    for file in found.files:
        delivery.say(f"Answers: {visible(str(file))}.")
    return found


def beside_numbers(answers: FolderAnswers, heads: Sequence[HeadCount]) -> tuple[tuple[HeadCount, ...], list[Finding]]:
    """(the answers of the folder that count beside typed numbers, findings). Trainings of which somebody typed how
    many answered are left out: the same people would count twice."""
    typed = {(one.training.id, one.counts): one for one in heads if one.answered is not None}
    twice = {(one.training.id, one.counts): one for one in answers.counts} & typed.keys()
    findings = [*answers.findings]
    for training, counts in sorted(twice):
        what = (
            f"`{counts}` of {training} is in {typed[training, counts].file}, and answers are in its folder: the typed "
        )
        what += "number counts, and the answers don't."
        hint = "Please delete the row if the answers are complete."
        where = Location(typed[training, counts].file)
        findings.append(Finding("donor.answers-typed", Severity.WARNING, what, where, hint))
    kept = tuple(one for one in answers.counts if (one.training.id, one.counts) not in twice)
    return kept, findings


def more_than_came(all_: Countable) -> Iterator[Finding]:
    """The trainings of which more people answered than took part."""
    came: Counter[str] = Counter(one.training.id for one in all_.rows)
    answered: Counter[tuple[str, str]] = Counter()
    files: dict[tuple[str, str], str] = {}
    for one in all_.heads:
        if one.answered is not None:
            answered[one.training.id, one.counts] += one.answered
            files.setdefault((one.training.id, one.counts), one.file)
        elif one.counts == "took part":
            came[one.training.id] += one.number
    for (training, counts), number in sorted(answered.items()):
        if 0 < came[training] < number:
            what = f"{number} people of {training} answered what `{counts}` goes by, and {came[training]} took part."
            hint = "Please look for answers that were given twice, or of another training; or complete the list."
            where = Location(files[training, counts])
            yield Finding("donor.answers-more", Severity.WARNING, what, where, hint)
