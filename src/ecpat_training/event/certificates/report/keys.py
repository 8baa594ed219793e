"""The programme's keys, as a table."""

from collections.abc import Collection

from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.event.certificates.model.keys import KEYS_FILE, REVOKED_FILE, KeyRing
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_COLUMNS = tuple(map(ReportColumn, ("Key", "Since", "State", "Private key")))


def keys_document(ring: KeyRing, local_keys: Collection[str], origin: Provenance) -> Document:
    """Each key, and whether its private part is on this computer."""
    rows = tuple((key.id, key.since, key.state, "here" if key.id in local_keys else "not here") for key in ring.keys)
    blocks: list[Block] = [ReportTable("Keys", _COLUMNS, rows)]
    if not rows:
        blocks = [
            Paragraph(
                sentences(
                    "There is no key yet.",
                    phrase("The first certificate makes one, or {command}.", command=Command("event keys", "--new")),
                )
            )
        ]
    blocks.append(
        Paragraph(
            f"{count(len(ring.revoked), 'certificate')} taken back ({REVOKED_FILE}). In {KEYS_FILE} a key that "
            "somebody else may have is marked `stolen`: then nothing that it signed is accepted.",
            "quiet",
        )
    )
    return Document("Keys for certificates", blocks, footer=made_by(origin))
