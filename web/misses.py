"""How often an address guessed wrong lately: a brake on trying out links.

Kept in memory only; with one server process that is all there is to know. An IPv6 reader owns a
whole /64, so that counts as one address.
"""

import ipaddress
import threading
import time
from collections import deque
from collections.abc import Callable

LIMIT = 20
WINDOW = 600.0
"""Seconds."""
MOST_ADDRESSES = 10_000


class Misses:
    """Counts wrong tries per address in a sliding window."""

    def __init__(
        self,
        limit: int = LIMIT,
        window: float = WINDOW,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limit = limit
        self.window = window
        self.clock = clock
        self._lock = threading.Lock()
        self._times: dict[str, deque[float]] = {}

    def too_many(self, address: str) -> bool:
        """Whether this address has used up its tries."""
        with self._lock:
            return len(self._recent(network(address))) >= self.limit

    def count(self, address: str) -> None:
        """Note a wrong try."""
        with self._lock:
            name = network(address)
            times = self._recent(name)
            times.append(self.clock())
            self._times[name] = times
            while len(self._times) > MOST_ADDRESSES:
                self._times.pop(next(iter(self._times)))

    def _recent(self, name: str) -> deque[float]:
        times = self._times.get(name, deque())
        while times and times[0] <= self.clock() - self.window:
            times.popleft()
        return times


def network(address: str) -> str:
    """What counts as one address: IPv4 as it is, IPv6 by its /64."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(known, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((known, 64), strict=False))
    return str(known)
