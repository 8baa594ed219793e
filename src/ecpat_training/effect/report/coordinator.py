"""What a coordinator needs beside the findings: who did not answer, and what to do."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.documents.document import Block, Bullets, Heading
from ecpat_training.effect.analyses.follow_up.result import FollowUpResult
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.linking import Linking, Response
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.findings import finding_message
from ecpat_training.effect.report.next_steps import next_steps
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.words.catalogue.marked_text import count_phrase, join_names

MOST_CODES = 30
NOT_LINKED = "evaluate.not-linked"


def to_do_blocks(report: EffectReport) -> Iterator[Block]:
    """The steps that follow from the figures, each by its rule."""
    if steps := next_steps(report):
        yield Heading(words.NEXT_STEPS["title"])
        yield Bullets(tuple(steps))


def missed_people_blocks(report: EffectReport) -> Iterator[Block]:
    """Who is missing in a wave, by code; nothing in a published report, which knows no single people."""
    linkings = [
        comparison.linking for comparison in report.comparisons if comparison.linking and not comparison.unlinked
    ]
    if not linkings:
        return
    yield Heading(words.MISSED_PEOPLE["title"])
    unused_places = {
        unused_row.location
        for linking in linkings
        for unused_row in (*linking.left_out_before, *linking.left_out_after)
    }
    forms, have_verb = count_phrase(len(unused_places), *words.FORM), words.HAVE_VERB[len(unused_places) != 1]
    left_out_texts = [words.MISSED_PEOPLE["left out"].format(forms=forms, have=have_verb)] if unused_places else []
    yield Bullets((*(text for linking in linkings for text in _missed_people_texts(linking)), *left_out_texts))


def people_or_participations(comparison: Comparison) -> tuple[str, str]:
    """(word for one, word for several) of what a comparison counts: people, or participations where some came more
    than once."""
    return words.PARTICIPATION if comparison.of_participations else words.PERSON


def came_again_sentence(report: EffectReport) -> str:
    """A sentence that participations are counted, where people came more than once; empty where nobody did. A
    published report doesn't say how many."""
    if any(comparison.again for comparison in report.comparisons):
        return words.MISSED_PEOPLE["some again"]
    linkings = [
        comparison.linking for comparison in report.comparisons if comparison.linking and comparison.linking.came_again
    ]
    if not linkings:
        return ""
    people, linking = len(linkings[0].came_again), linkings[0]
    return words.MISSED_PEOPLE["again"].format(
        people=count_phrase(people, "person", "people"),
        participations=linking.linked,
        rows=sum(map(len, linking.came_again)),
    )


def remarks_part(report: EffectReport) -> Iterator[Block]:
    """What was noticed that may change a figure, but what `missed_people_blocks` says already."""
    findings = [
        finding for finding in report.findings if finding.severity is not Severity.NOTE and finding.code != NOT_LINKED
    ]
    if findings:
        yield Heading(report_words.DOCUMENT["remarks"])
        yield Bullets(tuple(_remark(finding) for finding in findings))


def _remark(finding: Finding) -> str:
    message = finding_message(finding)
    text = f"{finding.where}: {message}" if finding.where else message[:1].upper() + message[1:]
    return f"{text} {finding.hint}" if finding.hint else text


def first_page_comparisons(report: EffectReport) -> Sequence[Comparison]:
    """The comparisons of the first pages: how scores went from the training's end to the follow-up is a section of its
    own."""
    has_follow_up = report.found(FollowUpResult) is not None
    selected = tuple(
        comparison
        for comparison in report.comparisons
        if not has_follow_up or (comparison.before, comparison.after) != ("post", "follow-up")
    )
    return selected if any(comparison.changes for comparison in selected) else report.comparisons


def _missed_people_texts(linking: Linking) -> Iterator[str]:
    before, after = words.WAVE_TIMES[linking.before], words.WAVE_TIMES[linking.after]
    if not linking.only_before:
        yield words.MISSED_PEOPLE["all"].format(before=before, after=after)
    side_responses = (
        ("after", linking.only_before, linking.n_before),
        ("before", linking.only_after, linking.n_after),
    )
    for side, responses, n in side_responses:
        if responses:
            text = words.MISSED_PEOPLE[side].format(
                missing=len(responses), n=n, before=before, after=after, were=words.WERE[len(responses) != 1]
            )
            yield f"{text} {words.MISSED_PEOPLE['codes'].format(codes=_codes(responses))}"


def _codes(responses: tuple[Response, ...]) -> str:
    return join_names([response.code_or_place for response in responses], MOST_CODES)
