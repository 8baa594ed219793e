"""The letters of a pack: who gets which, and what stands in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import slug, visible
from ecpat_training.documents.wording import Wording
from ecpat_training.event.model.guest import BadgeHolder
from ecpat_training.event.model.letter import Letter, LetterKind, LetterText
from ecpat_training.event.reading.texts import read_text
from ecpat_training.event.report.letters import built_in_text, is_mailable, letter
from ecpat_training.event.workflows.reading import TrainingEvent
from ecpat_training.words.catalogue.message import phrase

FIRST_WAVE: Final[Literal["pre"]] = "pre"
LAST_WAVE: Final[Literal["post"]] = "post"


def texts_of(files: Mapping[LetterKind, Path], words: Wording) -> dict[LetterKind, LetterText]:
    """The text of each letter: the user's own, or ours in the language of the papers.

    Raises:
        InputError, RefusedError: a text's file can't be read.
        ContentError: a file isn't UTF-8 text, is empty, or names a field that letters don't have.
    """
    return {
        letter_kind: read_text(files[letter_kind]) if letter_kind in files else built_in_text(letter_kind, words)
        for letter_kind in LetterKind
    }


def letters(
    event: TrainingEvent, links: Mapping[str, str], texts: Mapping[LetterKind, LetterText], deadline: str, partner: str
) -> list[Letter]:
    """Every draft. Participants get an invitation, and a reminder for each questionnaire that has a link; the partner a
    note on the seats that are open, or a reminder where there is no list yet.

    Args:
        event: with who comes.
        links: of the questionnaires, by wave.
        texts: of the letters.
        deadline: the last day to answer, as people write it, or nothing.
        partner: the address of the partner who nominates, or nothing.
    """
    values = {
        "training": event.training.title,
        "programme": event.programme.programme,
        "dates": event.dates,
        "venue": event.training.venue,
        "contact": event.training.contact,
        "by": deadline,
        "gaps": "\n".join(f"- {gap}" for gap in event.gaps),
    }
    drafts = []
    names = _file_names(event.guests)
    for guest, name in zip(event.guests, names, strict=True):
        if not guest.email:
            continue
        guest_values = {**values, "name": guest.name, "gaps": ""}

        def letter_to(
            letter_kind: LetterKind,
            file: str,
            link: str,
            guest: BadgeHolder = guest,
            fields: Mapping[str, str] = guest_values,
        ) -> Letter:
            return letter(file, guest.email, guest.name, texts[letter_kind], {**fields, "link": link})

        drafts.append(letter_to(LetterKind.INVITATION, f"invitation-{name}.eml", links.get(FIRST_WAVE, "")))
        drafts += [
            letter_to(LetterKind.ANSWERS_REMINDER, f"answers-reminder-{wave}-{name}.eml", link)
            for wave, link in links.items()
        ]
    if event.gaps:
        drafts.append(letter(f"{LetterKind.GAP_NOTE}.eml", partner, "", texts[LetterKind.GAP_NOTE], values))
    if not event.has_list:
        drafts.append(letter(f"{LetterKind.LIST_REMINDER}.eml", partner, "", texts[LetterKind.LIST_REMINDER], values))
    return drafts


def partner_address(address_text: str) -> str:
    """The partner's address.

    Raises:
        UsageError: what is written is no address.
    """
    if address_text and not is_mailable(address_text.strip()):
        hint = "Write one address, such as name@example.org."
        raise UsageError.because(
            "event.address", phrase("`{written}` is no e-mail address.", written=visible(address_text[:80])), hint=hint
        )
    return address_text.strip()


def _file_names(guests: tuple[BadgeHolder, ...]) -> list[str]:
    """A name of a file for each, which holds the code and never the person's name; each differs."""
    names: list[str] = []
    for number, guest in enumerate(guests, 1):
        name = slug(guest.code) or f"person-{number}"
        names.append(name if name not in names else f"{name}-{number}")
    return names
