"""Who is on several lists as a document: persons and participations, and the pairs that a person decides; and the
decisions as a YAML file that people edit by hand and `ecpat roster match` reads again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ecpat_training.core.text import count
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.files.yaml.text import quoted
from ecpat_training.roster.model.people import kind_of
from ecpat_training.roster.model.same_person import (
    CountBounds,
    DecidedPair,
    Grade,
    MatchedLists,
    PersonCount,
    SamePersonDecision,
)
from ecpat_training.words.catalogue.message import Option, phrase

PAIRS = "Pairs"
TITLE = "The same people on several lists"
INTERNAL = "Not for publication: it shows rows of participant lists."
NAMES_WARNING = "Not for publication: it holds names, and stays with the participant lists."
_TONES: dict[Grade, doc.Tone] = {Grade.CERTAIN: "attention", Grade.LIKELY: "attention", Grade.POSSIBLE: "plain"}
_DECISION_STEPS = (
    "Look both rows up, and choose same or different in the column Decision; leave it empty where you don't know."
)


def write_headline(counted: PersonCount) -> str:
    """The result in one sentence: `118 to 121 persons took part 163 times, in 8 lists.`"""
    times = f"{counted.participations:,} {'time' if counted.participations == 1 else 'times'}"
    return f"{people(counted.persons)} took part {times}, in {count(len(counted.lists), 'list')}."


def match_document(
    matched_lists: MatchedLists, provenance: Provenance, rows: Sequence[DecidedPair], *, keys: bool
) -> doc.Document:
    """Counts first, then the pairs.

    Args:
        matched_lists: the lists, their people recognised.
        provenance: how it came to be.
        rows: the pairs as a file of decisions holds them, open ones first; names only where they are wanted.
        keys: whether the pairs' keys stand there, as in a workbook that is read again.
    """
    counted = matched_lists.counted
    tone: doc.Tone = "attention" if counted.open else "good"
    blocks: list[doc.Block] = [
        doc.Paragraph(write_headline(counted), tone),
        doc.Bullets(tuple(_remarks(matched_lists))),
    ]
    blocks += [*_count_tables(counted), *_pairs(matched_lists, rows, keys=keys)]
    notice = NAMES_WARNING if matched_lists.names else INTERNAL
    return doc.Document(TITLE, blocks, notice=notice, footer=provenance_sentence(provenance), landscape=True)


def people(number: CountBounds) -> str:
    """So many persons, as a number or a range: `1 person`, `118 to 121 persons`."""
    return count(number.high, "person", "persons") if number.low == number.high else f"{number} persons"


def _remarks(matched_lists: MatchedLists) -> Iterable[str]:
    counted = matched_lists.counted
    yield f"{people(counted.several)} came to two trainings or more."
    if counted.open:
        suffix = "" if len(counted.open) == 1 else " each"
        yield (
            f"{count(len(counted.open), 'pair')} may be one person{suffix} and are not decided yet: until then persons "
            "are counted as a range."
        )
        if certain_count := sum(pair.grade is Grade.CERTAIN for pair in counted.open):
            yield phrase(
                "{pairs:,} of them {pairs:is|are} almost certain: {option} decides these, and they can still be changed"
                " in the file.",
                pairs=certain_count,
                option=Option("--accept-certain"),
            )
    elif matched_lists.pairs:
        yield "Every pair that may be one person is decided."
    elif matched_lists.nameless < len(matched_lists.places):
        yield "No person seems to be on two of the lists."
    if matched_lists.nameless:
        has_verb = "has" if matched_lists.nameless == 1 else "have"
        yield (
            f"{count(matched_lists.nameless, 'entry', 'entries')} {has_verb} no name or address and can't be "
            f"recognised: each is "
            "counted as a person."
        )
    if counted.changed:
        yield (
            f"{count(counted.changed, 'person', 'persons')} changed stakeholder type or side between lists: "
            "persons are counted as the last list says."
        )
    if matched_lists.frequent:
        yield (
            f"{count(matched_lists.frequent, 'entry', 'entries')} with very frequent names are only compared with "
            f"those who "
            "share an address, a telephone or an organisation: the name alone says nothing."
        )


def _count_tables(counted: PersonCount) -> Iterable[doc.Block]:
    count_columns = doc.ReportColumn("Persons", "count"), doc.ReportColumn("Participations", "count")
    if counted.kinds:
        yield doc.Heading("Who took part", 2)
        rows = tuple(
            (kind_of(kind_count.of), kind_count.label, cell_of(kind_count.persons), kind_count.participations)
            for kind_count in counted.kinds
        )
        yield doc.ReportTable(
            "Kinds", (doc.ReportColumn("By"), doc.ReportColumn("Kind", width=2), *count_columns), rows
        )
    yield doc.Heading("How often, and when first", 2)
    attendance_rows = tuple(
        (count(times, "list"), cell_of(people), _cell_times(times, people)) for times, people in counted.came
    )
    yield doc.ReportTable("How often", (doc.ReportColumn("On"), *count_columns), attendance_rows)
    new_people_rows = tuple(
        (list_count.label, list_count.participants, cell_of(list_count.new)) for list_count in counted.lists
    )
    columns = (
        doc.ReportColumn("List", width=3),
        doc.ReportColumn("Participants", "count"),
        doc.ReportColumn("On no list before", "count"),
    )
    yield doc.ReportTable("Lists", columns, new_people_rows)


def cell_of(number: CountBounds) -> object:
    """A number for a table's cell, a range as text."""
    return number.low if number.low == number.high else str(number)


