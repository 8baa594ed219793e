"""What donors were promised: targets, and the programme's place in the registry of IATI. For `ecpat donor`."""

from typing import Literal

from pydantic import Field, model_validator

from ecpat_training.programme.model.written_date import WrittenDate
from ecpat_training.values.base import Noun, Title


class DonorTarget(Noun):
    """What an indicator of a donor is to reach, in one year or in all. `template` and `indicator` are names and codes
    as `ecpat donor` prints them; numbers are counted from nothing where no baseline is said."""

    template: str = Field(min_length=1, max_length=60)
    indicator: str = Field(min_length=1, max_length=40)
    year: int | None = Field(default=None, ge=1990, le=2100)  # none: of the whole programme
    persons: int | None = Field(default=None, ge=0, le=10_000_000)
    female: int | None = Field(default=None, ge=0, le=10_000_000)  # of these persons
    male: int | None = Field(default=None, ge=0, le=10_000_000)
    participations: int | None = Field(default=None, ge=0, le=10_000_000)
    baseline: int | None = Field(default=None, ge=0, le=10_000_000)
    baseline_year: int | None = Field(default=None, ge=1990, le=2100)

    @model_validator(mode="after")
    def _says_a_number(self) -> "DonorTarget":
        if self.persons is None and self.participations is None:
            raise ValueError("a target says how many persons or participations; add one of the two")
        if self.baseline is not None and self.baseline_year is None:
            raise ValueError("a baseline was counted in some year; add the baseline year")
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
    def _begins_with_the_organisation(self) -> "IatiActivity":
        if not self.activity.startswith(f"{self.organisation}-"):
            raise ValueError("the identifier of an activity begins with the organisation's and a hyphen")
        return self


class Donors(Noun):
    """Targets by donor. `cumulative` says of targets of a year whether they count from the programme's beginning on."""

    targets: tuple[DonorTarget, ...] = Field(default=(), max_length=500)
    cumulative: bool = True
    iati: IatiActivity | None = None

    @model_validator(mode="after")
    def _each_once(self) -> "Donors":
        named = [(one.template, one.indicator, one.year) for one in self.targets]
        for at, one in enumerate(named):
            if one in named[:at]:
                year = f" of {one[2]}" if one[2] else ""
                raise ValueError(f"`{one[1]}`{year} of `{one[0]}` has two targets; keep one of them")
        return self
