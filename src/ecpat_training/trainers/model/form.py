"""The workbook of trainers to fill in: its columns, and what the programme's file says already."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PoolColumn:
    """A column: its header, what to write into it, an example, and what it may be chosen from (nothing: free)."""

    title: str
    instruction: str
    example: str = ""
    choices: tuple[str, ...] = ()
    wide: int = 14


@dataclass(frozen=True, slots=True)
class PoolForm:
    """The workbook: its columns, and a row for each trainer of the programme."""

    programme: str
    columns: tuple[PoolColumn, ...]
    rows: tuple[tuple[str, ...], ...]
