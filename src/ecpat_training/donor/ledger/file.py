"""The ledger on the disk: `ecpat-published-donors.json` beside the programme, and its key.

Persons are kept as digests that nobody can make without the key. Who was in which table is sealed with it as well: sets
in the clear would tell by themselves how many people two tables share. A ledger that was changed, or is gone while its
key is there, is noticed. Both files stay with the lists. Whoever publishes holds the ledger until the table is written,
so that two tables made at once don't miss each other.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from ecpat_training.core import sealing
from ecpat_training.core.errors import ContentError, EcpatError, OutputError, UsageError
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.documents.formats.json import canonical
from ecpat_training.donor.ledger.model import DonorLedger, KeptLedger, KeptTable
from ecpat_training.files.disk import disk_finding
from ecpat_training.files.held import open_locked
from ecpat_training.files.opening import read_bytes
from ecpat_training.words.catalogue.message import phrase

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

    @property
    def lock_path(self) -> Path:
        """What is held while somebody publishes; it is gone afterwards."""
        return self.path.with_name(f".{self.path.stem}.lock")

    @contextmanager
    def hold_lock(self) -> Iterator[None]:
        """The ledger, which nobody else reads or writes for publishing meanwhile.

        Raises:
            UsageError: the path can be no ledger.
            OutputError: somebody else goes on publishing, or nothing can be written here.
        """
        self._refuse_name()
        message = "another table of this programme is being published."
        hint = "Please wait for it to end, then try again."
        busy_error = OutputError.because(
            "donor.ledger-busy", message, location=Location(visible(str(self.path))), hint=hint
        )
        with open_locked(self.lock_path, self._open_lock_file, busy_error):
            try:
                yield
            finally:
                with suppress(OSError):  # Windows removes no file that is open; it is empty
                    self.lock_path.unlink()

    def _open_lock_file(self) -> BinaryIO:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            return os.fdopen(os.open(self.lock_path, flags, 0o600), "r+b")
        except OSError as error:
            raise OutputError([disk_finding(self.path, error)]) from None

    def read(self) -> tuple[DonorLedger, bytes]:
        """(what was published, the key); a new ledger and a new key where nothing was.

        Raises:
            UsageError: the path can be no ledger.
            ContentError: the ledger was changed, or either the ledger or its key is missing.
            InputError: the ledger or its key can't be read.
        """
        self._refuse_name()
        if not self.path.exists() and not self.key_path.exists():
            return DonorLedger(), secrets.token_bytes(_KEY_BYTES)
        if not (self.path.exists() and self.key_path.exists()):
            raise self._damaged()
        try:
            key_text, *last_seal = read_bytes(self.key_path, _MOST_BYTES).decode("ascii").split() or [""]
            key = bytes.fromhex(key_text)
            stored_ledger = KeptLedger.model_validate_json(read_bytes(self.path, _MOST_BYTES))
            if len(key) != _KEY_BYTES or not secrets.compare_digest(stored_ledger.seal, _seal(stored_ledger, key)):
                raise self._damaged()
            # Else it is an older copy of the ledger; the first keys had no seal beside them.
            if last_seal not in ([], [stored_ledger.seal]):
                raise self._damaged()
            return DonorLedger.model_validate_json(sealing.open_sealed(stored_ledger.sealed, key)), key
        except (ValueError, ValidationError):
            raise self._damaged() from None

    def files(self, ledger: DonorLedger, key: bytes) -> Mapping[Path, bytes]:
        """The bytes of both files."""
        tables = tuple(KeptTable(template=table.template, although=table.although) for table in ledger.tables)
        stored_ledger = KeptLedger(tables=tables, sealed=sealing.sealed(canonical(ledger.model_dump(mode="json")), key))
        sealed_ledger = stored_ledger.model_copy(update={"seal": _seal(stored_ledger, key)})
        key_text = f"{key.hex()}\n{sealed_ledger.seal}\n".encode()
        return {self.path: canonical(sealed_ledger.model_dump(mode="json")), self.key_path: key_text}

    def _refuse_name(self) -> None:
        if self.path.is_dir() or self.path.suffix == self.key_path.suffix:
            message = phrase(
                "{path} can't be a ledger of donors' tables: it is a folder, or ends as its key.",
                path=visible(str(self.path)),
            )
            raise UsageError.because(
                "donor.ledger-name", message, hint=phrase("Please name a file such as {ledger}.", ledger=NAME)
            )

    def _damaged(self) -> EcpatError:
        return ContentError.because("donor.ledger", _DAMAGED, location=Location(visible(str(self.path))), hint=_FETCH)


def _seal(ledger: KeptLedger, key: bytes) -> str:
    content = canonical(ledger.model_dump(mode="json", exclude={"seal"}))
    return hashlib.blake2b(content, digest_size=16, key=key).hexdigest()
