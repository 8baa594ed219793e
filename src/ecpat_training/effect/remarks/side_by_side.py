"""What a person should know of people linked by the row that holds their answers to two waves."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.effect.model.linking import Linking, Response

_LISTED = 8


def side_by_side_remarks(linking: Linking) -> Iterator[Finding]:
    """Whose answers stand side by side; which codes say that somebody came again, missed a form twice, or that a row is
    two people's."""
    waves = f"`{linking.before}` to `{linking.after}`"
    if linking.by_row:
        message = f"{waves}: {count(linking.by_row, 'person', 'people')} recognised by the row that holds both."
        yield Finding("evaluate.by-row", Severity.NOTE, message, linking.file_after)
    if linking.came_again:
        places = [f"`{one[0].shown}` ({listing([each.where.inside for each in one], 4)})" for one in linking.came_again]
        message = f"{waves}: {_codes(places)} in several rows that hold both: {listing(places, _LISTED)}."
        hint = "Each row counts as one person. If a person came again, leave out all but one of that person's rows."
        yield Finding("evaluate.came-again", Severity.WARNING, message, linking.came_again[0][1].where, hint)
    if linking.unlike:
        rows = count(len(linking.unlike), "row")
        message = (
            f"{waves}: {rows} with another code before than after, not taken as one person's: {_rows(linking.unlike)}."
        )
        hint = "They are linked by their codes. Please check how the two files were laid side by side."
        yield Finding("evaluate.row-of-two", Severity.WARNING, message, linking.unlike[0].where, hint)
    if linking.apart:
        places = [f"`{one.shown}` ({one.where.inside})" for one in linking.apart]
        message = (
            f"{waves}: {_codes(places)} in `{linking.before}` in one row and in `{linking.after}` in another: "
            f"{listing(places, _LISTED)}. They are not linked, as most rows hold both."
        )
        hint = "If it is one person's part in one training, please put both into one row."
        yield Finding("evaluate.rows-apart", Severity.WARNING, message, linking.apart[0].where, hint)


def _codes(places: Sequence[str]) -> str:
    return f"{count(len(places), 'code')} {'is' if len(places) == 1 else 'are'}"


def _rows(responses: Sequence[Response]) -> str:
    return listing([one.where.inside for one in responses], _LISTED)
