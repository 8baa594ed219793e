"""A report in the language that its reader asks for: what it says, its labels, and who has made it when."""

from collections.abc import Callable
from dataclasses import replace

from ecpat_training.documents.document import Document
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import wording
from ecpat_training.effect.sentences.words.report import LABELS, UNREAD_TRANSLATION
from ecpat_training.words.catalogue.marked_text import translate_marked
from ecpat_training.words.catalogue.speech import speaking
from ecpat_training.words.catalogue.translation import ENGLISH, speech


def translate_document(language: str, make_document: Callable[[], Document], provenance: Provenance) -> Document:
    """What `make_document` makes, in one of the languages that reports on effects have, English without any. The foot
    says how it was made, and whether nobody who speaks the language has read the translation yet.

    Raises:
        LookupError: reports have no such language.
    """
    spoken_language, fixed_wording = speech(language), wording(language or ENGLISH)
    with speaking(spoken_language):
        document = translate_marked(make_document())
        unread_note = f" {UNREAD_TRANSLATION}" if spoken_language.is_unread else ""
        labels = replace(fixed_wording.labels, **{name: str(text) for name, text in LABELS.items()})
        footer = f"{provenance_sentence(provenance, fixed_wording)}{unread_note}"
    tag = document.language if spoken_language.english else spoken_language.tag
    return replace(document, footer=footer, language=tag, labels=labels)
