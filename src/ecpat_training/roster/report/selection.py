"""A selection as a document: who has a seat, how fair the draw was, how it was drawn, and everybody's chance."""

from collections.abc import Iterator
from itertools import zip_longest

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.numbers import rounded
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.roster.model.attendance import ReservesChosen
from ecpat_training.roster.model.selection import Applicant, Quota, Selection
from ecpat_training.roster.report.json_schema import SELECTION
from ecpat_training.roster.report.reserves import reserve_blocks
from ecpat_training.values.participant import Status
from ecpat_training.words.catalogue.message import Option, phrase

_MAX_KINDS_LISTED = 25  # of applicants that the first part lists; the file of chances has everybody
_UPRIGHT = 9  # columns of a table that an upright page holds without breaking codes in two
_OFTEN = 10  # codes of a panel's row that stand in one cell


def selection_document(
    selection: Selection, provenance: Provenance, *, names: bool = False, reserves: ReservesChosen | None = None
) -> doc.Document:
    """What the coordinator reads first, then the annex: everybody's chance, and the panels if there are any. `names`
    adds a column of names, `reserves` who stands by."""
    title = "Replacements, drawn" if selection.gone else "Participants, drawn"
    blocks: list[doc.Block] = [*_verdict(selection), *_chosen(selection, names)]
    blocks += [*_quotas(selection), *_fairness(selection), *_draw_blocks(selection)]
    if reserves is not None:
        blocks += [doc.Heading("Reserves"), *reserve_blocks(reserves)]
    brief = len(blocks)
    blocks += [*_chance_blocks(selection, names), *_panels(selection)]
    max_columns = max(len(block.columns) for block in blocks if isinstance(block, doc.ReportTable))
    return doc.Document(
        title,
        blocks,
        selection.title,
        footer=provenance_sentence(provenance),
        brief=brief,
        landscape=max_columns > _UPRIGHT,
    )


def write_headline(selection: Selection) -> str:
    """The result in one line."""
    chosen = [applicant for applicant in selection.chosen if not applicant.kept]
    if selection.gone:
        return f"{listing([applicant.code for applicant in chosen], 20)} for {listing(list(selection.gone), 20)}"
    return f"{count(len(selection.chosen), 'person', 'people')} drawn from {len(selection.applicants):,}"


def _verdict(selection: Selection) -> Iterator[doc.Block]:
    missed_quotas = [quota for quota in selection.quotas if not quota.held]
    quotas = count(len(selection.quotas), "quota")
    verdict = "every quota is kept" if len(selection.quotas) != 1 else "the quota is kept"
    so_far_suffix = " so far" if selection.not_known else ""
    room = f"{count(len(selection.chosen), 'person', 'people')} for {count(selection.seats, 'seat')}"
    if not selection.quotas:
        yield doc.Paragraph(f"{room}, and no quota was asked for.", "attention")
    elif missed_quotas:
        missed_wishes = listing([quota.said for quota in missed_quotas], 20)
        yield doc.Paragraph(
            f"{room}: all quotas that must hold are kept{so_far_suffix}. These wishes gave way: {missed_wishes}.",
            "attention",
        )
    else:
        tone: doc.Tone = "attention" if selection.not_known else "good"
        yield doc.Paragraph(f"{room}: {verdict}{so_far_suffix} ({quotas}).", tone)
    if selection.not_known:
        yield doc.Paragraph(
            "Not everything is known of whoever has a seat, so these rules may be broken yet:", "attention"
        )
        yield doc.Bullets(selection.not_known)
    if selection.gone:
        new_codes = [applicant.code for applicant in selection.chosen if not applicant.kept]
        yield doc.Paragraph(
            f"Gone: {listing(list(selection.gone), 30)}. In their place: {listing(new_codes, 30) or 'no one'}."
        )


