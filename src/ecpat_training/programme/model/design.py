"""How chance decides which countries begin: `design: {waves: 5, of: 2, balance: [population], keep: 10 %}`."""

from collections.abc import Sequence

from pydantic import Field, field_validator

from ecpat_training.values.base import Noun, Title
from ecpat_training.values.quantity import Share
from ecpat_training.words.catalogue.message import phrase

MOST_WAVES = 35
"""The log of a draw writes a wave as one character, 1 to 9 and a to z."""


class Design(Noun):
    """Countries begin in `waves`, each `of` so many; without `of` the waves are as equal as can be, the first ones the
    larger. Of the orders that the calendar can hold only the best balanced are drawn from: the share to `keep`, and at
    least 1,000 where there are. `balance` names what the countries are balanced by, columns of the file `table` beside
    the programme's. `groups` are what partners call the two groups of nominees of a country, of which chance says which
    one comes to the first training."""

    waves: int = Field(ge=2, le=MOST_WAVES)
    of: int | None = Field(default=None, ge=1, le=60)
    balance: tuple[Title, ...] = Field(default=(), max_length=10)
    keep: Share = 0.1
    table: str = Field(default="covariates.xlsx", pattern=r"^[^/\\]+\.(xlsx|csv)$", max_length=120)
    groups: tuple[Title, Title] = ("A", "B")

    @field_validator("balance", "groups")
    @classmethod
    def _refuse_duplicates(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if len({name.casefold() for name in names}) < len(names):
            raise ValueError("write each name once")
        return names

    @field_validator("keep")
    @classmethod
    def _require_positive_share(cls, share: float) -> float:
        if not share:
            raise ValueError("keep at least some, such as `10 %`")
        return share

    def sizes(self, countries: int) -> tuple[int, ...]:
        """How many of so many countries begin in each wave.

        Raises:
            ValueError: so many countries don't fit these waves.
        """
        if self.of is not None and self.of * self.waves != countries:
            raise ValueError(
                phrase(
                    "{waves} waves of {size} are {countries} countries",
                    waves=self.waves,
                    size=self.of,
                    countries=self.waves * self.of,
                )
            )
        if countries < self.waves:
            raise ValueError(phrase("{waves} waves need as many countries", waves=self.waves))
        size, remainder = divmod(countries, self.waves)
        return tuple(size + (wave < remainder) for wave in range(self.waves))


def format_waves(waves: Sequence[int]) -> str:
    """The wave of each country, from 0, a character each: `1122334455`."""
    return "".join("123456789abcdefghijklmnopqrstuvwxyz"[wave] for wave in waves)
