"""A training of eighteen people by codes, whose answers are those of Sampson's monks, as people type and send them."""

from collections.abc import Collection, Sequence
from pathlib import Path

from tests.network.published import GROUPS, LIKED

CODES = tuple(f"K{number}M" for number in range(10, 28))
SECTORS = ("loyal", "young", "outcast", "between")
PEOPLE = "Code,Sector\n" + "".join(f"{code},{SECTORS[group]}\n" for code, group in zip(CODES, GROUPS, strict=True))


def pairs(wave: Sequence[str], *, silent: Collection[str] = (), header: str = "From,To,Contact") -> str:
    """A row for each pair, zeros too; nothing of people who are `silent`."""
    rows = [
        f"{giver},{named},{cells[column]}"
        for giver, cells in zip(CODES, wave, strict=True)
        for column, named in enumerate(CODES)
        if giver != named and giver not in silent
    ]
    return "\n".join([header, *rows, ""])


def square(wave: Sequence[str], corner: str = "") -> str:
    """A square of codes with ticks, nothing where there is no tie."""
    rows = [
        [corner, *CODES],
        *([code, *("x" if cell == "1" else "" for cell in cells)] for code, cells in zip(CODES, wave, strict=True)),
    ]
    return "\n".join([*(";".join(row) for row in rows), ""])


def training(folder: Path, *, silent: Collection[str] = ()) -> Path:
    """The folder of a training with three waves."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "participants.csv").write_text(PEOPLE, encoding="utf-8")
    for name, wave in zip(("before", "after", "follow-up-6-months"), LIKED, strict=True):
        (folder / f"network-{name}.csv").write_text(pairs(wave, silent=silent), encoding="utf-8")
    return folder
