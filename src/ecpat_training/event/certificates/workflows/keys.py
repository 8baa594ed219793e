"""`ecpat event keys`: the programme's keys; a new one is made on first use, or when it is asked for."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit, InputError, OutputError
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.event.certificates.model.keys import KEYS_FILE, KeyRing, PublicKey
from ecpat_training.event.certificates.model.taken_back import STATES_FILE, TakenBackList
from ecpat_training.event.certificates.reading.key_ring import keys_csv, read_key_ring
from ecpat_training.event.certificates.report.for_machines import EventKeysResult
from ecpat_training.event.certificates.report.keys import keys_document
from ecpat_training.event.certificates.signing.key_store import (
    generate_key,
    keys_folder,
    pem,
    private_path,
    read_private,
    refuse_shared,
)
from ecpat_training.event.certificates.signing.signature import key_id, public_of
from ecpat_training.event.certificates.signing.taken_back import reason_on_list, sign_list
from ecpat_training.files.disk import disk_finding
from ecpat_training.files.held import open_locked
from ecpat_training.programme.reading.programme import programme_file, read_programme
from ecpat_training.words.catalogue.message import Command, phrase, sentences

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Signing(NamedTuple):
    """The key that signs, the ring it belongs to, and the files that have to be written for it: the private key's,
    for its owner alone, and the programme's list of public keys; none where the key was there."""

    private: "Ed25519PrivateKey"
    ring: KeyRing
    secret: Mapping[Path, bytes]
    shared: Mapping[Path, bytes]


def event_keys(programme: Path, delivery: Delivery, *, makes_new_key: bool = False, sign_list: bool = False) -> Outcome:
    """Shows the keys; with `makes_new_key` makes one, and those in use are no longer used; with it and with `sign_list`
    signs the list of numbers taken back, under today's day.

    Raises:
        InputError, RefusedError, ContentError: the programme or its keys can't be read.
        OutputError: a file can't be written.
    """
    loaded_programme, _ = read_programme(programme)
    file = programme_file(programme)
    folder = file.parent
    delivery.check([file])
    ring = read_key_ring(folder)
    if makes_new_key or sign_list:
        signing = (
            _create_signing(loaded_programme.id, folder, ring)
            if makes_new_key
            else signing_key(loaded_programme.id, folder)
        )
        lists = state_list(signing, folder, forces_new_issue=True)
        delivery.files(
            {}, files_beside={**signing.secret, **signing.shared, **lists}, private_files=tuple(signing.secret)
        )
        tell_made(signing, delivery)
        ring = read_key_ring(folder)
    local_keys = {key.id for key in ring.keys if private_path(loaded_programme.id, key.id).is_file()}
    delivery.document(keys_document(ring, local_keys, provenance("ecpat event keys", [file])))
    delivery.data(lambda: EventKeysResult(ring, here=local_keys), [])
    return Outcome(Exit.CLEAN, f"{count(len(ring.keys), 'key')}.")


def signing_key(programme: str, folder: Path) -> Signing:
    """The newest key in use whose private key is on this computer; a new one where the programme has no key yet.

    Raises:
        InputError: the programme has keys, and none of them is here.
        RefusedError: a private key would be, or is, where others may read it.
    """
    ring = read_key_ring(folder)
    used_keys = [candidate for candidate in ring.keys if candidate.state == "in use"]
    for key in reversed(used_keys):
        if (private_key := read_private(programme, key.id)) is not None:
            return Signing(private_key, ring, {}, {})
    if not used_keys:
        return _create_signing(programme, folder, ring)
    private_file = private_path(programme, used_keys[-1].id)
    message = phrase(
        "the private key of {keys} isn't on this computer: nothing can be signed.",
        keys=listing([used_key.id for used_key in used_keys]),
    )
    hint = sentences(
        phrase("Please sign where the key is, or put it at {private_file}.", private_file=private_file),
        phrase(
            "If it is lost, make a new one with {command}: what the old one has signed stays good.",
            command=Command("event keys", "--new"),
        ),
    )
    raise InputError.because("certificate.no-key", message, location=Location(KEYS_FILE), hint=hint)


def state_list(signing: Signing, folder: Path, *, forces_new_issue: bool = False) -> dict[Path, bytes]:
    """The signed list of numbers taken back, with where it stands in the programme's folder; nothing where the one that
    is there says the same and `forces_new_issue` isn't set. Where `revoked.csv` holds none, those of the list before
    stay."""
    earlier_list = signing.ring.taken_back
    reasons = {number: reason_on_list(reason) for number, reason in signing.ring.revoked.items()}
    reasons = reasons or (earlier_list.reasons if earlier_list else {})
    if earlier_list is not None and earlier_list.reasons == reasons and not forces_new_issue:
        return {}
    issue = (earlier_list.issue if earlier_list else 0) + 1
    return {folder / STATES_FILE: sign_list(TakenBackList(issue, datetime.now(UTC).date(), reasons), signing.private)}


@contextmanager
def lock_first_key(programme: str, folder: Path) -> Iterator[None]:
    """Waits for whoever is making the programme's first key on this computer: two at once would each make one, and the
    list of public keys would have the key of only one of them. Where there is a key already, nobody waits.

    Raises:
        RefusedError: private keys would stand in the programme's folder.
        OutputError: somebody else goes on making the key, or nothing can be written there.
    """
    if any(key.state == "in use" for key in read_key_ring(folder).keys):
        yield
        return
    refuse_shared(folder)
    lock = keys_folder() / f".{programme}.lock"
    message, hint = (
        "another run is making the first key of this programme.",
        "Please wait for it to end, then try again.",
    )
    busy_error = OutputError.because(
        "certificate.key-busy", message, location=Location(visible(str(lock.parent))), hint=hint
    )
    with open_locked(lock, lambda: _open_lock(lock), busy_error):
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no file that is open; it is empty
                lock.unlink()


def _open_lock(lock: Path) -> BinaryIO:
    try:
        lock.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        return os.fdopen(os.open(lock, flags, 0o600), "r+b")
    except OSError as error:
        raise OutputError([disk_finding(lock.parent, error)]) from None


def tell_made(signing: Signing, delivery: Delivery) -> None:
    """Says where a new key is, and what to do about it."""
    for path in signing.secret:
        delivery.say(
            f"A new key was made. Its private part is in {visible(str(path))}: keep a copy in a safe place, and "
            "give it to nobody. Whoever has it can sign certificates of this programme. Its public part is in "
            f"{KEYS_FILE} of the programme's folder: send that file to whoever is to check certificates."
        )


def _create_signing(programme: str, folder: Path, ring: KeyRing) -> Signing:
    refuse_shared(folder)
    private_key = generate_key()
    public_key = public_of(private_key)
    today = datetime.now(UTC).date().isoformat()
    earlier_keys = tuple(key._replace(state="no longer used") if key.state == "in use" else key for key in ring.keys)
    keys = (*earlier_keys, PublicKey(key_id(public_key), public_key, today))
    secret = {private_path(programme, key_id(public_key)): pem(private_key)}
    return Signing(private_key, ring._replace(keys=keys), secret, {folder / KEYS_FILE: keys_csv(keys)})
