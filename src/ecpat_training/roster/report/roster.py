"""The check of a participant list as a document. People appear as rows and cells, never by name."""

from collections.abc import Iterable

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, sentence
from ecpat_training.documents import document as doc
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.documents.wording import wording
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.model.people import kind_of, unknown_of
from ecpat_training.roster.report.funnel import funnel_blocks
from ecpat_training.roster.report.partner_note import NO_REPLY, Addressee, Reply, partner_note
from ecpat_training.roster.report.partner_remarks import letter_sentence

_URGENT_CODES = ("roster.days", "roster.total")
_MAX_NAMES = 3


def roster_document(check: RosterCheck, provenance: Provenance, reply: Reply = NO_REPLY) -> doc.Document:
    """The report in English: the page for the partner; then for the coordinator: kept or not, have against want, what
    to ask the sender, the room, and how the list was read."""
    words = wording()
    introduction, *further_blocks = partner_note(check, Addressee(words, reply=reply))
    note = [introduction, *_reading_note_blocks(check), *further_blocks]
    blocks: list[doc.Block] = [
        *note,
        doc.PageBreak(),
        doc.Heading("For the coordinator"),
        *_verdict(check),
        *_have_want(check),
    ]
    blocks += funnel_blocks(check.funnel) if check.funnel else ()
    blocks += [*_questions(check), *_room(check), *_reading(check)]
    return doc.Document(
        words.say("note title"), blocks, check.programme, footer=provenance_sentence(provenance), brief=len(note)
    )


def _reading_note_blocks(check: RosterCheck) -> Iterable[doc.Block]:
    """What a coordinator wants to know at once of how the list was read: which rows are nobody, and why."""
    sentences = [
        letter_sentence(sentence(finding.message)) for finding in check.findings if finding.code in _URGENT_CODES
    ]
    other_rows = [entry for entry in check.not_used if entry.duplicate_of is None and entry.status is None]
    if other_rows:
        row_places = [f"{_place(entry.location)} ({entry.reason})" for entry in other_rows[:_MAX_NAMES]]
        remainder_text = [f"{len(other_rows) - _MAX_NAMES:,} more"] if len(other_rows) > _MAX_NAMES else []
        sentences.insert(0, f"Not counted: {listing([*row_places, *remainder_text])}.")
    if sentences:
        yield doc.Paragraph(" ".join(sentences), "quiet")


def note_document(check: RosterCheck, version: str, partner: Addressee, programme: str = "") -> doc.Document:
    """The page for the partner alone, in their language, without what only the coordinator can use. `programme` is its
    title in that language."""
    words = partner.words
    return doc.Document(
        words.say("note title"),
        [*partner_note(check, partner, annex=False)],
        programme or check.programme,
        footer=words.say("made for partner", version=version),
        language=words.tag,
        labels=words.labels,
    )


def _verdict(check: RosterCheck) -> Iterable[doc.Block]:
    broken_rules = [rule for rule in check.rules if not rule.kept]
    if check.rules and not broken_rules:
        kept_rules_sentence = "The rule is kept" if len(check.rules) == 1 else f"All {len(check.rules)} rules are kept"
        doubtful_count = sum(rule.verdict != "kept" for rule in check.rules)
        doubt_text = f" so far. {doubtful_count} may not be: not everything is known." if doubtful_count else "."
        yield doc.Paragraph(f"{kept_rules_sentence}{doubt_text}", "attention" if doubtful_count else "good")
    elif broken_rules:
        tone: doc.Tone = "bad" if any(rule.hard and not rule.open for rule in broken_rules) else "attention"
        verb = "is" if len(broken_rules) == 1 else "are"
        open_rule_count = sum(rule.open for rule in broken_rules)
        open_note = f" {open_rule_count} of them may be: not everything is known." if open_rule_count else ""
        yield doc.Paragraph(
            f"{len(broken_rules)} of {count(len(check.rules), 'rule')} {verb} not kept.{open_note}", tone
        )
    duplicates = sum(entry.duplicate_of is not None for entry in check.not_used)
    outside_count = sum(entry.status is not None for entry in check.not_used)
    yield doc.FactList(
        (
            ("List", " / ".join(name_part for name_part in (check.file, check.sheet) if name_part)),
            ("Rows that hold anything", f"{check.rows:,}"),
            ("Participants counted", f"{check.used:,}"),
            ("Duplicates, not counted again", f"{duplicates:,}"),
            *((("Not in the room that is judged", f"{outside_count:,}"),) if outside_count else ()),
            ("Other rows, not counted", f"{len(check.not_used) - duplicates - outside_count:,}"),
            ("Values that could not be read", f"{_unreadable(check.findings):,}"),
        )
    )
    yield doc.Heading("Whom to recruit", 2)
    yield doc.Bullets(tuple(map(letter_sentence, check.recruit)))


