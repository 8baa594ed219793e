"""Who is who over all waves, under drawn numbers: `P001`, the same person's in every wave.

Waves are linked two by two. A response of a third wave may lead to two people who are not linked with each other; then
the earlier link counts, and the other is written as a row of its own, so that no pair is lost and none made.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.core.pseudonyms import chance_of
from ecpat_training.effect.model.linking import Linking
from ecpat_training.survey.model.responses import WaveResponses

FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class NumberedPerson:
    """One person: the row of each wave's table that is this person's answers, and the pairs of waves in which the rows
    are linked. `also` is set on a row that repeats answers of the person of that number, for a link that leads to two
    people."""

    number: str
    rows: dict[str, int]
    linked: frozenset[tuple[str, str]]
    also: bool = False


def people(waves: Sequence[WaveResponses], linkings: Sequence[Linking]) -> list[NumberedPerson]:
    """Everybody who answered in any wave, in the order of their numbers.

    Numbers are drawn, and depend on the whole of the files: the same files give the same numbers, and who knows a code
    but not everybody's can't find the number.
    """
    rows_by_answer: dict[tuple[str, int], dict[str, int]] = {
        (wave.wave, row): {wave.wave: row} for wave in waves for row in range(len(wave.answers))
    }
    links: dict[int, set[tuple[str, str]]] = {}
    split_pairs: list[tuple[dict[str, int], tuple[str, str]]] = []
    for linking in linkings:
        pair = (linking.before, linking.after)
        for before, after in zip(*(rows.tolist() for rows in linking.links.rows), strict=True):
            pair_ends = ((linking.before, before), (linking.after, after))
            first_rows, second_rows = rows_by_answer[pair_ends[0]], rows_by_answer[pair_ends[1]]
            # Joining them would give one person two responses in a wave, which nobody can be.
            if first_rows is not second_rows and set(first_rows) & set(second_rows):
                split_pairs.append((dict(pair_ends), pair))
                continue
            if first_rows is not second_rows:
                first_rows.update(second_rows)
                links.setdefault(id(first_rows), set()).update(links.pop(id(second_rows), set()))
                for wave, row in second_rows.items():
                    rows_by_answer[wave, row] = first_rows
            links.setdefault(id(first_rows), set()).add(pair)
    rows = list({id(person_rows): person_rows for person_rows in rows_by_answer.values()}.values())
    numbers = _shuffled_person_numbers(len(rows), waves)
    number_by_rows = {id(person_rows): number for person_rows, number in zip(rows, numbers, strict=True)}
    numbered_people = [
        NumberedPerson(number_by_rows[id(person_rows)], person_rows, frozenset(links.get(id(person_rows), ())))
        for person_rows in rows
    ]
    numbered_people += [
        NumberedPerson(
            number_by_rows[id(rows_by_answer[next(iter(pair_ends.items()))])], pair_ends, frozenset([pair]), also=True
        )
        for pair_ends, pair in split_pairs
    ]
    return sorted(numbered_people, key=lambda person: (person.number, person.also, sorted(person.linked)))


def _shuffled_person_numbers(count: int, waves: Sequence[WaveResponses]) -> list[str]:
    """The numbers from 1 on, shuffled by what the files hold."""
    content = (
        text for wave in waves for text in (wave.wave, *wave.codes.astype(str), wave.answers.to_csv(index=False))
    )
    # Drawn by the content: the order of a file would let whoever saw the room count people off.
    draw_below = chance_of(0, content)
    order = list(range(1, count + 1))
    for last_place in range(count - 1, 0, -1):
        drawn_place = draw_below(last_place + 1)
        order[last_place], order[drawn_place] = order[drawn_place], order[last_place]
    digit_count = max(FEWEST_DIGITS, len(str(count)))
    return [f"P{number:0{digit_count}}" for number in order]
