"""`ecpat event keys --json`: the programme's public keys."""

from collections.abc import Collection

from ecpat_training.commands.public import Public
from ecpat_training.event.certificates.model.keys import KeyRing, PublicKey


class KeyOfProgramme(Public[PublicKey]):
    """A key: its name, the 32 public bytes in hexadecimal, the day on which it was made, its state, and whether its
    private part is on this computer."""

    keys = "key=id public since state private_here"
    here: Collection[str]

    def public(self) -> str:
        return self.model.data.hex()

    def private_here(self) -> bool:
        return self.model.id in self.here


class EventKeysResult(Public[KeyRing]):
    """The keys, the oldest first, and how many certificates were taken back."""

    keys = "keys=each_key revoked=len(revoked)"
    here: Collection[str]

    def each_key(self) -> tuple[KeyOfProgramme, ...]:
        return tuple(KeyOfProgramme(key, here=self.here) for key in self.model.keys)
