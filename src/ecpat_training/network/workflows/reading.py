"""Which network each file holds, with the list of the people who were asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, provenance
from ecpat_training.commands.training_files import PARTICIPANTS, newest_versions
from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.documents.provenance import Provenance
from ecpat_training.files.opening import display_name
from ecpat_training.network.model.network import WaveNetwork
from ecpat_training.network.options import NetworkFiles
from ecpat_training.network.reading.network import read_network
from ecpat_training.network.reading.people import By, PeopleAsked, people_asked
from ecpat_training.network.reading.places import NetworkPlace
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences


@dataclass
class ReadNetworks:
    """The networks in the order of the places, every file that was read, and what was remarked."""

    networks: list[WaveNetwork] = field(default_factory=list)
    inputs: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_networks(places: Sequence[NetworkPlace], delivery: Delivery, request: NetworkFiles) -> ReadNetworks:
    """Reads the files, and of each the list that is named, or lies in its folder. Findings are told.

    Raises:
        InputError, RefusedError, ContentError: a file can't be read.
        UsageError, OutputError: something can't be written.
    """
    read_result, lists = ReadNetworks(), {}
    participants = request.participants
    for place in places:
        path = participants or _neighbouring_participant_list(place.path)
        if path is not None and path not in lists:
            lists[path] = _people(path, request.by, read_result, is_named=participants is not None)
    read_result.inputs = [*(place.path for place in places), *lists]
    delivery.check(read_result.inputs)
    for place in places:
        path = participants or _neighbouring_participant_list(place.path)
        network = read_network(place, lists[path] if path is not None else None, encoding=request.encoding)
        read_result.networks.append(network)
        read_result.findings += network.findings
        if path is None:
            message = "without a list of participants nobody knows who didn't answer, and no sector is known."
            hint = phrase(
                "Please name the list with {participants}, or put it beside the file as participants.xlsx.",
                participants=Option("--participants"),
            )
            read_result.findings.append(
                Finding("network.no-list", Severity.WARNING, message, Location(network.file), hint)
            )
    read_result.findings = list(dict.fromkeys(read_result.findings))
    delivery.findings(read_result.findings)
    return read_result


def network_provenance(command: str, inputs: Sequence[Path], seed: int, *, publish: bool) -> Provenance:
    """How a report came to be; of a published one without the digests of its files: who knows what all others answered
    could try what the last one did."""
    origin = provenance(command, inputs, seed=seed)
    return origin.omit_digests({path.name for path in inputs}) if publish else origin


def refuse_graphs(delivery: Delivery, endings: Sequence[str], network_count: int, *, publish: bool) -> None:
    """Refuses files that hold ties where they must not be, or where one file can't hold them.

    Raises:
        UsageError: such a file is asked for, and is to be published; or there are several networks.
    """
    graph_paths = [path for path in delivery.paths if path.suffix.lower() in endings]
    if graph_paths and publish:
        message = phrase("{file} would hold who names whom, which is never published.", file=graph_paths[0].name)
        raise UsageError.because(
            "network.publish", message, hint=phrase("Leave out {publish}, or that file.", publish=Option("--publish"))
        )
    if graph_paths and network_count > 1:
        message = phrase(
            "{file} holds one network, and {files} files are read.", file=graph_paths[0].name, files=network_count
        )
        raise UsageError.because("network.one-graph", message, hint="Name one file.")


def _neighbouring_participant_list(path: Path) -> Path | None:
    files = newest_versions(path.absolute().parent, PARTICIPANTS)
    return path.parent / files[0].name if len(files) == 1 else None


def _people(path: Path, sector_source: By | None, read_result: ReadNetworks, *, is_named: bool) -> PeopleAsked | None:
    """A list that nobody named and that can't be read is told, and the network read without it."""
    try:
        people = people_asked(path, sector_source)
    except ContentError as problem:
        if is_named:
            raise
        code = problem.findings[0].code if problem.findings else "input.unreadable"
        message = phrase("the participant list can't be read ({code}); codes aren't compared with it.", code=code)
        hint = sentences("Please correct it;", phrase("{command} says more.", command=Command("roster check")))
        read_result.findings.append(
            Finding("network.list", Severity.WARNING, message, Location(display_name(path)), hint)
        )
        return None
    read_result.findings += [finding for finding in people.findings if finding.severity is not Severity.NOTE]
    return people
