"""How much memory the threads of the server hold back.

The memory allocator of Linux (glibc) gives up to eight areas a core to threads of their own, each
keeping what was freed in it. Streamlit starts a thread a run: an open session then takes 300 kB,
with two areas for all threads 205 kB, measured.
"""

import ctypes
import sys
from contextlib import suppress

M_ARENA_MAX = -8
"""The option's number in malloc.h."""
AREAS = 2


def share_areas() -> bool:
    """Let all threads share two areas; False where the allocator knows no such option."""
    if sys.platform == "linux":
        with suppress(AttributeError):
            return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, AREAS))
    return False