def _chosen(selection: Selection, names: bool) -> Iterator[doc.Block]:
    yield doc.Heading("Who has a seat", 2)
    has_kept_seats = any(applicant.kept for applicant in selection.chosen)
    columns = [doc.ReportColumn("Code"), *([doc.ReportColumn("Name", width=2)] if names else [])]
    columns += [doc.ReportColumn(title, width=1.5, is_optional=True) for title in selection.columns]
    columns += [doc.ReportColumn("Chance", "0.000"), *([doc.ReportColumn("Seat")] if has_kept_seats else [])]
    rows = tuple(
        (
            applicant.code,
            *([applicant.name] if names else []),
            *applicant.values,
            applicant.chance,
            *([("kept" if applicant.kept else "drawn")] if has_kept_seats else []),
        )
        for applicant in selection.chosen
    )
    tones: tuple[doc.Tone, ...] = ()
    if selection.gone:
        tones = tuple("plain" if applicant.kept else "good" for applicant in selection.chosen)
    source = " / ".join(name_part for name_part in (selection.file, selection.sheet) if name_part)
    caption = f"Codes are those of the list {source}."
    if not selection.own_codes:
        caption = f"A code is R and the row of the list {source}."
    yield doc.ReportTable("Chosen", tuple(columns), rows, caption, tones)


def _quotas(selection: Selection) -> Iterator[doc.Block]:
    if not selection.quotas:
        return
    yield doc.Heading("The quotas", 2)
    shares = any(" %" in quota.said for quota in selection.quotas)
    kept_text = "kept so far" if selection.not_known else "kept"
    columns: list[Column[Quota]] = [
        Column("Asked", lambda quota: quota.said, width=3),
        Column("Applicants", lambda quota: quota.applicants, "count"),
        Column("Chosen", lambda quota: quota.chosen, "count"),
        Column("Share", lambda quota: quota.share if " %" in quota.said else "", width=1.5, shown=shares),
        Column("Verdict", lambda quota: kept_text if quota.held else "gave way"),
    ]
    tones: list[doc.Tone] = ["good" if quota.held else "attention" for quota in selection.quotas]
    yield table_of("Quotas", selection.quotas, columns, tones=tones)


def _fairness(selection: Selection) -> Iterator[doc.Block]:
    drawn_applicants = selection.drawn_by_lot
    if not drawn_applicants:
        return
    lowest_chance, highest_chance = (
        min(applicant.chance for applicant in drawn_applicants),
        max(applicant.chance for applicant in drawn_applicants),
    )
    chanceless_count = sum(applicant.chance <= 0 for applicant in drawn_applicants)
    yield doc.Heading("How fair it was", 2)
    yield doc.FactList(
        (
            ("Lowest chance", _percent(lowest_chance)),
            ("Highest chance", _percent(highest_chance)),
            ("Gini (0: all equal)", rounded(selection.gini, 3)),
            ("Geometric mean of the chances", _percent(selection.geometric_mean)),
        )
    )
    if chanceless_count:
        verb = "has" if chanceless_count == 1 else "have"
        yield doc.Paragraph(
            f"{count(chanceless_count, 'applicant')} {verb} no chance: no room that keeps the quotas has a seat "
            f"for them.",
            "attention",
        )
    shown_kinds = selection.kinds[:_MAX_KINDS_LISTED]
    remaining_count = len(selection.kinds) - len(shown_kinds)
    caption = "Applicants who are equal under the quotas have the same chance."
    yield table_of(
        "Kinds",
        shown_kinds,
        [
            Column(
                "Who",
                lambda applicant_kind: ", ".join(filter(None, applicant_kind.shared)) or "of several kinds",
                width=4,
            ),
            Column("Applicants", lambda applicant_kind: applicant_kind.applicants, "count"),
            Column("Chance of each", lambda applicant_kind: applicant_kind.chance, "0.000"),
            Column("Chosen", lambda applicant_kind: applicant_kind.chosen, "count"),
        ],
        f"{caption} Here are {len(shown_kinds)} kinds, {remaining_count:,} are left." if remaining_count else caption,
    )


def _draw_blocks(selection: Selection) -> Iterator[doc.Block]:
    yield doc.Heading("How it was drawn", 2)
    yield doc.Paragraph(
        "The chances are leximin: no chance can be raised without lowering that of a person who has no more. They come "
        f"from a lottery over {count(selection.rooms, 'kind of room', 'kinds of rooms')}, each of which keeps every "
        "quota; within a kind of applicants the seats are drawn by lots, with equal chances."
    )
    panels = selection.panels
    if panels is not None:
        number = len(panels.rooms)
        yield doc.Paragraph(
            f"The lottery was written out as {number:,} panels, each as likely: everyone can draw one with dice. No "
            f"person's share of them is further than {rounded(panels.furthest * number, 2)} panels in {number:,} from "
            f"the fair chance. Seed {selection.seed} drew panel {panels.drawn:,}."
        )
    else:
        yield doc.Paragraph(
            f"Seed {selection.seed} drew this room; with the same list, quotas and seed anybody draws it again."
        )
    yield doc.Paragraph(
        phrase(
            "For a draw that cannot be foreseen, agree beforehand on a number that none of you chooses, such as the"
            " winning numbers of a public lottery on a day to come, and give it with {option}.",
            option=Option("--seed"),
        ),
        "quiet",
    )


