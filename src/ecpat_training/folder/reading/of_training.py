"""Which training a file is of, by the evidence for and against each, as `deciding` tells its kind: a score of at least
`CERTAIN`, and `LEAD` more than any other training's; what is closer is asked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import FOLLOW_UPS, folder_of, versions
from ecpat_training.core.text import count, listing, visible
from ecpat_training.folder.kind_parts.days import AFTER, BEFORE, wave_by_days
from ecpat_training.folder.kind_parts.kind import Dated
from ecpat_training.folder.kind_parts.looked_file import Evidence, RecognisedFile
from ecpat_training.folder.model.contents import MEETING
from ecpat_training.folder.reading.deciding import CERTAIN, LEAD, LEAST
from ecpat_training.folder.reading.known_people import MIN_SHARED_PEOPLE, KnownPeople
from ecpat_training.folder.reading.table import KIND_BY_NAME
from ecpat_training.words.lists.countries import COUNTRY_OF
from ecpat_training.words.matching import letters_key, title_key

_NAMED, _PAGE, _TITLED, _PLACE, _COUNTRY = 6, 5, 5, 3, 3
_DAYS, _SOME_DAYS, _OTHER_DAYS, _MAY_BE = 5, 4, -4, 3
_MOST_PEOPLE, _SOME_PEOPLE, _FEW_PEOPLE, _NO_PEOPLE_WEIGHT = 6, 3, 1, -1
_LESS = 2  # that people say of a training to which the same may have come
_HALF, _FIFTH = 0.5, 0.2
_MAX_TRAININGS_SHOWN = 4
_LONGEST_NAME = 4  # words of a country's name
_CODE = 3  # letters of a country's code, which may be any word
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OF_DAYS = ("attendance", "agenda")  # whose days are those of the training


class TrainingChoice(NamedTuple):
    """The training and why; else why it isn't known, and those that it may be of, the likeliest first."""

    training: str = ""
    because: str = ""
    may_be: tuple[str, ...] = ()


class TrainingFinder:
    """Tells the training of files that came together. `page` is the training on whose page they were dropped."""

    def __init__(
        self, programme: Path, trainings: Sequence[Dated], instrument: Path | None, page: str | None = None
    ) -> None:
        self._programme, self._page = programme, page
        self.trainings = trainings
        self.known = {dated.id: KnownPeople(programme, dated.id, instrument) for dated in trainings}

    def training_of(self, file: Path, recognised: RecognisedFile) -> TrainingChoice:
        """The training of a recognised file."""
        ids = [dated.id for dated in self.trainings]
        if recognised.training in ids:
            return TrainingChoice(recognised.training, f"it says that it is of {recognised.training}")
        if len(ids) == 1:
            return TrainingChoice(ids[0], "the programme has one training")
        evidence: dict[str, list[Evidence]] = {id_: [] for id_ in ids}
        for signs in (self._evidence_of_name(file), self._evidence_of_page(), self._evidence_of_words(recognised),
                      self._evidence_of_days(recognised), self._evidence_of_people(recognised)):  # fmt: skip
            for id_, sign in signs:
                evidence[id_].append(sign)
        return _decide(evidence)

    def _evidence_of_name(self, file: Path) -> Iterator[tuple[str, Evidence]]:
        """The ids that stand in the file's name."""
        name = file.stem.casefold()
        words = _WORD.findall(name.replace("_", " "))
        for dated in self.trainings:
            if dated.id in words or re.search(rf"(?<![a-z0-9]){re.escape(dated.id)}(?![0-9])", name):
                yield dated.id, Evidence(_NAMED, f"its name says {dated.id}")

    def _evidence_of_page(self) -> Iterator[tuple[str, Evidence]]:
        if self._page:
            yield self._page, Evidence(_PAGE, "you added it on a page of this training")

    def _evidence_of_words(self, recognised: RecognisedFile) -> Iterator[tuple[str, Evidence]]:
        """Its titles and places, in the file's name, its sheets and the lines above its table; and the country."""
        texts = recognised.signs.texts
        lines = [f" {title_key(text)} " for text in texts]
        countries = {code for text in texts for code in _find_countries(text)}
        for dated in self.trainings:
            for names, weight in ((dated.titles, _TITLED), (dated.places, _PLACE)):
                if name := next((name for name in names if any(f" {title_key(name)} " in line for line in lines)), ""):
                    yield dated.id, Evidence(weight, f"it says `{visible(name)}`")
            if dated.country in countries:
                yield dated.id, Evidence(_COUNTRY, f"it names the country of {dated.id}")

    def _evidence_of_days(self, recognised: RecognisedFile) -> Iterator[tuple[str, Evidence]]:
        """The days on which answers were sent, or on which a training was."""
        if recognised.first_day and recognised.last_day:
            signs = self._of_answers(recognised)
        else:
            signs = self._of_days(recognised)
        if not any(sign.weight > 0 for sign in signs.values()):
            yield from signs.items()
            return
        yield from signs.items()
        undated_ids = [dated.id for dated in self.trainings if dated.start is None]
        undated_text = f"and {count(len(undated_ids), 'training')} more may be on them, without a date yet"
        yield from ((id_, Evidence(_MAY_BE, undated_text)) for id_ in undated_ids)

    def _of_answers(self, recognised: RecognisedFile) -> dict[str, Evidence]:
        first_day, last_day = (
            date.fromisoformat(recognised.first_day[:10]),
            date.fromisoformat(recognised.last_day[:10]),
        )
        signs = {}
        for dated in self.trainings:
            if not dated.start or not dated.end:
                continue
            if dated.start - timedelta(BEFORE) <= first_day and last_day <= dated.end + timedelta(AFTER):
                signs[dated.id] = Evidence(_DAYS, f"its days fit {dated.id}")
        if not signs or {"pre", "post"} & set(recognised.waves):
            return signs
        awaited = [dated for dated in self.trainings if dated.answered and dated.id not in signs]
        for dated in awaited:
            if wave_by_days(recognised, dated) in FOLLOW_UPS.values():
                signs[dated.id] = Evidence(_MAY_BE, f"and a follow-up of {dated.id}")
        return signs

    def _of_days(self, recognised: RecognisedFile) -> dict[str, Evidence]:
        """The days that a file names itself."""
        days = set(recognised.signs.days)
        signs = {}
        for dated in self.trainings if days else ():
            if not dated.start or not dated.end:
                continue
            own_days = {day for day in days if dated.start <= day <= dated.end}
            if own_days:
                days_text = listing([day.isoformat() for day in sorted(own_days)], 3)
                weight = _DAYS if {dated.start, dated.end} <= own_days == days else _SOME_DAYS
                signs[dated.id] = Evidence(
                    weight, f"{days_text} {'is a day' if len(own_days) == 1 else 'are days'} of {dated.id}"
                )
            elif recognised.kind in _OF_DAYS:
                signs[dated.id] = Evidence(_OTHER_DAYS, f"{dated.id} is on other days")
        return signs

    def _evidence_of_people(self, recognised: RecognisedFile) -> Iterator[tuple[str, Evidence]]:
        """Who of its people is in the lists and answers of each training already, counted and never named."""
        shared_by_training = {
            dated.id: self.known[dated.id].count_shared_people(recognised.signs) for dated in self.trainings
        }
        for id_, overlap in shared_by_training.items():
            if overlap is None:
                continue
            if not overlap.people:
                if recognised.signs.people:  # codes are often written otherwise from wave to wave
                    yield id_, Evidence(_NO_PEOPLE_WEIGHT, f"nobody on it is known in {id_}")
                continue
            weight = (
                _MOST_PEOPLE if overlap.share >= _HALF else _SOME_PEOPLE if overlap.share >= _FIFTH else _FEW_PEOPLE
            )
            weight = _FEW_PEOPLE if overlap.people < MIN_SHARED_PEOPLE else weight
            if weight == _MOST_PEOPLE and self._is_possibly_other(recognised, id_):
                weight = _SOME_PEOPLE
            reason = f"{overlap.people} of its {overlap.of} {overlap.noun} are known in {id_}"
            yield id_, Evidence(weight, reason)
            if weight < _SOME_PEOPLE:
                continue
            dated_training = next(dated for dated in self.trainings if dated.id == id_)
            for dated in self.trainings:
                is_similar = dated.country == dated_training.country and (dated.kind == MEETING) == (
                    dated_training.kind == MEETING
                )
                if is_similar and dated.id != id_ and shared_by_training[dated.id] is None:
                    text = f"and nobody of {dated.id} is known yet, who may be the same"
                    yield dated.id, Evidence(weight - _LESS, text)

    def _is_possibly_other(self, recognised: RecognisedFile, id_: str) -> bool:
        """Whether people alone say too little: lists of participants, since many come to two trainings; and where the
        training has such a file already."""
        kind = KIND_BY_NAME.get(recognised.kind)
        folder = folder_of(self._programme, id_)
        return kind is None or kind.name == "list" or (len(kind.files) == 1 and bool(versions(folder, kind.files[0])))


