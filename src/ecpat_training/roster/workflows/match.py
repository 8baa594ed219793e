"""People recognised across participant lists: proposed, decided in a file, counted once."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count
from ecpat_training.files.hashing import sha256
from ecpat_training.files.writing import STDOUT
from ecpat_training.roster.matching.decisions import read_decisions
from ecpat_training.roster.matching.persons import Partition, count_persons, partition
from ecpat_training.roster.matching.proposals import Proposals, proposals, salt_of
from ecpat_training.roster.model.same_person import DecidedPair, Grade, MatchedLists, Pair, SamePersonDecision
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.report.for_machines import RosterMatchResult
from ecpat_training.roster.report.match import decisions_yaml, match_document, write_headline
from ecpat_training.roster.report.match_public import public_document, public_headline
from ecpat_training.roster.workflows.lists import ListFiles, ReadLists, read_lists
from ecpat_training.values.participant import Participant
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences

YAML, WORKBOOK = ".yaml", ".xlsx"
MAX_OPEN_PAIRS = 1_500  # pairs that one file asks about: more than anybody decides in a week
_MOST_YAML = 1 << 20  # bytes, as it is read again
_MOST_ROWS = 20_000  # of a workbook's table, as it is rendered
_UNUSED_OPTION_CODE = "table.unused-option"
# What is said of a list here; the rest is the matter of `ecpat roster check`.
_REPORTED_CODES = frozenset(
    ("roster.same-name", "roster.same-id", "roster.nobody", "roster.several-people", _UNUSED_OPTION_CODE)
)


def roster_match(
    files: ListFiles,
    delivery: Delivery,
    *,
    decisions: Path | None = None,
    accept_certain: bool = False,
    names: bool = False,
    publish: bool = False,
) -> Outcome:
    """`ecpat roster match`: recognises people across lists, and delivers the report and the file of decisions.

    Raises:
        UsageError: fewer than two lists, or one list twice; names are to be published.
        InputError, RefusedError: a file can't be read.
        ContentError: a file isn't a list, or decisions contradict each other.
    """
    if publish and (names or any(path.suffix.lower() == YAML for path in delivery.paths)):
        message = "names and files of decisions stay in the house."
        raise UsageError.because(
            "usage.publish",
            message,
            hint=phrase(
                "Leave out {publish_option}, or {names_option} and the .yaml file.",
                publish_option=Option("--publish"),
                names_option=Option("--names"),
            ),
        )
    if len(files.paths) < 2:
        raise UsageError.because("usage.one-list", "there is only one list.", hint="Name two lists or more.")
    inputs = [*files.paths, *(path for path in (decisions, *files.words) if path)]
    delivery.check(inputs)
    decided_pairs, findings = read_decisions(decisions) if decisions else ((), [])
    with progress_line(delivery, "reading the lists") as line:
        lists = read_lists(files)
        salt = (
            decided_pairs[0].salt if decided_pairs else salt_of(sha256(path) for path in files.paths if path != STDOUT)
        )
        if line:
            line.report_activity(f"comparing {count(len(lists.all_people), 'entry', 'entries')}")
        proposals_found = proposals(lists.people, decided_pairs, salt)
    if accept_certain:
        proposals_found = replace(proposals_found, pairs=tuple(map(accept_pair, proposals_found.pairs)))
    people = partition([number for number, _ in lists.all_people], proposals_found.pairs)
    refuse_clashes(lists, people)
    matched_lists = _match_lists(lists, proposals_found, people, names=names)
    findings = [*findings, *matching_findings(lists, people)]
    delivery.findings(findings)
    if publish:
        origin = provenance("ecpat roster match --publish", ())
        delivery.document(public_document(matched_lists.counted, origin))
        delivery.data(lambda: RosterMatchResult(matched_lists, publish=True), (), origin)
        return Outcome(
            exit_code(findings, are_rules_kept=not matched_lists.counted.open), public_headline(matched_lists.counted)
        )
    unused_pairs = [pair if names else pair.model_copy(update={"names": ""}) for pair in proposals_found.unused]
    _deliver(matched_lists, unused_pairs, delivery, inputs, findings)
    return Outcome(
        exit_code(findings, are_rules_kept=not matched_lists.counted.open), write_headline(matched_lists.counted)
    )


def accept_pair(pair: Pair) -> Pair:
    """The pair as one person, where that is almost certain and nobody has decided otherwise."""
    if pair.decision is None and pair.grade is Grade.CERTAIN:
        return replace(pair, decision=SamePersonDecision.SAME)
    return pair


def _match_lists(lists: ReadLists, proposals_found: Proposals, people: Partition, *, names: bool) -> MatchedLists:
    entries = lists.all_people
    values_by_attribute = {
        "stakeholder": [str(person.stakeholder) if person.stakeholder else None for _, person in entries],
        "role": [str(person.role) if person.role else None for _, person in entries],
    }
    known_kinds = {attribute: kind_values for attribute, kind_values in values_by_attribute.items() if any(kind_values)}
    return MatchedLists(
        places=tuple(lists.place(number, person) for number, person in entries),
        names=tuple(person.name for _, person in entries) if names else (),
        pairs=proposals_found.pairs,
        counted=count_persons([number for number, _ in entries], lists.labels, known_kinds, people),
        frequent=proposals_found.frequent,
        nameless=sum(not (person.name or person.email or person.phone) for _, person in entries),
    )


def refuse_clashes(lists: ReadLists, people: Partition) -> None:
    """Decisions that can't all hold.

    Raises:
        ContentError: with the pairs that are decided to be different and are the same by other decisions.
    """
    refuse_clashing([lists.place(number, person) for number, person in lists.all_people], people)


def refuse_clashing(places: Sequence[str], people: Partition) -> None:
    """The same, by the places of all entries.

    Raises:
        ContentError: with the pairs that are decided to be different and are the same by other decisions.
    """
    errors = [
        Finding(
            "match.clash",
            Severity.ERROR,
            phrase(
                "{first_place} and {second_place} are different by one decision, and one person by others.",
                first_place=places[pair.first],
                second_place=places[pair.second],
            ),
            None,
            "Please change one of these decisions.",
        )
        for pair in people.clashes
    ]
    if errors:
        raise ContentError(errors)


def matching_findings(lists: ReadLists, people: Partition) -> list[Finding]:
    """What the lists' own remarks mean for counting, and two rows of one list that decisions make one person."""
    findings = findings_of_lists(lists.readings)
    if lists.outside_count:
        message = phrase(
            "{entries:,} {entries:entry|entries} declined, withdrew or did not come, and took no part.",
            entries=lists.outside_count,
        )
        findings.append(Finding("match.outside", Severity.NOTE, message))
    first_by_person: dict[tuple[int, int], Participant] = {}
    for (number, person), person_index in zip(lists.all_people, people.person, strict=True):
        before = first_by_person.setdefault((number, person_index), person)
        if before is not person:
            message = phrase(
                "by your decisions this is the same person as in {place}; counted once.",
                place=before.where.place_in_file,
            )
            findings.append(
                Finding("match.same-list", Severity.WARNING, message, person.where, "Please check the decisions.")
            )
    return findings


