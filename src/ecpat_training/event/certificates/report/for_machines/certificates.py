"""`ecpat event certificates --json`: what was issued, by codes."""

from collections.abc import Sequence

from ecpat_training.commands.public import Public
from ecpat_training.event.certificates.model.person import Certificate


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
        return tuple((training, certificate) for training, issued in self.model for certificate in issued)
