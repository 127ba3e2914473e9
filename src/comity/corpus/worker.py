"""The life of a worker process: frames of bytes in, each answered by a frame, until there are no more.

It is run as a file, so that a worker loads no more than its work needs; it imports nothing of this package.
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import IO


def serve(work: str) -> None:
    """Answer frames with what a function, named as "module:name", makes of them; + goes before what it gives, - before
    why it fails."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anybody prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked decides
    module, _, name = work.partition(":")
    function = getattr(import_module(module), name)
    while (data := read(sys.stdin.buffer)) is not None:
        try:
            answer = b"+" + function(data)
        except Exception as error:
            answer = b"-" + said(error).encode()
        write(answers, answer)


def said(error: BaseException) -> str:
    """What an exception says, in a line."""
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}{': ' + words if words else ''}"


def write(stream: IO[bytes], data: bytes) -> None:
    """A frame: its length and its bytes."""
    stream.write(len(data).to_bytes(4, "big") + data)
    stream.flush()


def read(stream: IO[bytes]) -> bytes | None:
    """The next frame; None where there is none, or not all of it."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    data = stream.read(int.from_bytes(head, "big"))
    return data if len(data) == int.from_bytes(head, "big") else None


if __name__ == "__main__":
    serve(sys.argv[1])