def _unreadable(findings: Iterable[Finding]) -> int:
    """How many different values, bad addresses included."""
    return sum(finding.code in ("roster.unknown-value", "roster.email") for finding in findings)


def _have_want(check: RosterCheck) -> Iterable[doc.Block]:
    if not check.rules:
        return
    counts = [(rule, item) for rule in check.rules if rule.wishes for item in rule.counts]
    yield doc.Heading("Have and want", 2)
    if counts:
        bars = tuple(_count_bar(rule, item) for rule, item in counts)
        bar_texts = "; ".join(_have_of(item) for _, item in counts)
        yield doc.HaveWantChart("People on the list, and the target", bars, f"Bars: {bar_texts}.")
    shares = any(item.share for rule in check.rules for item in rule.counts)
    rows = [row for rule in check.rules for row in _rule_rows(rule, shares=shares)]
    yield doc.ReportTable(
        "Rules",
        (
            doc.ReportColumn("Rule", width=3),
            doc.ReportColumn("Kind", width=2),
            doc.ReportColumn("Have", "count"),
            *([doc.ReportColumn("Share", width=1.5)] if shares else []),
            doc.ReportColumn("Want"),
            doc.ReportColumn("Short", "count"),
            doc.ReportColumn("Over", "count"),
            doc.ReportColumn("Not known", "count"),
            doc.ReportColumn("Verdict", width=1.5),
        ),
        tuple(row for row, _ in rows),
        tones=tuple(tone for _, tone in rows),
    )
    reasons = tuple(f"{rule.states} Why: {rule.because}" for rule in check.rules if not rule.kept and rule.because)
    if reasons:
        yield doc.Bullets(reasons)


def _count_bar(rule: RuleResult, item: CountCheck) -> doc.BarRow:
    """A bar; a band that no whole number is isn't drawn."""
    minimum, maximum = (item.low, item.high) if item.possible else (None, None)
    possible_maximum = item.highest if item.verdict == "not known" else None
    return doc.BarRow(item.kind, item.actual, minimum, maximum, _tone(rule, item), possible_maximum)


def _have_of(item: CountCheck) -> str:
    return f"{item.kind} {item.bounds_in_words}{', want' if item.share else ' of'} {item.target}"


def _rule_rows(rule: RuleResult, *, shares: bool) -> list[tuple[tuple[object, ...], doc.Tone]]:
    """The lines of a rule; with `shares`, the real share stands beside what there is."""
    if not rule.counts:
        verdict = "kept" if rule.verdict == "kept" else f"open: {unknown_of(rule.unknown)}"
        tone: doc.Tone = "good" if rule.verdict == "kept" else "attention"
        return [((rule.states, "", "", *([""] if shares else []), "", "", "", rule.not_known, verdict), tone)]
    return [
        (
            (
                rule.rule if item.of == rule.rule else f"{rule.rule}, by {kind_of(item.of)}",
                item.kind,
                item.actual if item.verdict != "not known" else item.people_in_words,
                *([item.bounds_in_words if item.share else ""] if shares else []),
                item.target,
                *_gap_and_excess(item),
                rule.not_known,
                _verdict_of(rule, item),
            ),
            _tone(rule, item),
        )
        for item in rule.counts
    ]