def _decide(evidence: Mapping[str, Sequence[Evidence]]) -> TrainingChoice:
    scores = {id_: sum(sign.weight for sign in signs) for id_, signs in evidence.items()}
    ranked_ids = sorted((id_ for id_ in evidence if scores[id_] >= LEAST), key=lambda id_: -scores[id_])
    if not ranked_ids:
        return TrainingChoice("", "", tuple(evidence))
    best_id, close_ids = ranked_ids[0], [id_ for id_ in ranked_ids if scores[id_] > scores[ranked_ids[0]] - LEAD]
    if scores[best_id] >= CERTAIN and len(close_ids) == 1:
        return TrainingChoice(best_id, _words(evidence, [best_id]))
    possible_ids = (
        close_ids if scores[best_id] >= CERTAIN else [*ranked_ids, *(id_ for id_ in evidence if id_ not in ranked_ids)]
    )
    return TrainingChoice("", f": {_words(evidence, close_ids)}", tuple(possible_ids))


def _words(evidence: Mapping[str, Sequence[Evidence]], ids: Sequence[str]) -> str:
    """What speaks for some trainings, each sentence once, then what speaks against them."""
    signs = [sign for id_ in ids[:_MAX_TRAININGS_SHOWN] for sign in evidence[id_]]
    for_them = dict.fromkeys(sign.because for sign in signs if sign.weight > 0)
    opposing_reasons = dict.fromkeys(sign.because for sign in signs if sign.weight < 0)
    return "; but ".join(filter(None, (", ".join(for_them), ", ".join(opposing_reasons))))


def _find_countries(text: str) -> Iterator[str]:
    """The countries that a line names by their names, not by their codes."""
    words = re.findall(r"[^\W\d_]+", text)
    for length in range(1, _LONGEST_NAME + 1):
        for start in range(len(words) - length + 1):
            key = letters_key("".join(words[start : start + length]))
            if len(key) > _CODE and key in COUNTRY_OF:
                yield COUNTRY_OF[key]
