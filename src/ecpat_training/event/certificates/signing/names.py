"""How a holder proves a name that a statement doesn't hold: a fingerprint of the name under secret words, which stand
on paper beside the name, not in the code.

Without the words nobody can try names out, since they are 80 drawn bits; with them anybody can compute the fingerprint
of the one name on the paper and compare.
"""

import base64
import hashlib
import hmac
import re
import unicodedata

from ecpat_training.core.text import squeeze

_DIGIT_COUNT, _BYTE_COUNT, _GROUP_LENGTH = 32, 10, 4


def secret_words(seed: bytes, *message_parts: str) -> str:
    """Ten bytes as four groups of four letters: drawn from the private key, so that the same certificate has the same
    ones whenever it is made."""
    drawn_bytes = hmac.digest(seed, "\n".join(("name", *message_parts)).encode(), hashlib.sha256)[:_BYTE_COUNT]
    letters = base64.b32encode(drawn_bytes).decode()
    return "-".join(letters[position : position + _GROUP_LENGTH] for position in range(0, len(letters), _GROUP_LENGTH))


def fingerprint(name: str, words: str) -> str:
    """HMAC-SHA-256 of the name, cut to 128 bits, in hexadecimal. Capitals, blanks and the way in which accents are
    coded don't count; nor do small letters and dashes of the words."""
    plain_name = unicodedata.normalize("NFKC", squeeze(name)).casefold()
    # Case folding can take composed letters apart, so the composed form is made once more.
    plain_name = unicodedata.normalize("NFC", plain_name)
    key = "".join(letter for letter in words.upper() if letter.isalnum())
    return hmac.digest(key.encode(), plain_name.encode(), hashlib.sha256).hex()[:_DIGIT_COUNT]


def drawn_number(seed: bytes, training_key: str, code: str, training: str) -> str:
    """The number of a certificate: its training and eight letters that tell nothing of the person, the same whenever it
    is made with the same key. `training_key` tells programmes and trainings apart."""
    drawn_bytes = hmac.digest(seed, "\n".join(("number", training_key, code)).encode(), hashlib.sha256)[:5]
    return f"{_number_prefix(training)}-{base64.b32encode(drawn_bytes).decode()}"


def number_pattern(training: str) -> str:
    """What the numbers of a training's certificates match, as a regular expression."""
    return re.escape(_number_prefix(training)) + "-[A-Z2-7]{8}"


def _number_prefix(training: str) -> str:
    return training.upper().replace("_", "-")
