"""`ecpat donor --json`: a donor's indicators, what was promised and what was reached."""

from ecpat_training.commands.public import Public
from ecpat_training.donor.model.table import DonorFigure, DonorTable, FigureSource, IndicatorResult
from ecpat_training.programme.model.donors import DonorTarget


class SourceData(Public[FigureSource]):
    """Where a part of a figure comes from; `named` says whether each row is a person."""


class FigureData(Public[DonorFigure]):
    """A figure: of which years (empty: all), by what and of which kind (empty: everybody). Persons are bounds as long
    as pairs are open, null where they are not known or not published; of the participations so many came without
    names. Answers say of how many who `answered`, and of everybody of how many who `took_part`."""

    keys = """
        window by label persons_low=persons.low persons_high=persons.high participations without_names=unnamed answered
        took_part sources
    """
    parts = (SourceData,)


class TargetData(Public[DonorTarget]):
    """What was promised, in a year or period or in all."""

    keys = "year period=str(period) persons female male participations baseline baseline_year"


class IndicatorData(Public[IndicatorResult]):
    """An indicator; without figures `why` says why, and `withheld` what isn't published."""

    keys = """
        code=indicator.code wording=indicator.wording rule=indicator.rule verified=str(indicator.verified)
        counts=str(indicator.counts) targets figures organisations why withheld
    """
    parts = (TargetData, FigureData)
    table: DonorTable

    def targets(self) -> tuple[DonorTarget, ...]:
        template_and_code = self.table.template.template, self.model.indicator.code
        return tuple(
            target for target in self.table.donors.targets if (target.template, target.indicator) == template_and_code
        )


class DonorResult(Public[DonorTable]):
    """The table of a donor; `open_pairs` are not decided yet."""

    keys = """
        template=template.template donor=template.donor source=template.source programme open_pairs=open everybody
        indicators
    """

    def everybody(self) -> IndicatorData:
        return IndicatorData(self.model.everybody, table=self.model)

    def indicators(self) -> tuple[IndicatorData, ...]:
        return tuple(IndicatorData(indicator, table=self.model) for indicator in self.model.results)
