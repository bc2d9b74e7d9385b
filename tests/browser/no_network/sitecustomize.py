"""Python runs this at the start of a server under test: no address but this machine's.

Every attempt is written to the file NETWORK_LOG names and refused, as without a network.
"""

import ipaddress
import os
import sys

LOG = os.environ["NETWORK_LOG"]
ASKING = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0}
SENDING = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}


def own(host: object) -> bool:
    """Whether a name or an address is this machine's."""
    text = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    if text == "localhost":
        return True
    try:
        found = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what leaves this machine."""
    if event in ASKING:
        host = arguments[ASKING[event]]
    elif event in SENDING and isinstance(arguments[SENDING[event]], tuple):
        host = arguments[SENDING[event]][0]  # type: ignore[index]
    else:
        return
    if not own(host):
        with open(LOG, "a", encoding="utf-8") as log:  # noqa: PTH123 - pathlib is not loaded yet
            log.write(f"{event} {host!r}\n")
        raise OSError("no network")


sys.addaudithook(watch)
