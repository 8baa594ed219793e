"""Column titles where each must have its own: the keys of JSON, the header of an Excel table."""

from collections.abc import Iterable

from ecpat_training.core.text import squeeze


def make_titles_unique(titles: Iterable[str]) -> list[str]:
    """Titles on one line each, an empty one as `Column 3`, a repeated one (in any case) as `Score 2`."""
    unique_titles: list[str] = []
    for number, title in enumerate(titles, 1):
        plain = squeeze(title) or f"Column {number}"
        used = {earlier.casefold() for earlier in unique_titles}
        name, suffix = plain, 2
        while name.casefold() in used:
            name, suffix = f"{plain} {suffix}", suffix + 1
        unique_titles.append(name)
    return unique_titles
