"""Reports of what trainings changed (`ecpat evaluate --out effect.json`), read for what can be compared of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.json_data import Json
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.effect.published.model.kinds import SINGLE_GROUP, Design, Metric, Timing
from ecpat_training.effect.published.model.training_effect import ReportedEffect, Sized
from ecpat_training.effect.published.reading.declared import DeclaredOutcome
from ecpat_training.effect.published.reading.parts import items, mapping, number
from ecpat_training.effect.published.reading.scale_meaning import outcome_and_instrument, timing
from ecpat_training.files.opening import display_name, is_folder, read_bytes
from ecpat_training.stats import change_by_sd_before
from ecpat_training.words.catalogue.message import Command, Option, names_hint, phrase, sentences

_MAX_BYTES = 64 << 20
_ANSWER = "ecpat evaluate"
_OF_PROGRAMME = "ecpat-programme-effect/"
_NO_MEAN = "too few countries for a mean, or its standardised change isn't for publication"
_IN_FOLDERS = ("*.json", "*/*.json", "trainings/*/*.json")


def report_files(paths: Sequence[Path]) -> list[Path]:
    """The reports among the files, and in the folders, that are given.

    Raises:
        ContentError: no report of an effect is among the files and folders.
    """
    report_paths: list[Path] = []
    for path in paths:
        if not is_folder(path):
            report_paths.append(path)
            continue
        files_in_folder = sorted({candidate for pattern in _IN_FOLDERS for candidate in path.glob(pattern)})
        report_paths += [candidate for candidate in files_in_folder if _report(candidate) is not None]
    if not report_paths:
        folders = listing([display_name(path) for path in paths], 5)
        hint = sentences("Write it first:", phrase("{command}.", command=Command("evaluate", "... --out effect.json")))
        raise ContentError.because(
            "compare.no-report", phrase("no report of an effect is in {folders}.", folders=folders), hint=hint
        )
    return list(dict.fromkeys(report_paths))


def read_own_effects(
    paths: Iterable[Path], declarations: Mapping[str, DeclaredOutcome], months: float | None, publish: bool
) -> list[ReportedEffect]:
    """Every scale of every report, from before to a later wave.

    Args:
        paths: the reports.
        declarations: what scales measure.
        months: from the training to the follow-up; None: as the answers' dates say.
        publish: whether only reports that were made for publication are read.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: a file is no report of an effect, or no published one; or no report has the scale that is named.
    """
    wrong_findings: list[Finding] = []
    effects: list[ReportedEffect] = []
    for path in paths:
        report = _report(path)
        name = display_name(path)
        if report is None:
            message = "this is no report of what a training changed."
            hint = phrase("Write one with {command}.", command=Command("evaluate", "... --out effect.json"))
            wrong_findings.append(Finding("compare.no-report", Severity.ERROR, message, Location(name), hint))
        elif publish and not report.get("published"):
            message = "this report is internal, and a comparison for publication holds its figures."
            hint = phrase(
                "Write it again with {command}.", command=Command("evaluate", "... --publish --out effect.json")
            )
            wrong_findings.append(Finding("compare.internal", Severity.ERROR, message, Location(name), hint))
        else:
            effects += read_report_effects(name, report, declarations, months)
    scales = {effect.scale for effect in effects}
    if not wrong_findings and (missing_scales := [scale for scale in declarations if scale not in scales]):
        message = phrase(
            "{outcome}: no report has a scale {scales}.", outcome=Option("--outcome"), scales=listing(missing_scales)
        )
        hint = names_hint(None, sorted(scales), 20)
        wrong_findings.append(Finding("compare.scale", Severity.ERROR, message, None, hint))
    if wrong_findings:
        raise ContentError(wrong_findings)
    return effects


def _report(path: Path) -> dict[str, Json] | None:
    """A report as it stands; None for any other file."""
    try:
        data = json.loads(read_bytes(path, _MAX_BYTES))
    except (ValueError, RecursionError):
        return None
    if isinstance(data, dict) and data.get("command") == _ANSWER and isinstance(data.get("result"), dict):
        data = data["result"]  # what `--json` answers with
    if not isinstance(data, dict):
        return None
    schema = str(data.get("schema", ""))
    is_single_report = schema.startswith("ecpat-effect/") and isinstance(data.get("comparisons"), list)
    return data if is_single_report or schema.startswith(_OF_PROGRAMME) else None


def read_report_effects(
    file: str, report: Mapping[str, Json], declarations: Mapping[str, DeclaredOutcome], months: float | None = None
) -> Iterator[ReportedEffect]:
    """What one report holds: every scale of a training, or the mean change of a programme."""
    if str(report.get("schema", "")).startswith(_OF_PROGRAMME):
        yield _of_programme(file, report, declarations, months)
        return
    for comparison in map(mapping, items(report.get("comparisons"))):
        before, after = str(comparison.get("before")), str(comparison.get("after"))
        report_timing = timing(report, after, months)
        for scale in map(mapping, items(comparison.get("scales"))):
            yield _effect(
                file, (before, after), report_timing, scale, declarations.get(str(scale.get("scale"))), _sizes(scale)
            )
    yield from _control_group_effects(file, report, declarations, months)


def _of_programme(
    file: str, report: Mapping[str, Json], declarations: Mapping[str, DeclaredOutcome], months: float | None
) -> ReportedEffect:
    """The mean over a programme's countries, by one SD before for all trainings."""
    standardised = mapping(report.get("standardised"))
    value, sign = number(standardised.get("value")), -1.0 if report.get("better") == "lower" else 1.0
    sizes: dict[Metric, Sized] = {}
    if value is not None:
        sizes["d_pre"] = _sized(sign, value, number(standardised.get("low")), number(standardised.get("high")))
    waves = (str(report.get("before")), str(report.get("after")))
    scale = {**report, "title": report.get("outcome"), "n": report.get("persons")}
    if not sizes:
        scale["withheld"] = _NO_MEAN
    return _effect(
        file, waves, timing(report, waves[1], months), scale, declarations.get(str(report.get("scale"))), sizes
    )


