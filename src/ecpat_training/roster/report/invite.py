"""How many people to invite, as a document: one number in one sentence, and what it rests on."""

from collections.abc import Iterator
from pathlib import PurePath

from ecpat_training.core.text import count
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.numbers import value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.attendance import Invitation, InviteAnswer, Invited, OnTheDay
from ecpat_training.roster.model.people import people
from ecpat_training.roster.report.reserves import INDEPENDENT, chance, chance_method, per_cent
from ecpat_training.words.catalogue.message import Command, phrase


def invite_document(answer: InviteAnswer, provenance: Provenance) -> doc.Document:
    """One wish with its neighbours; or all wishes of a programme, after the room of those who are invited already."""
    blocks: list[doc.Block] = []
    day = answer.on_the_day
    if day is not None:
        blocks += [*_room(answer, day)]
    if len(answer.invitations) == 1 and day is None:
        blocks += [*_invitation_blocks(answer.invitations[0], answer.sure)]
    else:
        blocks += [*_invitation_sections(answer)]
    blocks.append(doc.Paragraph(INDEPENDENT, "quiet"))
    return doc.Document("Whom to invite", blocks, answer.programme, footer=provenance_sentence(provenance))


def invite_sentence(answer: InviteAnswer) -> str:
    """The answer in one line."""
    if answer.on_the_day is not None:
        return _balanced(answer.on_the_day)
    if len(answer.invitations) == 1:
        return _advice(answer.invitations[0])
    return f"{count(len(answer.invitations), 'wish', 'wishes')} looked at."


def people_wanted(count_check: CountCheck, number: int) -> str:
    """So many people of the kind that is wanted: `11 law enforcers`; a word that no table knows as it is written."""
    people_text = (
        people(count_check.of, count_check.label, number) if count_check.of else f"{number:,} {count_check.label}"
    )
    return f"{people_text} among {count_check.among}" if count_check.among else people_text


def kind_text(count_check: CountCheck) -> str:
    """The kind of people that is wanted, several of them: `law enforcers`."""
    return people_wanted(count_check, 2).partition(" ")[2]


def enough_text(count_check: CountCheck) -> str:
    """How many are enough: `8 or more`."""
    return f"{count_check.low or 0:,} or more"


def _range_text(count_check: CountCheck) -> str:
    return enough_text(count_check) if count_check.high is None else f"{count_check.low or 0:,} to {count_check.high:,}"


def _advice(invitation: Invitation) -> str:
    count_wanted, advised_row = invitation.want, invitation.advised
    additional = advised_row.number - count_wanted.actual
    subject = people_wanted(count_wanted, advised_row.number)
    if count_wanted.actual:
        subject = (
            f"{additional:,} more {kind_text(count_wanted)}, {advised_row.number:,} in all"
            if additional
            else "nobody more"
        )
    sentence = f"Invite {subject}: then {enough_text(count_wanted)} come with {chance(advised_row.enough)}"
    if count_wanted.high is not None:
        sentence += f"; that more than {count_wanted.high:,} come has a chance of {chance(advised_row.too_many)}"
    return f"{sentence}. On average {value_text(advised_row.expected, '0.0')} come."


def _conflict_note(invitation: Invitation) -> str:
    """Why no number is right, and between which two one chooses."""
    row, best_row = invitation.advised, invitation.best_row
    sentence = (
        f"No number of invitations brings {_range_text(invitation.want)} {kind_text(invitation.want)} with"
        f" {per_cent(invitation.sure)}."
    )
    if best_row.number != row.number:
        sentence += f" With {row.number:,} invited, too few come with {chance(1 - row.enough)} and too many with "
        sentence += f"{chance(row.too_many)};"
        return f"{sentence} {best_row.number:,} is the best for both, with {chance(best_row.fits)}."
    return f"{sentence} {best_row.number:,} invited is the best for both, with {chance(best_row.fits)}."


def _invitation_blocks(invitation: Invitation, required_chance: float) -> Iterator[doc.Block]:
    count_wanted = invitation.want
    yield doc.Paragraph(_advice(invitation), "good" if invitation.can_hold else "attention")
    if not invitation.can_hold:
        yield doc.Paragraph(
            f"{_conflict_note(invitation)} A reserve list helps: reserves are called in when a person does not come."
        )
    columns = [
        doc.ReportColumn("Invited", "count"),
        doc.ReportColumn("Come on average", "0.0"),
        doc.ReportColumn(f"{enough_text(count_wanted)} come", "chance"),
    ]
    if count_wanted.high is not None:
        columns += [
            doc.ReportColumn(f"More than {count_wanted.high:,} come", "chance"),
            doc.ReportColumn(f"{_range_text(count_wanted)} come", "chance"),
        ]
    rows = [
        (row.number, row.expected, row.enough, row.too_many, row.fits)[: len(columns)] for row in invitation.nearby_rows
    ]
    tones: list[doc.Tone] = [
        "good" if row.number == invitation.advised.number else "plain" for row in invitation.nearby_rows
    ]
    yield doc.Heading("By the number invited", 2)
    yield doc.ReportTable("Invitations", tuple(columns), tuple(rows), tones=tuple(tones))
    bars = tuple(
        doc.BarRow(
            f"{row.number:,} invited",
            round(row.fits * 100, 1),
            round(required_chance * 100, 4),
            None,
            _tone(row.fits, required_chance),
        )
        for row in invitation.nearby_rows
    )
    bar_texts = "; ".join(f"{row.number:,} invited, {chance(row.fits)}" for row in invitation.nearby_rows)
    yield doc.HaveWantChart(
        f"Chance that {_range_text(count_wanted)} come", bars, f"Bars: {bar_texts}.", unit="per cent"
    )
    rate = f"Of those who are to be invited {per_cent(invitation.no_show)} stay away."
    if count_wanted.actual:
        rate = (
            f"{people_wanted(count_wanted, count_wanted.actual)} {'is' if count_wanted.actual == 1 else 'are'} "
            f"invited already. {rate}"
        )
    yield doc.Paragraph(f"{rate} Exact, by the binomial distribution.", "quiet")


