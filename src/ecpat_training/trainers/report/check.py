"""The check of a pool of trainers as a document. People stand by their codes."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import (
    BarRow,
    Block,
    Document,
    FactList,
    HaveWantChart,
    Heading,
    PageBreak,
    Paragraph,
    ReportColumn,
    ReportTable,
    Tone,
)
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.trainers.model.check import Covered, TrainersCheck
from ecpat_training.trainers.report.said import Names, reading_tables
from ecpat_training.values.participant import Role

_WITHOUT_CLOCK = (
    "A training has a team where every session that must be held finds trainers under the rules that must hold: "
    "competences, sides, language, absences, the team's size and the minutes a day. The clock isn't looked at: where "
    "there is no team there is no agenda; where there is one, ecpat plan says whether the day has room for it."
)
_PAIRS = 20  # that are listed; the file of data has all
_TWO = 2


def headline(check: TrainersCheck) -> str:
    """The result in one line."""
    told = check.dependences
    many = len(told.staffed) + len(told.not_staffed)
    worst = f"; {told.on_one[0].codes[0]} is missed most" if told.on_one else ""
    return f"{len(told.staffed)} of {count(many, 'training')} have a team{worst}."


def check_document(check: TrainersCheck, made: Provenance, names: Names, *, every: bool = False) -> Document:
    """The report: what depends on whom, how many at once, what there is of what, and how the workbook was read.

    Args:
        check: what was found.
        made: how it came to be.
        names: those that may be shown.
        every: whether each combination of competence, language, side and country is listed, as in a workbook.
    """
    blocks: list[Block] = [*_verdict(check), *_by_ladder(check, names), *_on_one(check, names), *_on_two(check, names)]
    brief = len(blocks)
    blocks += [*_lacking(check), *_at_once(check, names), *_needs(check, names), *_matrix(check), *_countries(check)]
    if every:
        blocks += _every(check, names)
    if check.pool is not None:
        blocks += [PageBreak(), Heading("How the workbook was read"), *reading_tables(check.pool)]
    return Document(
        "The pool of trainers", blocks, check.programme, notice=names.notice, footer=made_by(made), brief=brief
    )


def _verdict(check: TrainersCheck) -> Iterator[Block]:
    told = check.dependences
    many = len(told.staffed) + len(told.not_staffed)
    if told.not_staffed:
        yield Paragraph(
            f"{len(told.not_staffed)} of {count(many, 'training')} have no possible team: "
            f"{listing(list(told.not_staffed), 40)}.",
            "bad",
        )
    elif told.on_one:
        people = count(len(told.on_one), "person", "people")
        lost = len({training for one in told.on_one for training in one.trainings})
        yield Paragraph(f"Every training has a possible team; {lost} of {many} depend on {people}.", "attention")
    else:
        yield Paragraph("Every training has a possible team, also without any one person.", "good")
    confirmed = sum(sure for _, sure in check.codes)
    pool = check.pool
    facts = [
        ("Trainers who can be staffed", f"{len(check.codes):,}"),
        ("Of these confirmed", f"{confirmed:,}"),
        ("Trainings with a team", f"{len(told.staffed):,} of {many:,}"),
        ("With the confirmed alone", f"{len(check.confirmed):,} of {many:,}"),
    ]
    if pool is not None:
        unknown = sum(bool(one.lacks) for one in pool.people)
        facts.insert(
            0,
            (
                "Workbook",
                f"{pool.file}: {count(len(pool.people), 'person', 'people')}, {unknown} of them not known enough",
            ),
        )
    yield FactList(tuple(facts))
    yield Paragraph(_WITHOUT_CLOCK, "quiet")


def _by_ladder(check: TrainersCheck, names: Names) -> Iterator[Block]:
    """Who may teach on the day, and what they can staff."""
    told = check.ladder
    if told is None:
        return
    many = len(check.dependences.staffed) + len(check.dependences.not_staffed)
    ledger = f", with what {told.ledger} says of who led and assisted" if told.ledger else ""
    yield Heading(f"By the ladder on {told.on}", 2)
    if told.rule == "everybody":
        yield Paragraph(f"Everybody counts above, certified or not. By the rules under ladder{ledger}:")
    else:
        left = f"{count(len(told.left_out), 'trainer')} left out" + (": " if told.left_out else "")
        people = names.all(told.left_out) if told.left_out else ""
        yield Paragraph(f"Only those count who are {told.rule}, as the programme says{ledger}; {left}{people}.")
    yield FactList(
        (
            ("Certified", f"{len(told.certified):,}"),
            ("Certified and active", f"{len(told.active):,}"),
            ("Lapsed", names.all(told.lapsed) if told.lapsed else "nobody"),
            ("Trainings that the certified can staff", f"{len(told.by_certified):,} of {many:,}"),
            ("Trainings that the certified and active can staff", f"{len(told.by_active):,} of {many:,}"),
        )
    )


def _on_one(check: TrainersCheck, names: Names) -> Iterator[Block]:
    yield Heading("What depends on one person", 2)
    found = check.dependences.on_one
    if not found:
        yield Paragraph("Nothing: each training that has a team has another one without any one person.", "good")
        return
    columns = (
        ReportColumn("Person", width=1.5),
        ReportColumn("Trainings lost", "count"),
        ReportColumn("Which", width=3),
    )
    rows = tuple((names.called(one.codes[0]), len(one.trainings), listing(list(one.trainings), 60)) for one in found)
    caption = "Without this person these trainings have no possible team, proven for each."
    yield ReportTable("On one person", columns, rows, caption=caption)


def _on_two(check: TrainersCheck, names: Names) -> Iterator[Block]:
    yield Heading("What depends on one of two", 2)
    found = check.dependences.on_two
    if not found:
        yield Paragraph("Nothing: no two people are missed together where neither is missed alone.")
        return
    columns = (
        ReportColumn("Two people", width=2),
        ReportColumn("Trainings lost", "count"),
        ReportColumn("Which", width=3),
    )
    rows = tuple((names.all(one.codes), len(one.trainings), listing(list(one.trainings), 60)) for one in found[:_PAIRS])
    left = len(found) - _PAIRS
    more = f" {count(left, 'pair')} more stand in the data (--json)." if left > 0 else ""
    caption = f"Either may be away, but not both.{more}"
    yield ReportTable("On one of two", columns, rows, caption=caption)


def _lacking(check: TrainersCheck) -> Iterator[Block]:
    if check.lacking:
        yield Heading("Trainings without a team", 2)
        columns = (ReportColumn("Training"), ReportColumn("What is missing", width=4))
        yield ReportTable("Without a team", columns, tuple((one.training, one.why) for one in check.lacking))
    gap = [one for one in check.dependences.staffed if one not in check.confirmed]
    if gap:
        yield Paragraph(f"Only with trainers who aren't confirmed: {listing(gap, 40)}.", "attention")


def _at_once(check: TrainersCheck, names: Names) -> Iterator[Block]:
    found = check.at_once
    yield Heading("How many trainings at once", 2)
    if not found.trainings and not found.most:
        yield Paragraph("None has a team.")
        return
    said = f"Without meetings and courses for trainers, at most {count(found.most, 'training')} can be held at the "
    said += "same time, nobody in two of them"
    if found.proven:
        yield Paragraph(f"{said}; that no more are possible is proven.")
    else:
        yield Paragraph(
            f"{said}; {len(found.trainings):,} were found, and the time was up before more or none was proven.",
            "attention",
        )
    rows = tuple((training, names.all(team)) for training, team in found.trainings)
    yield ReportTable(
        "At once", (ReportColumn("Training"), ReportColumn("A team", width=4)), rows, caption="One way of many."
    )


def _needs(check: TrainersCheck, names: Names) -> Iterator[Block]:
    if not check.needs:
        return
    yield Heading("What no agenda can be staffed without", 2)
    columns = (
        ReportColumn("Competence", width=1.5),
        ReportColumn("Trainings that need it", "count"),
        ReportColumn("Fewest people in a pool", "count"),
        ReportColumn("In which trainings", width=3),
    )
    rows = tuple(
        (one.competence, one.trainings, one.people, _where(one.where, names.all(one.fewest))) for one in check.needs
    )
    yield ReportTable("Needs", columns, rows, caption="Sessions that must be held ask for these competences.")


def _where(trainings: Sequence[str], people: str) -> str:
    said = listing(list(trainings), 8)
    return f"{said}: {people}" if people else said


def _matrix(check: TrainersCheck) -> Iterator[Block]:
    """Competence by side, all together and in each language that trainings are held in."""
    yield Heading("Competences by side and language", 2)
    sides = [side for side in Role if any(one.side == side for one in check.covered)]
    languages = list(check.languages)
    columns = [ReportColumn("Competence", width=1.5), ReportColumn("Side", width=1.5), ReportColumn("People", "count")]
    columns += [ReportColumn("Confirmed", "count"), *(ReportColumn(f"In {code}", "count") for code in languages)]
    columns += [ReportColumn("Other languages", width=2), ReportColumn("Countries", "count")]
    rows: list[tuple[object, ...]] = []
    tones: list[Tone] = []
    for competence in dict.fromkeys(
        [*sorted(one.competence for one in check.needs), *sorted({one.competence for one in check.covered})]
    ):
        for side in sides:
            there = [one for one in check.covered if (one.competence, one.side) == (competence, side)]
            others = sorted({one.language for one in there} - set(languages))
            sure = dict(check.codes)
            confirmed = {code for one in there for code in one.codes if sure.get(code)}
            rows.append((
                competence, str(side), _people(there), len(confirmed),
                *(_people([one for one in there if one.language == code]) for code in languages),
                " ".join(others) or "none", len({one.country for one in there}),
            ))  # fmt: skip
            tones.append("attention" if _people(there) < _TWO else "plain")
    yield ReportTable("Coverage", tuple(columns), tuple(rows), tones=tuple(tones))
    bars = tuple(
        BarRow(one.competence, _people([c for c in check.covered if c.competence == one.competence]), _TWO)
        for one in check.needs
    )
    if bars:
        alt = "; ".join(f"{bar.label} {bar.value:g}" for bar in bars)
        yield HaveWantChart("Trainers by competence, at least two wanted", bars, f"Bars: {alt}.", "trainers")


def _people(cells: Sequence[Covered]) -> int:
    return len({code for one in cells for code in one.codes})


def _countries(check: TrainersCheck) -> Iterator[Block]:
    competences = sorted({one.competence for one in check.covered})
    countries = sorted({one.country for one in check.covered})
    if not countries:
        return
    yield Heading("Competences by country", 2)
    columns = (ReportColumn("Country"), *(ReportColumn(one, "count", width=1.2) for one in competences))
    rows = tuple(
        (
            country,
            *(
                _people([c for c in check.covered if (c.country, c.competence) == (country, one)])
                for one in competences
            ),
        )
        for country in countries
    )
    yield ReportTable("Countries", columns, rows)


def _every(check: TrainersCheck, names: Names) -> list[Block]:
    columns = (
        ReportColumn("Competence", width=1.5), ReportColumn("Language"), ReportColumn("Side", width=1.5),
        ReportColumn("Country"), ReportColumn("People", "count"), ReportColumn("Confirmed", "count"),
        ReportColumn("Who", width=3),
    )  # fmt: skip
    rows = tuple(
        (one.competence, one.language, one.side, one.country, len(one.codes), one.confirmed, names.all(one.codes))
        for one in check.covered
    )
    return [Heading("Every combination", 2), ReportTable("Every combination", columns, rows)]
