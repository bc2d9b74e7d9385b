"""One thread at a time loads modules.

Python locks each module while it is loaded, and a package is loaded while the lock of the submodule
is held for which it is needed. Two threads that come to a package by different submodules can wait
for each other; Python notices that, and one of them goes on with half a module: "cannot import
name", and the page it draws is a fault. After the start threads do meet like that: pages load what
they need at their first visit, and so does the background.
"""

import sys
import threading
from typing import Any

LOAD = "_find_and_load"
"""What Python calls for a module that is not there yet, or not whole."""
_LOADING = threading.RLock()


def one_at_a_time() -> bool:
    """Let a thread that needs a module wait until no other loads any; False where Python loads
    them in another way.
    """
    names = vars(sys.modules["_frozen_importlib"])
    load = names.get(LOAD)
    if load is None:
        return False
    if load.__module__ == __name__:  # a process that served before
        return True

    def in_turn(*given: Any, **named: Any) -> Any:
        with _LOADING:
            return load(*given, **named)

    names[LOAD] = in_turn
    return True
