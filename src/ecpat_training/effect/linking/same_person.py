"""Whose code stands in several responses of one wave: people who answered again, or came to another workshop."""

from collections import defaultdict

from ecpat_training.core.location import Location
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.comparable_codes import code_key

TELLING = 4  # letters and digits of a code that two people of two sites don't share by chance


def people_of(wave: WaveResponses) -> list[str]:
    """Who each response is by, as its code says it, however that is spelt; "" without a code. A number or a short code
    in two files, such as a running number of each site, is two people's."""
    codes = [code_key(code) for code in wave.codes.astype(str)]
    if not codes or _part(wave.places[0]) == _part(wave.places[-1]):  # files stand one after the other
        return codes
    return [
        code if not code or (len(code) >= TELLING and not code.isdigit()) else f"{code} {_part(place)}"
        for code, place in zip(codes, wave.places, strict=True)
    ]


def _part(place: Location) -> str:
    return f"{place.file}!{place.sheet or ''}"


def rows_by_person(wave: WaveResponses) -> list[list[int]]:
    """The rows of each person who has several; responses without a code are each somebody else's."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, person in enumerate(people_of(wave)):
        if person:
            rows[person].append(row)
    return [person_rows for person_rows in rows.values() if len(person_rows) > 1]
