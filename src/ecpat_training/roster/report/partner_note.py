"""The page that goes back to whoever sent a participant list, in their language: who is missing, who is too many, which
cells to fill in, and by when and to whom to answer. It speaks to somebody who has the list and nothing else."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from pathlib import PurePath
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity, Term
from ecpat_training.core.record import record
from ecpat_training.documents.document import Block, Bullets, FactList, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.wording import ENGLISH, Wording, wording
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.report.partner_remarks import DUPLICATE, MAY_BE_RIGHT, letter_sentence, remark_texts
from ecpat_training.roster.report.partner_words import (
    attribute_heading,
    people_phrase,
    place,
    places,
    readings_sentence,
    share,
    target_text,
    term,
    unreachable_share_text,
)
from ecpat_training.roster.report.recruit import (
    find_excess_kinds,
    find_missing_kinds,
    find_possible_excess,
    find_unreachable_shares,
    gaps_may_overlap,
    list_unknowable_kinds,
    nothing_to_recruit,
    shares_missed,
    unknown_numbers,
)
from ecpat_training.values.participant import Status

_LINES = 23  # of gaps and table that fit on the page beside the rest, the annex has all
_LETTERS, _LETTERS_OF_GAP = 44, 90  # in a line of a column, and of a gap
_MAX_CELL_LENGTH, _MAX_LINE_LENGTH = 220, 700  # letters of a cell and of a line, of which a page holds several
_REPLY_LINES = 4


class Reply(NamedTuple):
    """By when and to whom a partner is asked to answer; what isn't said isn't printed."""

    by: date | None = None
    to: str = ""

    def __bool__(self) -> bool:
        return self.by is not None or bool(self.to)


NO_REPLY = Reply()


@record
class Addressee:
    """How a partner is answered: in which language, with which workbook beside the page, by when and to whom. A page
    of its own says where the rest of a long list is; in front of an annex, that holds the rest."""

    words: Wording
    marked: str = ""
    reply: Reply = NO_REPLY


def partner_note(check: RosterCheck, partner: Addressee | None = None, *, annex: bool = True) -> Iterator[Block]:
    """One page of plain words: no rule's name, no command, no path. People appear as rows and cells, never by name.
    The rest of a long list of corrections is in the annex, or in the workbook of the name `marked`, which goes with
    it."""
    partner = partner or Addressee(wording())
    words, marked_file, reply = partner.words, partner.marked, partner.reply
    yield Paragraph(_subject_sentence(check, words))
    if check.rules and all(rule.verdict == "kept" for rule in check.rules):
        number = len(check.rules)
        yield Paragraph(words.say("rule kept") if number == 1 else words.say("rules kept", number=number), "good")
    gaps = tuple(dict.fromkeys(gap_sentences(check, words))) if check.rules else ()
    if check.rules:
        yield Heading(words.say("note gaps"), 2)
        yield Bullets(gaps)
    readings_text = _cut(readings_sentence(check.read_as, words), _MAX_LINE_LENGTH)
    questions = _merge_repeats(_sender_questions(check.findings))
    if questions:
        lines_above = sum(math.ceil(len(line) / _LETTERS_OF_GAP) for line in (*gaps, readings_text)) + (
            _REPLY_LINES if reply else 0
        )
        shown_questions = [*_fitting_questions(questions, _LINES - lines_above, words)]
        yield Heading(words.say("note correct"), 2)
        yield ReportTable(
            words.say("marks sheet"),
            (
                ReportColumn(words.say("where")),
                ReportColumn(words.say("what"), width=4),
                ReportColumn(words.say("what to write"), width=4),
            ),
            tuple((_place(finding, words), *map(_cut, remark_texts(finding, words))) for finding in shown_questions),
            caption=_remaining_note(len(questions) - len(shown_questions), partner, annex=annex),
        )
        sentences = [words.say("note marked", file=marked_file)] if marked_file else []
        yield Paragraph(" ".join([*sentences, words.say("note send")]))
    if readings_text:
        yield Paragraph(f"{readings_text} {words.say('read wrongly')}")
    yield from _answer(reply, words)
    if any(attribute == "stakeholder" for attribute, _ in check.mix):
        yield Paragraph(words.say("help stakeholder type"), "quiet")


def _answer(reply: Reply, words: Wording) -> Iterator[Block]:
    if reply:
        yield Heading(words.say("reply"), 2)
        facts = [(words.say("by when"), words.date(reply.by))] if reply.by else []
        yield FactList((*facts, *(((words.say("to whom"), reply.to),) if reply.to else ())))


def _subject_sentence(check: RosterCheck, words: Wording) -> str:
    list_ = " / ".join(name_part for name_part in (PurePath(check.file).name, check.sheet) if name_part)
    return words.say(
        "note about",
        list=list_,
        counted=_counted_people_phrase(check, words),
        rest=_uncounted_rows_sentence(check, words),
    )


def _counted_people_phrase(check: RosterCheck, words: Wording) -> str:
    if check.stage in (None, Status.REGISTERED):
        return words.many("participants", check.used)
    return words.say("people of status", people=words.many("people", check.used), status=_status(check.stage, words))


def _status(status: Status, words: Wording) -> str:
    return term(Term(status), words)


def _merge_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those that say the same of different cells as one."""
    similar_findings: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in findings:
        similar_findings.setdefault((finding.message, finding.hint), []).append(finding)
    return [
        replace(first_finding, also=tuple(repeat.where for repeat in repeats if repeat.where))
        if repeats
        else replace(first_finding, also=())
        for first_finding, *repeats in similar_findings.values()
    ]


