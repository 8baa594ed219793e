"""Reports of what trainings changed (`ecpat evaluate --out effect.json`), read for what can be compared of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.json_data import Json
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.files.opening import display_name, is_folder, read_bytes
from ecpat_training.published.model.kinds import Instrument, Metric, Outcome, Timing, timing_of
from ecpat_training.published.model.training_effect import OwnEffect, Sized
from ecpat_training.published.reading.declared import Declared
from ecpat_training.stats import change_by_sd_before

_MOST = 64 << 20
_LARGEST = 1e12  # no score is larger
_MONTH = 365.25 / 12
_IN_FOLDERS = ("*.json", "*/*.json", "trainings/*/*.json")
_OF_LEVEL: Mapping[str, Outcome] = {"reaction": "reaction", "behaviour": "behaviour", "results": "result"}
_BY_TEST: tuple[Outcome, ...] = ("knowledge",)
_BY_RATING: tuple[Outcome, ...] = ("self-rated knowledge", "attitude", "confidence", "reaction", "behaviour", "result")


def report_files(given: Sequence[Path]) -> list[Path]:
    """The reports among the files, and in the folders, that are given.

    Raises:
        ContentError: there is none.
    """
    found: list[Path] = []
    for path in given:
        if not is_folder(path):
            found.append(path)
            continue
        inside = sorted({one for pattern in _IN_FOLDERS for one in path.glob(pattern)})
        found += [one for one in inside if _report(one) is not None]
    if not found:
        folders = listing([display_name(path) for path in given], 5)
        hint = "Write it first: `ecpat evaluate ... --out effect.json`."
        raise ContentError.because("compare.no-report", f"no report of an effect is in {folders}.", hint=hint)
    return list(dict.fromkeys(found))


def own_effects(
    paths: Iterable[Path], said: Mapping[str, Declared], months: float | None, publish: bool
) -> list[OwnEffect]:
    """Every scale of every report, from before to a later wave.

    Args:
        paths: the reports.
        said: what scales measure.
        months: from the training to the follow-up; None: as the answers' dates say.
        publish: whether only reports that were made for publication are read.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: one is no report of an effect, or not for publication; a scale that is said to measure something
            is in none.
    """
    wrong: list[Finding] = []
    found: list[OwnEffect] = []
    for path in paths:
        report = _report(path)
        name = display_name(path)
        if report is None:
            what = "this is no report of what a training changed."
            hint = "Write one with `ecpat evaluate ... --out effect.json`."
            wrong.append(Finding("compare.no-report", Severity.ERROR, what, Location(name), hint))
        elif publish and not report.get("published"):
            what = "this report is internal, and a comparison for publication holds its figures."
            hint = "Write it again with `ecpat evaluate ... --publish --out effect.json`."
            wrong.append(Finding("compare.internal", Severity.ERROR, what, Location(name), hint))
        else:
            found += _effects(name, report, said, months)
    known = {one.scale for one in found}
    if not wrong and (missing := [scale for scale in said if scale not in known]):
        what = f"--outcome: no report has a scale {listing(missing)}."
        hint = f"There are: {listing(sorted(known), 20)}."
        wrong.append(Finding("compare.scale", Severity.ERROR, what, None, hint))
    if wrong:
        raise ContentError(wrong)
    return found


def _report(path: Path) -> dict[str, Json] | None:
    """A report as it stands; None for any other file."""
    try:
        data = json.loads(read_bytes(path, _MOST))
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not str(data.get("schema", "")).startswith("ecpat-effect/"):
        return None
    return data if isinstance(data.get("comparisons"), list) else None


def _effects(
    file: str, report: Mapping[str, Json], said: Mapping[str, Declared], months: float | None
) -> Iterator[OwnEffect]:
    for comparison in map(_mapping, _list(report.get("comparisons"))):
        before, after = str(comparison.get("before")), str(comparison.get("after"))
        timing = _timing(report, after, months)
        for scale in map(_mapping, _list(comparison.get("scales"))):
            yield _effect(file, (before, after), timing, scale, said.get(str(scale.get("scale"))))


def _effect(
    file: str, waves: tuple[str, str], timing: Timing, scale: Mapping[str, Json], said: Declared | None
) -> OwnEffect:
    outcome, instrument = _measured(str(scale.get("kind")), str(scale.get("level")), said)
    sizes = _sizes(scale)
    name = str(scale.get("scale"))
    why = ""
    if waves[0] != "pre":
        why = "studies publish changes from before the training, and this is one after it"
    elif outcome is None or instrument is None:
        why = f"what it measures isn't said: add --outcome {name}=attitude:self-rating, or what it is"
    elif timing == "not said":
        why = "how long after the training people were asked isn't known: add --months N"
    elif not sizes:
        why = str(scale.get("withheld") or "its standardised change isn't defined")
    n = scale.get("n")
    return OwnEffect(
        file,
        name,
        str(scale.get("title")),
        *waves,
        n=n if isinstance(n, int) else None,
        outcome=outcome,
        instrument=instrument,
        timing=timing,
        sizes={} if why else sizes,
        why_not=why,
    )


def _measured(kind: str, level: str, said: Declared | None) -> tuple[Outcome | None, Instrument | None]:
    """Outcome and instrument: as somebody said, else as the questionnaire tells without doubt."""
    test = kind == "multiple choice"
    if said is None:
        if test and level == "learning":
            return "knowledge", "test"
        return (_OF_LEVEL.get(level), "self-rating") if kind == "likert" else (None, None)
    if said.outcome == "knowledge" and kind == "likert":
        return "self-rated knowledge", "self-rating"  # graded answers ask people what they think they know
    if said.instrument is not None:
        return said.outcome, said.instrument
    if test:
        return said.outcome, "test"
    if kind == "likert":
        return said.outcome, "self-rating"
    return said.outcome, "test" if said.outcome in _BY_TEST else "self-rating" if said.outcome in _BY_RATING else None


def _timing(report: Mapping[str, Json], after: str, months: float | None) -> Timing:
    """The end for answers after the training; of a follow-up from the last answer before to its first."""
    if after == "post":
        return "end"
    if months is not None:
        return timing_of(months)
    waves = {str(one.get("wave")): one for one in map(_mapping, _list(report.get("waves")))}
    first, last = _day(waves.get("pre", {}).get("last_day")), _day(waves.get(after, {}).get("first_day"))
    return timing_of(max(0.0, (last - first).days / _MONTH)) if first and last else "not said"


def _sizes(scale: Mapping[str, Json]) -> dict[Metric, Sized]:
    """d by the average SD as the report has it, and by the SD before, from its mean change; positive is better."""
    sign = -1.0 if scale.get("better") == "lower" else 1.0
    found: dict[Metric, Sized] = {}
    average = _mapping(scale.get("d_av"))
    value = _number(average.get("value"))
    if value is not None:
        found["d_av"] = _sized(sign, value, _number(average.get("low")), _number(average.get("high")))
    raw = _number(_mapping(scale.get("raw_change")).get("value"))
    one = _number(_mapping(scale.get("before")).get("sd"))
    two = _number(_mapping(scale.get("after")).get("sd"))
    if raw is not None and one is not None and one > 0:
        r, n = _number(_mapping(scale.get("r")).get("value")), scale.get("n")
        of_before = change_by_sd_before.compute(raw, one, two, r, n if isinstance(n, int) else None)
        if of_before.value is not None:
            found["d_pre"] = _sized(sign, of_before.value, of_before.low, of_before.high)
    return found


def _sized(sign: float, value: float, low: float | None, high: float | None) -> Sized:
    if low is None or high is None:
        return Sized(sign * value, None, None)
    return Sized(sign * value, *sorted((sign * low, sign * high)))


def _day(said: Json) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None


def _mapping(node: Json) -> Mapping[str, Json]:
    return node if isinstance(node, Mapping) else {}


def _list(node: Json) -> Sequence[Json]:
    return node if isinstance(node, list) else []


def _number(node: Json) -> float | None:
    """A figure; None for what is none, as NaN that some programs write into JSON."""
    if isinstance(node, bool) or not isinstance(node, int | float) or not -_LARGEST < node < _LARGEST:
        return None
    return float(node)
