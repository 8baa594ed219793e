"""An agenda as a document that goes to participants as it is, with an annex on how it was planned."""

from collections.abc import Iterable

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem, PlannedTraining
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.report.first_page import links, objectives, place_facts
from ecpat_training.agenda.report.rules import describe_compliance, rules_blocks
from ecpat_training.agenda.report.table import day_tables
from ecpat_training.core.text import listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import Wording, wording
from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.kinds import TOGETHER
from ecpat_training.values.quantity import clock

_LEGEND: dict[doc.TimelineKind, str] = {  # each kind with the key of its word
    "input": "input", "practice": "practice", "sensitive": "sensitive", "frame": "frame", "break": "pause",
}  # fmt: skip


def agenda_document(
    result: PlanResult,
    provenance: Provenance,
    *,
    annex: bool = True,
    programme_file: str | None = None,
    changes: Iterable[doc.Block] = (),
) -> doc.Document:
    """Day by day what happens when, and the days as a picture: what goes to participants, in their language; how it was
    made and by which file stands in the properties then. With the annex, on pages of their own for the organisers and
    in English, also the `changes` where it was planned again, the proof, what to bring and the rules. `programme_file`
    is how a file that is edited and read again names its programme, from its own folder on."""
    printed_training = result.printed or PlannedTraining(result.programme, result.training, result.agenda)
    words = wording(printed_training.language)
    blocks = timetable_blocks(printed_training, words, programme_file if annex else None)
    brief = len(blocks)
    if annex:
        blocks += [doc.PageBreak(), doc.Heading("For the organisers", 1), *changes, *_planning(result)]
        brief = len(blocks)
        blocks += [*_materials(result.agenda), *rules_blocks(result.check)]
    return doc.Document(
        printed_training.training.title,
        blocks,
        printed_training.programme.programme,
        footer=provenance_sentence(provenance, words) if annex else "",
        made=provenance_sentence(provenance, words),
        subject=f"Programme file: {programme_file}" if programme_file else "",
        language=words.tag,
        texts=printed_training.programme.language,
        labels=words.labels,
        brief=brief,
    )


def timetable_blocks(
    planned_training: PlannedTraining, words: Wording, programme_file: str | None = None
) -> list[doc.Block]:
    """Where and for whom it is, each day's table, and the days as a picture."""
    facts = doc.FactList(tuple(_facts(planned_training, words, programme_file)), links(planned_training))
    blocks: list[doc.Block] = [facts, *objectives(planned_training, words)]
    for day, table in zip(
        planned_training.agenda.days,
        day_tables(planned_training.agenda, planned_training.programme, words),
        strict=True,
    ):
        blocks += [doc.Heading(day_name(day, words), 2), table]
    return [*blocks, *_remarks(planned_training, words), timeline(planned_training.agenda, words)]


def _facts(planned_training: PlannedTraining, words: Wording, programme_file: str | None) -> Iterable[tuple[str, str]]:
    training = planned_training.training
    yield words.say("training"), training.id
    countries = [training.country] + ([training.twin] if training.twin else [])
    yield (
        words.say("country" if len(countries) == 1 else "countries"),
        words.listing(list(map(words.country, countries))),
    )
    dates = [words.date(day.date) for day in planned_training.agenda.days if day.date]
    if dates:
        first_date, last_date = dates[0], dates[-1]
        yield (
            words.say("dates"),
            first_date if first_date == last_date else words.say("from to", first=first_date, last=last_date),
        )
    else:
        yield words.say("dates"), words.say("no dates yet")
    yield from place_facts(planned_training, words)
    yield words.say("participants"), str(training.participants)
    language = words.name_of(training.language)
    yield (
        words.say("language"),
        words.say("with interpreters", language=language) if training.interpreters else language,
    )
    if planned_training.programme.funders:
        yield words.say("funded by"), words.listing(planned_training.programme.funders)
    if planned_training.agenda.version > 1:
        yield words.say("version"), str(planned_training.agenda.version)
    if programme_file:
        yield words.say("programme file"), programme_file


def day_name(day: AgendaDay, words: Wording) -> str:
    """`Day 1, Thursday 12 May 2005`."""
    if day.date is None:
        return words.say("day", number=day.number)
    return words.say("dated day", number=day.number, date=words.date(day.date))


def _remarks(planned_training: PlannedTraining, words: Wording) -> Iterable[doc.Block]:
    if any(item.session and item.session.care == "sensitive" for item in planned_training.agenda.sessions()):
        yield doc.Paragraph(words.say("care remark"), "quiet")


