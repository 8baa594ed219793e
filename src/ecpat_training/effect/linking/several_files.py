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
    joined_waves, findings = [], list[Finding]()
    for name in WAVES:
        wave_parts = [wave for wave in waves if wave.wave == name]
        if len(wave_parts) > 1:
            findings += _different_totals(wave_parts)
        are_sites = bool(sites) and len(wave_parts) > 1 and not _forms_of_a_test(wave_parts, instrument)
        if are_sites and sites == UNSAID:
            findings.append(_sites_finding(wave_parts))
        if wave_parts:
            joined_waves.append(_joined(wave_parts, are_sites=are_sites) if len(wave_parts) > 1 else wave_parts[0])
    return joined_waves, findings


def _forms_of_a_test(wave_responses: Sequence[WaveResponses], instrument: Instrument) -> bool:
    """Whether each file holds another parallel form than the others."""
    form = {item.id: item.form for scale in instrument.scales for item in scale.items if item.form}
    forms_by_file = [
        {
            form[item]
            for item in map(str, wave_part.answers.columns)
            if item in form and wave_part.answers[item].notna().any()
        }
        for wave_part in wave_responses
    ]
    # Forms that no two files share: people who took form A here and form B there, not two sites.
    return all(forms_by_file) and len(set.union(*forms_by_file)) == sum(map(len, forms_by_file))


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


def _joined(wave_responses: Sequence[WaveResponses], *, are_sites: bool) -> WaveResponses:
    import pandas

    submission_times = [moment for wave_part in wave_responses if wave_part.submitted for moment in wave_part.submitted]
    return WaveResponses(
        wave=wave_responses[0].wave,
        file=_once(_file_label(wave_part) for wave_part in wave_responses),
        sheet=None,
        platform=_once(wave_part.platform for wave_part in wave_responses),
        rows=sum(wave_part.rows for wave_part in wave_responses),
        answers=pandas.concat([wave_part.answers for wave_part in wave_responses], ignore_index=True),
        codes=pandas.concat([wave_part.codes for wave_part in wave_responses], ignore_index=True),
        groups=pandas.concat([wave_part.groups for wave_part in wave_responses], ignore_index=True),
        places=[place for wave_part in wave_responses for place in wave_part.places],
        not_used={location: reason for wave_part in wave_responses for location, reason in wave_part.not_used.items()},
        submitted=(min(submission_times), max(submission_times)) if submission_times else None,
        columns_ignored=tuple(
            dict.fromkeys(column for wave_part in wave_responses for column in wave_part.columns_ignored)
        ),
        sites=tuple(name for wave_part in wave_responses for name in [_file_label(wave_part)] * len(wave_part.answers))
        if are_sites
        else None,
        totals={item: total for wave_part in wave_responses for item, total in wave_part.totals.items()},
        forms=_column_joined([wave_part.forms for wave_part in wave_responses], wave_responses),
        beside=_column_joined([wave_part.beside for wave_part in wave_responses], wave_responses),
        moments=_moments(wave_responses),
        named=any(wave_part.named for wave_part in wave_responses),
        written=dict(sum((Counter(wave_part.written) for wave_part in wave_responses), Counter())),
        of_before={item: text for wave_part in wave_responses for item, text in wave_part.of_before.items()},
    )


def _column_joined(
    columns: "Sequence[pandas.Series[str] | None]", wave_responses: Sequence[WaveResponses]
) -> "pandas.Series[str] | None":
    """What some of the files say of each response, "" for those of the others; None where no file says it."""
    import pandas

    if all(column is None for column in columns):
        return None
    filled_columns = [
        pandas.Series([""] * len(wave_part.answers), dtype=object) if column is None else column
        for wave_part, column in zip(wave_responses, columns, strict=True)
    ]
    return pandas.concat(filled_columns, ignore_index=True)


def _moments(wave_responses: Sequence[WaveResponses]) -> "pandas.Series[pandas.Timestamp] | None":
    import pandas

    if all(wave_part.moments is None for wave_part in wave_responses):
        return None
    unknown_times = (
        pandas.Series(pandas.NaT, index=wave_part.answers.index, dtype="datetime64[s]") for wave_part in wave_responses
    )
    filled_times = [
        missing_times if wave_part.moments is None else wave_part.moments
        for wave_part, missing_times in zip(wave_responses, unknown_times, strict=True)
    ]
    return pandas.concat(filled_times, ignore_index=True)


def _file_label(wave_part: WaveResponses) -> str:
    return f"{wave_part.file} ({wave_part.sheet})" if wave_part.sheet else wave_part.file


def _once(names: Iterable[str]) -> str:
    return listing(list(dict.fromkeys(names)), 8)


def _different_totals(wave_responses: Sequence[WaveResponses]) -> list[Finding]:
    """Points that one file counts out of another number than the other."""
    findings = []
    for item in dict.fromkeys(item for wave_part in wave_responses for item in wave_part.totals):
        part_by_total = {wave_part.totals[item]: wave_part for wave_part in wave_responses if item in wave_part.totals}
        if len(part_by_total) > 1:
            last_part = list(part_by_total.values())[-1]
            message = phrase(
                "wave `{wave}`: the points of `{item}` are {totals} in its files.",
                wave=last_part.wave,
                item=item,
                totals=listing(list(part_by_total)),
            )
            hint = "Please bring the points to the same total."
            location = Location(last_part.file, sheet=last_part.sheet)
            findings.append(Finding("evaluate.different-totals", Severity.ERROR, message, location, hint))
    return findings
