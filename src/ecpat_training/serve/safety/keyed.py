"""Forms with files, of which nothing is kept before the form's key has come: it stands first in every form of ours."""

import logging

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from ecpat_training.serve.safety import uploads
from ecpat_training.serve.safety.token import is_secret

logging.getLogger("python_multipart").addHandler(logging.NullHandler())  # else it tells the terminal of broken forms


async def keyed_form(request: Request, key: str, *, files: int) -> FormData:
    """What a form of several parts brings, with so many files at most.

    Raises:
        HTTPException: its first part isn't the key (403), it brings more files than that (413), or it is no form, or
            holds more than is taken (400).
    """
    parser = _KeyedFormParser(
        request.headers, request.stream(), max_files=files, max_fields=uploads.FIELDS, max_part_size=uploads.FIELD
    )
    parser.key, parser.has_key_arrived = key, is_secret(request.headers.get("x-key"), key)
    try:
        form = await parser.parse()
        if parser.open:
            raise MultiPartException("cut off")
        return form
    except MultiPartException as error:
        parser.close()
        # Without the key nothing more is said: whoever has none doesn't learn what was wrong with the form.
        status = 413 if parser.has_too_many_files else 400
        raise HTTPException(status if parser.has_key_arrived else 403) from error


class _KeyedFormParser(MultiPartParser):
    """Stops at the first part that isn't the key; `open` is whether a part hasn't ended, since a form was cut off."""

    key = ""
    has_key_arrived = False
    open = False

    @property
    def has_too_many_files(self) -> bool:
        """Whether more files have begun than are taken."""
        return self._current_files > self.max_files

    def on_part_begin(self) -> None:
        """A part begins."""
        self.open = True
        super().on_part_begin()

    def close(self) -> None:
        """Lets the files go that have come."""
        for file in self._files_to_close_on_error:
            file.close()

    def on_headers_finished(self) -> None:
        """A part begins: a file before the key is none of ours."""
        super().on_headers_finished()
        # Refused before its first byte: else anybody could fill the disk without a key.
        if self._current_part.file is not None and not self.has_key_arrived:
            raise MultiPartException("no key")

    def on_part_end(self) -> None:
        """A part has ended: the first one has to be the key."""
        self.open = False
        super().on_part_end()
        if not self.has_key_arrived:
            name, value = self.items[0]
            self.has_key_arrived = name == "key" and isinstance(value, str) and is_secret(value, self.key)
        if not self.has_key_arrived:
            raise MultiPartException("no key")
