"""Nothing is at an address."""


class MissingError(Exception):
    """Raised by a page where what its address names isn't there."""