def findings_of_lists(readings: Sequence[RosterReading]) -> list[Finding]:
    """What single lists say that matters where several are compared, and how much else there is."""
    findings: list[Finding] = []
    unmentioned = 0
    list_findings = [finding for reading in readings for finding in reading.findings]
    unused_count = sum(finding.code == _UNUSED_OPTION_CODE for finding in list_findings)
    for finding in list_findings:
        if finding.code == _UNUSED_OPTION_CODE and unused_count < len(readings):
            continue  # another list needed the option
        if finding.severity is Severity.ERROR or finding.code in _REPORTED_CODES:
            findings.append(finding)
        else:
            unmentioned += finding.severity is Severity.WARNING
    if unmentioned:
        message = phrase(
            "{remarks:,} more {remarks:remark|remarks} on single lists: {command} says {remarks:it|them}.",
            remarks=unmentioned,
            command=Command("roster check"),
        )
        findings.append(Finding("match.remarks", Severity.NOTE, message))
    return findings


def _deliver(
    matched_lists: MatchedLists,
    unused_pairs: Sequence[DecidedPair],
    delivery: Delivery,
    inputs: Sequence[Path],
    findings: Sequence[Finding],
) -> None:
    rows, later = _rows(matched_lists, unused_pairs)
    if later:
        hint = phrase("Decide these, and match again with {option}.", option=Option("--decisions"))
        message = phrase(
            "{pairs:,} {pairs:more open pair|more open pairs} will be asked when these are decided; all are counted.",
            pairs=later,
        )
        note = Finding("match.more", Severity.NOTE, message, None, hint)
        delivery.findings([note])
        findings = [*findings, note]
    origin = provenance("ecpat roster match", inputs)
    current_rows = [row for row in rows if row not in unused_pairs]
    endings = {path.suffix.lower() for path in delivery.paths}
    renderings: dict[str, bytes] = {}
    if WORKBOOK in endings:
        _refuse_long_file(rows, len(rows) > _MOST_ROWS)
        workbook = match_document(matched_lists, origin, rows, keys=True)
        renderings[WORKBOOK] = delivery.rendered(workbook, Path(f"decisions{WORKBOOK}"))
    if YAML in endings:
        renderings[YAML] = decisions_yaml(rows).encode()
        _refuse_long_file(
            rows,
            len(renderings[YAML]) > _MOST_YAML,
            sentences("Write a workbook:", phrase("{option} pairs.xlsx.", option=Option("--out"))),
        )
    private_paths = delivery.paths if matched_lists.names else delivery.files_ending_in(WORKBOOK, YAML)
    delivery.document(
        match_document(matched_lists, origin, current_rows, keys=False),
        content_by_ending=renderings,
        private=private_paths,
    )
    delivery.data(lambda: RosterMatchResult(matched_lists, publish=False), findings, origin)


