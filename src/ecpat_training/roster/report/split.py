"""A participant list in two: who is who, and what is said of people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.core.spelling import unaccented
from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance
from ecpat_training.roster.model.split import SplitList
from ecpat_training.roster.reading.pair_mark import DATA, KEYS, mark_of_draw
from ecpat_training.roster.reading.values import has_meaning
from ecpat_training.roster.reading.written import WrittenColumn
from ecpat_training.roster.report.split_data import MIN_CELL_SIZE, count_small_cells, data_columns, steps_to_fewer
from ecpat_training.values.participant import Participant
from ecpat_training.words.lists.statuses import STATUS_OF
from ecpat_training.words.matching import letters_key

CODE, ROW, ORGANISATION, ORGANISATION_CODE = "code", "row", "organisation", "organisation code"
NOTICE = {KEYS: "Keep apart from the data: says who is who", DATA: "Without names, but still data on persons"}
_IDENTIFYING_FIELDS = ("full name", "given name", "surname", "e-mail", "phone", "organisation")
_IDENTIFIERS = {
    "id": "a number or code of a person's own",
    "number": "the order of the list",
    "position": "free words",
    "rank": "free words",
    "form of address": "is beside the name",
}


@dataclass(frozen=True, slots=True)
class Codes:
    """The code of each person, and of each organisation by its name without accents and capitals. `gone` are rows of
    earlier keys whose people are not on this list, by header; `known` counts the people who had a code before."""

    people: tuple[str, ...]
    organisations: Mapping[str, str]
    gone: tuple[Mapping[str, str], ...] = ()
    known: int = 0

    def organisation_of(self, name: str) -> str:
        """The code of an organisation, nothing where there is no name."""
        return self.organisations.get(unaccented(name), "")

    @property
    def mark(self) -> str:
        """What keys and data carry in common."""
        return mark_of_draw([*self.people, *self.organisations.values()])


def split_list(
    people: Sequence[Participant],
    written_columns: Sequence[WrittenColumn],
    shown_headers: Sequence[str],
    codes: Codes,
    *,
    organisation: str = "code",
    excluded_columns: Sequence[str] = (),
) -> SplitList:
    """The keys and the data of a list, both in the order of the codes, which is no order of the list.

    Args:
        people: the participants.
        written_columns: the list's columns as they were written, with a text for each of the people.
        shown_headers: how each of them may be called in a report: a header may hold a name.
        codes: what people and organisations are called in the data.
        organisation: `code`, `name` or `none`: what of organisations stands in the data.
        excluded_columns: columns to leave out of the data.
    """
    data = data_columns(people, excluded_columns)
    organisation = "none" if ORGANISATION in excluded_columns else organisation
    organisation_names = _organisations(people, codes, organisation)
    if any(organisation_names):
        data[ORGANISATION] = organisation_names
    reasons = [
        (column, name, keep_reason)
        for column, name in zip(written_columns, shown_headers, strict=True)
        if (keep_reason := _keep_reason(column, data, has_names=organisation == "name"))
    ]
    compared_columns = {
        header: values for header, values in data.items() if header != "status"
    }  # which changes, and tells nobody
    order = sorted(range(len(people)), key=lambda index: codes.people[index])
    return SplitList(
        keys=_keys(people, [column for column, _, _ in reasons], codes, order, includes_codes=organisation == "code"),
        data=_table(f"{DATA} {codes.mark}", {CODE: codes.people, **data}, order),
        kept=tuple((name, reason) for _, name, reason in reasons),
        people=len(people),
        new=len(people) - codes.known,
        known=codes.known,
        gone=len(codes.gone),
        few=count_small_cells(compared_columns) if compared_columns else 0,
        fewer=tuple(steps_to_fewer(compared_columns)),
    )


def _organisations(people: Sequence[Participant], codes: Codes, naming: str) -> tuple[str, ...]:
    names = [person.organisation or "" for person in people]
    if naming == "none":
        return tuple("" for _ in names)
    return tuple(names if naming == "name" else (codes.organisation_of(name) for name in names))


def _keep_reason(column: WrittenColumn, data: Mapping[str, Sequence[str]], *, has_names: bool) -> str:
    """Why a column stays with the keys; nothing where all that it says is in the data."""
    field = column.field
    if field in _IDENTIFYING_FIELDS and not (field == ORGANISATION and has_names):
        return "says which body a person works for" if field == ORGANISATION else "says who a person is"
    if field is None:
        return "nothing is known of it"
    if field in _IDENTIFIERS:
        return _IDENTIFIERS[field]
    if field not in data:
        return "not wanted in the data, or without a word that is known"
    pairs = zip(column.texts, data[field], strict=True)
    unread_count = sum(has_meaning(text) and (not value or _lacks_status(field, text)) for text, value in pairs)
    return f"{count(unread_count, 'value')} of it could not be read" if unread_count else ""


def _lacks_status(field: str, text: str) -> bool:
    """Whether a status isn't known: whoever's isn't is registered all the same."""
    return field == "status" and letters_key(text) not in STATUS_OF


