"""Secrets that let a browser in: one in the address, once, then a cookie. Both are compared in constant time."""

from hmac import compare_digest

NAME = "token"
"""Under which the address has its secret."""
ADMITTED_STATE_KEY = "let in"
"""What the gates write into a request's state where the cookie is right."""


def is_secret(attempt: str | None, secret: str) -> bool:
    """Whether what somebody gives is the secret; how long it takes says nothing of how much of it is right."""
    # As bytes: `compare_digest` refuses texts with letters beyond ASCII, which anybody may send.
    return compare_digest((attempt or "").encode("utf-8", "replace"), secret.encode())


def cookie_name(port: int) -> str:
    """The name of the cookie, with the port in it: browsers share cookies between the ports of a machine, and two
    programmes may be served at once."""
    return f"ecpat-{port}"
