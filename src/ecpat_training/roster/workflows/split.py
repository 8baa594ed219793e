"""A participant list in two files: keys, which say who is who, and data."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.pseudonyms import Chance, chance_of, draw_codes
from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import count, listing, visible
from ecpat_training.documents.workbook.sheets import render_tables
from ecpat_training.roster.matching.decisions import read_decisions
from ecpat_training.roster.matching.persons import partition
from ecpat_training.roster.matching.proposals import identities, proposals
from ecpat_training.roster.model.same_person import DecidedPair, Grade, Pair, SamePersonDecision
from ecpat_training.roster.model.split import SplitList
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.pair_mark import DATA, KEYS, require_one_draw
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.reading.written import as_written
from ecpat_training.roster.report.for_machines import RosterSplitResult
from ecpat_training.roster.report.split import NOTICE, ORGANISATION, Codes, split_document, split_list
from ecpat_training.roster.report.split_data import DATA as DATA_COLUMNS
from ecpat_training.roster.workflows.old_keys import OldKeys, read_old_keys
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import Command, Option, phrase

ORGANISATION_CHOICES = ("code", "name", "none")
SAME_PERSON = SamePersonDecision.SAME
_MAX_PAIRS_SHOWN = 20  # pairs that are named


def roster_split(
    roster: ListFile,
    keys: str,
    data: str,
    delivery: Delivery,
    *,
    old_keys_file: Path | None = None,
    decisions: Path | None = None,
    organisation: str = "code",
    excluded_columns: Sequence[str] = (),
    seed: int | None = None,
) -> Outcome:
    """`ecpat roster split`: separates who is who from what is said of people.

    Raises:
        UsageError: keys and data are no workbooks, or a column can't be left out that isn't there.
        InputError, RefusedError: a file can't be read.
        ContentError: a file isn't a list; the list is data of other keys than those given; or somebody may be a person
            who has a code, and nobody has decided.
    """
    _check_options(keys, data, organisation, excluded_columns)
    inputs = [roster.path, old_keys_file, decisions, roster.words]
    delivery.check(inputs)
    split_result, findings = _split_roster(
        roster, delivery, old_keys_file, decisions, organisation, excluded_columns, seed
    )
    delivery.findings(findings)
    origin = provenance("ecpat roster split", inputs)  # without the seed, which with the list gives the codes
    places = {
        Path(keys): render_tables(split_result.keys, notice=NOTICE[KEYS]),
        Path(data): render_tables(split_result.data, notice=NOTICE[DATA]),
    }
    delivery.document(split_document(split_result, origin), named=places, private=[*places])
    delivery.data(lambda: RosterSplitResult(split_result), findings, origin)
    return Outcome(exit_code(findings), f"{count(split_result.people, 'person', 'people')}, each with a code.")


def _split_roster(
    roster: ListFile,
    delivery: Delivery,
    old_keys_file: Path | None,
    decisions: Path | None,
    organisation: str,
    excluded_columns: Sequence[str],
    seed: int | None,
) -> tuple[SplitList, list[Finding]]:
    """The list in two, and what is said of it. What was read for it is let go before workbooks are made: of a list of
    100,000 people both need hundreds of megabytes."""
    table, mapping = roster.table(), roster.decided()
    reading = roster_from(table, mapping)
    old_keys = read_old_keys(old_keys_file) if old_keys_file else None
    require_one_draw([(table.file, table.sheet), *([(old_keys.file, old_keys.sheet)] if old_keys else [])])
    decided_pairs = read_decisions(decisions)[0] if decisions else ()
    people = reading.roster.participants
    written_columns = as_written(table, people, mapping)
    content = [text for column in written_columns for text in column.texts]
    with progress_line(delivery, "recognising who has a code"):
        codes = _codes(people, old_keys, decided_pairs, chance_of(seed, content), roster.path)
    shown_headers = [header for header, _ in reading.columns]
    split_result = split_list(
        people, written_columns, shown_headers, codes, organisation=organisation, excluded_columns=excluded_columns
    )
    return split_result, _split_findings(reading, old_keys)


def _check_options(keys: str, data: str, organisation: str, excluded_columns: Sequence[str]) -> None:
    columns = [*DATA_COLUMNS, ORGANISATION]
    errors = []
    for name, path in (("--keys", keys), ("--coded", data)):
        if Path(path).suffix.lower() != ".xlsx":
            errors.append(
                Finding(
                    "output.ending",
                    Severity.ERROR,
                    phrase("{option} {file}: this is a workbook, .xlsx.", option=name, file=path),
                )
            )
    if organisation not in ORGANISATION_CHOICES:
        message = phrase(
            "{option} {way}: there is no such way.",
            option=Option("--organisation"),
            way=visible(organisation)[:40],
        )
        hint = phrase("Write one of {ways}.", ways=listing([*ORGANISATION_CHOICES]))
        errors.append(Finding("usage.organisation", Severity.ERROR, message, None, hint))
    for column in excluded_columns:
        if column not in columns:
            message = phrase("{option}: there is no column `{column}`.", option=Option("--without"), column=column)
            errors.append(
                Finding(
                    "usage.column",
                    Severity.ERROR,
                    message,
                    None,
                    phrase("Columns are {columns}.", columns=listing(columns, 20)),
                )
            )
    if errors:
        raise UsageError(errors)


def _codes(
    people: Sequence[Participant],
    old_keys: OldKeys | None,
    decided_pairs: Sequence[DecidedPair],
    chance: Chance,
    roster: Path,
) -> Codes:
    """Codes for all: the old ones where somebody had one, new ones drawn for the rest.

    Raises:
        ContentError: somebody may have one, and nobody has decided.
    """
    code_by_index = _recognise_people(people, old_keys, decided_pairs, roster) if old_keys else {}
    used_codes = set(old_keys.codes) if old_keys else set()
    drawn_codes = iter(draw_codes(len(people) - len(code_by_index), used_codes, chance))
    code_by_organisation = old_keys.organisations if old_keys else {}
    names = list(dict.fromkeys(unaccented(person.organisation) for person in people if person.organisation))
    known_organisations = {name: code_by_organisation[name] for name in names if name in code_by_organisation}
    used_org_codes = {code.removeprefix("org-") for code in code_by_organisation.values()}
    new_codes = iter(draw_codes(len(names) - len(known_organisations), used_org_codes, chance))
    return Codes(
        tuple(code_by_index[index] if index in code_by_index else next(drawn_codes) for index in range(len(people))),
        {
            name: known_organisations[name] if name in known_organisations else f"org-{next(new_codes)}"
            for name in names
        },
        tuple(
            row for row, code in zip(old_keys.rows, old_keys.codes, strict=True) if code not in code_by_index.values()
        )
        if old_keys
        else (),
        len(code_by_index),
    )


def _recognise_people(
    people: Sequence[Participant], old_keys: OldKeys, decided_pairs: Sequence[DecidedPair], roster: Path
) -> dict[int, str]:
    """The code of each person who had one: the same entry as then, or the same person by a decision."""
    lists = [old_keys.people, people]
    count_old = len(old_keys.people)
    proposed_pairs = proposals(lists, decided_pairs, "0" * 8).pairs
    index_by_identity = {
        identity: index
        for index, identity in enumerate(identities(old_keys.people))
        if _is_identifiable(old_keys.people[index])
    }
    same_entry = {
        (index_by_identity[identity], count_old + index): Pair(
            index_by_identity[identity], count_old + index, Grade.CERTAIN, "", decision=SAME_PERSON
        )
        for index, identity in enumerate(identities(people))
        if identity in index_by_identity
    }
    rejected_pairs = {
        (pair.first, pair.second) for pair in proposed_pairs if pair.decision is SamePersonDecision.DIFFERENT
    }
    pairs = [pair for pair in proposed_pairs if (pair.first, pair.second) not in same_entry or pair.decision]
    pairs += [pair for places, pair in same_entry.items() if places not in rejected_pairs]
    people_partition = partition([0] * count_old + [1] * len(people), pairs)
    if people_partition.open or people_partition.clashes:
        raise ContentError(_undecided(people_partition.open, people_partition.clashes, old_keys, people, roster))
    return {
        index: old_keys.codes[people_partition.person[count_old + index]]
        for index in range(len(people))
        if people_partition.person[count_old + index] < count_old
    }


def _is_identifiable(person: Participant) -> bool:
    """Whether more than a name says who somebody is, so that the same entry is the same person."""
    return bool(person.email or person.organisation)


def _undecided(
    open_pairs: Sequence[Pair], clashes: Sequence[Pair], old_keys: OldKeys, people: Sequence[Participant], roster: Path
) -> list[Finding]:
    hint = phrase(
        "Decide first: {command} {file} {name} {out_option} pairs.xlsx, then add {decisions_option} pairs.xlsx.",
        command=Command("roster match", sign=""),
        file=old_keys.file,
        name=roster.name,
        out_option=Option("--out"),
        decisions_option=Option("--decisions"),
    )
    findings = []
    for pair in [*clashes, *open_pairs][:_MAX_PAIRS_SHOWN]:
        old_person, person = old_keys.people[pair.first], people[pair.second - len(old_keys.people)]
        clash = "decisions on this person contradict each other" if pair in clashes else "this may be the person"
        message = phrase(
            "{reason} of {file} {place} ({likeness}).",
            reason=clash,
            file=Path(old_keys.file).name,
            place=old_person.where.place_in_file,
            likeness=pair.because,
        )
        findings.append(Finding("split.undecided", Severity.ERROR, message, person.where, hint))
    if len(open_pairs) > _MAX_PAIRS_SHOWN:
        message = phrase(
            "and {people:,} {people:more person|more people} like these.", people=len(open_pairs) - _MAX_PAIRS_SHOWN
        )
        findings.append(Finding("split.undecided", Severity.ERROR, message, None, hint))
    return findings


def _split_findings(reading: RosterReading, old_keys: OldKeys | None) -> list[Finding]:
    """Errors of the list, rows that repeat somebody, and what nothing is known of."""
    findings = [
        finding
        for finding in reading.findings
        if finding.severity is Severity.ERROR or finding.code == "roster.duplicate"
    ]
    findings += [finding for finding in reading.findings if finding.code == "roster.same-name"]
    other_count = len(
        [finding for finding in reading.findings if finding.severity is Severity.WARNING and finding not in findings]
    )
    if other_count:
        message = phrase(
            "{remarks:,} more {remarks:remark|remarks} on the list: {command} says {remarks:it|them}.",
            remarks=other_count,
            command=Command("roster check"),
        )
        findings.append(Finding("split.remarks", Severity.NOTE, message))
    if old_keys is not None:
        message = phrase(
            "the codes of {file} are kept; from now on the new keys hold them all.", file=Path(old_keys.file).name
        )
        findings.append(Finding("split.keys-from", Severity.NOTE, message))
    return findings
