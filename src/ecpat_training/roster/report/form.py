"""The workbook that partners fill in, in their language: columns, choices, wishes. Every choice is a word that the
reader of lists knows."""

from collections.abc import Iterable, Iterator, Sequence

from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import ENGLISH, Wording
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.form import HopedFor, ListFormColumn, RosterForm, RosterFormWords
from ecpat_training.values.participant import Gender, Role, StakeholderType
from ecpat_training.values.profession import Profession
from ecpat_training.words.lists.countries import COUNTRIES, COUNTRY_OF
from ecpat_training.words.lists.professions import FIELDS_OF_WORK, SIDES_OF_WORK
from ecpat_training.words.matching import Words, letters_key

LEAST_LINES = 30
_STATUSES = ("registered", "invited", "confirmed", "declined")
_GENDERS = {
    Gender.FEMALE: "female",
    Gender.MALE: "male",
    Gender.OTHER: "other gender",
    Gender.NOT_SAID: "prefers not to say",
}
_COLUMNS = (
    "given name", "surname", "organisation", "stakeholder type", "profession", "position", "gender", "country",
    "region", "e-mail", "status",
)  # fmt: skip
_COLUMN_BY_ATTRIBUTE = {
    "stakeholder": "stakeholder type",
    "role": "profession",
}  # what rules count by, and where it is asked
_WANTED_COLUMNS = ("given name", "surname", "organisation", "stakeholder type", "profession", "gender")
_COLUMN_WIDTHS = {
    "organisation": 26, "stakeholder type": 23, "profession": 20, "position": 18, "e-mail": 25, "gender": 13,
    "country": 13, "region": 12, "status": 14,
}  # fmt: skip


