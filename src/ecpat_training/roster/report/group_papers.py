"""Groups as those read them who sit in them, in their language: who sits where, and a sign for each table; and as a CSV
file, which `--earlier` reads back. What was reached and what it cost is the coordinator's, in
`roster/report/groups.py`.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

from ecpat_training.documents import document as doc
from ecpat_training.documents.wording import Wording
from ecpat_training.files.csv.list import harmless
from ecpat_training.roster.model.grouping import GroupingAnswer

MANY_ROUNDS = 4  # more columns than that, with names, and the page is turned


def group_papers(grouped: GroupingAnswer, words: Wording, version: str, *, names: bool) -> doc.Document:
    """Each round with its groups, and each person's way through them."""
    blocks = [block for number in range(1, grouped.task.rounds + 1) for block in _round(grouped, number, words, names)]
    return doc.Document(
        words.say("groups"),
        [*blocks, doc.Heading(words.say("where each sits"), 2), _by_person(grouped, words, names)],
        footer=words.say("made for partner", version=version),
        language=words.tag,
        labels=words.labels,
        landscape=names and len(grouped.task.sizes) > MANY_ROUNDS,
    )


def with_signs(document: doc.Document, grouped: GroupingAnswer, words: Wording, *, names: bool) -> doc.Document:
    """The document, and after it a page for each group and round: its sign on the table."""
    signs: list[doc.Block] = [doc.Paragraph(document.footer, "quiet")]
    for number, groups in enumerate(grouped.chosen.rounds, 1):
        if number <= len(grouped.task.held):
            continue
        for group, members in enumerate(groups, 1):
            lines = tuple(person_label(grouped, member, names=names) for member in members)
            above = (words.say("round", number=number), "") if grouped.task.rounds > 1 else ()
            signs += [doc.PageBreak(), doc.Sign(words.say("group", number=group), (*above, *lines))]
    return replace(document, blocks=(*document.blocks, *signs), footer="")


def person_label(grouped: GroupingAnswer, person_index: int, *, names: bool) -> str:
    """A person by their code, or by their name where names are asked for."""
    person = grouped.task.people[person_index]
    return (names and person.name) or person.code


def _round(grouped: GroupingAnswer, number: int, words: Wording, names: bool) -> Iterator[doc.Block]:
    title = words.say("round", number=number)
    yield doc.Heading(title, 2)
    rows = tuple(
        (group, ", ".join(person_label(grouped, member, names=names) for member in members))
        for group, members in enumerate(grouped.chosen.rounds[number - 1], 1)
    )
    columns = (
        doc.ReportColumn(words.say("group column"), "count", width=0.7),
        doc.ReportColumn(words.say("people column"), width=5),
    )
    yield doc.ReportTable(title, columns, rows)
    present = grouped.task.present[number - 1]
    absent = [
        person_label(grouped, person_index, names=names)
        for person_index in range(len(grouped.task.people))
        if person_index not in present
    ]
    if absent:
        yield doc.Paragraph(words.say("not there", people=words.listing(absent)), "quiet")


def _by_person(grouped: GroupingAnswer, words: Wording, names: bool) -> doc.ReportTable:
    seats = [
        {member: group for group, members in enumerate(groups, 1) for member in members}
        for groups in grouped.chosen.rounds
    ]
    rounds = [
        doc.ReportColumn(words.say("round", number=number), "count") for number in range(1, grouped.task.rounds + 1)
    ]
    named = [doc.ReportColumn(words.say("name"), width=3)] if names else []
    rows = tuple(
        (person.code, *([person.name] if names else []), *(seat.get(person_index, "") for seat in seats))
        for person_index, person in enumerate(grouped.task.people)
    )
    return doc.ReportTable(words.say("where each sits"), (doc.ReportColumn(words.say("person")), *named, *rounds), rows)


def group_csv(grouped: GroupingAnswer, *, names: bool) -> bytes:
    """UTF-8, with the columns Round, Group and Person, and Name where names were asked for. A name that a spreadsheet
    would take for a formula is written after an apostrophe."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(["Round", "Group", "Person", *(["Name"] if names else [])])
    for number, groups in enumerate(grouped.chosen.rounds, 1):
        for group, members in enumerate(groups, 1):
            for member in members:
                person = grouped.task.people[member]
                writer.writerow([number, group, harmless(person.code), *([harmless(person.name)] if names else [])])
    return text.getvalue().encode()
