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


def group_papers(grouping_answer: GroupingAnswer, words: Wording, version: str, *, names: bool) -> doc.Document:
    """Each round with its groups, and each person's way through them."""
    blocks = [
        block
        for number in range(1, grouping_answer.task.rounds + 1)
        for block in _round_blocks(grouping_answer, number, words, names)
    ]
    return doc.Document(
        words.say("groups"),
        [*blocks, doc.Heading(words.say("where each sits"), 2), _person_table(grouping_answer, words, names)],
        footer=words.say("made for partner", version=version),
        language=words.tag,
        labels=words.labels,
        landscape=names and len(grouping_answer.task.sizes) > MANY_ROUNDS,
    )


def add_signs(document: doc.Document, grouping_answer: GroupingAnswer, words: Wording, *, names: bool) -> doc.Document:
    """The document, and after it a page for each group and round: its sign on the table."""
    signs: list[doc.Block] = [doc.Paragraph(document.footer, "quiet")]
    for number, groups in enumerate(grouping_answer.chosen.rounds, 1):
        if number <= len(grouping_answer.task.held):
            continue
        for group, members in enumerate(groups, 1):
            lines = tuple(person_label(grouping_answer, member, names=names) for member in members)
            heading_lines = (words.say("round", number=number), "") if grouping_answer.task.rounds > 1 else ()
            signs += [doc.PageBreak(), doc.Sign(words.say("group", number=group), (*heading_lines, *lines))]
    return replace(document, blocks=(*document.blocks, *signs), footer="")


def person_label(grouping_answer: GroupingAnswer, person_index: int, *, names: bool) -> str:
    """A person by their code, or by their name where names are asked for."""
    person = grouping_answer.task.people[person_index]
    return (names and person.name) or person.code


def _round_blocks(grouping_answer: GroupingAnswer, number: int, words: Wording, names: bool) -> Iterator[doc.Block]:
    title = words.say("round", number=number)
    yield doc.Heading(title, 2)
    rows = tuple(
        (group, ", ".join(person_label(grouping_answer, member, names=names) for member in members))
        for group, members in enumerate(grouping_answer.chosen.rounds[number - 1], 1)
    )
    columns = (
        doc.ReportColumn(words.say("group column"), "count", width=0.7),
        doc.ReportColumn(words.say("people column"), width=5),
    )
    yield doc.ReportTable(title, columns, rows)
    present_people = grouping_answer.task.present[number - 1]
    absent_labels = [
        person_label(grouping_answer, person_index, names=names)
        for person_index in range(len(grouping_answer.task.people))
        if person_index not in present_people
    ]
    if absent_labels:
        yield doc.Paragraph(words.say("not there", people=words.listing(absent_labels)), "quiet")


def _person_table(grouping_answer: GroupingAnswer, words: Wording, names: bool) -> doc.ReportTable:
    seats = [
        {member: group for group, members in enumerate(groups, 1) for member in members}
        for groups in grouping_answer.chosen.rounds
    ]
    rounds = [
        doc.ReportColumn(words.say("round", number=number), "count")
        for number in range(1, grouping_answer.task.rounds + 1)
    ]
    name_columns = [doc.ReportColumn(words.say("name"), width=3)] if names else []
    rows = tuple(
        (person.code, *([person.name] if names else []), *(seat.get(person_index, "") for seat in seats))
        for person_index, person in enumerate(grouping_answer.task.people)
    )
    return doc.ReportTable(
        words.say("where each sits"), (doc.ReportColumn(words.say("person")), *name_columns, *rounds), rows
    )


def group_csv(grouping_answer: GroupingAnswer, *, names: bool) -> bytes:
    """UTF-8, with the columns Round, Group and Person, and Name where names were asked for. A name that a spreadsheet
    would take for a formula is written after an apostrophe."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(["Round", "Group", "Person", *(["Name"] if names else [])])
    for number, groups in enumerate(grouping_answer.chosen.rounds, 1):
        for group, members in enumerate(groups, 1):
            for member in members:
                person = grouping_answer.task.people[member]
                writer.writerow([number, group, harmless(person.code), *([harmless(person.name)] if names else [])])
    return text.getvalue().encode()
