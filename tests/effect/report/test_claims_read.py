"""Drawn reports, read for all their readers by rules written apart from the reports' own."""

import pytest

from ecpat_training.documents.document import Bullets, Document, Heading, Paragraph
from ecpat_training.documents.formats.json import canonical
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.words.readers import READERS
from tests.draws import some_of
from tests.effect.report.claims_reader import Said, objections
from tests.effect.report.drawn_claims import tempting

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))


def pages(document: Document) -> list[Said]:
    said: list[Said] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            said.append(Said(block.text, block.level))
        elif isinstance(block, Paragraph):
            said.append(Said(block.text))
        elif isinstance(block, Bullets):
            said += map(Said, block.items)
    return said


def read(seed: int) -> list[str]:
    """What a referee objects to in one drawn training's reports: every reader's, internal and published."""
    import json

    report = tempting(seed)
    if not any(change.raw.value is not None for one in report.comparisons for change in one.changes):
        return []
    truth = json.loads(canonical(effect_json(report, MADE)))
    return [
        f"{seed} {'published ' if shown.published else ''}{reader}: {one}"
        for shown in (report, publish(report))
        for reader in READERS
        for one in objections(pages(effect_document(shown, MADE, reader)), truth, reader)
    ]


@pytest.mark.parametrize("seed", some_of(range(16), 5))
def test_nothing_is_claimed_that_the_figures_do_not_bear_or_another_paragraph_denies(seed: int) -> None:
    assert read(seed) == []


@pytest.mark.parametrize(
    ("text", "objection"),
    [
        ("Scale 0 rose by 1.00 points on average (95 % interval 0.10 to 1.90; 9 people): an improvement.", "bear"),
        ("Scale 0: neither shows whether it rose or fell. Even so it would have gone the same way.", "sure"),
        ("The rise can be put down to the training.", "without a lot"),
        ("1 answers have no code.", "1 answers"),
        ("4 of 9 people improved, 2 stayed the same, 1 got worse.", "add up"),
    ],
)
def test_the_reader_finds_what_it_is_there_for(text: str, objection: str) -> None:
    change = {
        "title": "Scale 0",
        "better": "higher",
        "raw_change": {"low": 0.1, "high": 1.9},
        "adjusted_p": {"p": 0.08},
        "all_answers": None,
    }
    truth = {"comparisons": [{"before": "pre", "after": "post", "scales": [change]}], "analyses": {}}
    page = [Said("What changed", 1), Said("Exploratory: none was declared."), Said(text)]
    assert any(objection in one for one in objections(page, truth, "coordinator"))
