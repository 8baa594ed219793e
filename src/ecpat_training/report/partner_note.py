"""The page that goes back to whoever sent a participant list: who is missing, who is too many, and which cells to fill
in. It speaks to somebody who has the list and nothing else."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.model.participant import Status
from ecpat_training.report.professions_read import professions_read
from ecpat_training.report.recruit import (
    SEVERAL_AT_ONCE,
    beside_the_band,
    missing,
    not_known,
    not_to_be_known,
    several_at_once,
    shares,
    too_many,
)
from ecpat_training.results.check import RosterCheck
from ecpat_training.results.document import Block, Bullets, Column, Heading, Paragraph, Table

_LINES = 23  # of gaps and table that fit on the page beside the rest, the annex has all
_LETTERS, _LETTERS_OF_GAP = 44, 90  # in a line of a column, and of a gap
_LONGEST, _LONGEST_GAP = 220, 500  # letters of a cell and of a line, of which a page holds several
_MARKED = "They are marked in {}, each with a remark. "
_QUOTED = re.compile("`([^`]*)`")
_DUPLICATE = "roster.duplicate"
MAY_BE_RIGHT = (_DUPLICATE, "roster.same-name", "roster.several-people", "roster.nobody")
"""What is asked and may well be as it should."""
_NOT_GIVEN = "roster.not-given"
_READ_WRONGLY = "If one of them is another profession, please write it in full."
_KINDS = "GO: a government body. IGO: an intergovernmental organisation. NGO: a non-governmental organisation."


def partner_note(check: RosterCheck, *, annex: bool = True, marked: str = "") -> Iterator[Block]:
    """One page of plain words: no rule's name, no command, no path. People appear as rows and cells, never by name.
    The rest of a long list of corrections is in the annex, or in the workbook of the name `marked`, which goes with
    it."""
    list_ = " / ".join(part for part in (PurePath(check.file).name, check.sheet) if part)
    yield Paragraph(f"This is about the list {list_}: {_counted(check)}, {_left_out(check)}.")
    if check.rules and check.kept:
        yield Paragraph(
            f"{'The rule is' if len(check.rules) == 1 else f'All {len(check.rules)} rules are'} kept.", "good"
        )
    gaps = tuple(_cut(plain(gap), _LONGEST_GAP) for gap in _gaps(check)) if check.rules else ()
    if check.rules:
        yield Heading("Who is missing, and who is too many", 2)
        yield Bullets(gaps)
    read = _cut(professions_read(check.read_as), _LONGEST_GAP)
    asked = _together(_asked(check.findings))
    if asked:
        above = sum(math.ceil(len(said) / _LETTERS_OF_GAP) for said in (*gaps, read))
        shown = [*_fitting(asked, _LINES - above)]
        yield Heading("What to fill in or correct", 2)
        yield Table(
            "To correct",
            (Column("Where"), Column("What", width=4), Column("What to write", width=4)),
            tuple((_place(one), _cut(plain(one.message)), _cut(plain(to_write(one)))) for one in shown),
            caption=_more(
                len(asked) - len(shown), "in the whole report" if annex else marked and f"marked in {marked}"
            ),
        )
        yield Paragraph(
            f"{_MARKED.format(marked) if marked else ''}Please make these changes in the list, and send it back."
        )
    if read:
        yield Paragraph(f"{read} {_READ_WRONGLY}")
    if any(of == "stakeholder" for of, _ in check.mix):
        yield Paragraph(_KINDS, "quiet")


def plain(text: str) -> str:
    """A message as a sentence for a letter: quotation marks instead of backticks, and a capital."""
    quoted = _QUOTED.sub(r"“\1”", text)
    return quoted[:1].upper() + quoted[1:]


def _counted(check: RosterCheck) -> str:
    if check.stage in (None, Status.REGISTERED):
        return count(check.used, "participant")
    return f"{count(check.used, 'person', 'people')} {'who ' if check.stage is Status.ATTENDED else ''}{check.stage}"


def _together(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those that say the same of different cells as one."""
    same: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in findings:
        same.setdefault((finding.message, finding.hint), []).append(finding)
    return [
        replace(first, also=tuple(one.where for one in more if one.where)) if more else replace(first, also=())
        for first, *more in same.values()
    ]


def _fitting(asked: Sequence[Finding], room: int) -> Iterator[Finding]:
    """The first that fit into so many lines."""
    lines = 0
    for finding in asked:
        longest = max(len(finding.message), len(to_write(finding)))
        lines += math.ceil(min(longest, _LONGEST) / _LETTERS)
        if lines > room:
            return
        yield finding


def _more(left: int, where: str) -> str:
    return f"{left:,} more {where or 'to be asked after these'}." if left else ""


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _place(finding: Finding) -> str:
    if finding.where is None:
        return ""
    more = f" and {len(finding.also):,} more" if finding.also else ""
    return f"{finding.where.inside}{more}"


def _left_out(check: RosterCheck) -> str:
    repeated = sum(entry.duplicate_of is not None for entry in check.not_used)
    outside = sum(entry.status is not None for entry in check.not_used)
    others = len(check.not_used) - repeated - outside
    said = [f"{count(repeated, 'row')} that {'repeats' if repeated == 1 else 'repeat'} somebody"] if repeated else []
    said += [f"{count(outside, 'person', 'people')} who {_why_outside(check, outside)}"] if outside else []
    said += [f"{count(others, 'other row' if repeated else 'row')}"] if others else []
    return f"and {listing(said)} not counted" if said else "and every row is counted"


def _why_outside(check: RosterCheck, number: int) -> str:
    one = number == 1
    verbs = {
        Status.DECLINED: "declined",
        Status.WITHDRAWN: "withdrew",
        Status.WAITING: f"{'is' if one else 'are'} on the waiting list",
        Status.ABSENT: "did not come",
    }
    there = [entry.status for entry in check.not_used if entry.status is not None]
    said = [verb for status, verb in verbs.items() if status in there]
    if any(status not in verbs for status in there):
        said.append(f"{'is' if one else 'are'} not {check.stage}")
    return listing(said).replace(" and ", " or ")


def _gaps(check: RosterCheck) -> Iterator[str]:
    short, over = missing(check.rules, check.used), too_many(check.rules)
    beside = beside_the_band(check.rules)
    unknowable = not_to_be_known(check.rules, check.used)
    yield from (f"{sentence}." for sentence in unknowable)
    if not short and not over and not beside and not unknowable:
        yield "Nobody is missing, and nobody is too many."
    if short:
        yield f"{', '.join(f'{said} short' for said in short.values())}."
    if over:
        yield f"{', '.join(f'{said} over' for said in over.values())}."
    if several_at_once(short):
        yield SEVERAL_AT_ONCE
    yield from (*shares(check.rules, check.used), *beside)
    yield from (f"{sentence} yet: please fill it in first." for sentence in not_known(check.rules))


def _asked(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What the sender can mend in the list itself, what may well be right last; how the file was read, or what is
    wrong with the programme, is not theirs."""
    theirs = [one for one in findings if one.severity is not Severity.NOTE and one.code.startswith("roster.")]
    yield from sorted(theirs, key=lambda finding: (finding.code in MAY_BE_RIGHT, finding.code == _DUPLICATE))


def to_write(finding: Finding) -> str:
    """What the sender is asked to do about a finding."""
    if finding.code == _NOT_GIVEN:
        return "Please fill it in."
    return f"Nothing, if that is right. {finding.hint}" if finding.code == _DUPLICATE else finding.hint or ""
