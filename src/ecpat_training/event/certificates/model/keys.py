"""The programme's keys: what everybody may know of them."""

from typing import Literal, NamedTuple, get_args

KEYS_FILE = "certificate-keys.csv"
REVOKED_FILE = "revoked.csv"
State = Literal["in use", "no longer used", "stolen"]
STATES: tuple[State, ...] = get_args(State)


class PublicKey(NamedTuple):
    """A public key: its name (`signing.signature.key_id`), its 32 bytes, the day on which it was made (ISO 8601), and
    whether it is in use. What one that is `no longer used` has signed holds; nothing that a `stolen` one has signed
    does, since whoever has it can write any day."""

    id: str
    data: bytes
    since: str
    state: State = "in use"


class KeyRing(NamedTuple):
    """The keys of a programme's folder, and the numbers that were taken back, each with its reason."""

    keys: tuple[PublicKey, ...]
    revoked: dict[str, str]
