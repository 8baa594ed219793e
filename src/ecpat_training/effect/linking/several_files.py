"""Several files of one wave, such as those of two sites or of two parallel forms, as one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.survey.instrument.instrument import WAVES, Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import Option, phrase

if TYPE_CHECKING:
    import pandas

FILES, UNSAID = "files", "unsaid"


def one_per_wave(
    waves: Sequence[WaveResponses], instrument: Instrument, *, sites: str = ""
) -> tuple[list[WaveResponses], list[Finding]]:
    """(the responses of each wave, several files of a wave joined in their order; findings about files that can't be
    one).

    Where several files of a wave are `FILES`, or it is `UNSAID` what they are, each is a site, unless they hold
    parallel forms of a test; where it is unsaid, a finding asks.
    """
    joined, findings = [], list[Finding]()
    for name in WAVES:
        parts = [wave for wave in waves if wave.wave == name]
        if len(parts) > 1:
            findings += _different_totals(parts)
        as_sites = bool(sites) and len(parts) > 1 and not _forms_of_a_test(parts, instrument)
        if as_sites and sites == UNSAID:
            findings.append(_sites_finding(parts))
        if parts:
            joined.append(_joined(parts, as_sites=as_sites) if len(parts) > 1 else parts[0])
    return joined, findings


def _forms_of_a_test(wave_responses: Sequence[WaveResponses], instrument: Instrument) -> bool:
    """Whether each file holds another parallel form than the others."""
    form = {item.id: item.form for scale in instrument.scales for item in scale.items if item.form}
    answered = [
        {form[item] for item in map(str, part.answers.columns) if item in form and part.answers[item].notna().any()}
        for part in wave_responses
    ]
    # Forms that no two files share: people who took form A here and form B there, not two sites.
    return all(answered) and len(set.union(*answered)) == sum(map(len, answered))


def _sites_finding(wave_responses: Sequence[WaveResponses]) -> Finding:
    """That files are taken for sites, and how to say that they are not."""
    message = phrase(
        "wave `{wave}` has {files} files, each of which is taken for a site of its own: intervals and tests count"
        " sites, not people.",
        wave=wave_responses[0].wave,
        files=len(wave_responses),
    )
    hint = phrase(
        "If they are parts of one training, such as paper and online, please say {one_site}; if a column says the site,"
        " {column}; if each is a site, {files}.",
        one_site=Option("--sites", "one"),
        column=Option("--sites", "COLUMN"),
        files=Option("--sites", "files"),
    )
    return Finding("evaluate.sites", Severity.WARNING, message, Location(wave_responses[0].file), hint)


def _joined(wave_responses: Sequence[WaveResponses], *, as_sites: bool) -> WaveResponses:
    import pandas

    sent = [moment for part in wave_responses if part.submitted for moment in part.submitted]
    return WaveResponses(
        wave=wave_responses[0].wave,
        file=_once(_file_label(part) for part in wave_responses),
        sheet=None,
        platform=_once(part.platform for part in wave_responses),
        rows=sum(part.rows for part in wave_responses),
        answers=pandas.concat([part.answers for part in wave_responses], ignore_index=True),
        codes=pandas.concat([part.codes for part in wave_responses], ignore_index=True),
        groups=pandas.concat([part.groups for part in wave_responses], ignore_index=True),
        places=[place for part in wave_responses for place in part.places],
        not_used={location: reason for part in wave_responses for location, reason in part.not_used.items()},
        submitted=(min(sent), max(sent)) if sent else None,
        columns_ignored=tuple(dict.fromkeys(column for part in wave_responses for column in part.columns_ignored)),
        sites=tuple(name for part in wave_responses for name in [_file_label(part)] * len(part.answers))
        if as_sites
        else None,
        totals={item: total for part in wave_responses for item, total in part.totals.items()},
        forms=_column_joined([part.forms for part in wave_responses], wave_responses),
        beside=_column_joined([part.beside for part in wave_responses], wave_responses),
        moments=_moments(wave_responses),
        named=any(part.named for part in wave_responses),
        written=dict(sum((Counter(part.written) for part in wave_responses), Counter())),
        of_before={item: text for part in wave_responses for item, text in part.of_before.items()},
    )


def _column_joined(
    columns: "Sequence[pandas.Series[str] | None]", wave_responses: Sequence[WaveResponses]
) -> "pandas.Series[str] | None":
    """What some of the files say of each response, "" for those of the others; None where no file says it."""
    import pandas

    if all(column is None for column in columns):
        return None
    filled = [
        pandas.Series([""] * len(part.answers), dtype=object) if column is None else column
        for part, column in zip(wave_responses, columns, strict=True)
    ]
    return pandas.concat(filled, ignore_index=True)


def _moments(wave_responses: Sequence[WaveResponses]) -> "pandas.Series[pandas.Timestamp] | None":
    import pandas

    if all(part.moments is None for part in wave_responses):
        return None
    unknown = (pandas.Series(pandas.NaT, index=part.answers.index, dtype="datetime64[s]") for part in wave_responses)
    filled = [
        none if part.moments is None else part.moments for part, none in zip(wave_responses, unknown, strict=True)
    ]
    return pandas.concat(filled, ignore_index=True)


def _file_label(part: WaveResponses) -> str:
    return f"{part.file} ({part.sheet})" if part.sheet else part.file


def _once(names: Iterable[str]) -> str:
    return listing(list(dict.fromkeys(names)), 8)


def _different_totals(wave_responses: Sequence[WaveResponses]) -> list[Finding]:
    """Points that one file counts out of another number than the other."""
    findings = []
    for item in dict.fromkeys(item for part in wave_responses for item in part.totals):
        part_by_total = {part.totals[item]: part for part in wave_responses if item in part.totals}
        if len(part_by_total) > 1:
            last = list(part_by_total.values())[-1]
            message = phrase(
                "wave `{wave}`: the points of `{item}` are {totals} in its files.",
                wave=last.wave,
                item=item,
                totals=listing(list(part_by_total)),
            )
            hint = "Please bring the points to the same total."
            location = Location(last.file, sheet=last.sheet)
            findings.append(Finding("evaluate.different-totals", Severity.ERROR, message, location, hint))
    return findings
