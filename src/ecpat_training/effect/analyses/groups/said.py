"""Groups beside each other: whether they changed differently. The rules are `people_sentences`'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import shown
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.groups import compute, words
from ecpat_training.effect.analyses.groups.result import ByColumn, Groups, ScaleByGroup, TwoGroups
from ecpat_training.effect.analyses.plan.result import PlanKept
from ecpat_training.effect.analyses.who_took_part.result import GroupMeans, WhoTookPart
from ecpat_training.effect.disclosure.from_printed import difference
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.plain import plain_object
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats.estimate import Estimate
from ecpat_training.values.thresholds import ALPHA, SMALLEST_GROUP_COMPARED
from ecpat_training.words.catalogue.ours import counted, listed


class GroupsAnalysis(Analysis[Groups]):
    """Groups beside each other: whether they changed differently. The rules are `people_sentences`'."""

    order = 25
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    of_counts = True
    analyse = staticmethod(compute.analyse)

    def blocks(self, found: Groups, report: EffectReport) -> Iterator[Block]:
        """For each column what differs, who is left out, and the figures."""
        yield Heading(words.TITLE)
        declared = all(column.declared for column in found.columns)
        yield Paragraph(
            words.INTRO[_intro(report) if declared else "exploratory"], "plain" if declared else "attention"
        )
        for column in found.columns:
            yield Heading(words.COLUMN.format(column=column.column), 2)
            for scale in column.scales:
                yield from (Paragraph(text) for text in sentences(scale))
            if left := " ".join(map(str, _left(column))):
                yield Paragraph(left, "quiet")
            if not report.published:
                yield from _tables(column, f" {column.column}" if len(found.columns) > 1 else "")
        if report.published:
            yield Paragraph(words.PRINTED, "quiet")
        elif any(scale.pairs for column in found.columns for scale in column.scales):
            yield Paragraph(words.PAIRS, "quiet")

    def data(self, found: Groups) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return plain_object(found)

    def public(self, found: Groups, report: EffectReport) -> None:
        """Nothing from the answers themselves: a group's figures beside those of all give the others away."""

    def of_printed(self, found: Groups, printed: EffectReport) -> Groups | None:
        """Where the means of exactly two groups are published with their intervals, their difference, which follows
        from them; left out where the rounded figures would say another thing than the exact ones."""
        told = printed.found(WhoTookPart)
        if told is None:
            return None
        columns = []
        for column in found.columns:
            scales = tuple(one for scale in column.scales if (one := _printed(column.column, scale, told.means)))
            if scales:
                columns.append(replace(column, unknown=0, changed=0, scales=scales))
        return replace(found, columns=tuple(columns)) if columns else None


def _intro(report: EffectReport) -> str:
    """What a plan is worth: only one with a date before the answers was there before them."""
    plan = report.found(PlanKept)
    return "declared" if plan and plan.dated == "before" else "named"


def sentences(scale: ScaleByGroup) -> Iterator[str]:
    """One scale in words: what all groups together show, then the pairs that do."""
    if scale.welch is None:
        yield from (" ".join(map(str, _pair(scale, pair))) for pair in scale.pairs)
        return
    p = scale.welch.p
    told = "several none" if p is None else "several differ" if p < ALPHA else "several open"
    yield words.SENTENCE[told].format(
        title=scale.of.title, n=len(scale.groups), p=shown(p, "p"), why=scale.welch.undefined
    )
    if told == "several differ":
        certain = [pair for pair in scale.pairs if say.kind(pair.difference) == "certain"]
        yield from (" ".join(map(str, _pair(scale, pair))) for pair in certain)


