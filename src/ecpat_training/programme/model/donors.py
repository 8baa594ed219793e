"""What donors were promised: targets, and the programme's place in the registry of IATI. For `ecpat donor`."""

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from ecpat_training.programme.model.reporting_period import WrittenPeriod, bounds, read_period, year_from
from ecpat_training.programme.model.written_date import WrittenDate
from ecpat_training.values.base import Identifier, Noun, Title
from ecpat_training.words.catalogue.message import phrase


class DonorTarget(Noun):
    """What an indicator of a donor is to reach, in one year or period, or in all. `template` and `indicator` are names
    and codes as `ecpat donor` prints them; numbers are counted from nothing where no baseline is said."""

    template: str = Field(min_length=1, max_length=60)
    indicator: str = Field(min_length=1, max_length=40)
    year: int | None = Field(default=None, ge=1990, le=2100)  # neither year nor period: of the whole programme
    period: WrittenPeriod | None = None
    persons: int | None = Field(default=None, ge=0, le=10_000_000)
    female: int | None = Field(default=None, ge=0, le=10_000_000)  # of these persons
    male: int | None = Field(default=None, ge=0, le=10_000_000)
    participations: int | None = Field(default=None, ge=0, le=10_000_000)
    baseline: int | None = Field(default=None, ge=0, le=10_000_000)
    baseline_year: int | None = Field(default=None, ge=1990, le=2100)

    @model_validator(mode="after")
    def _require_target_number(self) -> "DonorTarget":
        if self.persons is None and self.participations is None:
            raise ValueError("a target says how many persons or participations; add one of the two")
        if self.baseline is not None and self.baseline_year is None:
            raise ValueError("a baseline was counted in some year; add the baseline year")
        if self.year is not None and self.period is not None:
            raise ValueError("a target is of a year or of a period; keep one of the two")
        return self

    @property
    def within(self) -> str | None:
        """The period that it is of; None where it is of the whole programme."""
        return self.period or (None if self.year is None else str(self.year))


class AnswerRule(Noun):
    """Who counts by the answers in the trainings' folders: whoever answered a question of the questionnaire with
    `at least` so much; or, three months later, whoever reported one commitment at least as done (`commitments: done`),
    or as done or partly done (`partly`)."""

    counts: Literal["found useful", "used after three months"]
    question: Identifier | None = None
    at_least: float | None = None
    commitments: Literal["done", "partly"] | None = None

    @model_validator(mode="after")
    def _require_single_source(self) -> "AnswerRule":
        if (self.question is None) == (self.commitments is None):
            raise ValueError("a rule goes by a question or by commitments; write one of the two")
        if (self.question is None) != (self.at_least is None):
            raise ValueError("`question` and `at least` belong together; write both or neither")
        if self.commitments is not None and self.counts != "used after three months":
            raise ValueError("commitments say what was used after three months, and nothing else")
        return self


class IatiActivity(Noun):
    """The programme in IATI's registry: who reports, and by which identifier. `organisation kind` is a code of IATI's
    list: 10 government, 21 international NGO, 22 national NGO, 40 multilateral, 80 university."""

    activity: str = Field(pattern=r"^[^\s/&|?]{3,100}$")
    organisation: str = Field(pattern=r"^[^\s/&|?]{3,60}$")
    name: Title
    organisation_kind: str = Field(pattern=r"^[1-9][0-9]$")
    start: WrittenDate
    status: Literal["1", "2", "3", "4", "5", "6"] = "2"  # a code of IATI's list: 2 implementation, 4 closed

    @model_validator(mode="after")
    def _check_identifier_prefix(self) -> "IatiActivity":
        if not self.activity.startswith(f"{self.organisation}-"):
            raise ValueError("the identifier of an activity begins with the organisation's and a hyphen")
        return self


class Donors(Noun):
    """Targets by donor. `cumulative` says of targets of a year whether they count from the programme's beginning on.
    Reports are by calendar years, unless years begin on another day (`years from`) or `periods` are named."""

    targets: tuple[DonorTarget, ...] = Field(default=(), max_length=500)
    cumulative: bool = True
    years_from: WrittenDate | None = None  # the first day of the first year
    periods: tuple[WrittenPeriod, ...] = Field(default=(), max_length=100)
    answers: tuple[AnswerRule, ...] = Field(default=(), max_length=2)  # who counts by what people answered
    iati: IatiActivity | None = None

    @model_validator(mode="after")
    def _refuse_repeated_rules(self) -> "Donors":
        counts = [rule.counts for rule in self.answers]
        for index, counted in enumerate(counts):
            if counted in counts[:index]:
                raise ValueError(phrase("`{indicator}` has two rules; keep one of them", indicator=counted))
        return self

    @model_validator(mode="after")
    def _refuse_duplicates(self) -> "Donors":
        target_keys = [(target.template, target.indicator, target.within) for target in self.targets]
        for index, target_key in enumerate(target_keys):
            if target_key in target_keys[:index]:
                template, indicator, target_period = target_key
                raise ValueError(
                    phrase(
                        "`{indicator}`{within} of `{template}` has two targets; keep one of them",
                        indicator=indicator,
                        within=phrase(" of {period}", period=target_period) if target_period else "",
                        template=template,
                    )
                )
        return self

    @model_validator(mode="after")
    def _refuse_overlapping_periods(self) -> "Donors":
        if self.years_from and self.periods:
            raise ValueError("there are `years from` and `periods`; keep one of the two")
        if self.years_from and (self.years_from.month, self.years_from.day) == (2, 29):
            raise ValueError("years can't begin on 29 February; write 1 March")
        for earlier, later in itertools.pairwise(self.periods):
            if bounds(earlier)[1] >= bounds(later)[0]:
                raise ValueError(
                    phrase(
                        "`{later}` begins before `{earlier}` has ended; write the earliest first, each day once",
                        later=later,
                        earlier=earlier,
                    )
                )
        for period in self._find_unknown_periods():
            raise ValueError(
                phrase(
                    "a target is of {period}, and none of the periods is that; its periods are {periods}",
                    period=period,
                    periods=self._periods_text,
                )
            )
        return self

    def period_of(self, day: date) -> str | None:
        """The period in which a day falls; None where none has it."""
        if self.years_from:
            return year_from(self.years_from, day)
        if not self.periods:
            return str(day.year)
        return next((period for period in self.periods if bounds(period)[0] <= day <= bounds(period)[1]), None)

    def find_period(self, text: str) -> str | None:
        """The period that is written as a year, `2005`, or as two days; None where the report has none of that kind."""
        try:
            period = text if text.isdigit() else read_period(text)
            first_day, last_day = bounds(period)
        except ValueError:
            return None
        return period if self.period_of(first_day) == self.period_of(last_day) == period else None

    def _find_unknown_periods(self) -> Iterator[str]:
        periods = (target.within for target in self.targets)
        return (period for period in periods if period is not None and self.find_period(period) is None)

    @property
    def _periods_text(self) -> str:
        if self.years_from:
            return f"years from {self.years_from.isoformat()} on"
        return ", ".join(self.periods) or "calendar years"
