"""Rules over an agenda as tables, and the check of an edited agenda as a document."""

from collections.abc import Iterable

from ecpat_training.agenda.model.plan import AgendaCheck
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing, sentence
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.programme.rules.check import RuleResult


def check_document(check: AgendaCheck, provenance: Provenance) -> doc.Document:
    """Kept or not, what breaks which rule and where, remarks on the file, and every rule."""
    blocks = [verdict(check), *_breaks(check), *_remarks(check), *rules_blocks(check)]
    return doc.Document(
        "Agenda, checked",
        blocks,
        f"{check.source}, by the rules of: {check.programme}",
        footer=provenance_sentence(provenance),
    )


def verdict(check: AgendaCheck) -> doc.Paragraph:
    """What is kept, in one sentence and its colour."""
    tone: doc.Tone = (
        "bad"
        if _count_violations(check, hard=True) or _count_violations(check, hard=False)
        else "attention"
        if _count_soft_violations(check)
        else "good"
    )
    return doc.Paragraph(describe_compliance(check), tone)


def describe_compliance(check: AgendaCheck) -> str:
    """What is kept, in the same counts and words wherever it is said: rules that must hold, and wishes."""
    hard_count, wish_count = sum(rule.hard for rule in check.rules), sum(not rule.hard for rule in check.rules)
    broken_count, overrun_count, softened_count = (
        _count_violations(check, hard=True),
        _count_violations(check, hard=False),
        _count_soft_violations(check),
    )
    requirements = f"{count(hard_count, 'rule')} that must hold and {count(wish_count, 'wish', 'wishes')}"
    gave_way_clause = f"{count(softened_count, 'wish', 'wishes')} gave way"
    if broken_count or overrun_count:
        clauses = (
            [f"{count(broken_count, 'rule')} {'is' if broken_count == 1 else 'are'} broken"] if broken_count else []
        )
        clauses += (
            [f"{count(overrun_count, 'wish', 'wishes')} gave way further than a wish may"] if overrun_count else []
        )
        return f"Of {requirements}, {listing([*clauses, gave_way_clause] if softened_count else clauses)}."
    if softened_count:
        return f"Of {requirements}, every rule is kept; {gave_way_clause}."
    return f"All are kept: {requirements}."


def _count_violations(check: AgendaCheck, *, hard: bool) -> int:
    """How many rules are broken, or how many wishes in the part that no weight softens."""
    return sum(_find_worst_severity(rule) is Severity.ERROR for rule in check.rules if rule.hard is hard)


def _count_soft_violations(check: AgendaCheck) -> int:
    return sum(rule.gave_way for rule in check.rules)


def _breaks(check: AgendaCheck) -> Iterable[doc.Block]:
    rows = [
        (rule, finding, text) for rule in check.rules for finding, text in zip(rule.breaks, rule.messages, strict=True)
    ]
    if rows:
        yield doc.Heading("What is broken or gave way", 2)
        yield breaks_table("Breaks", rows)


def breaks_table(title: str, breaks: Iterable[tuple[RuleResult, Finding, str]]) -> doc.ReportTable:
    """Breaks of rules, each with its rule and what is said of it: those of what must hold first."""
    rows = sorted(breaks, key=lambda entry: (entry[1].severity is not Severity.ERROR, not entry[0].hard))
    return doc.ReportTable(
        title,
        (
            doc.ReportColumn("Rule", width=1.5),
            doc.ReportColumn("Kind"),
            doc.ReportColumn("Where", width=1.5),
            doc.ReportColumn("What", width=5),
        ),
        tuple(
            (rule.rule, _format_rule_kind(rule, finding.severity), str(finding.where or ""), sentence(text))
            for rule, finding, text in rows
        ),
        tones=tuple(_tone(finding.severity) for _, finding, _ in rows),
    )


def _remarks(check: AgendaCheck) -> Iterable[doc.Block]:
    if check.findings:
        yield doc.Heading("Remarks on the files", 2)
        yield doc.Bullets(tuple(finding.remark for finding in check.findings))


def rules_blocks(check: AgendaCheck) -> Iterable[doc.Block]:
    """Every rule in a table, and which of them hold without being written."""
    yield doc.Heading("The rules", 2)
    rule_names = [f"`{rule.rule}`" for rule in check.rules if not rule.written]
    if rule_names:
        yield doc.Paragraph(
            f"These hold although the programme doesn't write them: {listing(rule_names, len(rule_names))}. Write one "
            "among its `rules` to give it a reason, a weight or other amounts; `weight: 0` switches a wish off.",
            "quiet",
        )
    yield rules_table(check)


def rules_table(check: AgendaCheck) -> doc.ReportTable:
    """Every rule with its verdict; `kind` is whether it must hold or is a wish, `cost` what it costs a plan."""
    return table_of(
        "Rules",
        check.rules,
        [
            Column("Rule", lambda rule: rule.rule, width=2),
            Column("Kind", lambda rule: "must" if rule.hard else "wish"),
            Column("What it asks", _asks, width=5),
            Column("Verdict", _verdict_of, width=1.5),
            Column("Cost", lambda rule: rule.cost, "count"),
        ],
        tones=tuple(_tone(_find_worst_severity(rule)) for rule in check.rules),
    )


def _format_rule_kind(rule: RuleResult, severity: Severity) -> str:
    if rule.hard:
        return "must"
    return "wish, at its limit" if severity is Severity.ERROR else "wish"


def _asks(rule: RuleResult) -> str:
    return f"{rule.states} Why: {rule.because.rstrip('.')}." if rule.because else rule.states


def _find_worst_severity(rule: RuleResult) -> Severity | None:
    severity_order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    return min((finding.severity for finding in rule.breaks), key=severity_order.index, default=None)


def _verdict_of(rule: RuleResult) -> str:
    worst_severity = _find_worst_severity(rule)
    if worst_severity is Severity.ERROR:
        return "broken" if rule.hard else "further than a wish may"
    if worst_severity is not None or rule.cost:
        return "gave way"
    return "kept"


def _tone(severity: Severity | None) -> doc.Tone:
    if severity is Severity.ERROR:
        return "bad"
    if severity is Severity.WARNING:
        return "attention"
    return "plain" if severity is Severity.NOTE else "good"
