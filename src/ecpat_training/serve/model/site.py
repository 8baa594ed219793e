"""What is served: one programme's folder, to one person."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock


@dataclass(frozen=True, kw_only=True)
class Site:
    """A programme's folder as it is served.

    Attributes:
        folder: where everything that is read and written stands.
        programme: the programme's file in it.
        read_only: whether only the board and reports are served.
        entry: the secret in the address that is opened; whoever knows it is let in.
        ticket: the secret in the cookie, which stands for `entry` from then on.
        form_key: the secret that every form brings back.
        path: the secret path behind which all pages stand.
        writing: held by whoever writes into the folder.
    """

    folder: Path
    programme: Path
    read_only: bool = False
    entry: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    ticket: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    form_key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    path: str = field(default_factory=lambda: f"/{secrets.token_hex(16)}", repr=False)
    writing: RLock = field(default_factory=RLock, repr=False)
