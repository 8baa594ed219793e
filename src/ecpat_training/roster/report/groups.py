"""Groups as a document: who sits where, what was reached, and what another goal would cost. People appear by code,
unless names are asked for."""

from collections.abc import Iterable, Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.numbers import value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.roster.model.group_goal import GroupGoal, Trait
from ecpat_training.roster.model.group_task import GroupTask, Pair
from ecpat_training.roster.model.grouping import Grouping, GroupingAnswer, GroupingScore
from ecpat_training.roster.model.people import people
from ecpat_training.roster.report.group_papers import MANY_ROUNDS, person_label
from ecpat_training.roster.report.json_schema import GROUPS
from ecpat_training.words.catalogue.message import Option, phrase, sentences

GOALS: dict[GroupGoal, str] = {
    GroupGoal.SECTORS: "Meet other sectors",
    GroupGoal.MIXED: "Mixed groups",
    GroupGoal.PEOPLE: "Meet new people",
}
_TRAITS: dict[Trait, str] = {Trait.STAKEHOLDER: "stakeholder type", Trait.ROLE: "side", Trait.GENDER: "gender"}
_SHORT_KIND_NAMES = {
    "law enforcement": "Law",
    "care": "Care",
    "other": "Other",
    "female": "Women",
    "male": "Men",
}


def groups_document(grouping_answer: GroupingAnswer, provenance: Provenance, *, names: bool) -> doc.Document:
    """What was reached, who sits where in each round, each person's way, and what the goals cost each other."""
    blocks: list[doc.Block] = [*_reached_blocks(grouping_answer)]
    for number in range(1, grouping_answer.task.rounds + 1):
        blocks += [*_round_blocks(grouping_answer, number, names=names)]
    blocks += [
        *_trade_off(grouping_answer),
        doc.Heading("Where each person sits"),
        _person_table(grouping_answer, names=names),
        *_method_blocks(grouping_answer),
    ]
    return doc.Document(
        "Groups",
        blocks,
        _subtitle(grouping_answer.task),
        footer=provenance_sentence(provenance),
        brief=next(place for place, block in enumerate(blocks) if getattr(block, "text", "").startswith("Where each")),
        landscape=names and len(grouping_answer.task.sizes) > MANY_ROUNDS,
    )


def group_data(grouping_answer: GroupingAnswer, provenance: Provenance, *, names: bool) -> dict[str, object]:
    """The answer for other programs."""
    task = grouping_answer.task
    return {
        "schema": GROUPS,
        "title": "Groups",
        "first": grouping_answer.chosen.first.value,
        "rounds": [
            [[person_label(grouping_answer, member, names=names) for member in group] for group in groups]
            for groups in grouping_answer.chosen.rounds
        ],
        "held": len(task.held),
        "most_pairs_of_other_sectors": grouping_answer.most_cross,
        "goals": {
            alternative.first.value: {name: getattr(alternative.score, name) for name in GroupingScore.__slots__}
            for alternative in grouping_answer.alternatives
        },
        "seed": grouping_answer.seed,
        "made": provenance_sentence(provenance),
    }


def _subtitle(task: GroupTask) -> str:
    held_note = f"; {len(task.held)} of them held already" if task.held else ""
    groups = count(max(map(len, task.sizes)), "group")
    return f"{count(task.rounds, 'round')} of {groups} for {count(len(task.people), 'person', 'people')}{held_note}"


