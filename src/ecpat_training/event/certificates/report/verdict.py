"""What a check came to, in plain words."""

from collections.abc import Sequence

from ecpat_training.core.text import sentence
from ecpat_training.documents.document import Block, Document, FactList, Paragraph
from ecpat_training.event.certificates.model.taken_back import TakenBackList
from ecpat_training.event.certificates.model.verdict import NOT_LOOKED_UP_CODE, Verdict
from ecpat_training.event.certificates.report.statement_text import DISCLAIMER_TEXT, statement_facts
from ecpat_training.words.catalogue.message import Option, phrase


def verdict_document(verdicts: Sequence[Verdict], taken_back_list: TakenBackList | None) -> Document:
    """Each text's verdict, and what is stated where its signature is good; `taken_back_list` is the list in which it
    was looked up."""
    return Document("Certificate", [block for verdict in verdicts for block in _blocks(verdict, taken_back_list)])


def _blocks(verdict: Verdict, taken_back_list: TakenBackList | None) -> list[Block]:
    lookup_note = (
        f"; not taken back by the programme's list {taken_back_list.issue} of {taken_back_list.day}"
        if taken_back_list
        else ""
    )
    verdict_paragraph = Paragraph(f"Accepted: signed by the programme's key {verdict.key}{lookup_note}.", "good")
    if verdict.code == NOT_LOOKED_UP_CODE:
        verdict_paragraph = Paragraph(
            f"SIGNED, STATE NOT LOOKED UP: signed by the programme's key {verdict.key}, and {verdict.reason}.", "bad"
        )
    elif not verdict.accepted:
        verdict_paragraph = Paragraph(f"NOT ACCEPTED. {sentence(verdict.reason)}.", "bad")
    blocks: list[Block] = [verdict_paragraph]
    if verdict.statement:
        blocks += [FactList(tuple(statement_facts(verdict.statement))), Paragraph(DISCLAIMER_TEXT, "quiet")]
    if verdict.name_proved:
        blocks.append(Paragraph("The name that you gave is the one that the certificate was made out to.", "good"))
    elif verdict.accepted and verdict.statement and not verdict.statement.name:
        verification_request = phrase(
            "Whose it is, the code doesn't say: add {name_option} and {words_option} as they stand on the paper.",
            name_option=Option("--name"),
            words_option=Option("--words"),
        )
        blocks.append(Paragraph(verification_request, "attention"))
    return blocks