def _cell_times(times: int, people: CountBounds) -> object:
    return cell_of(replace(people, low=people.low * times, high=people.high * times))


def _pairs(matched_lists: MatchedLists, rows: Sequence[DecidedPair], *, keys: bool) -> Iterable[doc.Block]:
    if not rows:
        return
    decided_pairs = [pair for pair in rows if pair.decision]
    same_count = sum(pair.decision is SamePersonDecision.SAME for pair in decided_pairs)
    yield doc.Heading("Who may be one person", 2)
    if matched_lists.counted.open:
        yield doc.Paragraph(_DECISION_STEPS)
    caption = (
        f"{same_count:,} decided the same, {len(decided_pairs) - same_count:,} different, "
        f"{len(matched_lists.counted.open):,} open."
    )
    yield pairs_table(PAIRS, rows, caption, keys=keys)


def pairs_table(name: str, rows: Sequence[DecidedPair], caption: str, *, keys: bool) -> doc.ReportTable:
    """Pairs, each in a row in which a person decides; with the keys it is read again."""
    columns: list[Column[DecidedPair]] = [
        Column("Decision", lambda pair: str(pair.decision or ""), choices=tuple(SamePersonDecision)),
        Column("People", lambda pair: pair.people, width=3),
        Column("Names", lambda pair: pair.names, width=3, shown=any(pair.names for pair in rows)),
        Column("Likely", lambda pair: str(pair.likely), width=1.2),
        Column("Because", lambda pair: pair.because, width=4),
        Column("Key", lambda pair: pair.key, width=2, shown=keys),
    ]
    tones: list[doc.Tone] = [_TONES.get(Grade(pair.likely), "plain") if _is_open(pair) else "quiet" for pair in rows]
    return table_of(name, rows, columns, caption, tones=tones)


def _is_open(pair: DecidedPair) -> bool:
    return pair.decision is None and pair.likely in tuple(Grade)


HOW_TO_DECIDE = """\
# Are these pairs one person? Look up the rows, and write behind each `decision:` same or different; leave it empty
# where you don't know. Next time say `ecpat roster match ... --decisions` and this file: what is decided is not asked
# again, even when the lists have been sorted anew.
# A key holds no name, but whoever guesses a name with its e-mail address can check it: keep this file with the lists.
"""


def decisions_yaml(pairs: Iterable[DecidedPair]) -> str:
    """The file's text. Reading it back gives the same pairs."""
    lines = [*HOW_TO_DECIDE.splitlines(), "", "decisions: who is the same person on several lists", "pairs:"]
    pair_texts = [_pair(pair) for pair in pairs]
    return "\n".join([*lines, *pair_texts] if pair_texts else [*lines[:-1], "pairs: []"]) + "\n"


def _pair(pair: DecidedPair) -> str:
    fields = (("people", pair.people), ("names", pair.names), ("likely", pair.likely), ("because", pair.because))
    lines = [f"decision: {pair.decision or ''}".rstrip()]
    lines += [f"{key}: {quoted(text)}" for key, text in fields if text]
    lines.append(f"key: {pair.key}")
    return "\n".join(("  - " if not index else "    ") + line for index, line in enumerate(lines))
