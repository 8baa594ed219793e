"""How wide a text gets, before anybody has set it: by letters a little wider than Arial's, since not every machine has
Arial or its twin, and a word that breaks in a table looks like a slip."""

NARROW_LETTERS, WIDE_LETTERS = frozenset("fijlrtI.,:;!'’|/()[]-– "), frozenset("mwMWÆæŒœ@%—№жмшщъыюфДЖМШЩЫЮФ")
NARROW_EM, WIDE_EM, CAPITAL_EM, USUAL_EM = 0.43, 1.0, 0.79, 0.66
BOLD_WIDTH_FACTOR = 1.12
POINT_CM = 2.54 / 72


def text_width_cm(text: str, points: float, *, is_bold: bool = False) -> float:
    """The width of a line of text in centimetres, in letters of so many points."""
    em = sum(map(_em, text))
    return em * points * POINT_CM * (BOLD_WIDTH_FACTOR if is_bold else 1)


def _em(letter: str) -> float:
    if letter in NARROW_LETTERS:
        return NARROW_EM
    if letter in WIDE_LETTERS:
        return WIDE_EM
    return CAPITAL_EM if letter.isupper() else USUAL_EM
