"""The page that goes back to whoever sent a participant list: who is missing, who is too many, and which cells to fill
in. It speaks to somebody who has the list and nothing else."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.report.recruit import SEVERAL_AT_ONCE, missing, not_known, several_at_once, too_many
from ecpat_training.results.check import RosterCheck
from ecpat_training.results.document import Block, Bullets, Column, Heading, Paragraph, Table

_SHOWN = 10  # rows that fit on the page beside the rest; the annex has all
_QUOTED = re.compile("`([^`]*)`")
_DUPLICATE = "roster.duplicate"
_NOT_GIVEN = "roster.not-given"
_KINDS = "GO: a government body. IGO: an intergovernmental organisation. NGO: a non-governmental organisation."


def partner_note(check: RosterCheck, *, annex: bool = True) -> Iterator[Block]:
    """One page of plain words: no rule's name, no command, no path. People appear as rows and cells, never by name.
    Without an annex that has all that is asked, the note has it."""
    list_ = " / ".join(part for part in (PurePath(check.file).name, check.sheet) if part)
    yield Paragraph(f"This is about the list {list_}: {count(check.used, 'participant')}, {_left_out(check)}.")
    if check.rules and check.kept:
        yield Paragraph(
            f"{'The rule is' if len(check.rules) == 1 else f'All {len(check.rules)} rules are'} kept.", "good"
        )
    if check.rules:
        yield Heading("Who is missing, and who is too many", 2)
        yield Bullets(tuple(map(plain, _gaps(check))))
    asked = [*_asked(check.findings)]
    shown = asked[:_SHOWN] if annex else asked
    if asked:
        yield Heading("What to fill in or correct", 2)
        yield Table(
            "To correct",
            (Column("Where"), Column("What", width=4), Column("What to write", width=4)),
            tuple(
                (finding.where.inside if finding.where else "", plain(finding.message), plain(_to_write(finding)))
                for finding in shown
            ),
            caption=f"{len(asked) - len(shown):,} more on the next page." if len(asked) > len(shown) else "",
        )
        yield Paragraph("Please make these changes in the list, and send it back.")
    if any(of == "stakeholder" for of, _ in check.mix):
        yield Paragraph(_KINDS, "quiet")


def plain(text: str) -> str:
    """A message as a sentence for a letter: quotation marks instead of backticks, and a capital."""
    quoted = _QUOTED.sub(r"“\1”", text)
    return quoted[:1].upper() + quoted[1:]


def _left_out(check: RosterCheck) -> str:
    repeated = sum(entry.duplicate_of is not None for entry in check.not_used)
    others = len(check.not_used) - repeated
    said = [f"{count(repeated, 'row')} that {'repeats' if repeated == 1 else 'repeat'} somebody"] if repeated else []
    said += [f"{count(others, 'other row' if repeated else 'row')}"] if others else []
    return f"and {listing(said)} not counted" if said else "and every row is counted"


def _gaps(check: RosterCheck) -> Iterator[str]:
    short, over = missing(check.rules), too_many(check.rules)
    if not short and not over:
        yield "Nobody is missing, and nobody is too many."
    if short:
        yield f"{', '.join(f'{said} short' for said in short.values())}."
    if over:
        yield f"{', '.join(f'{said} over' for said in over.values())}."
    if several_at_once(short):
        yield SEVERAL_AT_ONCE
    yield from (f"{sentence} yet: please fill it in first." for sentence in not_known(check.rules))


def _asked(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What the sender can mend in the list itself, what may well be right last; how the file was read, or what is
    wrong with the programme, is not theirs."""
    theirs = [one for one in findings if one.severity is not Severity.NOTE and one.code.startswith("roster.")]
    yield from sorted(theirs, key=lambda finding: finding.code == _DUPLICATE)


def _to_write(finding: Finding) -> str:
    if finding.code == _NOT_GIVEN:
        return "Please fill it in."
    return f"Nothing, if that is right. {finding.hint}" if finding.code == _DUPLICATE else finding.hint or ""
