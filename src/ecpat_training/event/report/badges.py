"""Name badges, eight on a page, and signs for tables, which are folded in the middle."""

from collections.abc import Sequence

from ecpat_training.documents.document import Document
from ecpat_training.documents.word.cards import Card, CardLine, CardSheet, render_cards
from ecpat_training.event.model.guest import BadgeHolder

BADGES = CardSheet(2, 9.0, 6.5)
SIGNS = CardSheet(1, 18.0, 6.5, is_folded=True)
COLOURS = ("1F6079", "9B3412", "2D6A4F", "6B4E8A", "8A6D1F", "5B6B75")
"""Grounds of tracks, dark enough for white letters; the word stands on them, for whoever sees no colours."""


def badges(
    document: Document, guests: Sequence[BadgeHolder], tracks: Sequence[tuple[str, str]], *, organisation: bool
) -> bytes:
    """A badge for each: the event, the name, the organisation where it is wished, and the track in its colour.

    Args:
        document: gives title, language and properties.
        guests: who comes.
        tracks: each with how it is called on the badge; none where the event isn't split.
        organisation: whether it is printed.
    """
    colours = {track: (track_name, COLOURS[index % len(COLOURS)]) for index, (track, track_name) in enumerate(tracks)}
    cards = []
    for guest in guests:
        lines = [CardLine(document.title, 8, 0.75, is_soft=True), CardLine(guest.name, 26, 2.5, is_bold=True)]
        if organisation:
            lines.append(CardLine(guest.organisation, 12, 1.3))
        if guest.track in colours:
            track_name, background_colour = colours[guest.track]
            lines.append(CardLine(track_name, 10, 0.5, is_bold=True, background_colour=background_colour))
        cards.append(Card(tuple(lines)))
    return render_cards(document, cards, BADGES)


def table_signs(document: Document, guests: Sequence[BadgeHolder], *, organisation: bool) -> bytes:
    """A sign for each, two on a page: cut along the dashed lines, fold along the dotted one."""
    cards = []
    for guest in guests:
        lines = [CardLine(guest.name, 54, 4.2, is_bold=True)]
        if organisation:
            lines.append(CardLine(guest.organisation, 20, 1.5, is_soft=True))
        cards += [Card(), Card(tuple(lines))]
    return render_cards(document, cards, SIGNS)
