"""The tables of a donor's report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ecpat_training.core.text import count
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import ReportColumn, ReportTable, Tone
from ecpat_training.donor.model.table import BY, DonorFigure, DonorTable, IndicatorResult
from ecpat_training.donor.model.template import ANSWERS
from ecpat_training.followup.counting.outcomes import bounds
from ecpat_training.programme.model.donors import DonorTarget
from ecpat_training.programme.model.reporting_period import until_period_label
from ecpat_training.roster.report.match import cell_of

_NOT_TOLD = "not shown"


def targets_table(table: DonorTable) -> ReportTable:
    """Each indicator: what was promised, and what was reached."""
    columns = (
        ReportColumn("Code", width=1.2),
        ReportColumn("Indicator", width=5),
        ReportColumn("Baseline", "count"),
        ReportColumn("Baseline year"),
        ReportColumn("Target persons", "count"),
        ReportColumn("Persons", "count"),
        ReportColumn("Target participations", "count"),
        ReportColumn("Participations", "count"),
        ReportColumn("Of them without names", "count"),
        ReportColumn("Of the target"),
        ReportColumn("Wording", width=1.4),
    )
    rows = [_target_row(table, result) for result in (table.everybody, *table.results)]
    tones: list[Tone] = [
        "attention" if result.why or result.withheld else "plain" for result in (table.everybody, *table.results)
    ]
    return ReportTable("Targets", columns, tuple(rows), tones=tuple(tones))


def years_table(table: DonorTable) -> ReportTable | None:
    """Period by period: who took part in it, and who had until its end."""
    columns = (
        ReportColumn("Code", width=1.2),
        ReportColumn("Year" if all(name.isdigit() for name in table.periods) else "Period", width=2),
        ReportColumn("Target persons", "count"),
        ReportColumn("Persons in the year", "count"),
        ReportColumn("Persons until its end", "count"),
        ReportColumn("Participations in the year", "count"),
        ReportColumn("Participations until its end", "count"),
    )
    rows = []
    for result in (table.everybody, *table.results):
        for period in table.periods:
            period_figure, cumulative_figure = result.figure(period), result.figure(until_period_label(period))
            if period_figure is None and cumulative_figure is None:
                continue
            target = table.target(result.indicator.code, period)
            rows.append(
                (
                    result.indicator.code,
                    period,
                    _number_or_empty(target.persons if target else None),
                    *(
                        _describe_missing(result) if figure is None else _persons(figure)
                        for figure in (period_figure, cumulative_figure)
                    ),
                    *(
                        _describe_missing(result) if figure is None else _participations(figure)
                        for figure in (period_figure, cumulative_figure)
                    ),
                )
            )
    return ReportTable("Years", columns, tuple(rows)) if rows else None


def breakdown_table(table: DonorTable, breakdown: str) -> ReportTable | None:
    """Persons and participations by sex, side or both; by sex with what was promised."""
    has_promises = breakdown == "sex" and any(
        target.female is not None or target.male is not None for target in table.donors.targets
    )
    rows = [
        (result, figure)
        for result in (table.everybody, *table.results)
        for figure in result.breakdown_figures(breakdown)
    ]
    columns: list[Column[tuple[IndicatorResult, DonorFigure]]] = [
        Column("Code", lambda row: row[0].indicator.code, width=1.2),
        Column(breakdown.capitalize(), lambda row: row[1].label, width=2.5),
        Column(
            "Target persons", lambda row: _find_target_value(table, row[0], row[1].label), "count", shown=has_promises
        ),
        Column("Persons", lambda row: _persons(row[1]), "count"),
        Column("Participations", lambda row: _participations(row[1]), "count"),
        Column("Of them without names", lambda row: row[1].unnamed, "count"),
    ]
    return table_of(f"By {breakdown}", rows, columns) if rows else None


def answers_table(table: DonorTable) -> ReportTable | None:
    """What people answered, and what it can be of everybody who took part: if nobody of those who didn't answer would
    have said so, and if all would."""
    columns = (
        ReportColumn("Code", width=1.2),
        ReportColumn("Of", width=2.5),
        ReportColumn("Said so", "count"),
        ReportColumn("Answered", "count"),
        ReportColumn("Took part", "count"),
        ReportColumn("At least", "count"),
        ReportColumn("At most", "count"),
        ReportColumn("Share of all"),
    )
    rows = [
        (
            result.indicator.code,
            figure.window or "everybody",
            figure.participations,
            figure.answered,
            *_participation_cells(figure),
        )
        for result in table.results
        for figure in result.figures
        if figure.answered is not None and not figure.by
    ]
    return ReportTable("Answers", columns, tuple(rows)) if rows else None


def _participation_cells(figure: DonorFigure) -> tuple[object, ...]:
    yes_count, answered_count, took_part_count = figure.participations or 0, figure.answered or 0, figure.took_part
    if took_part_count is None:
        return (_NOT_TOLD, _NOT_TOLD, _NOT_TOLD, _NOT_TOLD)
    if took_part_count < answered_count or not took_part_count:
        return (took_part_count, "not known", "not known", "not known")
    lower_bound, upper_bound = bounds(yes_count, answered_count, took_part_count)
    return (
        took_part_count,
        yes_count,
        took_part_count - answered_count + yes_count,
        f"{lower_bound:.0%} to {upper_bound:.0%}",
    )


def sources_table(table: DonorTable) -> ReportTable:
    """Where each number comes from: the rows of each file; each file being of one training, it is of one year."""
    columns = (
        ReportColumn("Code", width=1.2),
        ReportColumn("Of", width=2.5),
        ReportColumn("File", width=3),
        ReportColumn("Rows", width=4),
        ReportColumn("Participations", "count"),
        ReportColumn("Names"),
    )
    rows = [
        (
            result.indicator.code,
            figure.label or "everybody",
            source.file,
            spans(source.rows),
            source.participations,
            "yes" if source.named else "no",
        )
        for result in (table.everybody, *table.results)
        for figure in result.figures
        if not figure.window and figure.by in ("", *BY[:2])
        for source in figure.sources
    ]
    return ReportTable("Sources", columns, tuple(rows))


def rules_table(table: DonorTable) -> ReportTable:
    """How each indicator is counted, and whether its wording was read at the source."""
    return table_of(
        "Rules",
        table.results,
        [
            Column("Code", lambda result: result.indicator.code, width=1.2),
            Column("The donor's rule", lambda result: result.indicator.rule or "none known", width=4),
            Column("Counted as", lambda result: counting_rule(result, table.answer_rules), width=4),
            Column("Wording", wording_of, width=1.4),
        ],
    )


def counting_rule(result: IndicatorResult, answer_rules: Mapping[str, str]) -> str:
    """The rule as it was applied; `answer_rules` say how answers were counted."""
    if result.why:
        return f"no number: {result.why}"
    indicator = result.indicator
    rule_texts = [{"completed": "whoever completed a course"}.get(indicator.counts, indicator.counts)]
    if indicator.stakeholder:
        rule_texts.append(f"stakeholder type {indicator.stakeholder}")
    if indicator.professions:
        rule_texts.append(" or ".join(map(str, indicator.professions)))
    if indicator.longer_than_days:
        rule_texts.append(f"courses of more than {count(indicator.longer_than_days, 'day')}")
    if indicator.needs_completion:
        rule_texts.append(f"at least {indicator.share_of_half_days:.0%} of the half-days attended")
    if answer_rule := answer_rules.get(indicator.counts):
        rule_texts.append(answer_rule)
    reading_note = f" Our reading: {indicator.read_as}." if indicator.read_as else ""
    return f"{'; '.join(rule_texts)}.{reading_note}"


def wording_of(result: IndicatorResult) -> str:
    """Whether the wording was read at the source."""
    if result.indicator.verified == "seen":
        return "verified"
    return f"not verified ({result.indicator.verified})"


def spans(rows: Sequence[int]) -> str:
    """Numbers of rows in short, neighbours joined: `4-9, 12`."""
    return ", ".join(
        str(first_number) if first_number == last_row else f"{first_number}-{last_row}"
        for first_number, last_row in _runs(rows)
    )


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    first_number = last_row = None
    for row in sorted(set(rows)):
        if first_number is None or last_row is None:
            first_number = row
        elif row != last_row + 1:
            yield first_number, last_row
            first_number = row
        last_row = row
    if first_number is not None and last_row is not None:
        yield first_number, last_row


def _target_row(table: DonorTable, result: IndicatorResult) -> tuple[object, ...]:
    target, total = table.target(result.indicator.code), result.figure()
    is_everybody = result is table.everybody
    reached_cells: list[object] = [_persons(total), _participations(total), total.unnamed if total else ""]
    if result.why:
        reached_cells = ["", "", ""]
    if result.organisations is not None:
        reached_cells = [count(result.organisations, "organisation"), "", ""]
    return (
        result.indicator.code,
        result.indicator.wording + (f" ({result.why})" if result.why else ""),
        _number_or_empty(target.baseline if target else None),
        _number_or_empty(target.baseline_year if target else None),
        _number_or_empty(target.persons if target else None),
        reached_cells[0],
        _number_or_empty(target.participations if target else None),
        reached_cells[1]
        if total is None or total.answered is None
        else f"{reached_cells[1]} of {total.answered} who answered",
        reached_cells[2],
        _share(target, total),
        "ours" if is_everybody else wording_of(result),
    )


def _share(target: DonorTarget | None, total: DonorFigure | None) -> str:
    """How much of what was promised is reached: of the persons where any were, else of the participations."""
    if target is None or total is None:
        return ""
    persons = total.persons.low if total.persons and total.persons.low == total.persons.high else None
    promised_total, reached_total = (
        (target.persons, persons) if target.persons is not None else (target.participations, total.participations)
    )
    return f"{reached_total / promised_total:.0%}" if promised_total and reached_total is not None else ""


def _describe_missing(result: IndicatorResult) -> str:
    return "not received" if result.indicator.counts in ANSWERS else _NOT_TOLD


def _persons(figure: DonorFigure | None) -> object:
    if figure is None:
        return _NOT_TOLD
    if figure.persons is None:
        return "not known" if figure.answered is not None else _NOT_TOLD
    return cell_of(figure.persons)


def _participations(figure: DonorFigure | None) -> object:
    return _NOT_TOLD if figure is None or figure.participations is None else figure.participations


def _find_target_value(table: DonorTable, result: IndicatorResult, sex: str) -> object:
    target = table.target(result.indicator.code)
    return _number_or_empty({"female": target.female, "male": target.male}.get(sex) if target else None)


def _number_or_empty(number: int | None) -> object:
    """A number for a cell, which is empty where nobody promised one."""
    return "" if number is None else number
