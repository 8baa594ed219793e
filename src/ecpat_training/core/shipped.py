"""Where the programmes and examples are that travel with the tool."""

from pathlib import Path


def shipped(name: str) -> Path:
    """The folder `programmes` or `examples`: inside the package when installed, else at the top of the source tree.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "shipped" / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder `{name}` that belongs to ecpat is missing; install ecpat again")
