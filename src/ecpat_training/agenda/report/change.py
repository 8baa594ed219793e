"""A changed agenda as a document: what is different, what that breaks, what it mends, and whether the whole holds."""

from collections.abc import Iterable, Iterator

from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.model.edit import find_item
from ecpat_training.agenda.report.change_sentences import change_sentence as one_change
from ecpat_training.agenda.report.diff import change_blocks, diff_sentence
from ecpat_training.agenda.report.rules import breaks_table, describe_compliance, verdict
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Heading, Paragraph
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.programme.rules.check import RuleResult

_MAX_CHANGES_NAMED = 2  # changes that are told one by one
_MOST_NAMES = 8


def change_document(changed_agenda: ChangedAgenda, provenance: Provenance) -> Document:
    """The change first, then its consequences."""
    blocks = [
        Paragraph(diff_sentence(changed_agenda.diff)),
        *_table("What this breaks", changed_agenda.broken),
        *_table("What this mends", changed_agenda.mended),
        verdict(changed_agenda.check),
        *change_blocks(changed_agenda.diff),
    ]
    subtitle = f"{changed_agenda.check.source}, by the rules of: {changed_agenda.check.programme}"
    return Document("Agenda, changed", blocks, subtitle, footer=provenance_sentence(provenance))


def change_sentence(changed_agenda: ChangedAgenda) -> str:
    """`This breaks 2 rules, lets 1 wish give way and mends 1 rule.` and how the whole stands."""
    rule_nouns, wish_nouns = ("rule", "rules"), ("wish", "wishes")
    clause_parts = [
        ("breaks {}", _names(changed_agenda.broken, errors=True), rule_nouns),
        ("lets {} give way", _names(changed_agenda.broken, errors=False), wish_nouns),
        ("mends {}", _names(changed_agenda.mended, errors=True), rule_nouns),
        ("keeps {} again", _names(changed_agenda.mended, errors=False), wish_nouns),
    ]
    clauses = [does.format(count(len(names), *nouns)) for does, names, nouns in clause_parts if names]
    return f"This {listing(clauses) or 'breaks nothing'}. {describe_compliance(changed_agenda.check)}"


def _names(breaks: Iterable[tuple[RuleResult, Finding]], *, errors: bool) -> list[str]:
    """The rules that are broken there, or the wishes that give way."""
    return list(dict.fromkeys(rule.rule for rule, finding in breaks if (finding.severity is Severity.ERROR) is errors))


def spoken_summary(changed_agenda: ChangedAgenda) -> str:
    """All of it in a few sentences, for whoever hears them: what moved, what that breaks, how the whole stands."""
    broken_text = "".join(
        f" {label}: {listing(names, _MOST_NAMES)}."
        for label, errors in (("Broken", True), ("Gives way", False))
        if (names := _names(changed_agenda.broken, errors=errors))
    )
    return f"{describe_changes(changed_agenda)} {change_sentence(changed_agenda)}{broken_text}".strip()


def describe_changes(changed_agenda: ChangedAgenda) -> str:
    """The first changes in sentences, and how many more there are."""
    sentences = [one_change(change) for change in changed_agenda.diff.changes] or [*_pin(changed_agenda)]
    more_sentence = (
        f" And {count(len(sentences) - _MAX_CHANGES_NAMED, 'more change')}."
        if len(sentences) > _MAX_CHANGES_NAMED
        else ""
    )
    return f"{' '.join(sentences[:_MAX_CHANGES_NAMED])}{more_sentence}"


def _pin(changed_agenda: ChangedAgenda) -> Iterator[str]:
    """That a line is pinned or let go, which is no difference between two agendas that are sent out."""
    old_item, new_item = (
        find_item(check.planned.agenda, changed_agenda.place) for check in (changed_agenda.before, changed_agenda.check)
    )
    if old_item.pinned != new_item.pinned:
        yield f"“{new_item.title}” is {'pinned' if new_item.pinned else 'no longer pinned'}."


def _table(title: str, breaks: Iterable[tuple[RuleResult, Finding]]) -> Iterable[Block]:
    rows = [(rule, finding, break_message(rule, finding)) for rule, finding in breaks]
    if rows:
        yield Heading(title, 2)
        yield breaks_table(title, rows)


def break_message(rule: RuleResult, finding: Finding) -> str:
    """What is said of a break, without the rule's reason, which is said once."""
    return dict(zip(rule.breaks, rule.messages, strict=True))[finding]
