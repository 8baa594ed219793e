"""Words of participant lists that matching by nearness gets wrong: read by our tables, and by rapidfuzz where it is
installed. What is asked does no harm; what is read wrong is counted as somebody else."""

from collections import Counter
from collections.abc import Callable

from ecpat_training.roster.reading import values
from ecpat_training.words.header_fields import field_of

TRAPS: dict[str, dict[str, str]] = {
    "Gender": {"M": "male", "H": "male", "woman": "female", "Mme": "female", "Ms": "female"},
    "Sector": {
        "Non-Governmental Organisation": "NGO", "NGO": "NGO", "IGO": "IGO", "INGO": "NGO", "CSO": "NGO",
        "Ministry of Interior": "GO?", "Police": "GO?", "UNICEF": "IGO?",
    },
    "Profession": {
        "police officer": "law enforcement", "Detective": "law enforcement", "Polizei": "law enforcement",
        "social worker": "care", "LEA": "law enforcement",
    },
    "header": {
        "Sex": "gender", "Nom": "name", "Job Title": "position", "Agency": "organisation", "Function": "position",
        "Institution/Affiliation": "organisation",
    },
}  # fmt: skip
"""By column what is written and what is meant; with a question mark, what may be proposed and not counted."""
_CHOICES = {
    "Gender": ("female", "male", "non-binary", "other"),
    "Sector": ("governmental", "GO", "IGO", "NGO"),
    "Profession": ("law enforcement", "care", "other"),
    "header": ("gender", "name", "sector", "organisation", "position", "accommodation", "diet"),
}
_SURE = 90  # of 100: what is nearer than that is taken for the word


def ours(column: str, word: str) -> str | None:
    """What our tables read; None where it is asked."""
    if column == "Profession":
        occupation = values.occupation(word)
        return str(occupation.side) if occupation else None
    read: dict[str, Callable[[str], object]] = {"Gender": values.gender, "Sector": values.stakeholder}
    meaning = read.get(column, field_of)(word)
    return None if meaning is None else str(meaning)


def main() -> None:
    """Counts what is right, asked and wrong."""
    print(f"\nWords of lists ({sum(map(len, TRAPS.values()))}): right, asked, wrong")
    readers = {"our tables": ours}
    try:
        from rapidfuzz import fuzz, process, utils
    except ImportError:
        print("  rapidfuzz: left out, it isn't installed")
    else:

        def nearest(column: str, word: str) -> str | None:
            found = process.extractOne(word, _CHOICES[column], scorer=fuzz.WRatio, processor=utils.default_process)
            return found[0] if found else None

        def sure(column: str, word: str) -> str | None:
            found = process.extractOne(
                word, _CHOICES[column], scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_SURE
            )
            return found[0] if found else None

        readers |= {"rapidfuzz, nearest": nearest, f"rapidfuzz, {_SURE} and more": sure}
    for name, read in readers.items():
        told = Counter(
            _judged(read(column, word), meant) for column, words in TRAPS.items() for word, meant in words.items()
        )
        print(f"  {name:24} {told['right']:3} {told['asked']:3} {told['wrong']:3}")


def _judged(read: str | None, meant: str) -> str:
    if read is None:
        return "asked"
    words = {"governmental": "GO"}
    return "right" if words.get(read, read) == meant.rstrip("?") else "wrong"


if __name__ == "__main__":
    main()
