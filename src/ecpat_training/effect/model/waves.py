"""Who answered a wave."""

from dataclasses import dataclass

from ecpat_training.files.not_used import NotUsed


@dataclass(frozen=True, slots=True)
class WaveSummary:
    """Who answered one wave: the file, its platform, how many rows it has, how many were used and why the rest was
    not, and the first and last day of answering where the file says so without doubt. rows == used + len(not_used);
    both counts are None where they are withheld from publication."""

    wave: str
    file: str
    sheet: str | None
    platform: str
    rows: int | None
    used: int | None
    not_used: tuple[NotUsed, ...]
    first_day: str | None
    last_day: str | None
    columns_ignored: tuple[str, ...]