def timeline(agenda: Agenda, words: Wording) -> doc.TimelineChart:
    """The days side by side."""
    days = tuple(
        (words.say("day", number=day.number), tuple(_block(item, day) for item in day.items)) for day in agenda.days
    )
    day_texts = "; ".join(
        words.say("glance day", number=day.number, start=clock(day.items[0].start), end=clock(day.items[-1].end))
        for day in agenda.days
        if day.items
    )
    legend = tuple((block_kind, words.say(key)) for block_kind, key in _LEGEND.items())
    return doc.TimelineChart(words.say("glance"), days, words.say("glance told", days=day_texts), legend)


def _block(item: AgendaItem, day: AgendaDay) -> doc.TimelineItem:
    session = item.session
    block_kind: doc.TimelineKind = "break"
    if session is not None:
        block_kind = "practice" if session.practice >= 0.5 else "input"
        block_kind = "sensitive" if session.care == "sensitive" else block_kind
        block_kind = "frame" if session.place != "anywhere" else block_kind
    parallel_tracks = [
        other_item.track for other_item in day.items if other_item.start < item.end and item.start < other_item.end
    ]
    if item.track == TOGETHER or not set(day.tracks) <= set(parallel_tracks):
        return doc.TimelineItem(item.start, item.end, item.title, block_kind)
    return doc.TimelineItem(item.start, item.end, item.title, block_kind, day.tracks.index(item.track), len(day.tracks))


def _materials(agenda: Agenda) -> Iterable[doc.Block]:
    titles_by_material: dict[str, list[str]] = {}
    for item in agenda.sessions():
        for material in item.session.materials if item.session else ():
            titles_by_material.setdefault(material, []).append(item.title)
    if titles_by_material:
        yield doc.Heading("What to bring", 2)
        rows = tuple((name, "; ".join(dict.fromkeys(titles))) for name, titles in sorted(titles_by_material.items()))
        yield doc.ReportTable(
            "Materials", (doc.ReportColumn("Material", width=2), doc.ReportColumn("For", width=4)), rows
        )


def _planning(result: PlanResult) -> Iterable[doc.Block]:
    yield doc.Heading("How this agenda was planned", 2)
    yield doc.Paragraph(_proof(result), "good" if result.optimal else "attention")
    if unconfirmed_text := unconfirmed_sentence(result.agenda, result.programme):
        yield doc.Paragraph(unconfirmed_text, "attention")
    if result.gave_way:
        yield doc.Heading("What gave way", 2)
        yield doc.ReportTable(
            "Gave way",
            (doc.ReportColumn("Rule", width=2), doc.ReportColumn("How", width=6), doc.ReportColumn("Cost", "count")),
            tuple(
                (softened_wish.rule, softened_wish.description, softened_wish.cost) for softened_wish in result.gave_way
            ),
        )
    if result.left_out:
        yield doc.Heading("Sessions that are not held", 2)
        yield doc.Bullets(result.left_out)


def _proof(result: PlanResult) -> str:
    summary = describe_compliance(result.check)
    scope = " that changes as little" if result.replan else ""
    if any(result.training.breaks_of(day) for day in range(1, result.training.days + 1)):
        scope += " with a session before and after each fixed break"
    if not result.optimal:
        return (
            f"{summary} The search was stopped before it was done: wishes that gave way cost {result.objective}; no "
            f"agenda{scope} can cost less than {result.bound}, so a better one may exist "
            f"(gap {result.objective - result.bound})."
        )
    if not result.objective:
        return summary
    return f"{summary} Wishes that gave way cost {result.objective}, and it is proven that no agenda{scope} costs less."


def unconfirmed_sentence(agenda: Agenda, programme: Programme) -> str:
    """How many sessions have a trainer who is not confirmed yet, and who these are; empty where all are. A session that
    goes on after a break is one."""
    unconfirmed_codes = [trainer.id for trainer in programme.trainers if not trainer.confirmed]
    codes_by_session = {
        (day.number, item.session.id): set[str]() for day in agenda.days for item in day.items if item.session
    }
    for day in agenda.days:
        for item in day.items:
            if item.session:
                codes_by_session[day.number, item.session.id] |= set(unconfirmed_codes) & set(item.trainers)
    depending = [codes for codes in codes_by_session.values() if codes]
    if not depending:
        return ""
    trainer_codes = [code for code in unconfirmed_codes if any(code in codes for codes in depending)]
    verb = "depends" if len(depending) == 1 else "depend"
    people = f"{listing(trainer_codes)}, who {'is' if len(trainer_codes) == 1 else 'are'} not confirmed yet"
    return f"{len(depending)} of {len(codes_by_session)} sessions {verb} on {people}."
