"""Rules whose main parameter may stand alone behind the rule's name, as people say it: `lunch between: 12:00-14:00`."""

from typing import ClassVar

from pydantic import Field, field_validator, model_validator

from ecpat_training.values.base import Noun, spoken
from ecpat_training.values.quantity import bare_minutes


class Brief(Noun):
    """Parameters of which `main` may be written without its key."""

    main: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, written: object) -> object:
        return {spoken(cls.main): written} if isinstance(written, str | int) else written


class MostMinutes(Brief):
    """Parameters of a rule on `minutes` and nothing else: `at most 20 min`."""

    main = "minutes"
    minutes: int = Field(ge=5, le=720)

    @field_validator("minutes", mode="before")
    @classmethod
    def _with_unit(cls, written: object) -> object:
        return bare_minutes(written)
