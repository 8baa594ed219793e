"""Groups beside each other: whether they changed differently. The rules are `people_sentences`'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.groups import compute, words
from ecpat_training.effect.analyses.groups.result import ByColumn, GroupDifference, Groups, ScaleByGroup
from ecpat_training.effect.analyses.plan.result import PlanAdherence
from ecpat_training.effect.analyses.who_took_part.result import GroupMeans, WhoTookPart
from ecpat_training.effect.disclosure.from_printed import difference
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.plain import to_json_object
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats.estimate import Estimate
from ecpat_training.values.thresholds import ALPHA, SMALLEST_GROUP_COMPARED
from ecpat_training.words.catalogue.marked_text import count_phrase, join_names


class GroupsAnalysis(Analysis[Groups]):
    """Groups beside each other: whether they changed differently. The rules are `people_sentences`'."""

    order = 25
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    of_counts = True
    analyse = staticmethod(compute.analyse)

    def blocks(self, result: Groups, report: EffectReport) -> Iterator[Block]:
        """For each column what differs, who is left out, and the figures."""
        yield Heading(words.TITLE)
        is_declared = all(column.declared for column in result.columns)
        yield Paragraph(
            words.INTRO[_intro_kind(report) if is_declared else "exploratory"], "plain" if is_declared else "attention"
        )
        for column in result.columns:
            yield Heading(words.COLUMN.format(column=column.column), 2)
            for scale in column.scales:
                yield from (Paragraph(text) for text in sentences(scale))
            if remarks := " ".join(map(str, _left_out_remarks(column))):
                yield Paragraph(remarks, "quiet")
            if not report.published:
                yield from _tables(column, f" {column.column}" if len(result.columns) > 1 else "")
        if report.published:
            yield Paragraph(words.PRINTED, "quiet")
        elif any(scale.pairs for column in result.columns for scale in column.scales):
            yield Paragraph(words.PAIRS, "quiet")

    def data(self, result: Groups) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return to_json_object(result)

    def public(self, result: Groups, report: EffectReport) -> None:
        """Nothing from the answers themselves: a group's figures beside those of all give the others away."""

    def of_printed(self, result: Groups, printed_report: EffectReport) -> Groups | None:
        """Where the means of exactly two groups are published with their intervals, their difference, which follows
        from them; left out where the rounded figures would say another thing than the exact ones."""
        participation = printed_report.found(WhoTookPart)
        if participation is None:
            return None
        columns = []
        for column in result.columns:
            scales = tuple(
                printed_scale
                for scale in column.scales
                if (printed_scale := _printed_scale(column.column, scale, participation.means))
            )
            if scales:
                columns.append(replace(column, unknown=0, changed=0, scales=scales))
        return replace(result, columns=tuple(columns)) if columns else None


def _intro_kind(report: EffectReport) -> str:
    """What a plan is worth: only one with a date before the answers was there before them."""
    plan = report.found(PlanAdherence)
    return "declared" if plan and plan.dated == "before" else "named"


def sentences(scale: ScaleByGroup) -> Iterator[str]:
    """One scale in words: what all groups together show, then the pairs that do."""
    if scale.welch is None:
        yield from (" ".join(map(str, _pair(scale, pair))) for pair in scale.pairs)
        return
    p = scale.welch.p
    sentence_key = "several none" if p is None else "several differ" if p < ALPHA else "several open"
    yield words.SENTENCE[sentence_key].format(
        title=scale.of.title, n=len(scale.groups), p=value_text(p, "p"), why=scale.welch.undefined
    )
    if sentence_key == "several differ":
        certain_pairs = [pair for pair in scale.pairs if say.estimate_kind(pair.difference) == "certain"]
        yield from (" ".join(map(str, _pair(scale, pair))) for pair in certain_pairs)


def _pair(scale: ScaleByGroup, pair: GroupDifference) -> Iterator[str]:
    facts, value = scale.of, pair.difference.value
    sizes = {group.group: group.n for group in scale.groups}
    interval = words.INTERVAL["one" if len(scale.pairs) == 1 else "several"].format(n=len(scale.pairs))
    sentence_key = say.estimate_kind(pair.difference)
    yield words.SENTENCE[sentence_key].format(
        title=facts.title,
        first=pair.first,
        second=pair.second,
        why=pair.difference.undefined or pair.difference.no_interval,
        change=say.amount(facts, value, plus=True) if sentence_key == "open" else say.amount(facts, abs(value or 0.0)),
        side=words.SIDE[say.up_or_down(value)],
        people=words.PEOPLE.format(first=sizes[pair.first], second=sizes[pair.second]),
        interval=interval,
        meaning=words.MEANING.get(say.meaning(facts, pair.difference), "").format(name=pair.first),
        **say.limits(facts, pair.difference),
    )
    if say.side(pair.baseline) in ("up", "down"):
        yield words.NOTE["started apart"].format(
            first=pair.first,
            second=pair.second,
            change=say.amount(facts, abs(pair.baseline.value or 0.0)),
            side=words.SIDE[say.up_or_down(pair.baseline.value)],
            **say.limits(facts, pair.baseline),
        )
    if _order_disagrees(pair):
        low_text, high_text = value_text(pair.superiority.low, "0.00"), value_text(pair.superiority.high, "0.00")
        yield words.NOTE["ordinal differs"].format(
            first=pair.first, share=value_text(pair.superiority.value, "0.00"), low=low_text, high=high_text
        )


