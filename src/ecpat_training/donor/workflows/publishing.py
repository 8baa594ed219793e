"""A donor's table for the public, judged beside all that were published before, and written into the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.donor.counting.figures import Countable
from ecpat_training.donor.counting.reached import published
from ecpat_training.donor.counting.release import Publishing, units_of
from ecpat_training.donor.ledger.file import LedgerFile
from ecpat_training.donor.ledger.known import Names, called, digests, kept
from ecpat_training.donor.ledger.model import DonorLedger, KnownPerson, PublishedTable, ToldNumbers
from ecpat_training.donor.model.table import DonorTable


@dataclass(frozen=True, slots=True)
class PublicTable:
    """What may leave the house, the ledger's files as they are to be written with it, and remarks."""

    table: DonorTable
    files: Mapping[Path, bytes]
    findings: tuple[Finding, ...]


def public_table(table: DonorTable, all_: Countable, place: LedgerFile, although: str) -> PublicTable:
    """The table without what tells of few, alone or with what was published before. With a reason (`although`) what was
    before isn't looked at, and the reason is kept. `place` is held until the files are written.

    Raises:
        UsageError, ContentError, InputError: the ledger can't be read, or was changed.
    """
    ledger, key = place.read()
    now = digests(all_.rows, key)
    before = {one.number: frozenset(one.known_by) for one in ledger.persons}
    numbers = called(now, before)
    names = Names(numbers, ledger.tables, units_of(all_.heads).values())
    told_sets = {names.before(each) for one in ledger.tables for each in one.sets}
    told_numbers = [(each.of, each.numbers) for one in ledger.tables for each in one.numbers]
    alone = Publishing(known=names.now)
    beside = Publishing(told_sets, told_numbers, names.now)
    by_itself = published(table, all_, alone)
    shown = by_itself if although else published(table, all_, beside)
    publishing = alone if although else beside
    new = PublishedTable(
        template=table.template.template,
        although=although,
        sets=tuple(map(kept, sorted(publishing.sets - told_sets, key=_in_order))),
        numbers=tuple(
            ToldNumbers(of=of, numbers=told) for of, told in publishing.numbers if (of, told) not in told_numbers
        ),
    )
    if not (new.sets or new.numbers):
        return PublicTable(shown, {}, _findings(place, by_itself, shown, ()))
    known = {**before, **{numbers[person]: before.get(numbers[person], frozenset()) | now[person] for person in now}}
    grown = DonorLedger(
        persons=tuple(KnownPerson(number=number, known_by=tuple(sorted(known[number]))) for number in sorted(known)),
        tables=(*ledger.tables, new),
    )
    return PublicTable(shown, place.files(grown, key), _findings(place, by_itself, shown, grown.tables))


def _in_order(one: frozenset[object]) -> list[str]:
    return sorted(map(str, one))


def _findings(
    place: LedgerFile, by_itself: DonorTable, shown: DonorTable, tables: tuple[PublishedTable, ...]
) -> tuple[Finding, ...]:
    where = Location(visible(str(place.path)))
    found = []
    if missing := _told(by_itself) - _told(shown):
        what = (
            f"{count(missing, 'number')} {'is' if missing == 1 else 'are'} left out: with tables that were published "
            "before, a group of fewer than 10 could be worked out."
        )
        hint = 'Publish the earlier table again, or wait for more people, or say why: --although "It was never sent."'
        found.append(Finding("donor.ledger-withheld", Severity.WARNING, what, where, hint))
    if tables:
        what = f"what is published is written down here, as table {len(tables)}."
        hint = "Please keep this file and its key with the lists, and give them to nobody."
        if len(tables) == 1:
            hint = f"{hint} It is a new ledger: if a table of these people was published before, name its ledger with "
            hint += "--ledger."
        found.append(Finding("donor.ledger-written", Severity.NOTE, what, where, hint))
    return tuple(found)


def _told(table: DonorTable) -> int:
    """How many numbers a table tells."""
    return sum(
        (one.organisations is not None)
        + sum((each.persons is not None) + (each.participations is not None) for each in one.figures)
        for one in (table.everybody, *table.results)
    )
