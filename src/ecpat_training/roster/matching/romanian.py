"""Romanian names as lists in Russian write them, as in Moldova: Munteanu is Мунтяну, Ciobanu Чобану, Cojocaru Кожокару.
Latin letters are read otherwise than in Slavic languages, so that this is a second spelling beside the common one."""

import re

from ecpat_training.core.text import fold
from ecpat_training.words.name_spelling import spelt

# As the Moldovan Cyrillic alphabet and Russian documents have it.
_LETTERS = {
    "che": "ке", "chi": "ки", "ghe": "ге", "ghi": "ги", "cea": "ча", "cia": "ча", "cio": "чо", "ciu": "чу", "ce": "че",
    "ci": "чи", "gea": "джа", "gia": "джа", "gio": "джо", "giu": "джу", "ge": "дже", "gi": "джи", "ea": "я", "ia": "я",
    "iu": "ю", "j": "ж", "ț": "ц", "ţ": "ц", "ș": "ш", "ş": "ш", "ă": "э", "â": "ы", "î": "ы", "c": "к",
}  # fmt: skip
_LETTER = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
_GIVEN = re.compile(r"(?<=il|or)e\b|(?<=gh)e\b|ie\b")  # Vasile, Grigore, Gheorghe, Iurie: Василий, Григорий ...
_LATIN = re.compile("[a-z]")


def spelt_in_russian(name: str) -> tuple[str, ...]:
    """The words of a name in Latin letters as `spelt` gives those of its Russian form; none for any other name."""
    written = fold(name)
    if not _LATIN.search(written):
        return ()
    return spelt(_LETTER.sub(lambda found: _LETTERS[found[0]], _GIVEN.sub("ий", written)))
