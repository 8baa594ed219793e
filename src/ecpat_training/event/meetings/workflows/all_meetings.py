"""The decisions of all expert meetings of a programme, from the minutes in its folder."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.file_lookup import find_training_file
from ecpat_training.commands.training_files import DECISIONS
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding
from ecpat_training.event.meetings.judgement import judge
from ecpat_training.event.meetings.model.standing import DecisionStanding
from ecpat_training.event.meetings.reading.minutes import read_minutes
from ecpat_training.event.meetings.workflows.decisions import meeting_in_folder
from ecpat_training.programme.model.programme import Programme


class AllDecisions(NamedTuple):
    """What was decided, by the ids of meetings; the minutes that were read; and those that can't be read."""

    standings: tuple[tuple[str, DecisionStanding], ...]
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def read_all_decisions(programme: Programme, file: Path, reference_date: date) -> AllDecisions:
    """The decisions of every meeting that has minutes, as they stand on a day; `file` is the programme's.

    What is asked of minutes is told by `ecpat event minutes`, not here.
    """
    standings, files, findings = [], [], list[Finding]()
    for training in programme.list_trainings():
        if training.kind != "expert meeting":
            continue
        try:
            path = find_training_file(DECISIONS, training.id, file, "Take one of them away", quiet=True)
            if path is not None:
                meeting = meeting_in_folder(programme, file, training)
                standings.append((training.id, judge(read_minutes(path, meeting), meeting.quorum, reference_date)))
                files.append(path)
        except EcpatError as error:
            findings += error.findings
    return AllDecisions(tuple(standings), tuple(files), tuple(findings))
