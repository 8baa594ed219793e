"""A changed agenda as a document: what is different, what that breaks, what it mends, and whether the whole holds."""

from collections.abc import Iterable

from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.report.change_sentences import change_sentence as one_change
from ecpat_training.agenda.report.diff import change_blocks, diff_sentence
from ecpat_training.agenda.report.rules import breaks_table, kept_sentence, verdict
from ecpat_training.core.finding import Finding
from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Heading, Paragraph
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.programme.rules.check import RuleResult

_MOST = 2  # changes that are told one by one


def change_document(changed: ChangedAgenda, provenance: Provenance) -> Document:
    """The change first, then its consequences."""
    blocks = [
        Paragraph(diff_sentence(changed.diff)),
        *_table("What this breaks", changed.broken),
        *_table("What this mends", changed.mended),
        verdict(changed.check),
        *change_blocks(changed.diff),
    ]
    what = f"{changed.check.source}, by the rules of: {changed.check.programme}"
    return Document("Agenda, changed", blocks, what, footer=made_by(provenance))


def change_sentence(changed: ChangedAgenda) -> str:
    """`This breaks 2 rules and mends 1.` and how the whole stands."""
    broken, mended = (len({rule.rule for rule, _ in some}) for some in (changed.broken, changed.mended))
    said = [f"breaks {count(broken, 'rule')}"] if broken else []
    said += [f"mends {count(mended, 'rule')}"] if mended else []
    return f"This {' and '.join(said) or 'breaks nothing'}. {kept_sentence(changed.check)}"


def told(changed: ChangedAgenda) -> str:
    """All of it in a few sentences, for whoever hears them: what moved, what that breaks, how the whole stands."""
    names = listing(list(dict.fromkeys(rule.rule for rule, _ in changed.broken)), 8)
    broken = f" Broken: {names}." if names else ""
    return f"{what_changed(changed)} {change_sentence(changed)}{broken}".strip()


def what_changed(changed: ChangedAgenda) -> str:
    """The first changes in sentences, and how many more there are."""
    sentences = [one_change(one) for one in changed.diff.changes]
    more = f" And {count(len(sentences) - _MOST, 'more change')}." if len(sentences) > _MOST else ""
    return f"{' '.join(sentences[:_MOST])}{more}"


def _table(title: str, breaks: Iterable[tuple[RuleResult, Finding]]) -> Iterable[Block]:
    found = [(rule, one, said(rule, one)) for rule, one in breaks]
    if found:
        yield Heading(title, 2)
        yield breaks_table(title, found)


def said(rule: RuleResult, one: Finding) -> str:
    """What is said of a break, without the rule's reason, which is said once."""
    return dict(zip(rule.breaks, rule.messages, strict=True))[one]
