"""In which unit points are counted that stand in several columns: what all cells, headers and a person say together.

| the cells | with no number from a person | with `--max` |
| --- | --- | --- |
| points alone | points, of how many isn't known | points of so many |
| `13/20` throughout, or a header `(/20)` | points of 20 | the same number, or an error |
| `65 %` throughout, or a header `(%)` | per cent | per cent |
| 0 to 1, with decimals | shares, read as per cent: told | asked, unless it is 1 |
| `13/20` and `65 %` | points of 20: told | the same |
| points alone beside `13/20` or `65 %` | asked | points of so many, per cent turned into points: told |
| `0,65` beside `13`, and no other number is so exact | asked | asked |
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.files.places import join_places
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.points.cell import Form, PointsCell
from ecpat_training.survey.reading.points.header import Measure
from ecpat_training.words.catalogue.message import Option, phrase, sentences

_FULL_PERCENT = 100.0
_MAX_LISTED_COLUMNS = 8
_PLACES = 40


@dataclass(frozen=True, slots=True)
class PlacedPoints:
    """What a cell says, with its text as messages show it and its place: in which of the columns that are read together
    (`column`, from 0), below which header, and what that says of its numbers."""

    column: int
    header: str
    location: Location
    shown_text: str
    cell: PointsCell
    measure: Measure

    @property
    def form(self) -> Form:
        """How the cell writes its number."""
        return self.cell.form


@dataclass(frozen=True, slots=True)
class PointsUnit:
    """What the points count: `percent`, else points out of a `total` where it is known. `shares` says that numbers are
    written as shares of one, `below_zero` that somebody has less than none."""

    percent: bool = False
    total: float | None = None
    shares: bool = False
    below_zero: bool = False

    @property
    def lowest(self) -> float | None:
        """The least that somebody can have: 0, unless the test takes points away; then nothing says how many."""
        return None if self.below_zero else 0.0

    @property
    def highest(self) -> float | None:
        """The most that somebody can have."""
        return _FULL_PERCENT if self.percent else self.total

    def value(self, cell: PointsCell) -> float:
        """The number of a cell in this unit."""
        if cell.form == "percent":
            return cell.number if self.percent or self.total is None else cell.number * self.total / _FULL_PERCENT
        return round(cell.number * _FULL_PERCENT, 10) if self.shares else cell.number


def unit_of(points: Sequence[PlacedPoints], maximum: float | None) -> tuple[PointsUnit, list[Finding]]:
    """(the unit of all points, findings about it); where findings hold an error, the unit isn't known.

    Args:
        points: those of every column, before and after.
        maximum: out of how many points, if a person says so.
    """
    totals = _totals(points)
    if maximum is not None and set(totals) - {maximum}:
        return PointsUnit(), [_other_total(totals, maximum)]
    if len(totals) > 1:
        return PointsUnit(), [_different_totals(totals)]
    total = maximum if maximum is not None else next(iter(totals), None)
    numbers = [entry for entry in points if entry.form == "number"]
    percentages = [entry for entry in points if entry.form == "percent"]
    out_of_entries = [entry for entry in points if entry.form == "out of"]
    if _all_shares(numbers):
        return _shares(numbers, [*percentages, *out_of_entries], total)
    findings = [*_share_beside_points(numbers)]
    questions = [finding for finding in findings if finding.severity is Severity.ERROR]
    is_total_known = maximum is not None or any(entry.measure.total for entry in numbers)
    if numbers and (percentages or out_of_entries) and not is_total_known:
        questions.append(_mixed(numbers, percentages or out_of_entries))
    if questions:
        return PointsUnit(), questions
    if percentages and (total == _FULL_PERCENT or not (numbers or out_of_entries)):
        return PointsUnit(percent=True), findings
    if percentages and total is not None:
        findings.append(_conversion_warning(percentages, total))
    if points and total is None:
        findings.append(_maximum_unsaid(points))
    return PointsUnit(total=total), findings


def out_of_range_findings(points: Sequence[PlacedPoints], unit: PointsUnit) -> Iterator[Finding]:
    """Points that nobody can have: below zero, or more than there are."""
    highest_points = unit.highest
    for column_number, column in {entry.column: entry for entry in points}.items():
        column_points = [entry for entry in points if entry.column == column_number]
        negative_entries = [entry for entry in column_points if entry.cell.number < 0]
        excessive_entries = [
            entry for entry in column_points if highest_points is not None and unit.value(entry.cell) > highest_points
        ]
        if negative_entries:
            message = phrase(
                "the column `{column}` has points below zero: {examples}. They count as they are.",
                column=shorten_text(column.header),
                examples=_examples_with_places(negative_entries),
            )
            hint = "If the test takes no points away, please correct them."
            yield Finding("points.below-zero", Severity.WARNING, message, negative_entries[0].location, hint)
        if excessive_entries:
            maximum_text = (
                "100 %" if unit.percent else phrase("the {points:g} points that could be had", points=highest_points)
            )
            message = phrase(
                "the column `{column}` has more than {most}: {examples}.",
                column=shorten_text(column.header),
                most=maximum_text,
                examples=_examples_with_places(excessive_entries),
            )
            hint = sentences(
                phrase("Please correct them, or how many points could be had ({maximum});", maximum=Option("--max")),
                "nothing is cut to fit.",
            )
            yield Finding("points.over-maximum", Severity.ERROR, message, excessive_entries[0].location, hint)


def _examples_with_places(points: Sequence[PlacedPoints]) -> str:
    return f"{_examples(points)}, in {join_places([entry.location for entry in points[:_PLACES]])}"


def _totals(points: Sequence[PlacedPoints]) -> dict[float, list[PlacedPoints]]:
    """Out of how many points, as cells and headers say, each with where."""
    points_by_total: dict[float, list[PlacedPoints]] = {}
    for entry in points:
        for total in dict.fromkeys((entry.cell.total, entry.measure.total if entry.form != "percent" else None)):
            if total is not None:
                points_by_total.setdefault(total, []).append(entry)
    return dict(sorted(points_by_total.items()))


def _all_shares(numbers: Sequence[PlacedPoints]) -> bool:
    values = [entry.cell.number for entry in numbers]
    return any(0 < value < 1 for value in values) and all(0 <= value <= 1 for value in values)


def _shares(
    numbers: Sequence[PlacedPoints], other_points: Sequence[PlacedPoints], total: float | None
) -> tuple[PointsUnit, list[Finding]]:
    """Numbers from 0 to 1: shares, where nothing says otherwise."""
    if other_points:
        return PointsUnit(), [_mixed(numbers, other_points)]
    example = next(entry for entry in numbers if 0 < entry.cell.number < 1)
    if total is not None and total != 1:
        message = phrase(
            "all numbers are between 0 and 1, such as `{shown}`, though there are to be {total:g} points: are they"
            " shares of them, or points?",
            shown=example.shown_text,
            total=total,
        )
        hint: str = sentences(
            phrase("If they are shares, leave out {maximum};", maximum=Option("--max")),
            "else please write them as `13/20`.",
        )
        return PointsUnit(), [Finding("points.share-or-points", Severity.ERROR, message, example.location, hint)]
    message = phrase(
        "all numbers are between 0 and 1, such as `{shown}`, and are read as shares: {share:.3g} %.",
        shown=example.shown_text,
        share=example.cell.number * _FULL_PERCENT,
    )
    hint = "If they are points, please write out of how many: `0.5/2`."
    finding = Finding("points.shares", Severity.WARNING, message, example.location, hint)
    return PointsUnit(percent=True, shares=True), [finding]


def _share_beside_points(numbers: Sequence[PlacedPoints]) -> Iterator[Finding]:
    """Numbers below one beside larger ones: told, and asked where none of the larger ones is so exact."""
    share_entries = [entry for entry in numbers if 0 < entry.cell.number < 1]
    point_entries = [entry for entry in numbers if entry.cell.number > 1]
    if not share_entries or not point_entries:
        return
    most_decimals = max(map(_decimals, point_entries))
    doubtful_entries = [entry for entry in share_entries if _decimals(entry) > most_decimals]
    shown_points = doubtful_entries or share_entries
    comparison = phrase(
        "{examples} ({places}) beside `{larger}`",
        examples=_examples(shown_points),
        places=join_places([entry.location for entry in shown_points[:_PLACES]]),
        larger=point_entries[0].shown_text,
    )
    if doubtful_entries:
        message = phrase(
            "numbers below 1 stand beside larger ones: {comparison}. Are they shares, or points?", comparison=comparison
        )
        hint = phrase(
            "Please write all of them in one way; or say in a mapping file what each is, such as `answers: points:"
            ' "{shown}": 13`.',
            shown=doubtful_entries[0].shown_text,
        )
        yield Finding("points.share-or-points", Severity.ERROR, message, shown_points[0].location, hint)
    else:
        message = phrase("numbers below 1 are read as points, not as shares: {comparison}.", comparison=comparison)
        yield Finding("points.below-one", Severity.NOTE, message, shown_points[0].location)


def _decimals(placed_points: PlacedPoints) -> int:
    return len(f"{placed_points.cell.number:.9f}".rstrip("0").partition(".")[2])


def _mixed(numbers: Sequence[PlacedPoints], other_points: Sequence[PlacedPoints]) -> Finding:
    """Numbers that say of how many they are beside others that don't."""
    rarer_entries = min(numbers, other_points, key=len)
    message = phrase(
        "some cells hold a number alone, such as `{number}`, others say out of how many, such as `{measured}`: it isn't"
        " clear what the numbers alone count. The fewer are {examples}, in {places}.",
        number=numbers[0].shown_text,
        measured=other_points[0].shown_text,
        examples=_examples(rarer_entries),
        places=join_places([entry.location for entry in rarer_entries[:_PLACES]]),
    )
    hint = sentences(
        phrase("Say out of how many points they are, such as {maximum};", maximum=Option("--max", "20")),
        "or please write all of them in one way.",
    )
    return Finding("points.mixed", Severity.ERROR, message, rarer_entries[0].location, hint)


