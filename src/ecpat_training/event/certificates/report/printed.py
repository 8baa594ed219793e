"""Whether what a certificate's Word file prints is what its code states: a file is edited more easily than a code."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from ecpat_training.core.text import fold, listing, squeeze
from ecpat_training.documents.wording import Wording, languages, wording
from ecpat_training.event.certificates.model.statement import Statement
from ecpat_training.event.certificates.model.verdict import Verdict
from ecpat_training.event.certificates.report.page import certificate_facts, hours
from ecpat_training.event.certificates.signing.names import fingerprint
from ecpat_training.words.catalogue.message import phrase

_PROOF = re.compile(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}")
_MOST_NAMES, _MOST_PROOFS = 2_000, 500  # paragraphs that may be a name, and words that prove one


def as_printed(verdict: Verdict, paragraphs: Sequence[str]) -> Verdict:
    """The verdict on a text that stands in a Word file with these paragraphs: not accepted where the file prints
    something else than the text states. Without paragraphs the verdict itself."""
    statement = verdict.statement
    if not paragraphs or statement is None or not verdict.accepted:
        return verdict
    differences = printed_differences(statement, paragraphs)
    if not differences:
        return verdict
    reason = phrase("what the file prints isn't what was signed: {differences}", differences=listing(differences))
    hint = "Somebody has changed the file. What was signed is said below: believe that alone."
    return verdict._replace(code="certificate.printed", reason=reason, hint=hint)


def printed_differences(statement: Statement, paragraphs: Sequence[str]) -> list[str]:
    """What the paragraphs of a file don't print as the statement says it: its name, its title, its figures and days."""
    printed_texts = {fold(squeeze(text)) for text in paragraphs}
    differences = []
    if not _is_name_printed(statement, paragraphs, printed_texts):
        differences.append("the name")
    if fold(statement.title) not in printed_texts:
        differences.append("the title")
    if not any(_are_figures_printed(statement, wording(language), printed_texts) for language in languages()):
        differences.append("the days, half-days, hours or the number")
    return differences


def _is_name_printed(statement: Statement, paragraphs: Sequence[str], printed_words: set[str]) -> bool:
    if statement.name or not statement.fingerprint:
        return not statement.name or fold(statement.name) in printed_words
    proofs = list(dict.fromkeys(proof for text in paragraphs for proof in _PROOF.findall(text)))[:_MOST_PROOFS]
    names = list(dict.fromkeys(map(squeeze, paragraphs)))[:_MOST_NAMES]
    return any(fingerprint(name, proof) == statement.fingerprint for proof, name in product(proofs, names))


def _are_figures_printed(statement: Statement, words: Wording, printed_words: set[str]) -> bool:
    """Whether each value of the page's table stands in a cell, in the words of one language."""
    facts = [fold(value) for _, value in certificate_facts(replace(statement, minutes=0), 0, words)]
    if not all(fact in printed_words for fact in facts):
        return False
    if not statement.minutes:
        return True
    attended_hours = hours(statement.minutes)
    attendance_wording = fold(
        words.say("of many", number=attended_hours, all="0")
    )  # how long the training took isn't signed
    pattern = re.compile(r"[\d:]+".join(map(re.escape, attendance_wording.rsplit("0", 1))))
    return attended_hours in printed_words or any(pattern.fullmatch(text) for text in printed_words)