def _order_disagrees(pair: GroupDifference) -> bool:
    """Whether of the two intervals exactly one leaves out no difference."""
    low, high = pair.superiority.low, pair.superiority.high
    if low is None or high is None or say.side(pair.difference) == "none":
        return False
    return (low <= 0.5 <= high) != (say.side(pair.difference) == "open")


def _left_out_remarks(column: ByColumn) -> Iterator[str]:
    """Who stands in no group of their own, and who said two."""
    merged_groups = dict.fromkeys(group for scale in column.scales for group in scale.together)
    left_out_groups = dict.fromkeys(group for scale in column.scales for group in scale.left_out)
    for remark_key, groups in (("together", merged_groups), ("out", left_out_groups)):
        if groups:
            names = join_names([f"{name} ({n})" for name, n in groups], 12)
            yield words.LEFT[remark_key].format(smallest=SMALLEST_GROUP_COMPARED, names=names)
    if column.unknown:
        yield words.LEFT["unknown"].format(
            people=count_phrase(column.unknown, "person", "people"), column=column.column
        )
    if column.changed:
        yield words.LEFT["changed"].format(people=count_phrase(column.changed, *words.SAYS), column=column.column)


def _tables(column: ByColumn, suffix: str) -> Iterator[ReportTable]:
    name = words.TABLE
    yield ReportTable(
        name["name"] + suffix,
        (
            ReportColumn(name["scale"], width=2.2),
            ReportColumn(name["group"], width=1.4),
            ReportColumn(name["people"], "count"),
            ReportColumn(name["before"], "0.00"),
            ReportColumn(name["after"], "0.00"),
            ReportColumn(name["change"], "0.00"),
            ReportColumn(name["interval"], "0.00", interval=True, width=1.6),
        ),
        tuple(
            (
                scale.of.title,
                group.group,
                group.n,
                group.before,
                group.after,
                group.change.value,
                (group.change.low, group.change.high),
            )
            for scale in column.scales
            for group in scale.groups
        ),
    )
    pairs = [(scale, pair) for scale in column.scales for pair in scale.pairs]
    if pairs:
        yield _pair_table(pairs, suffix)
    tested_scales = [scale for scale in column.scales if scale.welch]
    if tested_scales:
        yield _f_table(tested_scales, suffix)


def _pair_table(pairs: list[tuple[ScaleByGroup, GroupDifference]], suffix: str) -> ReportTable:
    name = words.PAIR_TABLE
    return ReportTable(
        name["name"] + suffix,
        (
            ReportColumn(name["scale"], width=2.2),
            ReportColumn(name["first"], width=1.2),
            ReportColumn(name["second"], width=1.2),
            ReportColumn(name["difference"], "0.00"),
            ReportColumn(name["interval"], "0.00", interval=True, width=1.6),
            ReportColumn(name["baseline"], "0.00"),
            ReportColumn(name["superiority"], "0.00"),
            ReportColumn(name["their interval"], "0.00", interval=True, width=1.5),
        ),
        tuple(
            (
                scale.of.title,
                pair.first,
                pair.second,
                pair.difference.value,
                (pair.difference.low, pair.difference.high),
                pair.baseline.value,
                pair.superiority.value,
                (pair.superiority.low, pair.superiority.high),
            )
            for scale, pair in pairs
        ),
    )


def _f_table(scales: list[ScaleByGroup], suffix: str) -> ReportTable:
    name = words.F_TABLE
    rows = []
    for scale in scales:
        welch, classical = scale.welch, scale.classical
        if welch is None or classical is None:
            continue
        df = "" if welch.df_within is None else f"{welch.df_between:g}; {value_text(welch.df_within, '0.0')}"
        rows.append((scale.of.title, len(scale.groups), welch.statistic, df, welch.p, classical.statistic, classical.p))
    return ReportTable(
        name["name"] + suffix,
        (
            ReportColumn(name["scale"], width=2.2),
            ReportColumn(name["groups"], "count"),
            ReportColumn(name["welch"], "0.00"),
            ReportColumn(name["df"]),
            ReportColumn(name["p"], "p"),
            ReportColumn(name["classical"], "0.00"),
            ReportColumn(name["classical p"], "p"),
        ),
        tuple(rows),
    )


def _printed_scale(column: str, scale: ScaleByGroup, means: Sequence[GroupMeans]) -> ScaleByGroup | None:
    groups = {group.group: group for group in means if (group.column, group.scale) == (column, scale.of.scale)}
    if len(groups) != 2 or len(scale.pairs) != 1 or {scale.pairs[0].first, scale.pairs[0].second} != set(groups):
        return None
    pair = scale.pairs[0]
    group_difference = difference(groups[pair.first], groups[pair.second])
    if group_difference is None or say.estimate_kind(group_difference) != say.estimate_kind(pair.difference):
        return None
    withheld_estimate = Estimate.none("withheld", words.NOT_PUBLISHED, n=None)
    printed_groups = tuple(
        replace(
            group,
            n=figures.people,
            before=figures.before,
            after=figures.after,
            change=Estimate("change", figures.change, figures.low, figures.high),
        )
        for group in scale.groups
        if (figures := groups[group.group])
    )
    return replace(
        scale,
        groups=printed_groups,
        pairs=(GroupDifference(pair.first, pair.second, group_difference, withheld_estimate, withheld_estimate),),
        together=(),
        left_out=(),
    )


analysis = GroupsAnalysis()