def _refuse_long_file(
    rows: Sequence[DecidedPair], has_too_many: bool, hint: str = "Match fewer lists at a time."
) -> None:
    """Refuses a file that would lose decisions.

    Raises:
        UsageError: there are more pairs than such a file holds.
    """
    if has_too_many:
        message = phrase("{pairs:,} {pairs:pair|pairs} {pairs:is|are} more than such a file holds.", pairs=len(rows))
        raise UsageError.because("match.too-many", message, hint=hint)


def _rows(matched_lists: MatchedLists, unused_pairs: Sequence[DecidedPair]) -> tuple[list[DecidedPair], int]:
    """The pairs as a file holds them: open ones first, then what was decided, at last what earlier lists asked; and how
    many open ones are left for later."""
    open_row_pairs = {(pair.first, pair.second) for pair in matched_lists.counted.open}
    open_pairs = [pair for pair in matched_lists.pairs if (pair.first, pair.second) in open_row_pairs]
    decided_pairs = [pair for pair in matched_lists.pairs if pair.decision is not None]
    decided_keys = {pair.key for pair in decided_pairs}
    rows = {pair.key: _row(matched_lists, pair) for pair in open_pairs[:MAX_OPEN_PAIRS] if pair.key not in decided_keys}
    rows |= {pair.key: _row(matched_lists, pair) for pair in decided_pairs}
    return [*rows.values(), *unused_pairs], max(0, len(open_pairs) - MAX_OPEN_PAIRS)


def _row(matched_lists: MatchedLists, pair: Pair) -> DecidedPair:
    first_row, second_row = pair.first, pair.second
    return DecidedPair(
        decision=pair.decision,
        people=f"{matched_lists.places[first_row]}, {matched_lists.places[second_row]}",
        names=f"{matched_lists.names[first_row]} / {matched_lists.names[second_row]}" if matched_lists.names else "",
        likely=str(pair.grade),
        because=pair.because,
        key=pair.key,
    )
