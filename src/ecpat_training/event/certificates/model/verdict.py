"""What came of checking a signed text."""

from typing import NamedTuple

from ecpat_training.event.certificates.model.statement import Statement

NOT_LOOKED_UP_CODE = "certificate.not-looked-up"
"""The code of a verdict on a good signature of which nobody knows whether the certificate was taken back."""


class Verdict(NamedTuple):
    """Whether a text is accepted. `statement` is what it says where its signature is good, also where it isn't accepted
    since the number was taken back; None where nothing of it can be believed. `key` signed it; `code` and `reason` say
    why it isn't accepted. `name_proved` says whether the name that was given is the one meant, None where none was."""

    statement: Statement | None
    key: str = ""
    code: str = ""
    reason: str = ""
    hint: str = ""
    name_proved: bool | None = None

    @property
    def accepted(self) -> bool:
        """Whether it holds."""
        return not self.code
