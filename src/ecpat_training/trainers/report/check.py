"""The check of a pool of trainers as a document. People stand by their codes."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.trainers.model.check import CoveredCombination, TrainersCheck
from ecpat_training.trainers.report.naming import TrainerNames, reading_tables
from ecpat_training.values.participant import Role
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences

_WITHOUT_CLOCK = phrase(
    "A training has a team where every session that must be held finds trainers under the rules that must hold:"
    " competences, sides, language, absences, the team's size and the minutes a day. The clock isn't looked at: where"
    " there is no team there is no agenda; where there is one, {command} says whether the day has room for it.",
    command=Command("plan", sign=""),
)
_PAIRS = 20  # that are listed; the file of data has all
_TWO = 2


def headline(check: TrainersCheck) -> str:
    """The result in one line."""
    dependences = check.dependences
    training_count = len(dependences.staffed) + len(dependences.not_staffed)
    most_missed_text = f"; {dependences.on_one[0].codes[0]} is missed most" if dependences.on_one else ""
    return f"{len(dependences.staffed)} of {count(training_count, 'training')} have a team{most_missed_text}."


def check_document(
    check: TrainersCheck, provenance: Provenance, names: TrainerNames, *, lists_combinations: bool = False
) -> doc.Document:
    """The report: what depends on whom, how many at once, what there is of what, and how the workbook was read.

    Args:
        check: what was found.
        provenance: how it came to be.
        names: those that may be shown.
        lists_combinations: whether each combination of competence, language, side and country is listed, as in a
            workbook.
    """
    blocks: list[doc.Block] = [
        *_verdict(check),
        *_by_ladder(check, names),
        *_on_one(check, names),
        *_on_two(check, names),
    ]
    brief_length = len(blocks)
    blocks += [*_lacking(check), *_at_once(check, names), *_needs(check, names), *_matrix(check), *_countries(check)]
    if lists_combinations:
        blocks += _every(check, names)
    if check.pool is not None:
        blocks += [doc.PageBreak(), doc.Heading("How the workbook was read"), *reading_tables(check.pool)]
    return doc.Document(
        "The pool of trainers",
        blocks,
        check.programme,
        notice=names.notice,
        footer=provenance_sentence(provenance),
        brief=brief_length,
    )


def _verdict(check: TrainersCheck) -> Iterator[doc.Block]:
    dependences = check.dependences
    training_count = len(dependences.staffed) + len(dependences.not_staffed)
    if dependences.not_staffed:
        yield doc.Paragraph(
            f"{len(dependences.not_staffed)} of {count(training_count, 'training')} have no possible team: "
            f"{listing(list(dependences.not_staffed), 40)}.",
            "bad",
        )
    elif dependences.on_one:
        people = count(len(dependences.on_one), "person", "people")
        endangered_count = len({training for dependence in dependences.on_one for training in dependence.trainings})
        yield doc.Paragraph(
            f"Every training has a possible team; {endangered_count} of {training_count} depend on {people}.",
            "attention",
        )
    else:
        yield doc.Paragraph("Every training has a possible team, also without any one person.", "good")
    confirmed_count = sum(is_confirmed for _, is_confirmed in check.codes)
    pool = check.pool
    facts = [
        ("Trainers who can be staffed", f"{len(check.codes):,}"),
        ("Of these confirmed", f"{confirmed_count:,}"),
        ("Trainings with a team", f"{len(dependences.staffed):,} of {training_count:,}"),
        ("With the confirmed alone", f"{len(check.confirmed):,} of {training_count:,}"),
    ]
    if pool is not None:
        incomplete_count = sum(bool(person.lacks) for person in pool.people)
        facts.insert(
            0,
            (
                "Workbook",
                f"{pool.file}: {count(len(pool.people), 'person', 'people')}, {incomplete_count} of them not "
                f"known enough",
            ),
        )
    yield doc.FactList(tuple(facts))
    yield doc.Paragraph(_WITHOUT_CLOCK, "quiet")


def _by_ladder(check: TrainersCheck, names: TrainerNames) -> Iterator[doc.Block]:
    """Who may teach on the day, and what they can staff."""
    ladder = check.ladder
    if ladder is None:
        return
    training_count = len(check.dependences.staffed) + len(check.dependences.not_staffed)
    ledger = f", with what {ladder.ledger} says of who led and assisted" if ladder.ledger else ""
    yield doc.Heading(f"By the ladder on {ladder.on}", 2)
    if ladder.rule == "everybody":
        yield doc.Paragraph(f"Everybody counts above, certified or not. By the rules under ladder{ledger}:")
    else:
        left_out_text = f"{count(len(ladder.left_out), 'trainer')} left out" + (": " if ladder.left_out else "")
        people = names.all(ladder.left_out) if ladder.left_out else ""
        yield doc.Paragraph(
            f"Only those count who are {ladder.rule}, as the programme says{ledger}; {left_out_text}{people}."
        )
    yield doc.FactList(
        (
            ("Certified", f"{len(ladder.certified):,}"),
            ("Certified and active", f"{len(ladder.active):,}"),
            ("Lapsed", names.all(ladder.lapsed) if ladder.lapsed else "nobody"),
            ("Trainings that the certified can staff", f"{len(ladder.by_certified):,} of {training_count:,}"),
            ("Trainings that the certified and active can staff", f"{len(ladder.by_active):,} of {training_count:,}"),
        )
    )


def _on_one(check: TrainersCheck, names: TrainerNames) -> Iterator[doc.Block]:
    yield doc.Heading("What depends on one person", 2)
    dependences = check.dependences.on_one
    if not dependences:
        yield doc.Paragraph("Nothing: each training that has a team has another one without any one person.", "good")
        return
    columns = (
        doc.ReportColumn("Person", width=1.5),
        doc.ReportColumn("Trainings lost", "count"),
        doc.ReportColumn("Which", width=3),
    )
    rows = tuple(
        (names.called(dependence.codes[0]), len(dependence.trainings), listing(list(dependence.trainings), 60))
        for dependence in dependences
    )
    caption = "Without this person these trainings have no possible team, proven for each."
    yield doc.ReportTable("On one person", columns, rows, caption=caption)


def _on_two(check: TrainersCheck, names: TrainerNames) -> Iterator[doc.Block]:
    yield doc.Heading("What depends on one of two", 2)
    dependences = check.dependences.on_two
    if not dependences:
        yield doc.Paragraph("Nothing: no two people are missed together where neither is missed alone.")
        return
    columns = (
        doc.ReportColumn("Two people", width=2),
        doc.ReportColumn("Trainings lost", "count"),
        doc.ReportColumn("Which", width=3),
    )
    rows = tuple(
        (names.all(dependence.codes), len(dependence.trainings), listing(list(dependence.trainings), 60))
        for dependence in dependences[:_PAIRS]
    )
    unlisted_count = len(dependences) - _PAIRS
    caption = "Either may be away, but not both."
    if unlisted_count > 0:
        pairs_sentence = phrase(
            "{pairs:,} {pairs:pair|pairs} more stand in the data ({option}).",
            pairs=unlisted_count,
            option=Option("--json"),
        )
        caption = sentences(caption, pairs_sentence)
    yield doc.ReportTable("On one of two", columns, rows, caption=caption)


def _lacking(check: TrainersCheck) -> Iterator[doc.Block]:
    if check.lacking:
        yield doc.Heading("Trainings without a team", 2)
        columns = (doc.ReportColumn("Training"), doc.ReportColumn("What is missing", width=4))
        yield doc.ReportTable(
            "Without a team", columns, tuple((shortage.training, shortage.why) for shortage in check.lacking)
        )
    trainings_needing_unconfirmed = [
        training for training in check.dependences.staffed if training not in check.confirmed
    ]
    if trainings_needing_unconfirmed:
        yield doc.Paragraph(
            f"Only with trainers who aren't confirmed: {listing(trainings_needing_unconfirmed, 40)}.", "attention"
        )


def _at_once(check: TrainersCheck, names: TrainerNames) -> Iterator[doc.Block]:
    capacity = check.at_once
    yield doc.Heading("How many trainings at once", 2)
    if not capacity.trainings and not capacity.most:
        yield doc.Paragraph("None has a team.")
        return
    sentence = (
        f"Without meetings and courses for trainers, at most {count(capacity.most, 'training')} can be held at the "
    )
    sentence += "same time, nobody in two of them"
    if capacity.proven:
        yield doc.Paragraph(f"{sentence}; that no more are possible is proven.")
    else:
        yield doc.Paragraph(
            f"{sentence}; {len(capacity.trainings):,} were found, and the time was up before more or none was proven.",
            "attention",
        )
    rows = tuple((training, names.all(team)) for training, team in capacity.trainings)
    yield doc.ReportTable(
        "At once", (doc.ReportColumn("Training"), doc.ReportColumn("A team", width=4)), rows, caption="One way of many."
    )


def _needs(check: TrainersCheck, names: TrainerNames) -> Iterator[doc.Block]:
    if not check.needs:
        return
    yield doc.Heading("What no agenda can be staffed without", 2)
    columns = (
        doc.ReportColumn("Competence", width=1.5),
        doc.ReportColumn("Trainings that need it", "count"),
        doc.ReportColumn("Fewest people in a pool", "count"),
        doc.ReportColumn("In which trainings", width=3),
    )
    rows = tuple(
        (
            competence_need.competence,
            competence_need.trainings,
            competence_need.people,
            _trainings_and_people(competence_need.where, names.all(competence_need.fewest)),
        )
        for competence_need in check.needs
    )
    yield doc.ReportTable("Needs", columns, rows, caption="Sessions that must be held ask for these competences.")


def _trainings_and_people(trainings: Sequence[str], people: str) -> str:
    training_names = listing(list(trainings), 8)
    return f"{training_names}: {people}" if people else training_names


def _matrix(check: TrainersCheck) -> Iterator[doc.Block]:
    """Competence by side, all together and in each language that trainings are held in."""
    yield doc.Heading("Competences by side and language", 2)
    covered_sides = [side for side in Role if any(combination.side == side for combination in check.covered)]
    languages = list(check.languages)
    columns = [
        doc.ReportColumn("Competence", width=1.5),
        doc.ReportColumn("Side", width=1.5),
        doc.ReportColumn("People", "count"),
    ]
    columns += [
        doc.ReportColumn("Confirmed", "count"),
        *(doc.ReportColumn(f"In {code}", "count") for code in languages),
    ]
    columns += [doc.ReportColumn("Other languages", width=2), doc.ReportColumn("Countries", "count")]
    rows: list[tuple[object, ...]] = []
    tones: list[doc.Tone] = []
    for competence in dict.fromkeys(
        [
            *sorted(competence_need.competence for competence_need in check.needs),
            *sorted({combination.competence for combination in check.covered}),
        ]
    ):
        for side in covered_sides:
            combinations = [
                combination
                for combination in check.covered
                if (combination.competence, combination.side) == (competence, side)
            ]
            other_languages = sorted({combination.language for combination in combinations} - set(languages))
            is_confirmed_by_code = dict(check.codes)
            confirmed_codes = {
                code for combination in combinations for code in combination.codes if is_confirmed_by_code.get(code)
            }
            rows.append(
                (
                    competence,
                    str(side),
                    _people(combinations),
                    len(confirmed_codes),
                    *(
                        _people([combination for combination in combinations if combination.language == code])
                        for code in languages
                    ),
                    " ".join(other_languages) or "none",
                    len({combination.country for combination in combinations}),
                )
            )
            tones.append("attention" if _people(combinations) < _TWO else "plain")
    yield doc.ReportTable("Coverage", tuple(columns), tuple(rows), tones=tuple(tones))
    chart_bars = tuple(
        doc.BarRow(
            competence_need.competence,
            _people(
                [combination for combination in check.covered if combination.competence == competence_need.competence]
            ),
            _TWO,
        )
        for competence_need in check.needs
    )
    if chart_bars:
        alternative_text = "; ".join(f"{chart_bar.label} {chart_bar.value:g}" for chart_bar in chart_bars)
        yield doc.HaveWantChart(
            "Trainers by competence, at least two wanted", chart_bars, f"Bars: {alternative_text}.", "trainers"
        )


def _people(cells: Sequence[CoveredCombination]) -> int:
    return len({code for combination in cells for code in combination.codes})


def _countries(check: TrainersCheck) -> Iterator[doc.Block]:
    competences = sorted({combination.competence for combination in check.covered})
    countries = sorted({combination.country for combination in check.covered})
    if not countries:
        return
    yield doc.Heading("Competences by country", 2)
    columns = (
        doc.ReportColumn("Country"),
        *(doc.ReportColumn(competence, "count", width=1.2) for competence in competences),
    )
    rows = tuple(
        (
            country,
            *(
                _people(
                    [
                        combination
                        for combination in check.covered
                        if (combination.country, combination.competence) == (country, competence)
                    ]
                )
                for competence in competences
            ),
        )
        for country in countries
    )
    yield doc.ReportTable("Countries", columns, rows)


def _every(check: TrainersCheck, names: TrainerNames) -> list[doc.Block]:
    return [
        doc.Heading("Every combination", 2),
        table_of(
            "Every combination",
            check.covered,
            [
                Column("Competence", lambda combination: combination.competence, width=1.5),
                Column("Language", lambda combination: combination.language),
                Column("Side", lambda combination: combination.side, width=1.5),
                Column("Country", lambda combination: combination.country),
                Column("People", lambda combination: len(combination.codes), "count"),
                Column("Confirmed", lambda combination: combination.confirmed, "count"),
                Column("Who", lambda combination: names.all(combination.codes), width=3),
            ],
        ),
    ]
