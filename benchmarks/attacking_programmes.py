"""Whole programmes under attack: all that leaves the house of one is published in a drawn order, and attacked together.

Trainings of 12 to 22 people and one of 3 to 8, half of them with a questionnaire of their own; a report of each, the
programme's, networks by `check` and by `change`, files of counts, tables of donors. What an attacker knows is who took
part and who answered when. Run by `make attack` after the reports of projects, or by itself
(`python -m benchmarks.attacking_programmes [FIRST] [LAST]`); a programme takes some seconds.
"""

import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.commands.running import run_here
from tests.donor import test_attack as donors
from tests.effect.disclosure.attacks_together import Sum, recovered
from tests.effect.programme.programme import write

PROGRAMMES = 40
REFUSED = 4
_COUNTRIES = ("AL", "BG", "MD", "RO", "UA", "RS")
_WAVES = ("before", "after")
GRADES = ("sums", "figures")
"""Of files of counts, those that may leave the house."""


class _Programme:
    """A drawn programme in its folder, and what was told of it."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.draw = random.Random(seed)
        self.seed, self.folder, self.told = seed, folder / "programme", list[Sum]()
        sizes = {f"{country.lower()}-1": self.draw.randint(12, 22) for country in _COUNTRIES}
        sizes[self.draw.choice([*sizes])] = self.draw.randint(3, 8)
        self.sizes = sizes
        gains = {country: [self.draw.uniform(1, 3)] for country in _COUNTRIES}
        write(self.folder, gains, sizes=sizes, seed=seed)
        self.silent = {(name, wave): self._network(name, wave) for name in sizes for wave in _WAVES}
        for name in sizes:
            if self.draw.random() < 0.5:
                shutil.copy(self.folder / "instrument.yaml", self.home(name) / "instrument.yaml")

    def home(self, training: str) -> Path:
        return self.folder / "trainings" / training

    def _network(self, training: str, wave: str) -> set[int]:
        """Who of the people didn't answer a network's wave."""
        people = range(self.sizes[training])
        silent = set(self.draw.sample(people, min(self.draw.choice((0, 0, 1, 2)), len(people))))
        ties = [
            f"N{giver:02d},N{named:02d},{int(self.draw.random() < 0.3)}"
            for giver in people
            for named in people
            if giver != named and giver not in silent
        ]
        (self.home(training) / f"network-{wave}.csv").write_text("\n".join(["From,To,Contact", *ties, ""]), "utf-8")
        sectors = "".join(f"N{person:02d},{'care' if person % 2 else 'police'}\n" for person in people)
        (self.home(training) / "people.csv").write_text(f"Code,Sector\n{sectors}", "utf-8")
        return silent

    def publications(self) -> list[Callable[[], Iterator[str]]]:
        """Everything that may be published, in a drawn order; each gives what was shown, and what was refused."""
        ways: list[Callable[[], Iterator[str]]] = [self._whole]
        for name in self.sizes:
            ways += [
                lambda name=name: self._report(name),  # type: ignore[misc]
                lambda name=name: self._networks(name, "check"),  # type: ignore[misc]
                lambda name=name: self._networks(name, "change"),  # type: ignore[misc]
            ]
        self.draw.shuffle(ways)
        return ways

    def _people(self, training: str) -> frozenset[tuple[str, str, float | None]]:
        return frozenset((f"{training} {person}", "", None) for person in range(self.sizes[training]))

    def _report(self, training: str) -> Iterator[str]:
        home = self.home(training)
        own_instrument = home / "instrument.yaml"
        instrument = own_instrument if own_instrument.exists() else self.folder / "instrument.yaml"
        ran = run_here(("evaluate", home / "pre.csv", home / "post.csv", "-i", instrument, "--publish", "-q", "--json"))
        if ran.exit_code == REFUSED:
            yield "reports: refused"
            return
        scales = json.loads(ran.stdout)["result"]["comparisons"][0]["scales"]
        if any(scale["scale"] == "knowledge" and scale["raw_change"]["value"] is not None for scale in scales):
            yield "reports: shown"
            self.told.append(Sum(("effect", "knowledge"), self._people(training), f"report of {training}"))

    def _whole(self) -> Iterator[str]:
        ran = run_here(("evaluate", "--programme", self.folder, "--publish", "-q", "--json"))
        if ran.exit_code == REFUSED:
            yield "programmes: refused"
            return
        result = json.loads(ran.stdout)["result"]
        for line in result["trainings"]:
            if line["y"] is not None:
                self.told.append(Sum(("effect", "knowledge"), self._people(line["training"]), "the programme's report"))
        if result["headline"]:
            yield "programmes: shown"
            everybody = frozenset(person for name in self.sizes for person in self._people(name))
            self.told.append(Sum(("effect", "knowledge"), everybody, "the programme's mean"))

    def _networks(self, training: str, command: str) -> Iterator[str]:
        home = self.home(training)
        files = [home / f"network-{wave}.csv" for wave in _WAVES]
        line = ("network", command, *files, "--participants", home / "people.csv", "--publish", "-q", "--json")
        ran = run_here(line)
        if ran.exit_code == REFUSED:
            yield "networks: refused"
            return
        answered = {wave: {*range(self.sizes[training])} - self.silent[training, wave] for wave in _WAVES}
        both = answered["before"] & answered["after"]
        for wave in _WAVES:
            people = answered[wave] if command == "check" else both
            if len(people) >= 10:
                yield "networks: shown"
                identified = frozenset((f"{training} {person}", wave, None) for person in people)
                self.told.append(Sum((f"ties {wave}", training), identified, f"{command} of {training}"))

    def counted(self, grade: str) -> list[Sum]:
        """What files of counts of a grade tell of each training."""
        sums = []
        for name in self.sizes:
            home, out = self.home(name), self.folder / f"{name}-{grade}.json"
            line = ("survey", "count", home / "pre.csv", home / "post.csv", "-i", self.folder / "instrument.yaml")
            if run_here((*line, "--grade", grade, "-q", "--force", "--out", out)).exit_code == 0:
                (counted,) = json.loads(out.read_bytes())["counts"]
                assert not any(item["figures"] or item["pooled"] for item in counted["items"]), "a question's figures"
                sums += [
                    Sum(("effect", scale["scale"]), self._people(name), f"counts of {name}")
                    for scale in counted["scales"]
                    if scale["figures"] or scale["pooled"] or scale["cells"]
                ]
        return sums


def main(first: int = 0, last: int = PROGRAMMES) -> None:
    """Attacks the programmes and prints what was found."""
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    print(f"seeds {first} to {last - 1}")
    for seed in range(first, last):
        with tempfile.TemporaryDirectory() as folder:
            programme = _Programme(seed, Path(folder))
            for publication in programme.publications():
                counts.update(publication())
            files = {grade: programme.counted(grade) for grade in GRADES}
        counts["programmes"] += 1
        attacked = recovered(programme.told, whole=True)
        counts["sets of 1 to 9 people recovered"] += len(attacked)
        for attack in attacked:
            print(f"  seed {seed}: {len(attack.people)} people of {attack.asked}: {attack.sums}")
        for grade, sums in files.items():
            counts[f"scales counted, {grade}"] += len(sums)
            with_files = recovered([*programme.told, *sums], whole=True)
            counts[f"sets of 1 to 9 people recovered with files of counts, {grade}"] += len(with_files)
            for attack in with_files:
                print(f"  seed {seed}, {grade}: {len(attack.people)} people of {attack.asked}: {attack.sums}")
        people = donors.draw_people(seed)
        counts["groups of 1 to 9 people recovered from donors' tables"] += _of_donors(people) if seed % 4 == 0 else 0
    for label in sorted(counts):
        print(f"{label}: {counts[label]}")
    print(f"{time.perf_counter() - begun:.0f} seconds")


def _of_donors(people: Sequence[donors.Kind]) -> int:
    return len(donors.derived(people, donors.told(people)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
