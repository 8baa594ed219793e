"""A mapping file from a participant list: written once, corrected by a person, used for every later list."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.finding import errors
from ecpat_training.core.text import count
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.writing import PeopleBytes
from ecpat_training.roster.model.roster_map import RosterMap
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.mapping_draft import roster_map
from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.report.for_machines import RosterMapResult
from ecpat_training.roster.report.roster_map import map_document, mapping_yaml

ENDINGS = (".yaml", ".yml")


def map_roster(roster: ListFile, delivery: Delivery) -> Outcome:
    """`ecpat roster map`: writes how a list is read, for a person to correct.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the list is empty, or the earlier mapping can't be understood.
        UsageError, OutputError: a file can't be written there.
    """
    inputs = [roster.path, roster.words]
    delivery.check(inputs, renewed=find_mapping_beside(roster.path))
    decided_map = roster.decided()
    with progress_line(delivery, "reading the list"):
        mapped, reading = roster_map(roster.table(), decided_map)
    delivery.findings(errors(reading.findings))
    text, origin = PeopleBytes(mapping_yaml(mapped).encode()), provenance("ecpat roster map", inputs)
    delivery.document(map_document(mapped, origin), content_by_ending=dict.fromkeys(ENDINGS, text))
    delivery.data(lambda: RosterMapResult(mapped), errors(reading.findings), origin)
    return Outcome(exit_code(reading.findings), f"{count(mapped.open, 'line')} to decide.")


def words_of_list(roster: ListFile) -> RosterMap:
    """How a list is read, with what its people have decided; to be shown beside the list itself, since words that may
    be names of people are among it.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the list is empty, or the earlier mapping can't be understood.
    """
    return roster_map(roster.table(), roster.decided(), beside_list=True)[0]


def write_decided_words(roster: ListFile, choices: Mapping[tuple[str, str], str], trial: Path) -> bytes:
    """The mapping file of a list with what a person has chosen, by part and what is written there; words that may be
    names of people are in it only where they were chosen for. It is written to `trial` first and read from there, so
    that no file takes the list's place by which it can't be read.

    Raises:
        InputError, RefusedError: the list or its mapping file can't be read.
        ContentError: the list or its mapping file can't be understood, or a choice isn't one of its part.
    """
    shareable, _ = roster_map(roster.table(), roster.decided())
    chosen = words_of_list(roster).apply_choices(choices).drop_undecided(shareable)
    trial.write_bytes(mapping_yaml(chosen).encode())
    left_out_words = roster_map(roster.table(), read_mapping(trial))[0].left_out
    return PeopleBytes(mapping_yaml(replace(chosen, left_out=left_out_words)).encode())
