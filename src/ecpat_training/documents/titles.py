"""Column titles where each must have its own: the keys of JSON, the header of an Excel table."""

from collections.abc import Iterable

from ecpat_training.core.text import squeeze


def unique(titles: Iterable[str]) -> list[str]:
    """Titles on one line each, an empty one as `Column 3`, a repeated one (in any case) as `Score 2`."""
    made: list[str] = []
    for number, title in enumerate(titles, 1):
        plain = squeeze(title) or f"Column {number}"
        taken = {other.casefold() for other in made}
        name, more = plain, 2
        while name.casefold() in taken:
            name, more = f"{plain} {more}", more + 1
        made.append(name)
    return made