def roster_form(
    words: Wording,
    counts: Sequence[CountCheck] = (),
    countries: Sequence[str] = (),
    form_title: str = "",
    people: int = 0,
) -> RosterForm:
    """The workbook in one language.

    Args:
        words: of the language.
        counts: what rules over the roster want, whatever there is.
        countries: codes that come first among the choices: those of the training.
        form_title: which training it is for.
        people: how many are hoped for.
    """
    columns = tuple(_column(name, words, countries) for name in _COLUMNS)
    return RosterForm(
        title=words.say("list title"),
        about=form_title,
        how=words.say("list how"),
        privacy=words.say("list privacy"),
        marks=words.say("marks"),
        columns=columns,
        hoped=tuple(_hoped(counts, words)),
        words=RosterFormWords(
            sheet=words.say("participants"),
            how_to=words.say("how to"),
            column=words.say("column"),
            what_to_write=words.say("what to write"),
            example=words.say("example"),
            hoped_for=words.say("hoped for"),
            on_the_list=words.say("on the list"),
            choose=words.say("choose"),
            email_shape=words.say("e-mail shape"),
            please_check=words.say("please check"),
        ),
        lines=max(LEAST_LINES, people + people // 4),
        person=(_COLUMNS.index("given name"), _COLUMNS.index("surname")),
        address=_COLUMNS.index("e-mail"),
        labels=words.labels,
        language=words.tag,
    )


def form_document(form: RosterForm, provenance: Provenance, words: Wording) -> Document:
    """How to fill in the workbook, for other formats and the terminal."""
    footer = (
        words.say("made for partner", version=provenance.version) if provenance.inputs else ""
    )  # else it is made from nothing
    return Document(
        form.title, list(_blocks(form)), form.about, footer=footer, language=form.language, labels=form.labels
    )


def _blocks(form: RosterForm) -> Iterable[Block]:
    words = form.words
    yield Paragraph(form.how)
    yield Paragraph(form.privacy)
    if form.hoped:
        yield Heading(words.hoped_for, 2)
        columns = (ReportColumn(words.sheet, width=3), ReportColumn(words.hoped_for, width=2))
        yield ReportTable(
            words.hoped_for, columns, tuple((hoped_item.label, hoped_item.wish) for hoped_item in form.hoped)
        )
    yield Heading(words.how_to, 2)
    yield ReportTable(
        words.how_to,
        (
            ReportColumn(words.column, width=2),
            ReportColumn(words.what_to_write, width=5),
            ReportColumn(words.example, width=2),
        ),
        tuple((column.title, column.instruction, column.example) for column in form.columns),
    )


def _column(name: str, words: Wording, countries: Sequence[str]) -> ListFormColumn:
    choices = tuple(_choices(name, words, countries))
    explanation_key = f"help {name}"
    return ListFormColumn(
        title=words.say(name),
        explained=words.say(explanation_key) if explanation_key in words.words else "",
        example=_example(name, words, choices),
        choices=choices,
        wide=_COLUMN_WIDTHS.get(name, 16),
        wanted=name in _WANTED_COLUMNS,
        is_email=name == "e-mail",
    )


def _choices(name: str, words: Wording, countries: Sequence[str]) -> Iterator[str]:
    match name:
        case "stakeholder type":
            yield from (words.say(stakeholder_type) for stakeholder_type in StakeholderType)
        case "profession":
            for side in Role:
                yield from _occupations(side, words)
        case "gender":
            yield from (words.say(_GENDERS[gender]) for gender in Gender)
        case "country":
            names = sorted(set(COUNTRIES) - set(countries), key=lambda code: letters_key(_country(code, words)))
            yield from (_country(code, words) for code in [*dict.fromkeys(countries), *names])
        case "status":
            yield from map(words.say, _STATUSES)


def _occupations(side: Role, words: Wording) -> list[str]:
    """The fields of work of one side, and a word for what else there is on it."""
    fields = [FIELDS_OF_WORK[profession] for profession in Profession if profession.side is side]
    return [_field(field, words) for field in (*fields, SIDES_OF_WORK[side])]


def _field(translations: Words, words: Wording) -> str:
    """A field of work, in English where the language has no word for it yet."""
    return _capital(translations.get(words.language, translations[ENGLISH]))


def _country(code: str, words: Wording) -> str:
    """A country's name, if lists are read by it; else its code."""
    name = words.country(code)
    return name if COUNTRY_OF.get(letters_key(name)) == code else code


def _example(name: str, words: Wording, choices: Sequence[str]) -> str:
    """The example line, of nobody: the word that begins it tells the reader so."""
    match name:
        case "given name":
            return f"{words.say('example')}: Maria"
        case "surname":
            return words.say("example")
        case "organisation":
            return words.say("example organisation")
        case "profession":
            return _field(FIELDS_OF_WORK[Profession.CHILD_PROTECTION], words)
        case "e-mail":
            return "maria@example.org"
        case "position" | "region":
            return ""
    return choices[0]


def _hoped(counts: Iterable[CountCheck], words: Wording) -> Iterator[HopedFor]:
    shown_wishes = set()
    for count in counts:
        wish_text = _wish_text(count, words)
        if not wish_text or (count.of, count.label, wish_text) in shown_wishes:
            continue
        shown_wishes.add((count.of, count.label, wish_text))
        name = _COLUMN_BY_ATTRIBUTE.get(count.of, count.of)
        if count.of == "size":
            yield HopedFor(words.say("participants"), wish_text, None)
        elif name in _COLUMNS:
            choices = _counting_choices(count, words)
            yield HopedFor(
                choices[0] if len(choices) == 1 else _side(count.label, words), wish_text, _COLUMNS.index(name), choices
            )


def _counting_choices(count: CountCheck, words: Wording) -> tuple[str, ...]:
    """The choices that count as what is hoped for."""
    match count.of:
        case "stakeholder":
            return (words.say(count.label),)
        case "role":
            return tuple(_occupations(Role(count.label), words))
        case "gender":
            return (words.say(_GENDERS[Gender(count.label)]),)
        case "profession":
            return (_field(FIELDS_OF_WORK[Profession(count.label)], words),)
        case "country":
            return (_country(count.label, words),)
    return (count.label,)


def _side(label: str, words: Wording) -> str:
    side = words.words.get(label)
    return _capital(side) if side else _field(SIDES_OF_WORK[Role(label)], words)


def _wish_text(count: CountCheck, words: Wording) -> str:
    if count.low is None and count.high is None:
        return ""
    if count.low is None:
        return words.say("at most", number=count.high)
    if count.high is None:
        return words.say("at least", number=count.low)
    if count.share and not count.possible:
        return str(count.share.want).replace("-", "–")
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
