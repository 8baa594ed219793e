"""What people wrote in their own words: how much there is to release."""

from collections.abc import Iterator, Mapping

from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Document, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.survey.quotes import words
from ecpat_training.survey.quotes.file import Quotes


def release_document(
    quotes: Quotes, provenance: Provenance, one_word_counts: Mapping[str, int], duplicate_count: int
) -> Document:
    """How much there is to read, how much of it has marks, and what was left out; none of the texts.

    Args:
        quotes: the texts in the file.
        provenance: what it was made of.
        one_word_counts: how many answers of a single word each question has, which aren't in the file.
        duplicate_count: how many texts were another one's, word for word, and are there once.
    """
    questions = dict.fromkeys([*(quote.question for quote in quotes.answers), *one_word_counts])
    rows = tuple(
        (
            question,
            sum(quote.question == question for quote in quotes.answers),
            sum(quote.question == question and bool(quote.look_at) for quote in quotes.answers),
            one_word_counts.get(question, 0),
        )
        for question in questions
    )
    counts = (words.ANSWERS, words.MARKED, words.ONE_WORD)
    columns = (ReportColumn(words.QUESTION, width=3.0), *(ReportColumn(title, "count") for title in counts))
    opening = words.TO_READ if rows else words.NOTHING
    sentences = [
        opening.format(answers=count(len(quotes.answers), "answer")),
        *describe_left_out(sum(one_word_counts.values()), duplicate_count),
    ]
    blocks: list[Block] = [Paragraph(" ".join(sentences))]
    if rows:
        blocks.append(ReportTable("quotes", columns, rows))
    return Document(words.TO_RELEASE, tuple(blocks), footer=provenance_sentence(provenance))


def describe_left_out(one_word_count: int, duplicate_count: int) -> Iterator[str]:
    """What is not among the texts to be read, in sentences."""
    if one_word_count:
        yield words.LEFT_OUT[one_word_count != 1].format(answers=count(one_word_count, "answer"))
    if duplicate_count:
        yield words.ALIKE[duplicate_count != 1].format(answers=count(duplicate_count, "answer"))
