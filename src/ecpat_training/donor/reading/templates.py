"""The donors' templates: those of the package, and files of one's own."""

from pathlib import Path

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import listing, visible
from ecpat_training.donor.model.template import DonorTemplate
from ecpat_training.files.yaml.file import build, read_yaml
from ecpat_training.words.catalogue.message import Option, phrase

_FOLDER = Path(__file__).parent.parent / "templates"
_ENDINGS = (".yaml", ".yml")


def shipped_templates() -> tuple[str, ...]:
    """The names of the package's templates."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def template_file(name: str) -> Path:
    """The file of a template: of the package by its name, else the file that is named.

    Raises:
        UsageError: there is no such template.
    """
    if name.lower().endswith(_ENDINGS):
        return Path(name)
    if name.casefold() in shipped_templates():
        return _FOLDER / f"{name.casefold()}.yaml"
    message = phrase("{donor} {name}: there is no such template.", donor=Option("--donor"), name=visible(name)[:40])
    hint = phrase("Write {templates}, or name a .yaml file of your own.", templates=listing([*shipped_templates()], 20))
    raise UsageError.because("donor.template", message, hint=hint)


def read_template(path: Path) -> DonorTemplate:
    """Reads a template.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: parts of the template don't fit; each is among the findings.
    """
    return build(read_yaml(path), DonorTemplate)
