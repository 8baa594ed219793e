"""What is counted in a list, and what is asked about its cells, in the partner's own language; and which words were
read as which profession, which a reader should see before the figures."""

from collections.abc import Iterable, Sequence

from ecpat_training.core.finding import OTHER_PROFESSION, Term
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, fold
from ecpat_training.documents.wording import ENGLISH, Wording
from ecpat_training.programme.rules.check import CountCheck, MayJoin, ShareTarget
from ecpat_training.roster.model.check import ReadAs
from ecpat_training.roster.model.people import ANY_VALUE_LABEL, DIFFERENT_VALUES_LABEL, kind_of, people
from ecpat_training.roster.rule_parts.counting import unreachable_share
from ecpat_training.values.participant import Gender, Role, StakeholderType
from ecpat_training.values.profession import Profession
from ecpat_training.words.lists.professions import FIELDS_OF_WORK, SIDES_OF_WORK

MAX_PLACES_SHOWN = 6  # places that a sentence names
_ATTRIBUTE_WORDS = {
    "e-mail address": "e-mail",
    "role": "profession",
    "side": "profession",
    "yes or no": "status",
    "surname or middle name": "surname",
    "role or profession": "profession",
    "rank": "position",
    "full name": "name",
    "name but for titles or accents": "name",
    "name but for its spelling or alphabet": "name",
    "other": "other gender",
    "on the waiting list": "waiting list",
    "not a participant": "no participant",
    "did not come": "absent",
}  # our English words, and under which key other languages have theirs
_NOUNS = {
    "size": ("participants",),
    "stakeholder": tuple(StakeholderType),
    "role": tuple(Role),
    "gender": (Gender.FEMALE, Gender.MALE),
}  # of what there is a noun that stands behind a number; everybody else is `3 people: Albania`
_PROFESSIONS = {str(profession): profession for profession in Profession}
_USUAL_PROFESSIONS = (Profession.POLICE, Profession.PROSECUTOR, Profession.SOCIAL_WORKER, Profession.CHILD_PROTECTION)
_SIDE_NAMES = {"law enforcement": "law enforcers", "care": "caregivers"}


def people_phrase(count_check: CountCheck, number: int, words: Wording) -> str:
    """So many of those who are counted: `2 women among law enforcers`."""
    people_text = _people(count_check.of, count_check.label, number, words)
    if not count_check.among:
        return people_text
    if words.language == ENGLISH:
        group_text = count_check.among
    else:
        group_text = words.listing([_group(attribute, label, words) for attribute, label in count_check.within])
    return words.say("among", people=people_text, among=group_text)


def target_text(count_check: CountCheck, words: Wording) -> str:
    """What is wanted: `7 to 9`, `at least 1`."""
    minimum_text, maximum_text = (
        None if bound is None else words.number(bound) for bound in (count_check.low, count_check.high)
    )
    if minimum_text is None or maximum_text is None:
        return (
            words.say("at most", number=maximum_text)
            if minimum_text is None
            else words.say("at least", number=minimum_text)
        )
    return minimum_text if minimum_text == maximum_text else words.say("range", low=minimum_text, high=maximum_text)


def share(count_check: CountCheck, words: Wording) -> str:
    """What share there is, and what is wanted: `GO: 7 of 18, 38.9 %; at least 40 % are wanted.` Where that isn't known,
    from what to what: `GO: 4 to 11 of 20, 20.0 % to 55.0 %; ...`"""
    if count_check.share is None:
        return ""
    share_target, max_people = count_check.share, count_check.highest
    if count_check.verdict != "not known":
        share_target, max_people = share_target._replace(may_join=MayJoin()), count_check.actual
    lowest_percent, highest_percent = share_target.extremes_in_words(count_check.actual, max_people)
    return words.say(
        "share",
        people=_kind_phrase(count_check, words),
        have=_range(words, words.number(count_check.actual), words.number(max_people)),
        number=_range(words, words.number(share_target.sizes[0]), words.number(share_target.sizes[-1])),
        share=_range(words, _decimal(lowest_percent, words), _decimal(highest_percent, words)),
        want=_share_wanted(share_target, words),
    )


def _range(words: Wording, low_text: str, high_text: str) -> str:
    return low_text if low_text == high_text else words.say("range", low=low_text, high=high_text)


