"""A donor's table: what was reached, beside what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ecpat_training.donor.model.template import DonorIndicator, DonorTemplate
from ecpat_training.programme.model.donors import Donors, DonorTarget
from ecpat_training.roster.model.same_person import CountBounds

WHOLE = ""
"""The label of a figure of everybody."""
BY = ("sex", "side", "sex and side")
"""How figures are broken down."""


@dataclass(frozen=True, slots=True)
class FigureSource:
    """Where a part of a figure comes from: rows of a file, and how many participations they are; `named` says whether
    a row is a person, or a number without names."""

    file: str
    rows: tuple[int, ...]
    participations: int
    named: bool


@dataclass(frozen=True, slots=True)
class DonorFigure:
    """A number of the table.

    Attributes:
        window: the whole programme, a period (`2005`, `2005-07-01 to 2006-06-30`), or everything until its end
            (`until 2005`, `until 2006-06-30`).
        by: what it is broken down by; empty for the total.
        label: the kind, such as `female`.
        persons: each once; bounds as long as pairs are open. None: persons aren't known, or may not be told.
        participations: None where they may not be told.
        unnamed: how many of the participations came as numbers without names.
        answered: of how many who answered, where it counts answers.
        took_part: of how many participations, answered or not, where it counts answers of everybody.
        sources: where it comes from.
    """

    window: str
    by: str
    label: str
    persons: CountBounds | None
    participations: int | None
    unnamed: int = 0
    answered: int | None = None
    took_part: int | None = None
    sources: tuple[FigureSource, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """An indicator with its figures; without any, `why` says why. `organisations` are counted instead of persons.
    `withheld` says what may not be published of it."""

    indicator: DonorIndicator
    figures: tuple[DonorFigure, ...] = ()
    organisations: int | None = None
    why: str = ""
    withheld: tuple[str, ...] = ()

    def figure(self, window: str = WHOLE, breakdown: str = "", label: str = WHOLE) -> DonorFigure | None:
        """The figure of a window and a kind, if it is there."""
        key = (window, breakdown, label)
        return next((figure for figure in self.figures if (figure.window, figure.by, figure.label) == key), None)

    def breakdown_figures(self, breakdown: str, window: str = WHOLE) -> tuple[DonorFigure, ...]:
        """The figures of a breakdown."""
        return tuple(figure for figure in self.figures if figure.by == breakdown and figure.window == window)


@dataclass(frozen=True, slots=True)
class DonorTable:
    """A donor's indicators with what was reached. `periods` are empty where a list has no date; `open` counts the pairs
    that nobody has decided yet, `not_there` the rows of people who did not come. `answer_rules` say how the answers of
    the folder were counted, by what they are counted as."""

    template: DonorTemplate
    donors: Donors
    programme: str
    results: tuple[IndicatorResult, ...]
    everybody: IndicatorResult
    periods: tuple[str, ...]
    lists: int
    unnamed_rows: int
    open: int
    not_there: int
    answer_rules: Mapping[str, str] = field(default_factory=dict)

    def target(self, indicator: str, period: str | None = None) -> DonorTarget | None:
        """What the programme promised."""
        template_name = self.template.template
        targets = (
            target
            for target in self.donors.targets
            if (target.template, target.indicator) == (template_name, indicator)
        )
        return next((target for target in targets if target.within == period), None)
