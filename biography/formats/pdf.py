"""HTML as a PDF, set by WeasyPrint in a process of its own (``typesetting.py``).

WeasyPrint is an extra (``pdf``) and needs Pango on the machine; without them there are no PDFs. A process of its own
leaves the worker's other readers their processor and memory, and can be ended when it takes too long.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec
from pathlib import Path

TYPESETTING = Path(__file__).with_name("typesetting.py")


class TooLong(Exception):
    """The page was not set in the time that it was given."""


@cache
def is_possible() -> bool:
    """Whether this machine can make PDFs: WeasyPrint is installed, and Pango too."""
    return bool(find_spec("weasyprint") and find_library("pangoft2-1.0"))


def pdf(html: str, base_url: str, pictures: Mapping[str, bytes], seconds: float) -> bytes:
    """The page as a tagged PDF (PDF/UA-1), with these pictures by address; nothing else is fetched but our own fonts.

    Raises TooLong if it takes more than ``seconds``.
    """
    files = {url: base64.b64encode(content).decode() for url, content in pictures.items()}
    asked = json.dumps({"html": html, "base_url": base_url, "pictures": files}).encode()
    command = [sys.executable, "-I", "-W", "ignore", str(TYPESETTING)]
    # Readers who wait for a page come before an edition.
    started = subprocess.Popen(  # noqa: S603  # our own script
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        process_group=0,
    )
    os.setpriority(os.PRIO_PROCESS, started.pid, 10)
    try:
        made, said = started.communicate(asked, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TooLong from error
    finally:
        started.kill()
        started.wait()
    if started.returncode:
        raise RuntimeError(f"WeasyPrint set no PDF: {said.decode(errors='replace')[-2000:]}")
    return made
