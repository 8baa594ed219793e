"""What may be the code by which a person is called where names may not stand."""

import re
import unicodedata

_CODE = re.compile(r"[^\W_][\w./-]{0,59}")


def has_form_of_code(text: str) -> bool:
    """Whether a text has the form of a code: up to 60 letters of any alphabet, digits and the signs `. _ / -`,
    beginning with a letter or a digit."""
    return _CODE.fullmatch(unicodedata.normalize("NFC", text)) is not None


def is_person_code(text: str) -> bool:
    """Whether a text can only be a code: of that form, with a digit, or in capitals; else it might be a name."""
    return has_form_of_code(text) and (any(map(str.isdigit, text)) or text.isupper())
