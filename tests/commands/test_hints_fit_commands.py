"""What an error advises can be done with the command that ended."""

from pathlib import Path

import pytest

from tests.commands.conftest import Ecpat

COMMANDS = {
    "plan check": False,
    "plan map": False,
    "survey inspect": True,
    "network check": True,
    "follow-up check": True,
}


@pytest.mark.parametrize("line", COMMANDS)
def test_an_encoding_is_asked_for_with_an_option_that_the_command_has(line: str, folder: Path, ecpat: Ecpat) -> None:
    (folder / "sent.csv").write_bytes("Nom,Organisation\nInès Léa,Préfecture\nÉva Roy,Université\n".encode("cp1252"))
    ran = ecpat(*line.split(), "sent.csv")
    assert "Please save it as UTF-8." in ran.stderr
    assert ("--encoding" in ran.stderr) == COMMANDS[line] == ("--encoding" in ecpat(*line.split(), "--help").stdout)
