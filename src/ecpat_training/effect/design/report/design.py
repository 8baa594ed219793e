"""What designs can show, as a document: the smallest change of each, what one thing more buys, and what it rests on."""

from collections.abc import Iterator

from ecpat_training.core.text import count
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.evaluation_charts import Curve, CurvesChart
from ecpat_training.documents.numbers import value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.effect.design.model.outlook import DesignOutlook, Outlook
from ecpat_training.effect.design.model.planned import PlannedProgramme
from ecpat_training.words.catalogue.message import Command, phrase, sentences

TITLE = "What this evaluation will be able to show"
MIN_COUNTRIES = 4  # countries with which `ecpat evaluate` gives an interval over countries
LARGE_EFFECT = 0.8  # SD: what is called a large effect, which trainings seldom reach


def design_document(outlook: Outlook, provenance: Provenance) -> doc.Document:
    """The simplest design's figure first, then all designs, then what one thing more would buy."""
    blocks: list[doc.Block] = [
        *_headline_blocks(outlook),
        *_designs(outlook),
        *_picture(outlook),
        *_what_if_blocks(outlook),
    ]
    blocks += [*_simulation_blocks(outlook), *_assumption_blocks(outlook)]
    return doc.Document(TITLE, blocks, footer=provenance_sentence(provenance))


def headline_sentence(outlook: Outlook) -> str:
    """The smallest change that the simplest design finds, in one sentence."""
    possible_outlooks = [design_outlook for design_outlook in outlook.designs if design_outlook.smallest is not None]
    if not possible_outlooks:
        return f"With {count(outlook.planned.countries, 'country', 'countries')} no design can show an effect."
    first_outlook = possible_outlooks[0]
    return (
        f"{first_outlook.design.title}: a true change of {_size(outlook, first_outlook.smallest)} is found with a "
        f"chance of "
        f"{value_text(outlook.planned.power, 'percent')}."
    )


def _size(outlook: Outlook, change: float | None) -> str:
    if change is None:
        return "not defined"
    points = "" if outlook.spread is None else f" ({value_text(change * outlook.spread, '0.0')} points)"
    return f"{value_text(change, '0.00')} SD{points}"


def _headline_blocks(outlook: Outlook) -> Iterator[doc.Block]:
    programme = outlook.planned
    possible_outlooks = [design_outlook for design_outlook in outlook.designs if design_outlook.smallest is not None]
    if possible_outlooks:
        notes = (
            f"is found with a chance of {value_text(programme.power, 'percent')}, with "
            f"{count(programme.countries, 'country', 'countries')}, "
            f"{count(sum(programme.trainings), 'training')} and "
            f"{count(programme.linked, 'person', 'people')} linked in each.",
        )
        yield doc.KeyFigure(
            f"{possible_outlooks[0].design.title}: the smallest change found",
            _size(outlook, possible_outlooks[0].smallest),
            notes,
        )
    else:
        yield doc.Paragraph(headline_sentence(outlook), "attention")
    if programme.countries < MIN_COUNTRIES:
        yield doc.Paragraph(
            sentences(
                phrase(
                    "{countries:,} {countries:country|countries} can't be tested: {command} gives an interval over "
                    "countries from {fewest} countries on.",
                    countries=programme.countries,
                    command=Command("evaluate"),
                    fewest=MIN_COUNTRIES,
                ),
                "Fewer are described one by one.",
            ),
            "attention",
        )
    elif possible_outlooks and (possible_outlooks[0].smallest or 0.0) > LARGE_EFFECT:
        yield doc.Paragraph(
            "That is a very large change, which trainings seldom make: expect an open result.", "attention"
        )


def _designs(outlook: Outlook) -> Iterator[doc.Block]:
    yield doc.Heading("Ways to compare", 2)
    effect, standard_deviation = outlook.effect, outlook.spread
    columns: list[Column[DesignOutlook]] = [
        Column("Design", lambda row: row.design.title, width=1.7),
        Column("Smallest change (SD)", lambda row: _figure_or_dash(row.smallest), "0.00"),
        Column(
            "in points",
            lambda row: _figure_or_dash(None if row.smallest is None else row.smallest * (standard_deviation or 0.0)),
            "0.0",
            shown=standard_deviation is not None,
        ),
        Column("Standard error", lambda row: row.exactness.error if row.exactness else "-", "0.000"),
        Column("df", lambda row: row.exactness.df if row.exactness else "-", "count"),
        Column(
            f"Chance to find {value_text(effect, '0.00')} SD",
            lambda row: _figure_or_dash(row.chance),
            "chance",
            shown=bool(effect),
        ),
        Column(
            "A rise then shows",
            lambda row: row.design.evidence_shown if not row.why_not else f"not here: {row.why_not}",
            width=2,
        ),
    ]
    caption = (
        f"Smallest change: the true change that is found (p below {planned_alpha(outlook.planned)}, two-sided) with a "
        f"chance of {value_text(outlook.planned.power, 'percent')}. SD: the spread of people's scores in one wave."
    )
    yield table_of("Designs", outlook.designs, columns, caption)
    yield doc.Bullets(tuple(_effort_text(design_outlook) for design_outlook in outlook.designs))


