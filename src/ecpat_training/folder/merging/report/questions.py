"""`merge.xlsx`, where a person answers; and what the terminal says of it."""

from collections import Counter
from collections.abc import Iterator

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.folder.merging.joining.merged import Merged
from ecpat_training.folder.merging.model.votes import PAIR, REMOVED, Address
from ecpat_training.folder.merging.reading.answers import SHEET, TAKE
from ecpat_training.folder.merging.report.words import AS_SENT, choice_of, describe_address, readable_value, row_of
from ecpat_training.folder.merging.tables.identity import is_personal
from ecpat_training.words.catalogue.message import Option, phrase, sentences

_WHERE = (
    ReportColumn("File", width=2),
    ReportColumn("Sheet"),
    ReportColumn("Row", width=1.5),
    ReportColumn("What", width=1.5),
)


def questions_document(merged: Merged) -> Document:
    """The workbook: a row for each choice, and the list of everything that was taken without a question."""
    instructions = sentences(
        phrase(
            "Write an x into the column Take beside one choice of each question, save, and merge again with "
            "{answers_option} and this file.",
            answers_option=Option("--answers"),
        ),
        "What is open stays as it was sent out.",
    )
    rows: list[tuple[object, ...]] = []
    ids: list[str] = []
    for number, question in enumerate(merged.questions, 1):
        address = question.address
        for place, token in enumerate(question.choices):
            labels_text = listing([label for label in merged.ballot.who(address, token) if label], 20)
            if not labels_text and merged.ballot.base.get(address) == token:
                labels_text = AS_SENT
            row = (address.file, address.part or "", row_of(address, merged), describe_address(address))
            rows.append(("", number, *row, choice_of(question, token, merged), labels_text))
            ids.append(f"{question.key}:{place}")
    columns = (
        ReportColumn(TAKE, width=0.6, choices=("x",)), ReportColumn("Question", "count", width=0.8), *_WHERE,
        ReportColumn("Choice", width=4), ReportColumn("By", width=1.5),
    )  # fmt: skip
    blocks: list[Block] = [Paragraph(instructions), ReportTable(SHEET, columns, tuple(rows), ids=tuple(ids))]
    return Document("Questions of the merge", [*blocks, *_accepted_change_blocks(merged)])


def merge_document(merged: Merged) -> Document:
    """What the terminal says: what is asked, by rows and columns, and how much was taken from each file."""
    return Document("Folders merged", [Paragraph(headline(merged)), *_question_blocks(merged), *_counts(merged)])


def headline(merged: Merged) -> str:
    """The result in one line."""
    question_count, change_count = len(merged.questions), len(merged.taken) + len(merged.new)
    sentence = (
        f"{count(len(merged.files), 'file')}: {count(change_count, 'change')} taken,"
        f" {count(question_count, 'question')} to answer."
    )
    return sentence if question_count else f"{sentence} Nothing is open."


def _question_blocks(merged: Merged) -> Iterator[Block]:
    rows = [
        (
            question.address.file,
            question.address.part or "",
            row_of(question.address, merged),
            describe_address(question.address),
        )
        for question in merged.questions
    ]
    if rows:
        yield ReportTable("Asked", _WHERE, tuple(rows), caption="The choices are in merge.xlsx.")


def _counts(merged: Merged) -> Iterator[Block]:
    change_counts = Counter(address.file for address in merged.taken) + Counter(path for path, _ in merged.new)
    if change_counts:
        columns = (ReportColumn("File", width=3), ReportColumn("Changes taken", "count"))
        yield ReportTable("Taken", columns, tuple(sorted(change_counts.items())))


def _accepted_change_blocks(merged: Merged) -> Iterator[Block]:
    rows = [_row(address, merged) for address in merged.taken]
    rows += [(path, "", "", "a new file", "", "", listing(labels, 20)) for path, labels in merged.new]
    if rows:
        columns = (*_WHERE, ReportColumn("Was", width=2), ReportColumn("Is", width=2), ReportColumn("By", width=1.5))
        yield ReportTable("Taken", columns, tuple(rows))


def _row(address: Address, merged: Merged) -> tuple[object, ...]:
    if merged.is_new(address):
        return (
            address.file,
            address.part or "",
            row_of(address, merged),
            "a new row",
            "",
            "",
            listing(merged.who_has(address), 20),
        )
    settled_token = merged.ballot.settle(address).stands
    labels_text = listing([label for label in merged.ballot.who(address, settled_token) if label], 20)
    if address.part is not None and address.row and not address.column and settled_token == REMOVED:
        old_value, new_value = "", "taken out"
    elif (
        address.part is None
        or not address.column
        or address.column.startswith(PAIR)
        or (is_personal(address.column) and address.row)
    ):
        old_value, new_value = "", "changed"
    else:
        old_value, new_value = readable_value(merged.ballot.base.get(address, "")), readable_value(settled_token)
    return (
        address.file,
        address.part or "",
        row_of(address, merged),
        describe_address(address),
        old_value,
        new_value,
        labels_text,
    )
