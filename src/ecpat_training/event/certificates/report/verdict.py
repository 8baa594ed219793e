"""What a check came to, in plain words."""

from collections.abc import Sequence

from ecpat_training.core.text import sentence
from ecpat_training.documents.document import Block, Document, FactList, Paragraph
from ecpat_training.event.certificates.model.taken_back import TakenBackList
from ecpat_training.event.certificates.model.verdict import NOT_LOOKED_UP, Verdict
from ecpat_training.event.certificates.report.statement_text import NOT_SAID, statement_facts
from ecpat_training.words.catalogue.message import Option, phrase


def verdict_document(verdicts: Sequence[Verdict], taken_back: TakenBackList | None) -> Document:
    """Each text's verdict, and what is stated where its signature is good; `taken_back` is the list in which it was
    looked up."""
    return Document("Certificate", [block for verdict in verdicts for block in _blocks(verdict, taken_back)])


def _blocks(verdict: Verdict, taken_back: TakenBackList | None) -> list[Block]:
    lookup_note = (
        f"; not taken back by the programme's list {taken_back.issue} of {taken_back.day}" if taken_back else ""
    )
    head = Paragraph(f"Accepted: signed by the programme's key {verdict.key}{lookup_note}.", "good")
    if verdict.code == NOT_LOOKED_UP:
        head = Paragraph(
            f"SIGNED, STATE NOT LOOKED UP: signed by the programme's key {verdict.key}, and {verdict.reason}.", "bad"
        )
    elif not verdict.accepted:
        head = Paragraph(f"NOT ACCEPTED. {sentence(verdict.reason)}.", "bad")
    blocks: list[Block] = [head]
    if verdict.statement:
        blocks += [FactList(tuple(statement_facts(verdict.statement))), Paragraph(NOT_SAID, "quiet")]
    if verdict.name_proved:
        blocks.append(Paragraph("The name that you gave is the one that the certificate was made out to.", "good"))
    elif verdict.accepted and verdict.statement and not verdict.statement.name:
        ask = phrase(
            "Whose it is, the code doesn't say: add {name_option} and {words_option} as they stand on the paper.",
            name_option=Option("--name"),
            words_option=Option("--words"),
        )
        blocks.append(Paragraph(ask, "attention"))
    return blocks
