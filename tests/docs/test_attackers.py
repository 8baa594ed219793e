"""docs/privacy.md names each attacker with what tries it, and whatever tries something has its row."""

import re

from tests.docs.attackers import TESTS, attackers, marked, tried

_CALLED = re.compile(r"^def (test_(?:attack_|no_\w*recovered|nothing_is_recovered)\w*)", re.MULTILINE)


def test_every_attacker_is_tried_and_every_attack_has_an_attacker() -> None:
    named = [row["tried"] for row in attackers()]
    assert sorted(tried()) == sorted(named)


def test_whatever_is_called_an_attack_bears_the_mark() -> None:
    """So that no attack is run that the page doesn't name."""
    called = {
        (path.name, name) for path in TESTS.rglob("test_*.py") for name in _CALLED.findall(path.read_text("utf-8"))
    }
    bearing = {(path.name, name) for path in TESTS.rglob("test_*.py") for _, name in marked(path)}
    assert len(called) > 5
    assert sorted(called - bearing) == []
