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
from ecpat_training.documents.workbook.sheets import one_table
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

ORGANISATION_HOW = ("code", "name", "none")
SAME = SamePersonDecision.SAME
_SHOWN = 20  # pairs that are named


def roster_split(
    roster: ListFile,
    keys: str,
    data: str,
    delivery: Delivery,
    *,
    keys_from: Path | None = None,
    decisions: Path | None = None,
    organisation: str = "code",
    without: Sequence[str] = (),
    seed: int | None = None,
) -> Outcome:
    """`ecpat roster split`: separates who is who from what is said of people.

    Raises:
        UsageError: keys and data are no workbooks, or a column can't be left out that isn't there.
        InputError, RefusedError: a file can't be read.
        ContentError: a file isn't a list; the list is data of other keys than those given; or somebody may be a person
            who has a code, and nobody has decided.
    """
    _check_options(keys, data, organisation, without)
    inputs = [roster.path, keys_from, decisions, roster.words]
    delivery.check(inputs)
    split, findings = _split(roster, delivery, keys_from, decisions, organisation, without, seed)
    delivery.findings(findings)
    origin = provenance("ecpat roster split", inputs)  # without the seed, which with the list gives the codes
    places = {
        Path(keys): one_table(split.keys, notice=NOTICE[KEYS]),
        Path(data): one_table(split.data, notice=NOTICE[DATA]),
    }
    delivery.document(split_document(split, origin), named=places, private=[*places])
    delivery.data(lambda: RosterSplitResult(split), findings, origin)
    return Outcome(exit_code(findings), f"{count(split.people, 'person', 'people')}, each with a code.")


def _split(
    roster: ListFile,
    delivery: Delivery,
    keys_from: Path | None,
    decisions: Path | None,
    organisation: str,
    without: Sequence[str],
    seed: int | None,
) -> tuple[SplitList, list[Finding]]:
    """The list in two, and what is said of it. What was read for it is let go before workbooks are made: of a list of
    100,000 people both need hundreds of megabytes."""
    table, mapping = roster.table(), roster.decided()
    reading = roster_from(table, mapping)
    old = read_old_keys(keys_from) if keys_from else None
    require_one_draw([(table.file, table.sheet), *([(old.file, old.sheet)] if old else [])])
    decided = read_decisions(decisions)[0] if decisions else ()
    people = reading.roster.participants
    written = as_written(table, people, mapping)
    content = [text for column in written for text in column.texts]
    with progress_line(delivery, "recognising who has a code"):
        codes = _codes(people, old, decided, chance_of(seed, content), roster.path)
    shown = [described for described, _ in reading.columns]
    split = split_list(people, written, shown, codes, organisation=organisation, without=without)
    return split, _about(reading, old)


def _check_options(keys: str, data: str, organisation: str, without: Sequence[str]) -> None:
    columns = [*DATA_COLUMNS, ORGANISATION]
    wrong = []
    for name, path in (("--keys", keys), ("--coded", data)):
        if Path(path).suffix.lower() != ".xlsx":
            wrong.append(
                Finding(
                    "output.ending",
                    Severity.ERROR,
                    phrase("{option} {file}: this is a workbook, .xlsx.", option=name, file=path),
                )
            )
    if organisation not in ORGANISATION_HOW:
        message = phrase(
            "{option} {way}: there is no such way.",
            option=Option("--organisation"),
            way=visible(organisation)[:40],
        )
        hint = phrase("Write one of {ways}.", ways=listing([*ORGANISATION_HOW]))
        wrong.append(Finding("usage.organisation", Severity.ERROR, message, None, hint))
    for column in without:
        if column not in columns:
            message = phrase("{option}: there is no column `{column}`.", option=Option("--without"), column=column)
            wrong.append(
                Finding(
                    "usage.column",
                    Severity.ERROR,
                    message,
                    None,
                    phrase("Columns are {columns}.", columns=listing(columns, 20)),
                )
            )
    if wrong:
        raise UsageError(wrong)