def _chance_blocks(selection: Selection, names: bool) -> Iterator[doc.Block]:
    yield doc.PageBreak()
    yield doc.Heading("Everybody's chance")
    yield table_of(
        "Chances",
        selection.applicants,
        [
            Column("Code", lambda applicant: applicant.code),
            Column("Name", lambda applicant: applicant.name, width=2, shown=names),
            Column("Chance", lambda applicant: applicant.chance, "0.000"),
            Column("Seat", _seat),
        ],
    )


def _panels(selection: Selection) -> Iterator[doc.Block]:
    if selection.panels is None:
        return
    yield doc.PageBreak()
    yield doc.Heading("The panels")
    rows = tuple(
        (number, "\n".join(" ".join(filter(None, code_row)) for code_row in zip_longest(*[iter(room)] * _OFTEN)))
        for number, room in enumerate(selection.panels.rooms, 1)
    )
    drawn_number = selection.panels.drawn
    tones: tuple[doc.Tone, ...] = tuple("good" if number == drawn_number else "plain" for number, _ in rows)
    yield doc.ReportTable(
        "Panels", (doc.ReportColumn("Panel", "count"), doc.ReportColumn("Who has a seat", width=8)), rows, tones=tones
    )


def selection_rows(selection: Selection, *, names: bool = False) -> list[tuple[str, ...]]:
    """Who has a seat, as the rows of a list that every command over rosters reads again: a header, then a person a
    row, by code. Whoever has a seat is invited: `selected` is a word that lists use otherwise, and readers ask."""
    header = ("Code", *(["Name"] if names else []), *selection.columns, "Status")
    rows = [
        (applicant.code, *([applicant.name] if names else []), *applicant.values, str(Status.INVITED))
        for applicant in selection.chosen
    ]
    return [header, *rows]


def selection_data(
    selection: Selection, provenance: Provenance, *, names: bool = False, reserves: ReservesChosen | None = None
) -> dict[str, object]:
    """The selection as data, chances with all their digits."""
    data: dict[str, object] = {
        "schema": SELECTION,
        "by": selection.title,
        "list": selection.file,
        "seats": selection.seats,
        "seed": selection.seed,
        "chosen": [applicant.code for applicant in selection.chosen],
        "gone": list(selection.gone),
        "lowest chance": min((applicant.chance for applicant in selection.drawn_by_lot), default=None),
        "highest chance": max((applicant.chance for applicant in selection.drawn_by_lot), default=None),
        "gini": selection.gini,
        "geometric mean": selection.geometric_mean,
        "applicants": [
            {
                "code": applicant.code,
                **({"name": applicant.name} if names else {}),
                "chance": applicant.chance,
                "seat": _seat(applicant),
                **dict(zip(selection.columns, applicant.values, strict=True)),
            }
            for applicant in selection.applicants
        ],
        "quotas": [
            {
                "asked": quota.said,
                "applicants": quota.applicants,
                "chosen": quota.chosen,
                **({"share": quota.share} if " %" in quota.said else {}),
                "kept": quota.held,
            }
            for quota in selection.quotas
        ],
        "made": provenance_sentence(provenance),
    }
    if selection.panels is not None:
        data["panels"] = [list(room) for room in selection.panels.rooms]
        data["drawn panel"] = selection.panels.drawn
    if reserves is not None:
        data["balanced room without reserves"] = reserves.without.value
        data["reserves"] = [
            {"code": reserve.code, "comes": reserve.comes, "balanced room": reserve.chance.value}
            for reserve in reserves.reserves
        ]
    return data


def _seat(applicant: Applicant) -> str:
    return "kept" if applicant.kept else "drawn" if applicant.chosen else ""


def _percent(chance: float) -> str:
    return f"{rounded(chance * 100, 2)} %"
