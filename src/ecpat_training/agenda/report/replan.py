"""What is said of an agenda that was planned again: how little changed, that less is impossible, and every change."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from ecpat_training.agenda.model.replan import Proof, Replan
from ecpat_training.agenda.report.diff import change_blocks
from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph


def replan_blocks(replan: Replan) -> Iterable[Block]:
    """The proof in sentences, what forced a change of the whole, then every change with its reason."""
    yield Heading(f"What changed against {PurePath(replan.diff.old).name}", 2)
    proven = all(proof.proven for proof in (replan.dropped, replan.moved, replan.handed_over, replan.minutes))
    yield Paragraph(replan_sentence(replan), "good" if proven else "attention")
    if replan.forced:
        yield Paragraph("By the programme as it is now, the agenda as it was doesn't hold:")
        yield Bullets(replan.forced)
    yield from change_blocks(replan.diff)


def replan_sentence(replan: Replan) -> str:
    """`3 of 22 sessions move; it is proven that fewer is impossible.` and the same of what else changes."""
    if replan.diff.same:
        return "Nothing has to change: the agenda keeps every rule that must hold."
    return " ".join(_sentences(replan))


def _sentences(replan: Replan) -> Iterator[str]:
    new = sum(one.before is None for one in replan.diff.sessions)
    gone = sum(one.after is None for one in replan.diff.sessions)
    if not replan.dropped.found and (new or gone):  # one session for another of the same title, or of one's own
        come, fall = "comes" if new == 1 else "come", "falls" if gone == 1 else "fall"
        yield f"{count(new, 'session')} {come} in, {gone} {fall} out."
    if replan.dropped.found or not replan.dropped.proven:
        verb = "falls" if replan.dropped.found == 1 else "fall"
        yield f"{count(replan.dropped.found, 'session')} {verb} out or come in{_proof(replan.dropped)}."
    verb = "moves" if replan.moved.found < 2 else "move"  # none of them moves
    yield f"{replan.moved.found or 'None'} of {count(replan.sessions, 'session')} {verb}{_proof(replan.moved)}."
    among = " with so few moves"
    if replan.handed_over.found or not replan.handed_over.proven:
        posts = count(replan.handed_over.found, "post")
        yield f"{posts}, lead or second, {_change(replan.handed_over)} hands{_proof(replan.handed_over, among)}."
    minutes = (
        "Minutes and breaks change as little as possible" if replan.minutes.found else "No minutes and no breaks change"
    )
    yield f"{minutes}." if replan.minutes.proven else "Whether minutes and breaks could change less is open."


def _change(proof: Proof) -> str:
    return "changes" if proof.found == 1 else "change"


def _proof(proof: Proof, among: str = "") -> str:
    if not proof.found:
        return ""
    if proof.proven:
        return f"; it is proven that fewer is impossible{among}"
    return f"; the search was stopped: it is proven that at least {proof.bound} must{among}, fewer than these may do"