def _tone(value: float, required_chance: float) -> doc.Tone:
    return "good" if value >= required_chance else "attention"


def _invitation_sections(answer: InviteAnswer) -> Iterator[doc.Block]:
    uses_listed_people = answer.on_the_day is not None
    required_chance = per_cent(answer.sure)

    def row(invitation: Invitation) -> Invited:
        return invitation.current_row if uses_listed_people else invitation.advised

    yield doc.Heading(
        "Whom to invite besides"
        if uses_listed_people
        else f"How many to invite, to be {required_chance} sure of each line",
        2,
    )
    if not answer.invitations:
        yield doc.Paragraph("The programme's rules over rosters want no number of any kind of people.")
        return
    columns: list[Column[Invitation]] = [
        Column("Kind", lambda invitation: f"{kind_text(invitation.want)}{' (a wish)' * invitation.wish}", width=2.4),
        Column("Want", lambda invitation: invitation.want.target),
        Column("Stay away", lambda invitation: per_cent(invitation.no_show)),
        Column("Invited", lambda invitation: invitation.want.actual, "count", shown=uses_listed_people),
        Column(
            "Invite more",
            lambda invitation: invitation.advised.number - invitation.want.actual,
            "count",
            shown=uses_listed_people,
        ),
        Column("Invite", lambda invitation: invitation.advised.number, "count", shown=not uses_listed_people),
        Column("Come on average", lambda invitation: row(invitation).expected, "0.0"),
        Column("Enough come", lambda invitation: row(invitation).enough, "chance"),
        Column(
            "Too many come",
            lambda invitation: row(invitation).too_many if invitation.want.high is not None else "no limit",
            "chance",
        ),
    ]
    caption = f"Enough and too many: with those invited {'already' if uses_listed_people else 'as the line says'}."
    tones: tuple[doc.Tone, ...] = tuple(
        _line_tone(invitation, uses_listed_people=uses_listed_people) for invitation in answer.invitations
    )
    yield table_of("Invitations", answer.invitations, columns, caption, tones=tones)
    if cannot := [invitation for invitation in answer.invitations if not invitation.can_hold]:
        yield doc.Heading("What can't hold", 2)
        yield doc.Bullets(tuple(map(_conflict_note, cannot)))
        yield doc.Paragraph(
            phrase(
                "A reserve list helps: reserves are called in when a person does not come ({command}).",
                command=Command("roster reserves"),
            )
        )
    bars = tuple(
        doc.BarRow(kind_text(invitation.want), round(row.expected, 1), invitation.want.low, invitation.want.high, tone)
        for invitation, tone in zip(answer.invitations, tones, strict=True)
        for row in [invitation.current_row if uses_listed_people else invitation.advised]
    )
    bar_texts = "; ".join(f"{bar.label} {bar.value:g}, want {bar.want}" for bar in bars)
    subject = "those invited" if uses_listed_people else "as many as advised"
    yield doc.HaveWantChart(f"Who comes on average, of {subject}", bars, f"Bars: {bar_texts}.")
    yield doc.Paragraph(
        "Each line is about one kind of people, and one person may be in several lines: the chance that "
        "all hold at once is smaller. Exact, by the binomial distribution"
        + (", for each person's own rate." if uses_listed_people else "."),
        "quiet",
    )


def _line_tone(invitation: Invitation, *, uses_listed_people: bool) -> doc.Tone:
    return _tone((invitation.current_row if uses_listed_people else invitation.advised).fits, invitation.sure)


def _balanced(day: OnTheDay) -> str:
    return (
        f"If you invite {count(day.invited, 'person', 'people')}, the chance that those who come keep every rule is "
        f"{chance(day.every_rule.value)}."
    )


def _room(answer: InviteAnswer, day: OnTheDay) -> Iterator[doc.Block]:
    is_sure_enough = day.every_rule.value >= answer.sure
    yield doc.Paragraph(
        f"{_balanced(day)} Balanced: every rule that must hold is kept.", "good" if is_sure_enough else "attention"
    )
    sentences = [f"This is about the list {PurePath(answer.file).name}."]
    if day.confirmed:
        sentences.append(f"{count(day.confirmed, 'person has', 'people have')} confirmed.")
    if day.out:
        absence_words = "person who declined, withdrew or waits is", "people who declined, withdrew or wait are"
        sentences.append(f"{count(day.out, *absence_words)} not counted.")
    yield doc.Paragraph(" ".join(sentences), "quiet")
    yield doc.Heading("Rule by rule", 2)
    rows = tuple(
        (states, "must hold" if hard else "a wish", rule_chance.value) for states, hard, rule_chance in day.rules
    )
    tones = tuple(_tone(rule_chance.value, answer.sure) for _, _, rule_chance in day.rules)
    columns = (
        doc.ReportColumn("Rule", width=5),
        doc.ReportColumn("Kind"),
        doc.ReportColumn("Kept on the day", "chance"),
    )
    yield doc.ReportTable("Rules on the day", columns, rows, tones=tones)
    yield doc.Paragraph(chance_method(day.every_rule), "quiet")
