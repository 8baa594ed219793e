"""A donor's table for the public, judged beside all that were published before, and written into the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.donor.counting.figures import Countable
from ecpat_training.donor.counting.release import Publishing, units_of
from ecpat_training.donor.counting.results import publishable_table
from ecpat_training.donor.ledger.file import LedgerFile
from ecpat_training.donor.ledger.ledger_names import NamedSets, digests, ledger_numbers, ledger_people
from ecpat_training.donor.ledger.model import DonorLedger, KnownPerson, PublishedTable, ToldNumbers
from ecpat_training.donor.model.table import DonorTable
from ecpat_training.words.catalogue.message import Option, phrase, sentences


@dataclass(frozen=True, slots=True)
class PublicTable:
    """What may leave the house, the ledger's files as they are to be written with it, and remarks."""

    table: DonorTable
    files: Mapping[Path, bytes]
    findings: tuple[Finding, ...]


def public_table(table: DonorTable, counting_data: Countable, place: LedgerFile, override_reason: str) -> PublicTable:
    """The table without what tells of few, alone or with what was published before. With a reason (`override_reason`)
    what was before isn't looked at, and the reason is kept. `place` is held until the files are written.

    Raises:
        UsageError, ContentError, InputError: the ledger can't be read, or was changed.
    """
    ledger, key = place.read()
    person_digests = digests(counting_data.rows, key)
    before = {person.number: frozenset(person.known_by) for person in ledger.persons}
    numbers = ledger_numbers(person_digests, before)
    names = NamedSets(numbers, ledger.tables, units_of(counting_data.head_counts).values())
    earlier_sets = {
        names.before(earlier_people) for published_table in ledger.tables for earlier_people in published_table.sets
    }
    earlier_numbers = [
        (published_numbers.of, published_numbers.numbers)
        for published_table in ledger.tables
        for published_numbers in published_table.numbers
    ]
    isolated = Publishing(rename=names.name_current_people)
    cumulative_publishing = Publishing(earlier_sets, earlier_numbers, names.name_current_people)
    separate_table = publishable_table(table, counting_data, isolated)
    shown_table = separate_table if override_reason else publishable_table(table, counting_data, cumulative_publishing)
    publishing = isolated if override_reason else cumulative_publishing
    new_table = PublishedTable(
        template=table.template.template,
        although=override_reason,
        sets=tuple(map(ledger_people, sorted(publishing.sets - earlier_sets, key=_sort_keys))),
        numbers=tuple(
            ToldNumbers(of=subject, numbers=counts)
            for subject, counts in publishing.numbers
            if (subject, counts) not in earlier_numbers
        ),
    )
    if not (new_table.sets or new_table.numbers):
        return PublicTable(shown_table, {}, _findings(place, separate_table, shown_table, ()))
    digests_by_number = {
        **before,
        **{
            numbers[person]: before.get(numbers[person], frozenset()) | person_digests[person]
            for person in person_digests
        },
    }
    grown_ledger = DonorLedger(
        persons=tuple(
            KnownPerson(number=number, known_by=tuple(sorted(digests_by_number[number])))
            for number in sorted(digests_by_number)
        ),
        tables=(*ledger.tables, new_table),
    )
    return PublicTable(
        shown_table, place.files(grown_ledger, key), _findings(place, separate_table, shown_table, grown_ledger.tables)
    )


def _sort_keys(unit_set: frozenset[object]) -> list[str]:
    return sorted(map(str, unit_set))


def _findings(
    place: LedgerFile, separate_table: DonorTable, shown_table: DonorTable, tables: tuple[PublishedTable, ...]
) -> tuple[Finding, ...]:
    location = Location(visible(str(place.path)))
    findings = []
    if missing_count := _count_published_numbers(separate_table) - _count_published_numbers(shown_table):
        message = phrase(
            "{numbers:,} {numbers:number is|numbers are} left out: with tables that were published before, a group of"
            " fewer than 10 could be worked out.",
            numbers=missing_count,
        )
        hint: str = sentences(
            "Publish the earlier table again, or wait for more people, or say why:",
            phrase("{although}", although=Option("--although", '"It was never sent."')),
        )
        findings.append(Finding("donor.ledger-withheld", Severity.WARNING, message, location, hint))
    if tables:
        message = phrase("what is published is written down here, as table {number}.", number=len(tables))
        hint = "Please keep this file and its key with the lists, and give them to nobody."
        if len(tables) == 1:
            hint = sentences(
                hint,
                phrase(
                    "It is a new ledger: if a table of these people was published before, name its ledger with"
                    " {ledger}.",
                    ledger=Option("--ledger"),
                ),
            )
        findings.append(Finding("donor.ledger-written", Severity.NOTE, message, location, hint))
    return tuple(findings)


def _count_published_numbers(table: DonorTable) -> int:
    """How many numbers a table tells."""
    return sum(
        (result.organisations is not None)
        + sum((figure.persons is not None) + (figure.participations is not None) for figure in result.figures)
        for result in (table.everybody, *table.results)
    )
