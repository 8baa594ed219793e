"""What a donor asks for: indicators with their wording, their rule, where they were read, and how they are counted."""

from typing import Literal

from pydantic import Field, model_validator

from ecpat_training.values.base import Noun
from ecpat_training.values.participant import StakeholderType
from ecpat_training.values.profession import Profession
from ecpat_training.words.catalogue.message import phrase

Counts = Literal[
    "took part",
    "completed",
    "found useful",
    "improved skills",
    "used after three months",
    "organisations completed",
    "nothing",
]
"""What an indicator counts. `nothing` is a demand that is no number, or a number that no list of people holds."""
ANSWERS: tuple[Counts, ...] = ("found useful", "improved skills", "used after three months")
"""What only surveys know: their counts come without names, in the table of head counts."""
EVERYBODY = "all"
"""The code under which every table has everybody who took part."""
Verified = Literal["seen", "structure seen", "from memory"]


class DonorIndicator(Noun):
    """One indicator. `wording` and `rule` are the donor's, `verified` says whether they were read at the source;
    `read as` says how the rule is counted where that is our reading."""

    code: str = Field(min_length=1, max_length=40)
    wording: str = Field(min_length=1, max_length=600)
    rule: str = Field(default="", max_length=600)
    read_as: str = Field(default="", max_length=600)
    verified: Verified
    counts: Counts
    stakeholder: StakeholderType | None = None  # of these people alone
    professions: tuple[Profession, ...] = ()  # of these people alone
    longer_than_days: int = Field(default=0, ge=0, le=10)  # of a course that counts
    share_of_half_days: float = Field(default=1, gt=0, le=1)  # that whoever has completed attended at least

    @property
    def has_number(self) -> bool:
        """Whether anything is counted."""
        return self.counts != "nothing"

    @property
    def needs_completion(self) -> bool:
        """Whether it counts those who completed a course."""
        return self.counts in ("completed", "organisations completed")


class DonorTemplate(Noun):
    """A donor's indicators; `source` says where they stand."""

    template: str = Field(min_length=1, max_length=60)
    donor: str = Field(min_length=1, max_length=200)
    source: str = Field(min_length=1, max_length=600)
    indicators: tuple[DonorIndicator, ...] = Field(min_length=1, max_length=100)

    @model_validator(mode="after")
    def _codes_of_their_own(self) -> "DonorTemplate":
        codes = [EVERYBODY, *(indicator.code for indicator in self.indicators)]
        repeated_codes = [code for position, code in enumerate(codes) if code in codes[:position]]
        if repeated_codes:
            raise ValueError(
                phrase(
                    "the code `{code}` is there twice, or is the one of everybody; give it another",
                    code=repeated_codes[0],
                )
            )
        return self
