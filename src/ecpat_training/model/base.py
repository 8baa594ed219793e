"""What all nouns share: frozen, strict about unknown keys, readable in the words of the YAML."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


def spoken(name: str) -> str:
    """The YAML key of a field: `per_country` is written `per country`."""
    return name.replace("_", " ")


class Noun(BaseModel):
    """Base of every noun. Keys in files are written with spaces; code may use either spelling."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        alias_generator=spoken,
        allow_inf_nan=False,
        hide_input_in_errors=True,  # a message must not repeat people's names
        str_strip_whitespace=True,
    )


Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", min_length=1, max_length=60)]
"""A short name used in files and file names: Latin letters, digits, `-` and `_`."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""One line that people read."""

Text = Annotated[str, StringConstraints(max_length=4000)]
"""A paragraph that people read."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""A country's ISO 3166-1 code: `NO` is Norway."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language's ISO 639 code: `no` is Norwegian, `sq` Albanian."""
