"""A page with the code of a questionnaire's link, to be hung up or handed out."""

from ecpat_training.documents.document import Document, Heading, Paragraph, QrCode
from ecpat_training.documents.qr import LEAST_MM, qr_modules
from ecpat_training.documents.wording import Wording
from ecpat_training.programme.model.training import Training

WISHED_CM, LARGEST_CM = 9.0, 15.0


def link_page(training: Training, programme: str, wave: str, link: str, words: Wording) -> Document:
    """The code, what to do with it, and below it the link as text, to be checked and typed."""
    code_cm = min(LARGEST_CM, max(WISHED_CM, qr_modules(link) * LEAST_MM / 10))
    blocks = (
        Heading(words.say(f"link of {wave}"), 1),
        Paragraph(words.say("scan")),
        QrCode(link, link, code_cm),
        Paragraph(link),
    )
    return Document(training.title, blocks, programme, language=words.tag, labels=words.labels)