def _control_group_effects(
    file: str, report: Mapping[str, Json], declarations: Mapping[str, DeclaredOutcome], months: float | None
) -> Iterator[ReportedEffect]:
    """Every scale beside those who were not trained, where there are such; lots make it a randomised design."""
    control_group = mapping(mapping(report.get("analyses")).get("control_group"))
    scales = [
        scale
        for comparison in map(mapping, items(report.get("comparisons")))
        for scale in items(comparison.get("scales"))
    ]
    scale_by_name = {str(scale.get("scale")): scale for scale in map(mapping, scales)}
    design: Design = "randomised" if control_group.get("randomised") is True else "controlled"
    for group_scale in map(mapping, items(control_group.get("scales"))):
        name = str(mapping(group_scale.get("of")).get("scale"))
        scale = scale_by_name.get(name, {})
        size = mapping(group_scale.get("standardised"))
        value = number(size.get("value"))
        sign = -1.0 if scale.get("better") == "lower" else 1.0
        sizes: dict[Metric, Sized] = {}
        if value is not None:
            sizes["d_ppc"] = _sized(sign, value, number(size.get("low")), number(size.get("high")))
        waves = (str(group_scale.get("before")), str(group_scale.get("after")))
        yield _effect(file, waves, timing(report, waves[1], months), scale, declarations.get(name), sizes, design)


def _effect(
    file: str,
    waves: tuple[str, str],
    change_timing: Timing,
    scale: Mapping[str, Json],
    declaration: DeclaredOutcome | None,
    sizes: dict[Metric, Sized],
    design: Design = SINGLE_GROUP,
) -> ReportedEffect:
    outcome, instrument = outcome_and_instrument(str(scale.get("kind")), str(scale.get("level")), declaration)
    name = str(scale.get("scale"))
    reason = ""
    if waves[0] != "pre":
        reason = "studies publish changes from before the training, and this is one after it"
    elif outcome is None or instrument is None:
        reason = phrase(
            "what it measures isn't said: add {outcome}, or what it is",
            outcome=Option("--outcome", f"{name}=attitude:self-rating"),
        )
    elif change_timing == "not said":
        reason = phrase(
            "how long after the training people were asked isn't known: add {months}", months=Option("--months", "N")
        )
    elif not sizes:
        reason = str(scale.get("withheld") or "its standardised change isn't defined")
    n = scale.get("n")
    return ReportedEffect(
        file,
        name,
        str(scale.get("title")),
        *waves,
        n=n if isinstance(n, int) else None,
        outcome=outcome,
        instrument=instrument,
        timing=change_timing,
        design=design,
        sizes={} if reason else sizes,
        why_not=reason,
    )


def _sizes(scale: Mapping[str, Json]) -> dict[Metric, Sized]:
    """d by the average SD as the report has it, and by the SD before, from its mean change; positive is better."""
    sign = -1.0 if scale.get("better") == "lower" else 1.0
    size_by_metric: dict[Metric, Sized] = {}
    average = mapping(scale.get("d_av"))
    value = number(average.get("value"))
    if value is not None:
        size_by_metric["d_av"] = _sized(sign, value, number(average.get("low")), number(average.get("high")))
    raw_change = number(mapping(scale.get("raw_change")).get("value"))
    sd_before = number(mapping(scale.get("before")).get("sd"))
    sd_after = number(mapping(scale.get("after")).get("sd"))
    if raw_change is not None and sd_before is not None and sd_before > 0:
        r, n = number(mapping(scale.get("r")).get("value")), scale.get("n")
        size_by_before = change_by_sd_before.compute(
            raw_change, sd_before, sd_after, r, n if isinstance(n, int) else None
        )
        if size_by_before.value is not None:
            size_by_metric["d_pre"] = _sized(sign, size_by_before.value, size_by_before.low, size_by_before.high)
    return size_by_metric


def _sized(sign: float, value: float, interval_low: float | None, interval_high: float | None) -> Sized:
    if interval_low is None or interval_high is None:
        return Sized(sign * value, None, None)
    return Sized(sign * value, *sorted((sign * interval_low, sign * interval_high)))
