"""`ecpat roster join`: the lists of several senders as one, nobody lost and nobody merged unless somebody says so."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count as numbers
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold
from ecpat_training.files.hashing import sha256
from ecpat_training.files.writing import STDOUT
from ecpat_training.roster.matching.decisions import read_decisions
from ecpat_training.roster.matching.persons import Partition, partition
from ecpat_training.roster.matching.proposals import Proposals, proposals, salt_of
from ecpat_training.roster.model.joined import REMARKS, JoinedLists, JoinedPiece, JoinedRow, NotJoined
from ecpat_training.roster.model.same_person import DecidedPair, Pair
from ecpat_training.roster.reading.piece import ID, ORDER, cells_of_piece, has_halves
from ecpat_training.roster.reading.written import as_written
from ecpat_training.roster.report.for_machines import RosterJoinResult
from ecpat_training.roster.report.join import build_joined_table, build_joined_workbook, join_document, write_headline
from ecpat_training.roster.report.list_files import list_as_csv
from ecpat_training.roster.workflows.lists import ListFiles, ReadLists, read_lists
from ecpat_training.roster.workflows.match import accept_pair, findings_of_lists, refuse_clashing
from ecpat_training.words.catalogue.message import Option, phrase

ENDINGS = (".csv",)
_OTHER_ID = "ID in the list"


def roster_join(
    files: ListFiles, delivery: Delivery, *, decisions: Path | None = None, accept_certain: bool = False
) -> Outcome:
    """Joins lists: each person of each list in one row, with the place that they come from.

    Raises:
        UsageError: fewer than two lists, or one list twice.
        InputError, RefusedError: a file can't be read.
        ContentError: a file isn't a list, or decisions contradict each other.
    """
    if len(files.paths) < 2:
        raise UsageError.because("usage.one-list", "there is only one list.", hint="Name two lists or more.")
    inputs = [*files.paths, *(path for path in (decisions, *files.words) if path)]
    delivery.check(inputs)
    decided_pairs, findings = read_decisions(decisions) if decisions else ((), [])
    lists = read_lists(files)
    salt = decided_pairs[0].salt if decided_pairs else salt_of(sha256(path) for path in files.paths if path != STDOUT)
    proposals_found = proposals([reading.roster.participants for reading in lists.readings], decided_pairs, salt)
    if accept_certain:
        proposals_found = replace(proposals_found, pairs=tuple(map(accept_pair, proposals_found.pairs)))
    entries = [number for number, reading in enumerate(lists.readings) for _ in reading.roster.participants]
    people = partition(entries, proposals_found.pairs)
    refuse_clashing(_places(lists), people)
    joined_lists = _join_people(files, lists, proposals_found, people)
    findings = [*findings, *findings_of_lists(lists.readings)]
    if joined_lists.open:
        message = phrase("{pairs:,} {pairs:pair|pairs} may be one person each, and stand in the list twice.",
                         pairs=joined_lists.open)  # fmt: skip
        hint = phrase(
            "Decide them on its sheet Pairs, and join again with {option} and this file.", option=Option("--decisions")
        )
        findings.append(Finding("match.open", Severity.WARNING, message, None, hint))
    delivery.findings(findings)
    _deliver(joined_lists, delivery, inputs)
    delivery.data(lambda: RosterJoinResult(joined_lists), findings, provenance("ecpat roster join", inputs))
    return Outcome(exit_code(findings, are_rules_kept=not joined_lists.open), write_headline(joined_lists))


def _deliver(joined_lists: JoinedLists, delivery: Delivery, inputs: Sequence[Path]) -> None:
    table = build_joined_table(joined_lists)
    csv_files = {path: list_as_csv(table) for path in delivery.paths if path.suffix.lower() == ".csv"}
    origin = provenance("ecpat roster join", inputs)
    workbook = {".xlsx": build_joined_workbook(joined_lists)} if delivery.writes(".xlsx") else {}
    private_paths = [*csv_files, *delivery.files_ending_in(".xlsx")]
    delivery.document(
        join_document(joined_lists, origin), content_by_ending=workbook, named=csv_files, private=private_paths
    )


def _places(lists: ReadLists) -> list[str]:
    return [
        lists.place(number, person)
        for number, reading in enumerate(lists.readings)
        for person in reading.roster.participants
    ]


def _join_people(files: ListFiles, lists: ReadLists, proposed_pairs: Proposals, people: Partition) -> JoinedLists:
    have_halves = all(map(has_halves, lists.readings))
    places = _places(lists)
    cells: list[dict[str, str]] = []
    for list_file, reading in zip(files.single_lists(), lists.readings, strict=True):
        mapping = list_file.decided()
        written_rows = as_written(reading.table, reading.roster.participants, mapping)
        cells += cells_of_piece(reading, written_rows, in_halves=have_halves)
    _separate_ids(cells, people)
    entries_by_person: dict[int, list[int]] = {}
    for index, leader in enumerate(people.person):
        entries_by_person.setdefault(leader, []).append(index)
    perhaps_of: dict[int, set[int]] = {}
    for pair in people.open:
        perhaps_of.setdefault(pair.first, set()).add(pair.second)
        perhaps_of.setdefault(pair.second, set()).add(pair.first)
    rows = []
    for entry, person in enumerate(people.person):
        if person != entry:
            continue
        same_rows = entries_by_person[entry]
        perhaps = set().union(*(perhaps_of.get(index, ()) for index in same_rows)).difference(same_rows)
        own_cells = dict(cells[entry])
        for index in same_rows[1:]:
            _merge_row(own_cells, cells[index], places[index])
        rows.append(
            JoinedRow(
                own_cells, tuple(places[index] for index in same_rows), tuple(places[end] for end in sorted(perhaps))
            )
        )
    titles = dict.fromkeys(title for row in rows for title in row.cells)
    known_titles = [title for title in ORDER if title in titles]
    names = [row_name(row_cells) for row_cells in cells]
    return JoinedLists(
        pieces=_pieces(lists, people),
        columns=(*known_titles, *(title for title in titles if title not in known_titles)),
        rows=tuple(rows),
        pairs=(
            *(_pair_question(pair, places, names) for pair in people.open),
            *(_pair_question(pair, places, names) for pair in proposed_pairs.pairs if pair.decision is not None),
            *proposed_pairs.unused,
        ),
        not_joined=tuple(
            NotJoined(f"{label} {entry.location.place_in_file}", entry.reason)
            for label, reading in zip(lists.labels, lists.readings, strict=True)
            for entry in reading.not_used
        ),
        open=len(people.open),
    )


def row_name(cells: dict[str, str]) -> str:
    """What somebody is called in the joined list."""
    return " ".join(filter(None, (cells.get(title) for title in ("Full name", "Given name", "Surname"))))


def _pieces(lists: ReadLists, people: Partition) -> tuple[JoinedPiece, ...]:
    pieces, position = [], numbers()
    for label, reading in zip(lists.labels, lists.readings, strict=True):
        participants = reading.roster.participants
        entries = [next(position) for _ in participants]
        repeats = sum(entry.duplicate_of is not None for entry in reading.not_used)
        pieces.append(
            JoinedPiece(
                label,
                rows=reading.roster.rows,
                people=len(participants),
                repeats=repeats,
                no_people=len(reading.not_used) - repeats,
                out=sum(person.is_out for person in participants),
                merged=sum(people.person[entry] != entry for entry in entries),
            )
        )
    return tuple(pieces)


def _separate_ids(cells: Sequence[dict[str, str]], people: Partition) -> None:
    """Calls the ids otherwise where two senders gave one to different people: they'd mean one person."""
    persons: dict[str, set[int]] = {}
    for person, row in zip(people.person, cells, strict=True):
        if ID in row:
            persons.setdefault(fold(row[ID]), set()).add(person)
    if any(len(same_rows) > 1 for same_rows in persons.values()):
        for row in cells:
            if ID in row:
                row[_OTHER_ID] = row.pop(ID)


def _merge_row(row: dict[str, str], other_row: dict[str, str], place: str) -> None:
    """Adds what another row of the same person says; what it says otherwise stands among the remarks."""
    remarks = [row.get(REMARKS, ""), other_row.get(REMARKS, "")]
    for title, text in other_row.items():
        if title not in row:
            row[title] = text
        elif title != REMARKS and fold(row[title]) != fold(text):
            remarks.append(f"{title} in {place}: {text}")
    if any(remarks):
        row[REMARKS] = "; ".join(dict.fromkeys(filter(None, remarks)))


def _pair_question(pair: Pair, places: Sequence[str], names: Sequence[str]) -> DecidedPair:
    return DecidedPair(
        decision=pair.decision,
        people=f"{places[pair.first]}, {places[pair.second]}",
        names=f"{names[pair.first]} / {names[pair.second]}",
        likely=str(pair.grade),
        because=pair.because,
        key=pair.key,
    )
