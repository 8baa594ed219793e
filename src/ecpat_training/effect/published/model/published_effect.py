"""A published effect as the table holds it: what was measured, how, when and of whom, the figures, their source."""

import math
from collections import Counter
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from ecpat_training.effect.published.model.kinds import Audience, Design, Instrument, Metric, Outcome, Timing, timing_of
from ecpat_training.stats import published_effect as computed
from ecpat_training.stats.published_effect import Summary
from ecpat_training.values.base import Country, MisfitError, Noun, Title, WebAddress

Doi = Annotated[str, StringConstraints(pattern=r'^10\.[0-9]{4,9}/[^\s"<>]+$', max_length=200)]
SourceChecked = Literal["seen", "partly seen", "from memory"]

_AGREES = 0.02  # a printed d and that of the printed means differ by rounding alone
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_MAX_EFFECT_SIZE = 6.0  # SD: no training moved people further; a larger figure is a slip of the pen


class PrintedWave(Noun):
    """What is printed of one wave: how many people, and their mean and SD, or the share of them that did it."""

    n: int = Field(ge=3, le=1_000_000)
    mean: float | None = None
    sd: float | None = Field(default=None, gt=0)
    share: float | None = Field(default=None, ge=0, le=1)

    @property
    def summary(self) -> Summary | None:
        """Mean and SD, where both are printed."""
        return Summary(self.mean, self.sd, self.n) if self.mean is not None and self.sd is not None else None


class PublishedEffect(Noun):
    """One effect of one study; `better` is up: a value is positive where people did better after the training.

    `kind` tells single studies from reviews of so many `studies`; a review is shown and never counted with studies.
    `months` after the training (None: several or not said). `value` is as printed, by the standardiser `metric`,
    with `low` and `high` of its 95 % interval or `se`, as printed; `n` and `n compared` are the people it is of, and of
    the group without the training. `before` and `after` are what is printed of the waves. Where no size is printed,
    `direction` says which way people moved. `seen` says whether the figures were read at the source.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$")]
    study: Title
    year: int
    kind: Literal["study", "review"] = "study"
    studies: int | None = Field(default=None, ge=2, le=10_000)
    country: Country | Literal["several", "not said"] = "not said"
    audience: Audience
    people: Title
    training: str = Field(default="", max_length=200)
    outcome: Outcome
    instrument: Instrument
    design: Design
    months: float | None = Field(default=None, ge=0, le=240)
    metric: Metric | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    se: float | None = Field(default=None, gt=0, le=3)
    n: int | None = Field(default=None, ge=3, le=10_000_000)
    n_compared: int | None = Field(default=None, ge=3, le=10_000_000)
    r: float | None = Field(default=None, gt=-1, lt=1)
    before: PrintedWave | None = None
    after: PrintedWave | None = None
    direction: Literal["up", "down", "unchanged", "not said"] | None = None
    doi: Doi | None = None
    link: WebAddress | None = None
    source: str = Field(default="", max_length=300)
    seen: SourceChecked
    note: str = Field(default="", max_length=600)

    @property
    def timing(self) -> Timing:
        """When people were asked, in the four steps that are compared."""
        return timing_of(self.months)

    @property
    def where(self) -> str:
        """Where the study is found: its DOI, else its address, else in words."""
        return f"doi:{self.doi}" if self.doi else self.link or self.source

    @model_validator(mode="after")
    def _check_consistency(self) -> "PublishedEffect":
        problems = [*self._of_source(), *self._of_value(), *self._of_waves()]
        if problems:
            raise MisfitError([((key,), message) for key, message in problems])
        return self

    def _of_source(self) -> list[tuple[str, str]]:
        problems = []
        if not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            problems.append(("year", f"write a year from {_FIRST_YEAR} to {_LAST_YEAR}"))
        if not (self.doi or self.link or self.source):
            problems.append(("doi", "say where the study is found: `doi`, else `link`, else `source` in words"))
        if self.outcome == "knowledge" and self.instrument == "self-rating":
            problems.append(("outcome", "what people say they know is `self-rated knowledge`"))
        if (self.kind == "review") != (self.studies is not None):
            problems.append(("studies", "a review says of how many `studies` it is, and a study doesn't"))
        return problems

    def _of_value(self) -> list[tuple[str, str]]:
        problems = []
        if (self.value is None) != (self.metric is None):
            problems.append(("metric", "a `value` needs the `metric` that it is in, and the other way round"))
        if (self.low is None) != (self.high is None):
            problems.append(("low", "an interval has both ends, `low` and `high`"))
        if self.value is None:
            if self.low is not None or self.se is not None:
                problems.append(("value", "an interval or a standard error belongs to a `value`"))
            return problems
        if abs(self.value) > (math.pi if self.metric == "h" else _MAX_EFFECT_SIZE):
            problems.append(("value", f"{self.value:g} is larger than any training's effect; look at the unit"))
        if self.low is not None and self.high is not None and not self.low < self.value < self.high:
            problems.append(("low", "the value lies between `low` and `high`"))
        return problems

    def _of_waves(self) -> list[tuple[str, str]]:
        if (self.before is None) != (self.after is None):
            return [("before", "write down both waves, `before` and `after`")]
        if self.before is None or self.after is None:
            if self.value is None and self.direction is None:
                return [("value", "give a `value`, or both waves, or at least the `direction`")]
            return []
        summary_before, summary_after = self.before.summary, self.after.summary
        if (summary_before is None) != (summary_after is None) or (self.before.share is None) != (
            self.after.share is None
        ):
            return [("after", "both waves hold the same: mean and SD, or the share")]
        if summary_before is None and self.before.share is None:
            return [("before", "write down mean and SD, or the share")]
        if (
            summary_before is None
            or summary_after is None
            or self.value is None
            or self.metric not in ("d_pre", "d_av")
        ):
            return []
        size_of_means = (computed.by_sd_before if self.metric == "d_pre" else computed.by_average_sd)(
            summary_before, summary_after
        )[0]
        if abs(abs(size_of_means) - abs(self.value)) > _AGREES:
            return [("value", f"{self.value:g} is not what the means and SDs give, {abs(size_of_means):.2f}")]
        return []


class PublishedEffects(Noun):
    """The table: what it is of, its version and day, and the effects, one an entry."""

    published_effects: Title
    version: str = Field(pattern=r"^[0-9]+(\.[0-9]+)?$")
    date: date
    effects: tuple[PublishedEffect, ...] = Field(min_length=1, max_length=5000)

    @model_validator(mode="after")
    def _ids_of_their_own(self) -> "PublishedEffects":
        times = Counter(entry.id for entry in self.effects)
        seen_ids: set[str] = set()
        problems = []
        for index, effect in enumerate(self.effects):
            if effect.id in seen_ids:
                problems.append(
                    (("effects", index, "id"), f"`{effect.id}` is there {times[effect.id]} times; each has its own")
                )
            seen_ids.add(effect.id)
        if problems:
            raise MisfitError(problems)
        return self
