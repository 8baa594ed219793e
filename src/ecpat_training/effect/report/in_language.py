"""A report in the language that its reader asks for: what it says, its labels, and who has made it when."""

from collections.abc import Callable
from dataclasses import replace

from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.documents.wording import wording
from ecpat_training.effect.sentences.words.report import LABELS, UNREAD
from ecpat_training.words.catalogue.marked_text import translate_marked
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import ENGLISH, speech


def in_language(language: str, make: Callable[[], Document], provenance: Provenance) -> Document:
    """What `make` makes, in one of the languages that reports on effects have, English without any. The foot says how
    it was made, and whether nobody who speaks the language has read the translation yet.

    Raises:
        LookupError: reports have no such language.
    """
    spoken, fixed = speech(language), wording(language or ENGLISH)
    with speaking(spoken):
        document = translate_marked(make())
        unread = f" {UNREAD}" if spoken.unread else ""
        labels = replace(fixed.labels, **{name: str(text) for name, text in LABELS.items()})
        footer = f"{made_by(provenance, fixed)}{unread}"
    tag = document.language if spoken.english else spoken.tag
    return replace(document, footer=footer, language=tag, labels=labels)
