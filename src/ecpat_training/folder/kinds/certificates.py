"""Lists of certificates, which only a person can tell from a list of participants."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from ecpat_training.commands.training_files import ATTENDANCE, CERTIFICATES
from ecpat_training.core.finding import errors
from ecpat_training.folder.kind_parts.doubts import find_doubt
from ecpat_training.folder.kind_parts.kind import Column, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.lists import refuse_answers, roster_facts
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import StepProgress, after, step
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_DUE = 14  # days after a training by which certificates are issued


def certificates_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether the list of certificates holds as many people as came."""
    window, found_file = after(contents.end, 1, _DUE), contents.files.get(CERTIFICATES)
    if found_file is None:
        instruction: str = sentences(
            "issue them and their list:",
            phrase("{command}", command=Command("event certificates", contents.training.id)),
        )
        return step("certificates", window, board_date, StepProgress(False, False, "none", instruction))
    if problem := find_doubt(CERTIFICATES, found_file):
        return step("certificates", window, board_date, StepProgress(False, True, *problem))
    attendance_file = contents.files.get(ATTENDANCE)
    people = found_file.facts.people
    if not attendance_file or not attendance_file.facts.readable or not attendance_file.facts.attended:
        instruction = "the signed sheets come first: nobody gets one without a signature"
        return step(
            "certificates",
            window,
            board_date,
            StepProgress(False, True, f"{people} issued, nobody signed", instruction),
        )
    summary = f"{people} of {attendance_file.facts.attended}"
    if people > attendance_file.facts.attended:
        summary = f"{people} issued, {attendance_file.facts.attended} came"
        return step("certificates", window, board_date, StepProgress(False, True, summary, "take back those too many"))
    return step("certificates", window, board_date, StepProgress(people > 0, True, summary, "issue them"))


class Certificates(TrainingFileKind):
    """The list that ecpat wrote, or anybody's list of people who have one."""

    name = "certificates"
    place = 70
    files = (CERTIFICATES,)
    readings = (FileReading(CERTIFICATES),)
    columns = (Column("certificates", 110, "Certificates", certificates_step),)

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """How many people have a certificate."""
        from ecpat_training.event.certificates.reading.listed import count_certified_people
        from ecpat_training.roster.reading.file import ListFile, read_roster

        people = count_certified_people(path)
        if people is not None:
            return FileFacts(people=people)
        reading = read_roster(ListFile(path))
        refuse_answers(path, reading, context.instrument)
        return replace(roster_facts(reading.roster), unclear=len(errors(reading.findings)))


kind = Certificates()
