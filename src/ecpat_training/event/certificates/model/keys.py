"""The programme's keys: what everybody may know of them."""

from typing import Literal, NamedTuple, get_args

from ecpat_training.event.certificates.model.taken_back import TakenBackList

KEYS_FILE = "certificate-keys.csv"
REVOKED_FILE = "revoked.csv"
KeyState = Literal["in use", "no longer used", "stolen"]
STATES: tuple[KeyState, ...] = get_args(KeyState)


class PublicKey(NamedTuple):
    """A public key: its name (`signing.signature.key_id`), its 32 bytes, the day on which it was made (ISO 8601), and
    whether it is in use. What one that is `no longer used` has signed holds; nothing that a `stolen` one has signed
    does, since whoever has it can write any day."""

    id: str
    data: bytes
    since: str
    state: KeyState = "in use"


class KeyRing(NamedTuple):
    """The keys of a programme's folder; the numbers that were taken back as its `revoked.csv` says, each with its
    reason; and the list of them that the programme signed last, None where there is none that it signed, for the
    `unsigned_reason`."""

    keys: tuple[PublicKey, ...]
    revoked: dict[str, str]
    taken_back: TakenBackList | None = None
    unsigned_reason: str = ""

    @property
    def reasons(self) -> dict[str, str]:
        """Every number that was taken back, whichever file says so."""
        return {**(self.taken_back.reasons if self.taken_back else {}), **self.revoked}
