"""Where a list says of several people at once that they are out: in a heading over them, in its title, in the name of
the sheet."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from ecpat_training.core.spelling import unaccented
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.countries import country
from ecpat_training.roster.reading.headers import RosterLayout, shortened
from ecpat_training.roster.reading.rows import HEADING, HEADINGS, RosterRow, is_of_a_heading
from ecpat_training.roster.reading.standing_hints import says_who_comes, standing_hint
from ecpat_training.roster.reading.standing_marks import StandingMark
from ecpat_training.roster.reading.standing_words import (
    MAX_STANDING_LENGTH,
    StandingWords,
    is_out,
    speaks_of_participants,
    standing_in,
)
from ecpat_training.roster.reading.values import names_work, stakeholder, suggested_stakeholder
from ecpat_training.values.participant import STATUSES_OUT, Status
from ecpat_training.words.lists.statuses import BESIDE_A_STATUS, LISTS, REPLACEMENTS
from ecpat_training.words.matching import letters_key

_WORDS = re.compile(r"\w+")


def under_headings(rows: Sequence[RosterRow], lines_about_others: Collection[int] = ()) -> Iterator[StandingMark]:
    """People below a heading that says where they stand, until another says it of others, or speaks of participants. A
    heading of another kind (`Police` below `Waiting list`) ends nothing: who is out would count unasked. Where nobody
    stands above, the list may as well go on with its participants: each such heading is a question of its own. So is
    one below other people that is plainly no group of people. The `lines_about_others`, whom they name, may be no
    heading: who is below them is asked of."""
    block: tuple[StandingWords, int] | None = None
    is_anybody_above = is_first_heading = has_sections = False
    cell_texts = {unaccented(text) for row in rows if not row.why for text in row.texts.values()}
    for row in rows:
        if row.why in HEADINGS:
            text = max(row.texts.values(), key=len)  # beside a numeral, or how many people there are
            words = _of_heading(text)
            if words is not None:
                is_doubted = words.perhaps is Status.INVITED or row.index in lines_about_others  # no answer, so far
                words = words.as_doubted if is_doubted else words
                block = (words, row.index) if is_out(words.perhaps) or words.perhaps is Status.INVITED else None
                is_first_heading = not is_anybody_above
            elif block is not None and (speaks_of_participants(text) or says_who_comes(text)):
                block = None
            elif block is not None and is_first_heading:
                block = (StandingWords(text, None, block[0].perhaps), row.index)
            elif block is not None and block[0].meaning is None:
                block = None
            elif (
                block is None
                and is_anybody_above
                and row.why == HEADING
                and not _is_group(text, cell_texts, has_sections)
            ):
                block = (StandingWords(shortened(text), None, Status.WAITING), row.index)
            has_sections = has_sections or not is_anybody_above
        elif not row.why:
            is_anybody_above = True
            if block is not None:
                yield StandingMark("heading", *block, row)


def _of_heading(text: str) -> StandingWords | None:
    """What a heading says of where people stand; nothing where unknown words beside one of attending may deny it."""
    words = _of_replacements(text) or standing_in(text) or standing_hint(text)
    may_be_denied = words is not None and words.meaning is None and words.perhaps is Status.ATTENDED
    return None if may_be_denied and not says_who_comes(text) else words


def _of_replacements(text: str) -> StandingWords | None:
    """A heading over people who come in the place of others, or may have to: `Замена:`."""
    is_replacing = letters_key(text) in REPLACEMENTS
    return StandingWords(shortened(text.strip(" :")), None, Status.WAITING) if is_replacing else None


def _is_group(text: str, cell_texts: Collection[str], has_sections: bool) -> bool:
    """Whether a heading plainly names an organisation, a country, a day, a group or a kind of people: it is known, it
    stands in a cell of somebody, or it looks like a name in a list whose first people have a heading too."""
    bare_heading = text.strip(" :")
    if (
        len(text) > MAX_STANDING_LENGTH
        or any(map(str.isdigit, text))
        or text.isupper()
        or unaccented(bare_heading) in cell_texts
    ):
        return True
    if (
        stakeholder(bare_heading)
        or names_work(bare_heading)
        or suggested_stakeholder(bare_heading)
        or country(bare_heading)
        or _is_of_a_section(bare_heading)
    ):
        return True
    return has_sections and (bare_heading.istitle() or not text.endswith(":"))


def _is_of_a_section(text: str) -> bool:
    """Whether a heading holds a word that is in nobody's name, besides one for a list: a list may be one of anybody."""
    words = [word for word in _WORDS.findall(text) if letters_key(word) not in LISTS]
    return is_of_a_heading(" ".join(words))


def in_titles(
    table: CellTable, layout: RosterLayout, people: Sequence[RosterRow], lines_about_others: Collection[int] = ()
) -> Iterator[StandingMark]:
    """What a title above the header may say of the whole list: `Waiting list - training in Tirana`, `List of trainers`;
    what stands behind a colon is about something else, and so are `lines_about_others`."""
    for index, cells in enumerate(table.rows[: layout.header_row]):
        texts = [text for cell in cells if (text := as_text(cell))]
        is_title = len(texts) == 1 and index not in lines_about_others
        words = standing_in(texts[0]) if is_title and not {"=", ":"} & {*texts[0]} else None
        if words is not None and (words.perhaps in STATUSES_OUT or _opens_with(texts[0], words)):
            yield from (StandingMark("title", words.as_doubted, index, row) for row in people)


def in_the_sheets_name(table: CellTable, people: Iterable[RosterRow]) -> Iterator[StandingMark]:
    """What the name of the sheet says of everybody: `Reserves`."""
    words = standing_in(table.sheet) if table.sheet is not None else None
    if words is not None and is_out(words.meaning):
        yield from (StandingMark("sheet", words, row.index, row) for row in people)


def _opens_with(text: str, words: StandingWords) -> bool:
    """Whether a text begins with these words, but for `List of`: not `Training of trainers`, nor `Staff training`."""
    preceding_words = _WORDS.findall(text.partition(words.written)[0])
    plain_standing = standing_in(words.written)
    is_out_plainly = plain_standing is not None and is_out(plain_standing.meaning)
    return is_out_plainly and all(letters_key(word) in BESIDE_A_STATUS for word in preceding_words)