def _keys(
    people: Sequence[Participant],
    key_columns: Sequence[WrittenColumn],
    codes: Codes,
    order: Sequence[int],
    *,
    includes_codes: bool,
) -> doc.ReportTable:
    """Code, row and everything that isn't in the data. Names and addresses stand under headers that are read again."""
    columns: dict[str, tuple[str, ...]] = {
        CODE: codes.people,
        ROW: tuple(person.where.place_in_file for person in people),
    }
    for column in key_columns:
        header = column.field if column.field in _IDENTIFYING_FIELDS else column.header
        if header in columns or header in (ORGANISATION_CODE,) or column.field == "id":
            header = f"{header} (in the list)"
        columns.setdefault(str(header), column.texts)
    if includes_codes and codes.organisations:
        columns[ORGANISATION_CODE] = tuple(codes.organisation_of(person.organisation or "") for person in people)
    headers = list(dict.fromkeys([*columns, *(header for row in codes.gone for header in row)]))
    present_rows = [[columns[header][index] if header in columns else "" for header in headers] for index in order]
    gone_rows = [[row.get(header, "") for header in headers] for row in codes.gone]
    rows = sorted(map(tuple, [*present_rows, *gone_rows]))
    return doc.ReportTable(f"{KEYS} {codes.mark}", tuple(map(doc.ReportColumn, headers)), tuple(rows))


def _table(name: str, columns: Mapping[str, Sequence[str]], order: Iterable[int]) -> doc.ReportTable:
    rows = tuple(tuple(values[index] for values in columns.values()) for index in order)
    return doc.ReportTable(name, tuple(map(doc.ReportColumn, columns)), rows)


def split_document(separated_list: SplitList, provenance: Provenance) -> doc.Document:
    """What became of the list: counts and columns, nobody's name."""
    blocks: list[doc.Block] = [
        doc.FactList(
            (
                ("People, each with a code", f"{separated_list.people:,}"),
                ("Codes given now", f"{separated_list.new:,}"),
                ("Codes kept from before", f"{separated_list.known:,}"),
                ("Codes of people not on this list", f"{separated_list.gone:,}"),
                ("Columns of the data", ", ".join(column.title for column in separated_list.data.columns)),
            )
        ),
        *_small_cell_blocks(separated_list),
        doc.Heading("What stays with the keys", 2),
        doc.ReportTable(
            "Kept",
            (doc.ReportColumn("Column", width=2), doc.ReportColumn("Why", width=3)),
            separated_list.kept,
        ),
    ]
    return doc.Document("Keys and data, apart", blocks, footer=_origin_text(provenance))


def _small_cell_blocks(separated_list: SplitList) -> Iterable[doc.Block]:
    if not separated_list.few:
        if separated_list.people:
            yield doc.Paragraph(f"Each person is like at least {MIN_CELL_SIZE - 1} others in the data.", "good")
        return
    tone: doc.Tone = "attention"
    subject = (
        "1 person is" if separated_list.few == 1 else f"{separated_list.few:,} of {separated_list.people:,} people are"
    )
    small_cell_text = f"alike in everything with fewer than {MIN_CELL_SIZE - 1} others"
    yield doc.Paragraph(
        f"{subject} {small_cell_text}: people who know the room can recognise them, even without names.", tone
    )
    steps = tuple(
        f"Leave out {listing(list(columns), 10)}: {_remaining_people_phrase(small_cell_count)}."
        f" ({' '.join(f'--without {_quote_column(column)}' for column in columns)})"
        for columns, small_cell_count in separated_list.fewer
    )
    yield doc.Bullets(steps or ("Leaving out columns would not change that.",))


def _remaining_people_phrase(number: int) -> str:
    return f"{count(number, 'such person is', 'such people are')} left" if number else "none of these is left"


def _quote_column(column: str) -> str:
    return f'"{column}"' if " " in column else column


def _origin_text(provenance: Provenance) -> str:
    """How the codes came to be, without a seed: with the list, it would give them."""
    files = listing([name for name, _ in provenance.inputs]) or "standard input"
    return f"Made by ecpat-training {provenance.version} with `{provenance.command}`, from {files}; codes are drawn."
