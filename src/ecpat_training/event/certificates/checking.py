"""Whether a signed text is accepted, by the programme's public keys and what it has taken back."""

from ecpat_training.core.text import fold, visible
from ecpat_training.event.certificates.model.keys import KEYS_FILE, KeyRing
from ecpat_training.event.certificates.model.taken_back import STATES_FILE
from ecpat_training.event.certificates.model.verdict import NOT_LOOKED_UP_CODE, Verdict
from ecpat_training.event.certificates.reading.key_ring import normalise_number
from ecpat_training.event.certificates.signing.names import fingerprint
from ecpat_training.event.certificates.signing.signature import UnknownKeyError, read_signed
from ecpat_training.words.catalogue.message import phrase


def verify_text(text: str, ring: KeyRing, name: str | None = None, words: str = "") -> Verdict:
    """The verdict on a text.

    Args:
        text: what the square code says.
        ring: the programme's keys and numbers taken back.
        name: whose certificate it is said to be, if that is to be checked too.
        words: the words on the certificate that prove the name, where the statement holds only a fingerprint.
    """
    try:
        signed_statement = read_signed(text, [public_key.data for public_key in ring.keys])
    except UnknownKeyError as problem:
        hint: str = phrase("Please ask the programme for its newest {file}.", file=KEYS_FILE)
        return Verdict(None, code="certificate.unknown-key", reason=str(problem), hint=hint)
    except ValueError as problem:
        hint = (
            "A letter may have been lost or changed. Please scan the code again. If it stays so, it is no certificate."
        )
        return Verdict(None, code="certificate.not-signed", reason=str(problem), hint=hint)
    statement, key = signed_statement
    if any(public_key.id == key and public_key.state == "stolen" for public_key in ring.keys):
        hint = "Please ask the programme for a new certificate."
        return Verdict(
            None, key, "certificate.stolen-key", f"the key {key} was stolen: anybody may have signed it", hint
        )
    number = normalise_number(statement.number)
    if number in ring.reasons:
        reason = visible(ring.reasons[number]) or "no reason is given"
        return Verdict(
            statement, key, "certificate.revoked", f"the programme took {statement.number} back: {reason}", ""
        )
    if ring.taken_back is None:
        hint = phrase("Please ask the programme for its newest {file}, and put it beside its keys.", file=STATES_FILE)
        reason = f"whether it was taken back can't be looked up: {ring.unsigned_reason}"
        return Verdict(statement, key, NOT_LOOKED_UP_CODE, reason, hint)
    if name is None:
        return Verdict(statement, key)
    name_matches = (
        fold(name) == fold(statement.name) if statement.name else fingerprint(name, words) == statement.fingerprint
    )
    if name_matches and (statement.name or statement.fingerprint):
        return Verdict(statement, key, name_proved=True)
    hint = "Please write the name and the words as the paper has them. If they are right, it is somebody else's."
    return Verdict(
        statement, key, "certificate.other-name", "it isn't that name's, or the words are others", hint, False
    )
