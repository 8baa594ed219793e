"""A room's members, listed by file name, so that adding one is adding a file."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import TypeVar

_Base = TypeVar("_Base")


def members(package: ModuleType) -> list[str]:
    """The names of the modules of a package, sorted, without importing any of them."""
    return list(_names(package))


def packages(package: ModuleType) -> list[str]:
    """The names of the packages inside a package, sorted, without importing any of them."""
    return list(_names(package, are_packages=True))


@cache  # each look reads the folder, and every folder in it
def _names(package: ModuleType, *, are_packages: bool = False) -> tuple[str, ...]:
    found = pkgutil.iter_modules(package.__path__)
    return tuple(sorted(module.name for module in found if module.ispkg == are_packages))


def load(package: ModuleType, name: str) -> ModuleType:
    """The module `name` of a package.

    Raises:
        LookupError: the package has no such module.
    """
    if name not in members(package):
        raise LookupError(f"{package.__name__} has no {name}")
    return importlib.import_module(f"{package.__name__}.{name}")


@cache  # a rule is looked up by its name for each entry of a file
def only_class(module: ModuleType, base: type[_Base]) -> type[_Base]:
    """The one class below `base` that a module defines.

    Raises:
        TypeError: the module defines no such class, or several.
    """
    defined = [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]
    found = [one for one in defined if issubclass(one, base)]
    if len(found) != 1:
        names = ", ".join(one.__name__ for one in found) or "none"
        raise TypeError(f"{module.__name__} must define exactly one {base.__name__}; it defines {names}.")
    return found[0]
