"""A room's members, listed by file name, so that adding one is adding a file."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType


def members(package: ModuleType) -> list[str]:
    """The names of the modules of a package, sorted, without importing any of them."""
    return list(_names(package))


def packages(package: ModuleType) -> list[str]:
    """The names of the packages inside a package, sorted, without importing any of them."""
    return sorted(module.name for module in pkgutil.iter_modules(package.__path__) if module.ispkg)


@cache
def _names(package: ModuleType) -> tuple[str, ...]:
    return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__) if not module.ispkg))


def load(package: ModuleType, name: str) -> ModuleType:
    """The module `name` of a package.

    Raises:
        LookupError: the package has no such module.
    """
    if name not in members(package):
        raise LookupError(f"{package.__name__} has no {name}")
    return importlib.import_module(f"{package.__name__}.{name}")