def unreachable_share_text(count_check: CountCheck, words: Wording) -> str:
    """That no whole number of people is within a band, and what the numbers beside it are."""
    if count_check.share is None:
        return ""
    if words.language == ENGLISH:
        return f"{count_check.kind}: {unreachable_share(count_check)}"
    numbers = [number for number in (count_check.high or 0, count_check.low or 0) if number <= count_check.share.people]
    shares = ", ".join(
        f"{words.number(nearest_number)} = {_decimal(count_check.share.per_cent(nearest_number), words)}"
        for nearest_number in numbers
    )
    share_wanted_text, number = _share_wanted(count_check.share, words), words.number(count_check.share.people)
    return words.say(
        "no number", people=_kind_phrase(count_check, words), number=number, want=share_wanted_text, beside=shares
    )


def _share_wanted(share: ShareTarget, words: Wording) -> str:
    lowest_percent, highest_percent = (
        None if bound is None else _decimal(f"{bound:g}", words)
        for bound in (share.target_range.low, share.target_range.high)
    )
    if lowest_percent is None or highest_percent is None:
        limit = (
            words.say("at most", number=highest_percent)
            if lowest_percent is None
            else words.say("at least", number=lowest_percent)
        )
        return f"{limit} %"
    return f"{lowest_percent} %" if lowest_percent == highest_percent else f"{lowest_percent}-{highest_percent} %"


def _decimal(number: str, words: Wording) -> str:
    """A number with the language's sign between whole and parts."""
    return number if words.language == ENGLISH else number.replace(".", ",")


def _kind_phrase(count_check: CountCheck, words: Wording) -> str:
    """Who is counted, however many: `female`."""
    if words.language == ENGLISH:
        return count_check.kind
    group_text = words.listing([_group(attribute, label, words) for attribute, label in count_check.within])
    label = _label(count_check.of, count_check.label, words)
    return words.say("among", people=label, among=group_text) if group_text else label


def readings_sentence(word_readings: Iterable[ReadAs], words: Wording) -> str:
    """Which words were read as which profession: `Read as police officer: “Inspector” 4 times.`"""
    if words.language == ENGLISH:
        return professions_read(word_readings)
    readings_by_profession, remaining_words = readings(word_readings)
    sentences = [
        words.say(
            "read as",
            profession=term(Term(profession), words),
            words=", ".join(
                f"{place(location, words) if is_hidden_value(written_word) else f'“{written_word}”'} "
                f"({words.number(times)})"
                for written_word, times, location in profession_words
            ),
        )
        for profession, profession_words in readings_by_profession.items()
    ]
    return " ".join(sentences) + (f" (+ {words.number(remaining_words)})" if remaining_words else "")


def attribute_heading(attribute: str, words: Wording) -> str:
    """What a rule counts by, as the list's column is called: `gender`."""
    return kind_of(attribute) if words.language == ENGLISH else term(Term(kind_of(attribute)), words)


def term(own_term: Term, words: Wording) -> str:
    """One of our own words in the language; the word itself where nobody has translated it."""
    if own_term in _PROFESSIONS:
        return FIELDS_OF_WORK[_PROFESSIONS[own_term]].get(words.language, own_term)
    if own_term == OTHER_PROFESSION:
        return SIDES_OF_WORK[Role.OTHER].get(words.language, own_term)
    return words.words.get(_ATTRIBUTE_WORDS.get(own_term, own_term), own_term)


def place(location: Location, words: Wording) -> str:
    """A place within the list: `C14`, `row 14`, `line 14`."""
    place_kind, _, number = location.place_in_file.partition(" ")
    return words.say(place_kind, number=number) if number and place_kind in ("row", "line") else location.place_in_file


def places(locations: Sequence[Location], words: Wording) -> str:
    """Several places, those beyond the first few as a number."""
    place_names = [place(location, words) for location in locations[:MAX_PLACES_SHOWN]]
    if len(locations) <= MAX_PLACES_SHOWN:
        return words.listing(place_names)
    return words.say("and more", place=", ".join(place_names), number=words.number(len(locations) - MAX_PLACES_SHOWN))


