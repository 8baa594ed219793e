"""Who is in the files of each training already: by names, addresses and codes, which stay in memory."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.training_files import (
    APPLICANTS,
    ATTENDANCE,
    CERTIFICATES,
    PARTICIPANTS,
    POST,
    PRE,
    TrainingFile,
    folder_of,
    newest_versions,
)
from ecpat_training.core.errors import EcpatError
from ecpat_training.folder.kind_parts.looked_file import LookedFile, TrainingSigns
from ecpat_training.folder.kind_parts.training_signs import codes_of_answers, people_keys

_LISTS, _ANSWERS = (APPLICANTS, PARTICIPANTS, ATTENDANCE, CERTIFICATES), (PRE, POST)
MIN_SHARED_PEOPLE = 3
"""People: of fewer, chance says as much as a list does."""


class SharedPeople(NamedTuple):
    """How many of a file's people are known in a training, `of` how many; of `codes` or names."""

    people: int
    of: int
    noun: str

    @property
    def share(self) -> float:
        """The known ones, of all."""
        return self.people / self.of


class KnownPeople:
    """The people of one training, read from its files when somebody asks."""

    def __init__(self, programme: Path, training: str, instrument: Path | None) -> None:
        self._folder, self._instrument = folder_of(programme, training), instrument
        self.came: list[TrainingSigns] = []
        """What came with the same post and is of this training."""

    @cached_property
    def _names(self) -> frozenset[str]:
        from ecpat_training.roster.reading.file import ListFile, read_roster

        names = set[str]()
        for path in self._files(_LISTS):
            try:
                people = read_roster(ListFile(path)).roster.participants
            except EcpatError:
                continue
            names |= set().union(*map(people_keys, people))
        return frozenset(names)

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        codes: list[str] = []
        for path in self._files(_ANSWERS):
            try:
                codes += codes_of_answers(LookedFile(path, self._instrument))
            except EcpatError:
                continue
        return tuple(codes)

    def _files(self, file_kinds: Sequence[TrainingFile]) -> list[Path]:
        return [path for file_kind in file_kinds for path in newest_versions(self._folder, file_kind)[:1]]

    def count_shared_people(self, signs: TrainingSigns) -> SharedPeople | None:
        """Those of a file who are known here; None where nobody is known here, or too few stand in the file."""
        other_files = [file for file in self.came if file is not signs]
        if len(signs.people) >= MIN_SHARED_PEOPLE:
            attendee_keys = set(chain.from_iterable(keys for file in other_files for keys in file.people))
            names = self._names | attendee_keys
            known_count = sum(not keys.isdisjoint(names) for keys in signs.people)
            return SharedPeople(known_count, len(signs.people), "people") if names else None
        codes = [
            *(self._codes if len(signs.codes) >= MIN_SHARED_PEOPLE else ()),
            *chain(*(file.codes for file in other_files)),
        ]
        if len(signs.codes) < MIN_SHARED_PEOPLE or not codes:
            return None
        from ecpat_training.survey.reading.shared_codes import estimate_chance_overlap

        pair = estimate_chance_overlap(signs.codes, codes)
        is_match = pair is not None and pair.kind == "codes"  # `1` to `20` are in every file
        return SharedPeople(pair.shared_count if pair and is_match else 0, len(set(signs.codes)), "codes")