def _codes(
    people: Sequence[Participant],
    old_keys: OldKeys | None,
    decided: Sequence[DecidedPair],
    chance: Chance,
    roster: Path,
) -> Codes:
    """Codes for all: the old ones where somebody had one, new ones drawn for the rest.

    Raises:
        ContentError: somebody may have one, and nobody has decided.
    """
    code_by_index = _recognised(people, old_keys, decided, roster) if old_keys else {}
    used_codes = set(old_keys.codes) if old_keys else set()
    drawn = iter(draw_codes(len(people) - len(code_by_index), used_codes, chance))
    by_organisation = old_keys.organisations if old_keys else {}
    names = list(dict.fromkeys(unaccented(person.organisation) for person in people if person.organisation))
    known_organisations = {name: by_organisation[name] for name in names if name in by_organisation}
    used = {code.removeprefix("org-") for code in by_organisation.values()}
    new = iter(draw_codes(len(names) - len(known_organisations), used, chance))
    return Codes(
        tuple(code_by_index[index] if index in code_by_index else next(drawn) for index in range(len(people))),
        {name: known_organisations[name] if name in known_organisations else f"org-{next(new)}" for name in names},
        tuple(
            row for row, code in zip(old_keys.rows, old_keys.codes, strict=True) if code not in code_by_index.values()
        )
        if old_keys
        else (),
        len(code_by_index),
    )


def _recognised(
    people: Sequence[Participant], old_keys: OldKeys, decided: Sequence[DecidedPair], roster: Path
) -> dict[int, str]:
    """The code of each person who had one: the same entry as then, or the same person by a decision."""
    lists = [old_keys.people, people]
    count_old = len(old_keys.people)
    proposed = proposals(lists, decided, "0" * 8).pairs
    known_by = {
        identity: index
        for index, identity in enumerate(identities(old_keys.people))
        if _is_identifiable(old_keys.people[index])
    }
    same_entry = {
        (known_by[identity], count_old + index): Pair(
            known_by[identity], count_old + index, Grade.CERTAIN, "", decision=SAME
        )
        for index, identity in enumerate(identities(people))
        if identity in known_by
    }
    decided_otherwise = {
        (pair.first, pair.second) for pair in proposed if pair.decision is SamePersonDecision.DIFFERENT
    }
    pairs = [pair for pair in proposed if (pair.first, pair.second) not in same_entry or pair.decision]
    pairs += [pair for places, pair in same_entry.items() if places not in decided_otherwise]
    parted = partition([0] * count_old + [1] * len(people), pairs)
    if parted.open or parted.clashes:
        raise ContentError(_undecided(parted.open, parted.clashes, old_keys, people, roster))
    return {
        index: old_keys.codes[parted.person[count_old + index]]
        for index in range(len(people))
        if parted.person[count_old + index] < count_old
    }


def _is_identifiable(person: Participant) -> bool:
    """Whether more than a name says who somebody is, so that the same entry is the same person."""
    return bool(person.email or person.organisation)


def _undecided(
    still: Sequence[Pair], clashes: Sequence[Pair], old_keys: OldKeys, people: Sequence[Participant], roster: Path
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
    for pair in [*clashes, *still][:_SHOWN]:
        old_person, person = old_keys.people[pair.first], people[pair.second - len(old_keys.people)]
        clash = "decisions on this person contradict each other" if pair in clashes else "this may be the person"
        message = phrase(
            "{reason} of {file} {place} ({likeness}).",
            reason=clash,
            file=Path(old_keys.file).name,
            place=old_person.where.inside,
            likeness=pair.because,
        )
        findings.append(Finding("split.undecided", Severity.ERROR, message, person.where, hint))
    if len(still) > _SHOWN:
        message = phrase("and {people:,} {people:more person|more people} like these.", people=len(still) - _SHOWN)
        findings.append(Finding("split.undecided", Severity.ERROR, message, None, hint))
    return findings


def _about(reading: RosterReading, old_keys: OldKeys | None) -> list[Finding]:
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