def _gap_and_excess(item: CountCheck) -> tuple[object, object]:
    """How many are missing and too many; from how many to how many, where these may be as wanted."""
    if item.verdict != "not known":
        return item.shortfall, item.excess
    if item.share is not None and any(item.share.may_join):
        return "not known", "not known"
    return f"0 to {item.shortfall:,}" if item.shortfall else 0, f"0 to {item.most_excess:,}" if item.most_excess else 0


def _verdict_of(rule: RuleResult, item: CountCheck) -> str:
    if item.verdict == "kept":
        return "kept"
    if not item.shortfall and not item.excess:
        return f"not known: perhaps {item.highest:,}"
    if rule.open:
        return f"open: {unknown_of(rule.unknown)}"
    if item.verdict == "not known":
        return "not known; broken with the others" if rule.hard else "not known; not kept with the others (a wish)"
    return "broken" if rule.hard else "not kept (a wish)"


def _tone(rule: RuleResult, item: CountCheck) -> doc.Tone:
    if item.verdict == "kept":
        return "good"
    return "bad" if rule.hard and item.verdict == "broken" else "attention"


def _room(check: RosterCheck) -> Iterable[doc.Block]:
    rows = [
        (room_part, item.label, item.actual, item.actual / check.used if check.used else None)
        for room_part, items in check.mix
        for item in items
    ]
    if rows:
        yield doc.Heading("The room", 2)
        columns = (
            doc.ReportColumn("By"),
            doc.ReportColumn("Kind", width=2),
            doc.ReportColumn("People", "count"),
            doc.ReportColumn("Share", "percent"),
        )
        yield doc.ReportTable("Room", columns, tuple(rows))


def _questions(check: RosterCheck) -> Iterable[doc.Block]:
    questions = [finding for finding in check.findings if finding.severity is not Severity.NOTE]
    if not questions:
        return
    yield doc.Heading("What to ask the sender", 2)
    yield doc.ReportTable(
        "Questions",
        (doc.ReportColumn("Where"), doc.ReportColumn("What", width=4), doc.ReportColumn("What to do", width=4)),
        tuple((_place(finding.where), sentence(finding.message), finding.hint or "") for finding in questions),
        tones=tuple("bad" if finding.severity is Severity.ERROR else "plain" for finding in questions),
    )


def _reading(check: RosterCheck) -> Iterable[doc.Block]:
    yield doc.Heading("How the list was read", 2)
    yield doc.ReportTable(
        "Columns", (doc.ReportColumn("Column", width=2), doc.ReportColumn("Read as", width=2)), check.columns
    )
    if check.read_as:
        yield doc.ReportTable(
            "Words",
            (
                doc.ReportColumn("Column"),
                doc.ReportColumn("Written", width=2),
                doc.ReportColumn("Read as", width=2),
                doc.ReportColumn("Times", "count"),
            ),
            tuple((entry.column, entry.written, entry.meaning, entry.count) for entry in check.read_as),
            caption="Words that were read as others; what no table knows is asked above, never guessed.",
        )
    if check.not_used:
        yield doc.ReportTable(
            "Not counted",
            (doc.ReportColumn("Where"), doc.ReportColumn("Why", width=4)),
            tuple((_place(entry.location), entry.reason) for entry in check.not_used),
            caption=f"{check.rows:,} rows = {check.used:,} counted + {len(check.not_used):,} not counted.",
        )
    notes = tuple(str(finding.message) for finding in check.findings if finding.severity is Severity.NOTE)
    if notes:
        yield doc.Bullets(tuple(map(sentence, notes)))


def _place(location: Location | None) -> str:
    return "" if location is None else location.place_in_file or str(location)
