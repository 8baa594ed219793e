"""What the commands over certificates and keys answer with `--json`."""

from collections.abc import Collection, Sequence

from ecpat_training.commands.public import Public
from ecpat_training.event.certificates.model.keys import KeyRing, PublicKey
from ecpat_training.event.certificates.model.person import Certificate
from ecpat_training.event.certificates.model.statement import Statement
from ecpat_training.event.certificates.model.taken_back import TakenBackList
from ecpat_training.event.certificates.model.verdict import Verdict


# `ecpat event certificates`: what was issued, by codes.
class IssuedCertificate(Public[tuple[str, Certificate]]):
    """One certificate: of which training, whose by code, of what kind, its number and day, and the signed text of its
    code. `attended` of `held` half-days were signed for, `required` make the training completed."""

    keys = """
        training=0 code=1.code kind=1.statement.kind number=1.statement.number issued=1.statement.issued
        attended=1.statement.attended held=1.statement.held required=1.statement.required text=1.text
    """


class EventCertificatesResult(Public[Sequence[tuple[str, Sequence[Certificate]]]]):
    """The certificates, training by training; `key` signed them. `without` are the codes of those who got none, since
    they signed for nothing, by training."""

    keys = "key certificates without"
    parts = (IssuedCertificate,)
    key: str
    without: dict[str, tuple[str, ...]]

    def certificates(self) -> tuple[tuple[str, Certificate], ...]:
        return tuple((training, certificate) for training, certificates in self.model for certificate in certificates)


# `ecpat event keys`: the programme's public keys.
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


# `ecpat event verify`: whether each text is accepted, and what it states.
class StatedData(Public[Statement]):
    """What a certificate states: `attended` of `held` half-days signed for, `required` make the training completed;
    `minutes` 0 where no hours are stated; `name` empty where the code holds none."""

    keys = "kind programme training title first last attended held required minutes number issued name"


class CheckedText(Public[Verdict]):
    """One text: whether it is accepted, else the code of the reason; by which key; whether the name that was given is
    proved (null: none was given); what it states, null where nothing of it can be believed."""

    keys = "accepted code key name_proved states=statement"
    parts = (StatedData,)


class TakenBackData(Public[TakenBackList]):
    """The signed list of numbers taken back: the number of its issue, its day, and how many it holds."""

    keys = "issue day taken_back=len(reasons)"


class EventVerifyResult(Public[Sequence[Verdict]]):
    """The texts, in the order in which they stand, and the list of numbers taken back in which they were looked up."""

    keys = "texts=model looked_up"
    parts = (CheckedText, TakenBackData)
    looked_up: TakenBackList | None