def _other_total(totals: dict[float, list[PlacedPoints]], maximum: float) -> Finding:
    other_total, points = next((total, points) for total, points in totals.items() if total != maximum)
    message = phrase(
        "the points are out of {total:g}, as {source} says, and {option} says {maximum:g}.",
        total=other_total,
        source=_said_by(points[0]),
        option=Option("--max"),
        maximum=maximum,
    )
    hint = phrase("Please correct {maximum}, or leave it out, or correct the file.", maximum=Option("--max"))
    return Finding("points.totals", Severity.ERROR, message, points[0].location, hint)


def _different_totals(totals: dict[float, list[PlacedPoints]]) -> Finding:
    totals_text = listing(
        [f"{total:g} (as {_said_by(points[0])} says)" for total, points in totals.items()], _MAX_LISTED_COLUMNS
    )
    message = phrase(
        "the points are out of different totals: {totals}. Points of unlike tests can't be compared.",
        totals=totals_text,
    )
    hint = "If the tests ask the same, please write all points in per cent, such as `65 %`."
    rarest_entry = min(totals.values(), key=len)[0]
    return Finding("points.totals", Severity.ERROR, message, rarest_entry.location, hint)


def _said_by(placed_points: PlacedPoints) -> str:
    return (
        f"`{placed_points.shown_text}` in {placed_points.location.place_in_file}"
        if placed_points.cell.total
        else f"the header `{shorten_text(placed_points.header)}`"
    )


def _conversion_warning(percentages: Sequence[PlacedPoints], total: float) -> Finding:
    first_percentage = percentages[0]
    points = first_percentage.cell.number * total / _FULL_PERCENT
    message = phrase(
        "per cent are turned into points out of {total:g}, such as `{shown}` into {points:.3g}.",
        total=total,
        shown=first_percentage.shown_text,
        points=points,
    )
    return Finding("points.turned", Severity.WARNING, message, first_percentage.location)


def _maximum_unsaid(points: Sequence[PlacedPoints]) -> Finding:
    highest_entry = max(points, key=lambda entry: entry.cell.number)
    message = phrase(
        "nothing says how many points could be had; the most is {most:g}. The report speaks of points, not of per cent,"
        " and a number typed too large isn't noticed.",
        most=highest_entry.cell.number,
    )
    hint = phrase("If you know it, add it, such as {maximum}.", maximum=Option("--max", "20"))
    return Finding("points.no-maximum", Severity.WARNING, message, highest_entry.location, hint)


def _examples(points: Sequence[PlacedPoints]) -> str:
    return listing([f"`{text}`" for text in dict.fromkeys(entry.shown_text for entry in points)], _MAX_LISTED_COLUMNS)