def _people(attribute: str, label: str, number: int, words: Wording) -> str:
    if words.language == ENGLISH:
        return people(attribute, label, number)
    if label == DIFFERENT_VALUES_LABEL:
        return words.many(f"{attribute} {DIFFERENT_VALUES_LABEL}", number)
    if label in _NOUNS.get(attribute, ()):
        return words.many(label, number)
    name = attribute_heading(attribute, words) if label == ANY_VALUE_LABEL else _label(attribute, label, words)
    return words.say("of a label", people=words.many("people", number), label=name)


def _group(attribute: str, label: str, words: Wording) -> str:
    """The people of a part of the room, however many."""
    return (
        words.say(_SIDE_NAMES[label])
        if attribute == "role" and label in _SIDE_NAMES
        else _label(attribute, label, words)
    )


def _label(attribute: str, label: str, words: Wording) -> str:
    """A value that is counted, in the language where it is one of ours; a name as it stands."""
    match attribute:
        case "country":
            return words.alternatives([words.country(code) for code in label.split(" or ")])
        case "role" if label in tuple(Role):
            return words.words.get(label, SIDES_OF_WORK[Role(label)].get(words.language, label))
        case "stakeholder" | "gender" | "profession":
            return term(Term(label), words)
    return label


def choices(attribute: str, words: Wording) -> tuple[str, ...]:
    """The words of which a cell is to hold one, in the language; none where it may hold anything."""
    match attribute:
        case "stakeholder type" | "organisation":
            return tuple(words.say(stakeholder_type) for stakeholder_type in StakeholderType)
        case "gender" | "form of address":
            return tuple(term(Term(gender), words) for gender in Gender)
        case "role or profession":
            fields = (
                *(FIELDS_OF_WORK[field_of_work] for field_of_work in _USUAL_PROFESSIONS),
                *(SIDES_OF_WORK[side] for side in Role),
            )
            return tuple(field.get(words.language, field[ENGLISH]) for field in fields)
        case "status":
            return tuple(map(words.say, ("registered", "invited", "confirmed", "declined")))
    return ()


_WORDS = 12  # that are named
_HIDDEN_PREFIX = "the value in "  # what stands for a cell that may hold a name


def readings(word_readings: Iterable[ReadAs]) -> tuple[dict[str, list[tuple[str, int, Location]]], int]:
    """Returns the words that were read as each profession, and how many more there are that aren't shown.

    Each word has how often it stands in the list and its first place, the most frequent word first. Words that are
    themselves the profession's name are left out.
    """
    words: dict[tuple[str, str], tuple[int, Location]] = {}
    for entry in word_readings:
        profession, side, _ = entry.meaning.partition(" (")
        if entry.kind == "profession" and side and fold(entry.written) != profession:
            times, location = words.get((profession, entry.written), (0, entry.where))
            words[profession, entry.written] = times + entry.count, location
    ranked_words = sorted(words.items(), key=lambda item: -item[1][0])
    words_by_profession: dict[str, list[tuple[str, int, Location]]] = {}
    for (profession, written_word), (times, location) in ranked_words[:_WORDS]:
        words_by_profession.setdefault(profession, []).append((written_word, times, location))
    return words_by_profession, max(0, len(ranked_words) - _WORDS)


def is_hidden_value(cell_text: str) -> bool:
    """Whether a place stands for a cell that may hold a name."""
    return cell_text.startswith(_HIDDEN_PREFIX)


def professions_read(word_readings: Iterable[ReadAs]) -> str:
    """`Read as police officer: “Inspector” 4 times, “inspektor” 2 times.`, a sentence for each profession, the most
    frequent words first; empty where every word says its profession itself."""
    words_by_profession, remaining_words = readings(word_readings)
    sentences = [
        f"Read as {profession}: "
        f"{', '.join(_quoted_times(written_word, times) for written_word, times, _ in profession_words)}."
        for profession, profession_words in words_by_profession.items()
    ]
    if remaining_words:
        sentences.append(f"{count(remaining_words, 'more word')} like these.")
    return " ".join(sentences)


def _quoted_times(cell_text: str, times: int) -> str:
    return (
        f"{cell_text if is_hidden_value(cell_text) else f'“{cell_text}”'} "
        f"{'once' if times == 1 else count(times, 'time')}"
    )