def _fitting_questions(questions: Sequence[Finding], room: int, words: Wording) -> Iterator[Finding]:
    """The first that fit into so many lines."""
    lines = 0
    for finding in questions:
        longest_length = max(map(len, remark_texts(finding, words)))
        lines += math.ceil(min(longest_length, _MAX_CELL_LENGTH) / _LETTERS)
        if lines > room:
            return
        yield finding


def _remaining_note(remaining_count: int, partner: Addressee, *, annex: bool) -> str:
    number = partner.words.number(remaining_count)
    if not remaining_count:
        return ""
    if annex:
        return f"{number} more in the whole report."
    if partner.marked:
        return partner.words.say("more marked", number=number, file=partner.marked)
    return partner.words.say("more later", number=number)


def _cut(text: str, max_length: int = _MAX_CELL_LENGTH) -> str:
    return text if len(text) <= max_length else f"{text[: max_length - 1].rstrip()}…"


def _place(finding: Finding, words: Wording) -> str:
    """Where it is. The English sentence names the other cells itself; other languages name them here."""
    if finding.where is None:
        return ""
    if words.language != ENGLISH:
        return places((finding.where, *finding.also), words)
    if not finding.also:
        return place(finding.where, words)
    return words.say("and more", place=finding.where.place_in_file, number=words.number(len(finding.also)))


def _uncounted_rows_sentence(check: RosterCheck, words: Wording) -> str:
    repeated_count = sum(entry.duplicate_of is not None for entry in check.not_used)
    statuses = [entry.status for entry in check.not_used if entry.status is not None]
    other_count = len(check.not_used) - repeated_count - len(statuses)
    phrases = [words.many("repeated", repeated_count)] if repeated_count else []
    if statuses:
        status_names = [_status(status, words) for status in Status if status in statuses]
        phrases.append(f"{words.many('people', len(statuses))} ({words.alternatives(status_names)})")
    if other_count:
        phrases.append(words.many("other rows", other_count))
    return words.say("note not counted", rows=words.listing(phrases)) if phrases else words.say("note all counted")


def gap_sentences(check: RosterCheck, words: Wording) -> Iterator[str]:
    """What is missing and too many in the room, and what can't be known of it; the most important first."""
    missing_counts, excess_counts = find_missing_kinds(check.rules, check.used), find_excess_kinds(check.rules)
    unknowable, unreachable_shares = (
        list_unknowable_kinds(check.rules, check.used),
        find_unreachable_shares(check.rules),
    )
    if nothing_text := nothing_to_recruit(check.rules, check.used):
        yield words.say(nothing_text)
    possible_excess = find_possible_excess(check.rules, check.used)
    for gaps, amount in (
        (
            [_gap("short", count_check, count_check.shortfall, words) for count_check in missing_counts.values()],
            "missing",
        ),
        ([_gap("over", count_check, count_check.excess, words) for count_check in excess_counts.values()], "too many"),
        (
            [_gap("over", count_check, count_check.most_excess, words) for count_check in possible_excess.values()],
            "too many",
        ),
    ):
        if gaps:
            yield letter_sentence(words.say(amount, people=_fitting_gaps_text(gaps, words)))
    for attribute in (
        unknowable_kinds[0] for unknowable_kinds in unknowable if len(unknowable_kinds) == 1
    ):  # of two, the list says each of somebody
        yield words.say("none said", what=attribute_heading(attribute, words))
    if gaps_may_overlap(missing_counts):
        yield words.say("several gaps")
    yield from (share(count_check, words) for count_check in shares_missed(check.rules, check.used))
    yield from (unreachable_share_text(count_check, words) for count_check in unreachable_shares)
    unknown_by_name: dict[str, int] = {}  # side and profession have one name where a list has one column for both
    for attribute, number in unknown_numbers(check.rules).items():
        kind_label = attribute_heading(attribute, words)
        unknown_by_name[kind_label] = max(number, unknown_by_name.get(kind_label, 0))
    unknown_headings = {attribute_heading(kind_names[0], words) for kind_names in unknowable if len(kind_names) == 1}
    for kind_label, number in unknown_by_name.items():
        if kind_label not in unknown_headings:
            yield words.say("not known yet", what=kind_label, people=words.many("people", number))


def _fitting_gaps_text(gaps: Sequence[str], words: Wording) -> str:
    """As many gaps as a line holds, the others as a number."""
    text_ends = accumulate(len(gap) + 2 for gap in gaps)
    fit = max(1, sum(end <= _MAX_LINE_LENGTH for end in text_ends))
    text = _cut(", ".join(gaps[:fit]), _MAX_LINE_LENGTH)
    return text if fit >= len(gaps) else words.say("and more", place=text, number=words.number(len(gaps) - fit))


def _gap(sentence_key: str, count_check: CountCheck, number: int, words: Wording) -> str:
    have_text = words.number(count_check.actual)
    if count_check.verdict == "not known":
        have_text = words.say("range", low=have_text, high=words.number(count_check.highest))
    return words.say(
        sentence_key,
        people=people_phrase(count_check, number, words),
        have=have_text,
        want=target_text(count_check, words),
    )


def _sender_questions(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What the sender can mend in the list itself, what may well be right last; how the file was read, or what is
    wrong with the programme, is not theirs."""
    questions = [
        finding for finding in findings if finding.severity is not Severity.NOTE and finding.code.startswith("roster.")
    ]
    yield from sorted(questions, key=lambda finding: (finding.code in MAY_BE_RIGHT, finding.code == DUPLICATE))
