"""The lists of a programme's folder, where a line names none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.donor.counting.signed import merge_signed_people
from ecpat_training.donor.reading.programme_folder import lists_of_folder
from ecpat_training.donor.workflows.files import DonorFiles
from ecpat_training.programme.model.programme import Programme
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.workflows.lists import ReadLists
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import phrase


def find_lists(
    files: DonorFiles, path: Path | None, programme: Programme | None, delivery: Delivery
) -> tuple[DonorFiles, tuple[Finding, ...]]:
    """(the files with the lists of the programme's folder, findings about lists that are missing).

    Raises:
        UsageError: there is no programme, its folder has no list, or a training has several of one kind.
    """
    hint = "Name the participant lists, or go to the programme's folder."
    if path is None or programme is None:
        message = "no list is named, and there is no programme whose folder could have them."
        raise UsageError.because("donor.nothing-named", message, hint=hint)
    folder_lists = lists_of_folder(path, programme)
    if not folder_lists.lists:
        message = "no list is named, and no training has a participant list or an attendance list in the folder."
        raise UsageError.because("donor.nothing-named", message, location=Location(visible(str(path))), hint=hint)
    for training_lists in folder_lists.lists:
        suffix = (
            f", with {visible(training_lists.participant_list.name)} beside it"
            if training_lists.participant_list
            else ""
        )
        delivery.say(f"List of {training_lists.training}: {visible(str(training_lists.main))}{suffix}.")
    lists = replace(files.lists, paths=tuple(training_list.main for training_list in folder_lists.lists))
    return replace(
        files,
        lists=lists,
        participant_lists=tuple(training_list.participant_list for training_list in folder_lists.lists),
    ), folder_lists.findings


def add_listed_people(lists: ReadLists, files: DonorFiles) -> tuple[ReadLists, list[Finding]]:
    """(the lists, signed ones with what the participant lists beside them say of people; findings about people who
    aren't on these). Lists of a programme's folder are called by their training, as all have the same name.

    Raises:
        InputError, RefusedError, ContentError: a participant list can't be read.
    """
    if not files.participant_lists:
        return lists, []
    list_readings = [*lists.readings]
    findings: list[Finding] = []
    for index, path in enumerate(files.participant_lists):
        if path is not None:
            list_reading = read_roster(ListFile(path, files.lists.encoding, None, files.lists.mapping))
            signed_match = merge_signed_people(
                list_readings[index].roster.participants, list_reading.roster.participants
            )
            signed_roster = list_readings[index].roster.model_copy(update={"participants": signed_match.people})
            list_readings[index] = replace(list_readings[index], roster=signed_roster)
            findings += _unlisted_findings(signed_match.unknown_people, path)
    labels = (f"{path.absolute().parent.name}/{path.name}" for path in files.lists.paths)
    return ReadLists(tuple(map(visible, labels)), tuple(list_readings)), findings


def _unlisted_findings(unlisted_people: Sequence[Participant], path: Path) -> Iterator[Finding]:
    if unlisted_people:
        location, *further_locations = (person.where for person in unlisted_people)
        message = phrase(
            "{rows} {rows:row of the signed list is|rows of the signed list are} nobody's on {file}, by code, e-mail or"
            " name.",
            rows=len(unlisted_people),
            file=visible(path.name),
        )
        hint = "They count with what the signed list says of them; please look whether a name is spelled otherwise."
        yield Finding("donor.not-listed", Severity.WARNING, message, location, hint, tuple(further_locations))