def _pair(scale: ScaleByGroup, pair: TwoGroups) -> Iterator[str]:
    of, value = scale.of, pair.difference.value
    sizes = {group.group: group.n for group in scale.groups}
    interval = words.INTERVAL["one" if len(scale.pairs) == 1 else "several"].format(n=len(scale.pairs))
    kind = say.kind(pair.difference)
    yield words.SENTENCE[kind].format(
        title=of.title,
        first=pair.first,
        second=pair.second,
        why=pair.difference.undefined or pair.difference.no_interval,
        change=say.amount(of, value, plus=True) if kind == "open" else say.amount(of, abs(value or 0.0)),
        side=words.SIDE[say.up_or_down(value)],
        people=words.PEOPLE.format(first=sizes[pair.first], second=sizes[pair.second]),
        interval=interval,
        meaning=words.MEANING.get(say.meaning(of, pair.difference), "").format(name=pair.first),
        **say.limits(of, pair.difference),
    )
    if say.side(pair.baseline) in ("up", "down"):
        yield words.NOTE["started apart"].format(
            first=pair.first,
            second=pair.second,
            change=say.amount(of, abs(pair.baseline.value or 0.0)),
            side=words.SIDE[say.up_or_down(pair.baseline.value)],
            **say.limits(of, pair.baseline),
        )
    if _order_disagrees(pair):
        low, high = shown(pair.superiority.low, "0.00"), shown(pair.superiority.high, "0.00")
        yield words.NOTE["ordinal differs"].format(
            first=pair.first, share=shown(pair.superiority.value, "0.00"), low=low, high=high
        )


def _order_disagrees(pair: TwoGroups) -> bool:
    """Whether of the two intervals exactly one leaves out no difference."""
    low, high = pair.superiority.low, pair.superiority.high
    if low is None or high is None or say.side(pair.difference) == "none":
        return False
    return (low <= 0.5 <= high) != (say.side(pair.difference) == "open")


def _left(column: ByColumn) -> Iterator[str]:
    """Who stands in no group of their own, and who said two."""
    together = dict.fromkeys(one for scale in column.scales for one in scale.together)
    out = dict.fromkeys(one for scale in column.scales for one in scale.left_out)
    for kind, groups in (("together", together), ("out", out)):
        if groups:
            names = listed([f"{name} ({n})" for name, n in groups], 12)
            yield words.LEFT[kind].format(smallest=SMALLEST_GROUP_COMPARED, names=names)
    if column.unknown:
        yield words.LEFT["unknown"].format(people=counted(column.unknown, "person", "people"), column=column.column)
    if column.changed:
        yield words.LEFT["changed"].format(people=counted(column.changed, *words.SAYS), column=column.column)


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
                one.group,
                one.n,
                one.before,
                one.after,
                one.change.value,
                (one.change.low, one.change.high),
            )
            for scale in column.scales
            for one in scale.groups
        ),
    )
    pairs = [(scale, pair) for scale in column.scales for pair in scale.pairs]
    if pairs:
        yield _pair_table(pairs, suffix)
    several = [scale for scale in column.scales if scale.welch]
    if several:
        yield _f_table(several, suffix)


def _pair_table(pairs: list[tuple[ScaleByGroup, TwoGroups]], suffix: str) -> ReportTable:
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
        df = "" if welch.df_within is None else f"{welch.df_between:g}; {shown(welch.df_within, '0.0')}"
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


def _printed(column: str, scale: ScaleByGroup, means: Sequence[GroupMeans]) -> ScaleByGroup | None:
    groups = {one.group: one for one in means if (one.column, one.scale) == (column, scale.of.scale)}
    if len(groups) != 2 or len(scale.pairs) != 1 or {scale.pairs[0].first, scale.pairs[0].second} != set(groups):
        return None
    pair = scale.pairs[0]
    between = difference(groups[pair.first], groups[pair.second])
    if between is None or say.kind(between) != say.kind(pair.difference):
        return None
    nothing = Estimate.none("withheld", words.NOT_PUBLISHED, n=None)
    own = tuple(
        replace(
            one, n=of.people, before=of.before, after=of.after, change=Estimate("change", of.change, of.low, of.high)
        )
        for one in scale.groups
        if (of := groups[one.group])
    )
    return replace(
        scale,
        groups=own,
        pairs=(TwoGroups(pair.first, pair.second, between, nothing, nothing),),
        together=(),
        left_out=(),
    )


analysis = GroupsAnalysis()
