"""The agenda as participants get it: titles and times, a page a day; of trainers the names of those who
agree to be named, never a code."""

from math import ceil

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem, PlannedTraining
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.first_page import write_first_page
from ecpat_training.agenda.report.lines import (
    days_of,
    drop_empty_columns,
    funders_line,
    list_people,
    name_of,
    names_of,
    place_cells,
    place_columns,
    sensitive,
    times,
    tones,
    trainer_listing,
)
from ecpat_training.agenda.report.speakers import has_speakers, speakers_of
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording, wording

ENDINGS = (".docx", ".html")
WHAT = "the agenda for participants, a page a day"
A_LINE, A_LONG_LINE = 55, 85  # letters of a title, and of a line over the whole width
A_SHORT_LINE = 22  # letters of the column of speakers
PAGE_CM = 18.1  # below the title and the day, above who pays
ROOMY_CM, CLOSE_CM, TEXT_CM, HEADING_CM = 0.95, 0.68, 0.6, 1.2  # a row in large or usual letters, a line of text


def document(planned_training: PlannedTraining, provenance: Provenance) -> doc.Document:
    """Where it is and what for, then day by day what happens when. How it was made stands in the file's properties."""
    words = wording(planned_training.language)
    blocks = write_first_page(planned_training, words)
    days = days_of(planned_training)
    used_heights = [_height_cm(blocks), *(0.0 for _ in days[1:])]
    if (
        blocks and days and used_heights[0] + CLOSE_CM * _lines(days[0], planned_training, words) > PAGE_CM
    ):  # the first day has a page of its own too
        used_heights[0] = 0.0
        blocks.append(doc.PageBreak())
    roomy = all(
        cm + ROOMY_CM * _lines(day, planned_training, words) <= PAGE_CM
        for cm, day in zip(used_heights, days, strict=False)
    )
    for number, day in enumerate(days):
        blocks += [doc.PageBreak()] if number else []
        blocks += [doc.Heading(day_name(day, words)), _table(day, planned_training, words, roomy=roomy)]
        blocks += [doc.Paragraph(words.say("care remark"), "quiet")] if any(map(sensitive, day.items)) else []
        blocks += funders_line(planned_training, words)
    return doc.Document(
        planned_training.training.title,
        blocks,
        planned_training.programme.programme,
        made=provenance_sentence(provenance, words),
        language=words.tag,
        labels=words.labels,
    )


def _lines(day: AgendaDay, planned_training: PlannedTraining, words: Wording) -> int:
    """How many lines the rows of a day have: those of its titles, or of who speaks, which may be more."""
    speakers = [speakers_of(item, planned_training.programme, words, public=True) for item in day.items]
    titles = [ceil(len(item.title) / A_LINE) for item in day.items]
    return sum(
        max(lines, ceil(len(speaker_text) / A_SHORT_LINE)) for lines, speaker_text in zip(titles, speakers, strict=True)
    )


def _height_cm(blocks: list[doc.Block]) -> float:
    """About how much of the first page is taken before its day."""
    texts = [text for block in blocks if isinstance(block, doc.Bullets) for text in block.items]
    texts += [text for block in blocks if isinstance(block, doc.FactList) for _, text in block.pairs]
    lines = sum(ceil(len(line) / A_LONG_LINE) for text in texts for line in text.split("\n"))
    return TEXT_CM * lines + HEADING_CM * sum(isinstance(block, doc.Heading) for block in blocks)


def _table(day: AgendaDay, planned_training: PlannedTraining, words: Wording, *, roomy: bool) -> doc.ReportTable:
    people = names_of(planned_training)
    has_named_people = any(code in people for code in list_people(planned_training.agenda))
    has_named_speakers = has_speakers(planned_training.agenda)
    heading = words.say(
        "who" if has_named_people and has_named_speakers else "speakers" if has_named_speakers else "trainers"
    )
    rows = tuple(
        (
            times(item),
            name_of(item),
            *([_people(item, planned_training, words)] if has_named_people or has_named_speakers else []),
            *place_cells(item, planned_training, words),
        )
        for item in day.items
    )
    columns = (
        doc.ReportColumn(words.say("time"), "times", width=1),
        doc.ReportColumn(words.say("session"), width=4.5),
        *(
            [doc.ReportColumn(heading, width=3.2 if has_named_speakers else 2)]
            if has_named_people or has_named_speakers
            else []
        ),
        *place_columns(planned_training, words),
    )
    return drop_empty_columns(
        doc.ReportTable(words.say("day", number=day.number), columns, rows, tones=tones(day.items), roomy=roomy)
    )


def _people(item: AgendaItem, planned_training: PlannedTraining, words: Wording) -> str:
    """Those trainers who agree to be named, since participants read no code; then who speaks and who moderates."""
    codes = [code for code in item.trainers if code in names_of(planned_training)]
    names = [trainer_listing(codes, planned_training, words)] if codes else []
    return "; ".join(filter(None, [*names, speakers_of(item, planned_training.programme, words, public=True)]))