def _reached_blocks(grouping_answer: GroupingAnswer) -> Iterator[doc.Block]:
    """What the chosen groups come to, in sentences."""
    score, task = grouping_answer.chosen.score, grouping_answer.task
    sentences = []
    if score.cross:
        bound = (
            "more is not possible"
            if score.cross_met >= grouping_answer.most_cross
            else f"at most {grouping_answer.most_cross:,}"
        )
        sentences.append(
            f"{score.cross_met:,} of {score.cross:,} pairs of different stakeholder types meet ({bound}): each person"
            f" meets {value_text(score.cross_mean, '0.0')} people of other types on average, and at least"
            f" {score.cross_least:,}."
        )
    sentences.append(f"{score.pairs_met:,} of all {score.pairs:,} pairs meet. {_repeats_sentence(score)}")
    traits = [_TRAITS[trait] for trait in Trait if any(kind_trait is trait for kind_trait, _, _ in task.kinds)]
    if traits:
        mixing_phrase, group_total = f"by {listing(traits)}", sum(map(len, grouping_answer.chosen.rounds))
        sentences.append(
            f"Every group is mixed as the whole, {mixing_phrase}."
            if not score.off
            else f"Not every group is mixed as the whole {mixing_phrase}: over all {count(group_total, 'group')},"
            f" {count(score.off, 'person', 'people')} of some kind are too many or too few."
        )
    sentences += _scarce_kind_notes(task)
    if score.lacking:
        sentences.append(
            f"{count(score.lacking, 'group')} {'lacks' if score.lacking == 1 else 'lack'} a stakeholder type."
        )
    sentences += [_isolation_sentence(score)] if task.kinds else []
    if any(len(set(sizes)) > 1 for sizes in task.sizes) and task.rounds > 1:
        fairness = (
            "for each person at most once more often than for others" if score.uneven <= 1 else "as fairly as was found"
        )
        sentences.append(f"Groups differ in size: who sits in a smaller one changes, {fairness}.")
    if task.met:
        sentences.append("Who met in earlier groups has met here.")
    yield doc.Bullets(tuple(sentence for sentence in sentences if sentence))


def _scarce_kind_notes(task: GroupTask) -> Iterator[str]:
    """Of which kinds there are too few for each group, so that they sit together rather than alone."""
    groups = max(map(len, task.sizes))
    for trait, trait_value, members in task.kinds:
        if trait in task.not_alone and 1 < len(members) < 2 * groups:
            kind_people = people(trait.value, trait_value, len(members))
            yield (
                f"There are {kind_people}, too few for two in each group: they sit in twos or threes, some groups have"
                " none."
            )


def _repeats_sentence(score: GroupingScore) -> str:
    if not score.repeated:
        return "No two people sit together twice."
    pairs = count(score.repeated, "pair")
    return f"{pairs} {'sits' if score.repeated == 1 else 'sit'} together again, no pair more than {_times(score.most)}."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _isolation_sentence(score: GroupingScore) -> str:
    if not score.alone:
        return "No person is the only one of their kind in a group, where there are enough of them."
    return f"{_times(score.alone).capitalize()} a person is the only one of their kind in a group."


def _trade_off(grouping_answer: GroupingAnswer) -> Iterator[doc.Block]:
    """What each goal would cost the others."""
    yield doc.Heading("What each goal costs the others", 2)
    tones: tuple[doc.Tone, ...] = tuple(
        "good" if alternative.first is grouping_answer.chosen.first else "plain"
        for alternative in grouping_answer.alternatives
    )
    columns: list[Column[Grouping]] = [
        Column("First goal", lambda grouping: GOALS[grouping.first], width=2),
        Column("Cross pairs", lambda grouping: grouping.score.cross_met, "count"),
        Column("All pairs", lambda grouping: grouping.score.pairs_met, "count"),
        Column("Meet again", lambda grouping: grouping.score.repeated, "count"),
        Column("At most", lambda grouping: grouping.score.most, "count"),
        Column("Not even", lambda grouping: grouping.score.off, "count"),
        Column("Alone", lambda grouping: grouping.score.alone, "count"),
    ]
    yield table_of("Trade-off", grouping_answer.alternatives, columns, tones=tones)
    other_goals = [
        alternative.first.value
        for alternative in grouping_answer.alternatives
        if alternative.first is not grouping_answer.chosen.first
    ]
    yield doc.Paragraph(
        sentences(
            phrase(
                "Cross pairs: pairs of different stakeholder types that meet. Meet again: pairs that sit together more"
                " than once; at most: how often the same two do. Not even: people more or fewer of a kind than an even"
                " mix has. These groups: {goal}.",
                goal=GOALS[grouping_answer.chosen.first].lower(),
            ),
            phrase(
                "To choose another, add {option} {other_goals}.",
                option=Option("--first"),
                other_goals=" or ".join(other_goals),
            ),
        ),
        "quiet",
    )


