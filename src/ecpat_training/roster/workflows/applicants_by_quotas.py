"""Applicants of a table, chosen by a file of quotas as sortition tools write it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold
from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.quota_rows import quota_rows
from ecpat_training.roster.reading.quotas import Quotas, read_quotas
from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.workflows.applicants import Applicants, open_status
from ecpat_training.roster.workflows.list_failures import with_list


def by_quotas(list_: ListFile, quotas_path: Path) -> Applicants:
    """The people of a table under a file of quotas.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: the quotas aren't understood, or the list lacks one of their columns.
    """
    try:
        quotas = read_quotas(quotas_path)
    except EcpatError as failure:
        raise with_list(failure, list_) from None
    table = list_.table()
    rows = quota_rows(table, quotas)
    whose = f"the status of {rows.first(rows.unclear)}"
    return Applicants(
        title=f"Quotas: {Path(quotas.file).name}",
        file=table.file,
        sheet=table.sheet,
        codes=rows.codes,
        names=rows.names,
        columns=quotas.features,
        values=rows.values,
        statuses=rows.statuses,
        asks=lambda at, seats: _demands(quotas, rows.groups, at, len(rows.codes), seats),
        findings=(*quotas.findings, *rows.findings),
        open_statuses=(open_status(whose, Location(table.file, sheet=table.sheet)),) if rows.unclear else (),
    )


def _demands(
    quotas: Quotas, groups: Sequence[Mapping[str, Sequence[int]]], at: Sequence[int], everybody: int, seats: int
) -> list[QuotaDemand]:
    """The quotas over the people at these indices."""
    new = None if len(at) == everybody else {old: index for index, old in enumerate(at)}
    of = dict(zip(quotas.features, groups, strict=True))
    demands = []
    for one in quotas.values:
        members = of[one.feature].get(fold(one.value), [])
        group = frozenset(members if new is None else (new[old] for old in members if old in new))
        who = f"of {one.feature} {one.value}"
        if one.least > 0:
            demands.append(QuotaDemand("at least", f"at least {one.least:,} {who}", (group,), one.least, one.where))
        if one.most < min(len(group), seats):
            demands.append(QuotaDemand("at most", f"at most {one.most:,} {who}", (group,), one.most, one.where))
    return demands