def planned_alpha(planned_programme: PlannedProgramme) -> str:
    """The limit of p as it is written."""
    return f"{planned_programme.alpha:g}"


def _figure_or_dash(figure: float | None) -> object:
    return "-" if figure is None else figure


def _effort_text(design_outlook: DesignOutlook) -> str:
    assumes = f" It assumes that {design_outlook.design.assumes}." if design_outlook.design.assumes else ""
    return f"{design_outlook.design.title} takes {design_outlook.design.effort_needed}.{assumes}"


def _picture(outlook: Outlook) -> Iterator[doc.Block]:
    curves = tuple(
        Curve(
            design_outlook.design.title,
            tuple((float(number), size) for number, size in outlook.smallest_by_countries[design_outlook.name]),
        )
        for design_outlook in outlook.designs
        if outlook.smallest_by_countries.get(design_outlook.name)
    )
    if curves:
        ends_text = "; ".join(
            f"{curve.label} from {value_text(curve.points[0][1], '0.00')} with {curve.points[0][0]:g} countries to "
            f"{value_text(curve.points[-1][1], '0.00')} with {curve.points[-1][0]:g}"
            for curve in curves
        )
        title = "The smallest change found, by the number of countries"
        yield CurvesChart(
            title, curves, f"{ends_text}.", "countries", "smallest change (SD)", outlook.planned.countries
        )


def _what_if_blocks(outlook: Outlook) -> Iterator[doc.Block]:
    possible_outlooks = [design_outlook for design_outlook in outlook.designs if design_outlook.smallest is not None]
    if not possible_outlooks:
        return
    yield doc.Heading("What one thing more would buy", 2)
    columns = (
        doc.ReportColumn("If there were", width=2.4),
        *(doc.ReportColumn(design_outlook.design.title, "0.00") for design_outlook in possible_outlooks),
    )
    rows: list[tuple[object, ...]] = [
        ("as planned", *(design_outlook.smallest for design_outlook in possible_outlooks))
    ]
    rows += [
        (line.otherwise, *(line.smallest[design_outlook.name] for design_outlook in possible_outlooks))
        for line in outlook.what_if
    ]
    yield doc.ReportTable("One thing more", columns, tuple(rows), caption="The smallest change found, in SD.")


def _simulation_blocks(outlook: Outlook) -> Iterator[doc.Block]:
    simulated_designs = [
        (design_outlook, design_outlook.drawn) for design_outlook in outlook.designs if design_outlook.drawn
    ]
    if not simulated_designs:
        return
    yield doc.Heading("The same by drawing programmes", 2)
    columns = (
        doc.ReportColumn("Design", width=1.7), doc.ReportColumn("Programmes", "count"),
        doc.ReportColumn("Found, with the smallest change", "percent"), doc.ReportColumn("Found, with none", "percent"),
    )  # fmt: skip
    rows = tuple(
        (
            design_outlook.design.title,
            trial.programmes,
            trial.found / trial.programmes,
            trial.found_without / trial.programmes,
        )
        for design_outlook, trial in simulated_designs
    )
    caption = f"Person by person, seed {outlook.seed}. The formulas are right where these are near the wanted shares."
    yield doc.ReportTable("Drawn", columns, rows, caption=caption)


def _assumption_blocks(outlook: Outlook) -> Iterator[doc.Block]:
    programme = outlook.planned
    trainings = sorted(set(programme.trainings))
    per_country = f"{trainings[0]}" if len(trainings) == 1 else f"{trainings[0]} to {trainings[-1]}"
    yield doc.Heading("What this rests on", 2)
    yield doc.FactList(
        (
            (
                "Countries",
                f"{programme.countries}, with {per_country} {'training' if per_country == '1' else 'trainings'} each",
            ),
            (
                "People in a training",
                f"{programme.people}, of whom {programme.linked} are linked from before to after",
            ),
            ("A person's scores in two waves", f"correlation {value_text(programme.correlation, '0.00')}"),
            ("Changes alike within a training", f"{value_text(programme.alike, '0.00')} of their spread"),
            (
                "Trainings work differently by country",
                f"{value_text(programme.countries_apart, '0.00')} of that spread",
            ),
            ("Asked before the training", count(programme.baselines, "time")),
            ("Waves of countries", " + ".join(map(str, programme.waves)) or "none"),
            (
                "Answers alike within a country",
                f"correlation {value_text(programme.within, '0.00')}, {value_text(programme.kept, 'percent')} kept",
            ),
            (
                "Changes on taught and untaught questions",
                f"correlation {value_text(programme.untaught, '0.00')}",
            ),
        )
    )
    yield doc.Paragraph(
        "None of this is known before the data: try what else might be. The chance of finding a change that was "
        "already observed says no more than its p value, and is not for this.",
        "quiet",
    )