def _round_blocks(grouping_answer: GroupingAnswer, number: int, *, names: bool) -> Iterator[doc.Block]:
    """A round: each group with its people, and its mix."""
    task, groups = grouping_answer.task, grouping_answer.chosen.rounds[number - 1]
    held_note = " (held already)" if number <= len(task.held) else ""
    yield doc.Heading(f"Round {number}{held_note}", 2)
    shown_kinds = [
        (trait, trait_value, members)
        for trait, trait_value, members in task.kinds
        if trait is not Trait.ROLE or trait_value != "other"
    ]
    traits = [
        doc.ReportColumn(_SHORT_KIND_NAMES.get(trait_value, trait_value), "count", width=0.6)
        for _, trait_value, _ in shown_kinds
    ]
    rows = tuple(
        (
            group,
            ", ".join(person_label(grouping_answer, member, names=names) for member in members),
            *(len(kind_members.intersection(members)) for _, _, kind_members in shown_kinds),
        )
        for group, members in enumerate(groups, 1)
    )
    columns = (
        doc.ReportColumn("Group", "count", width=0.7),
        doc.ReportColumn("People", width=5 if names else 3.5),
        *traits,
    )
    yield doc.ReportTable(f"Round {number}", columns, rows)
    absent_indexes = [
        person_index for person_index in range(len(task.people)) if person_index not in task.present[number - 1]
    ]
    if absent_indexes:
        absent_people = listing(
            [person_label(grouping_answer, person_index, names=names) for person_index in absent_indexes], 40
        )
        yield doc.Paragraph(f"Not there: {absent_people}.", "quiet")


def _person_table(grouping_answer: GroupingAnswer, *, names: bool) -> doc.ReportTable:
    task = grouping_answer.task
    seat = [
        {member: group for group, members in enumerate(groups, 1) for member in members}
        for groups in grouping_answer.chosen.rounds
    ]
    meets = _meets(grouping_answer)
    columns = (
        doc.ReportColumn("Person"),
        *([doc.ReportColumn("Name", width=3)] if names else []),
        doc.ReportColumn("Type"),
        doc.ReportColumn("Side", width=2),
        *(doc.ReportColumn(f"Round {number}", "count") for number in range(1, task.rounds + 1)),
        doc.ReportColumn("Meets", "count"),
    )
    rows = tuple(
        (
            person.code,
            *([person.name] if names else []),
            person.stakeholder.value if person.stakeholder else "",
            person.role.value if person.role else "",
            *(groups.get(person_index, "") for groups in seat),
            meets[person_index],
        )
        for person_index, person in enumerate(task.people)
    )
    return doc.ReportTable("By person", columns, rows)


def _meets(grouping_answer: GroupingAnswer) -> Sequence[int]:
    """How many different people each one sits with in these rounds."""
    met_by_person: dict[int, set[int]] = {
        person_index: set() for person_index in range(len(grouping_answer.task.people))
    }
    for groups in grouping_answer.chosen.rounds:
        for group in groups:
            for member in group:
                met_by_person[member].update(group)
    return [max(0, len(tablemates) - 1) for tablemates in met_by_person.values()]


def _method_blocks(grouping_answer: GroupingAnswer) -> Iterable[doc.Block]:
    """How it was done, and what was asked."""
    task = grouping_answer.task
    constraints = [f"Apart: {_pairs(task, task.apart)}."] if task.apart else []
    constraints += [f"Together: {_pairs(task, task.together)}."] if task.together else []
    constraints += [f"No two people sit together more than {_times(task.at_most)}."] if task.at_most else []
    yield doc.Heading("How they were found", 2)
    yield doc.Paragraph(
        f"By chance and improvement: {GOALS[grouping_answer.chosen.first].lower()} first, the other two goals "
        f"weighed alike,"
        f" the best of many tries from seed {grouping_answer.seed}. Better groups may exist where no bound is "
        f"named; the same"
        " list, options and seed give the same groups. The figures were counted anew from the groups alone."
    )
    if constraints:
        yield doc.Bullets(tuple(constraints))


def _pairs(task: GroupTask, pairs: Iterable[Pair]) -> str:
    return "; ".join(f"{task.people[a].code} and {task.people[b].code}" for a, b in sorted(pairs))
