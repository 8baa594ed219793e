"""The programme's keys, as a table."""

from collections.abc import Collection, Iterator

from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.event.certificates.model.keys import KEYS_FILE, REVOKED_FILE, KeyRing
from ecpat_training.event.certificates.model.taken_back import STATES_FILE
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_COLUMNS = tuple(map(ReportColumn, ("Key", "Since", "State", "Private key")))


def _build_list_blocks(ring: KeyRing) -> Iterator[Block]:
    """Which signed list of numbers taken back stands in the folder, and whether it says what `revoked.csv` says."""
    taken_back_list = ring.taken_back
    if taken_back_list:
        number = count(len(taken_back_list.reasons), "certificate")
        yield Paragraph(
            f"Signed list of numbers taken back: list {taken_back_list.issue} of {taken_back_list.day}, {number}.",
            "quiet",
        )
    if ring.keys and (taken_back_list is None or not ring.revoked.keys() <= taken_back_list.reasons.keys()):
        message = phrase(
            "{file} doesn't hold every number that was taken back. Sign it anew with {command}, and send it to whoever "
            "checks certificates.",
            file=STATES_FILE,
            command=Command("event keys", "--sign-list"),
        )
        yield Paragraph(message, "attention")


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
    blocks += _build_list_blocks(ring)
    blocks.append(
        Paragraph(
            f"{count(len(ring.revoked), 'certificate')} taken back ({REVOKED_FILE}). In {KEYS_FILE} a key that "
            "somebody else may have is marked `stolen`: then nothing that it signed is accepted.",
            "quiet",
        )
    )
    return Document("Keys for certificates", blocks, footer=provenance_sentence(origin))
