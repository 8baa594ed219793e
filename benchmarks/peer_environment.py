"""An environment of its own for each peer: what it needs is never installed beside ours."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class PeerEnvironment:
    """Where a peer runs: `folder` at the top of the repository, what `pins` in `requirements/` names installed."""

    peer: str
    folder: str
    pins: str

    @property
    def python(self) -> Path:
        """The Python that has the peer."""
        return ROOT / self.folder / ("Scripts" if os.name == "nt" else "bin") / "python"

    def missing(self) -> str:
        """Why the peer can't run here, after an attempt to set it up; empty if it can."""
        if (ROOT / self.folder).exists():
            return ""
        subprocess.run([sys.executable, "-m", "venv", ROOT / self.folder], check=True)
        install = ["-m", "pip", "--disable-pip-version-check", "install", "--quiet", "-r"]
        if subprocess.run([self.python, *install, ROOT / "requirements" / self.pins], check=False).returncode == 0:
            return ""
        shutil.rmtree(ROOT / self.folder)
        return f"{self.peer} can't be installed here"
