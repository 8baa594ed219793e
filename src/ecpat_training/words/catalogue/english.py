"""All that papers say of their own, in English, by its key."""

from collections.abc import Mapping

from ecpat_training.words.catalogue import agenda, event, handbook, lists, meetings, performance

TAG = "en-GB"
PARTS: Mapping[str, Mapping[str, str]] = {
    **agenda.PARTS,
    **event.PARTS,
    **handbook.PARTS,
    **lists.PARTS,
    **meetings.PARTS,
    **performance.PARTS,
}
WORDS: Mapping[str, str] = {key: text for part in PARTS.values() for key, text in part.items()}
COUNTED = lists.COUNTED


def plural_form(number: int) -> int:
    """Which form of a noun of `COUNTED` stands behind a number."""
    return int(number != 1)
