"""The ledger on the disk: `ecpat-published-donors.json` beside the programme, and its key.

Persons are kept as digests that nobody can make without the key, and the whole is sealed with it: a ledger that was
changed, or is gone while its key is there, is noticed. Both files stay with the lists.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ecpat_training.core.errors import ContentError, EcpatError, UsageError
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.documents.formats.json import canonical
from ecpat_training.donor.ledger.model import DonorLedger
from ecpat_training.files.opening import read_bytes

NAME = "ecpat-published-donors.json"
_KEY_BYTES = 32
_MOST_BYTES = 64 << 20
_DAMAGED = "the ledger of donors' tables was changed, or it or its key is missing; nothing was published."
_FETCH = (
    "Please fetch both files from a backup. If no table of these people was ever published, move away the one that is "
    "there."
)


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """Where the ledger lies."""

    path: Path

    @property
    def key_path(self) -> Path:
        """The key of its digests."""
        return self.path.with_suffix(".key")

    def read(self) -> tuple[DonorLedger, bytes]:
        """What was published, and the key; a new one of each where nothing was.

        Raises:
            UsageError: this can be no ledger.
            ContentError: it was changed, or one of the two files is missing.
            InputError: it can't be read.
        """
        if self.path.is_dir() or self.path.suffix == self.key_path.suffix:
            what = f"{visible(str(self.path))} can't be a ledger of donors' tables: it is a folder, or ends as its key."
            raise UsageError.because("donor.ledger-name", what, hint=f"Please name a file such as {NAME}.")
        if not self.path.exists() and not self.key_path.exists():
            return DonorLedger(), secrets.token_bytes(_KEY_BYTES)
        if not (self.path.exists() and self.key_path.exists()):
            raise self._damaged()
        try:
            key = bytes.fromhex(read_bytes(self.key_path, _MOST_BYTES).decode("ascii").strip())
            ledger = DonorLedger.model_validate_json(read_bytes(self.path, _MOST_BYTES))
        except (ValueError, ValidationError):
            raise self._damaged() from None
        if len(key) != _KEY_BYTES or not secrets.compare_digest(ledger.seal, _seal(ledger, key)):
            raise self._damaged()
        return ledger, key

    def files(self, ledger: DonorLedger, key: bytes) -> Mapping[Path, bytes]:
        """The bytes of both files."""
        sealed = ledger.model_copy(update={"seal": _seal(ledger, key)})
        return {self.path: canonical(sealed.model_dump(mode="json")), self.key_path: key.hex().encode() + b"\n"}

    def _damaged(self) -> EcpatError:
        return ContentError.because("donor.ledger", _DAMAGED, where=Location(visible(str(self.path))), hint=_FETCH)


def _seal(ledger: DonorLedger, key: bytes) -> str:
    said = canonical(ledger.model_dump(mode="json", exclude={"seal"}))
    return hashlib.blake2b(said, digest_size=16, key=key).hexdigest()
