"""The people of a list whom somebody names by their codes."""

from collections.abc import Collection, Sequence

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import fold, listing
from ecpat_training.words.catalogue.message import phrase

_MAX_CODES_LISTED = 8


def places_of(
    codes: Collection[str], option: str, all_codes: Sequence[str], file: str, *, own_codes: bool
) -> list[int]:
    """The indices of the people with these codes, in their order.

    Args:
        codes: as they are written, in whatever capitals.
        option: with which they are named, for the message.
        all_codes: the code of each person of the list.
        file: the list.
        own_codes: whether its codes are its own.

    Raises:
        UsageError: the list doesn't have one of them.
    """
    index_by_code = {fold(code): index for index, code in enumerate(all_codes)}
    if unknown_codes := [code for code in codes if fold(code) not in index_by_code]:
        message = phrase(
            "{option}: {codes} {number:is no code of this list|are not codes of this list} in {file}.",
            option=option,
            codes=listing(unknown_codes, _MAX_CODES_LISTED),
            number=len(unknown_codes),
            file=file,
        )
        raise UsageError.because("codes.unknown", message, hint=describe_codes(all_codes, own_codes=own_codes))
    return [index_by_code[fold(code)] for code in codes]


def describe_codes(codes: Sequence[str], *, own_codes: bool) -> str:
    """By what people of a list are called: its own codes, or its rows."""
    if own_codes:
        return f"People are called by the list's own codes: {listing(list(codes), 3)}."
    return "A code is R and the row, such as R14; rows that repeat a person have none."
