"""Slips with codes that people draw, two of each on a row, to be cut. The codes of a draw are far enough from each
other that one slip of the pen is recognised and put right."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from ecpat_training.documents.document import Block, Bullets, Document, FactList, Form, PageBreak, ReportColumn
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.survey.model.codes import DRAWN_ALPHABET, DRAWN_LENGTH, add_check_character
from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire.form_job import BuiltForm, FormJob, Misfit

SMALLEST_DISTANCE = 3
"""The fewest places in which two codes of a draw differ; a wrong character is then nearest to its own code alone."""
MOST_CODES = 300
"""The most codes of one draw; with more, chance would seek long for one that is far from all others."""


def draw_codes(people: int, seed: int, purpose: str) -> list[str]:
    """The codes in the order of the draw.

    Args:
        people: 1 to `MOST`.
        seed: the same seed gives the same codes.
        purpose: what they are for, such as the training's id: another training gets other codes.
    """
    codes: list[str] = []
    for candidate in _candidates(seed, purpose):
        if all(_count_differences(candidate, code) >= SMALLEST_DISTANCE for code in codes):
            codes.append(candidate)
        if len(codes) >= people:
            break
    return codes


def _count_differences(first_code: str, second_code: str) -> int:
    """In how many places two codes differ."""
    return sum(a != b for a, b in zip(first_code, second_code, strict=True))


def _candidates(seed: int, purpose: str) -> Iterator[str]:
    """Codes without end: SHA-256 of the seed and a number, which anybody can compute again."""
    number = 0
    while True:
        value = int.from_bytes(hashlib.sha256(f"{seed}/{purpose}/{number}".encode()).digest(), "big")
        word = ""
        for _ in range(DRAWN_LENGTH - 1):
            value, digit = divmod(value, len(DRAWN_ALPHABET))
            word += DRAWN_ALPHABET[digit]
        yield add_check_character(word)
        number += 1


TITLE = "Slips"
ENDINGS = (".docx", ".html")
ONE_LANGUAGE = False


def misfits(form: Questionnaire, names: Mapping[str, str]) -> list[Misfit]:  # noqa: ARG001 - as each kind has it
    """A code that is not drawn would have to be made up by people, who then need no slip."""
    codes = [question for question in form.questions() if question.kind == "code"]
    if any(question.drawn for question in codes):
        return []
    message = "people make up this code themselves, so that slips would be codes of another kind"
    return [Misfit(codes[0].name, message, "Write `drawn: true` under `code` to have codes drawn instead.")]


def build(job: FormJob) -> BuiltForm:
    """The form as files, with what one does with them: a page of pairs."""
    codes = draw_codes(min(job.people, MOST_CODES), job.seed, f"{job.form.id}/{job.form.training}")
    return BuiltForm(document=slips_document(job.form, codes, job.seed, job.made))


A_PAGE = 8
SLIP_CM = 2.2
SLIP_INSTRUCTIONS = (
    "Print the next pages on thick paper and cut them along the lines between the rows, not between the two halves.",
    "Fold the slips, put them into a bag, and let each person draw one. Nobody notes who drew which.",
    "Each person tears the slip into two: one half into the purse, one to another safe place, and writes the code on "
    "every questionnaire, before, after and months later.",
    "The last character follows from the first four: a wrong one, or two that changed places, are noticed when the "
    "answers are read.",
    "Destroy the slips that are left over, and this page with the number of the draw: with it, the codes can be drawn "
    "again.",
)


def slips_document(form: Questionnaire, codes: Sequence[str], seed: int, provenance: Provenance) -> Document:
    """A page for those who hand them out, then the slips, each with what the questionnaire says of the code."""
    code = next(question for question in form.questions() if question.kind == "code")
    description = f"Draw {seed}, {len(codes)} codes" + (
        f", for the training {form.training}." if form.training else "."
    )
    blocks: list[Block] = [FactList((("The draw", description),)), Bullets(SLIP_INSTRUCTIONS)]
    instructions = " / ".join((code.hint or code.texts).values())
    columns = (ReportColumn("1"), ReportColumn("", width=2.5), ReportColumn("2"), ReportColumn("", width=2.5))
    for page_start in range(0, len(codes), A_PAGE):
        slip_rows = tuple(
            (drawn_code, instructions, drawn_code, instructions)
            for drawn_code in codes[page_start : page_start + A_PAGE]
        )
        blocks += [PageBreak(), Form("slips", columns, slip_rows, row_cm=SLIP_CM, roomy=True)]
    title = form.title.get(form.languages[0], form.id)
    return Document(f"Slips to draw: {title}", blocks, footer=provenance_sentence(provenance), brief=2)
