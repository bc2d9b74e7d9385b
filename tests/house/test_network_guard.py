"""The guard of tests/conftest.py must itself be able to say no."""

import socket

import pytest

from tests.conftest import LoopbackOnly, NetworkError


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_a_connection_beyond_this_machine_is_refused(network: LoopbackOnly, host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as door, pytest.raises(NetworkError, match="loopback"):
        door.connect((host, 80))
    assert network.attempts == [host]
    network.attempts.clear()


def test_a_name_beyond_this_machine_is_not_looked_up(network: LoopbackOnly) -> None:
    with pytest.raises(NetworkError):
        socket.create_connection(("example.invalid", 443), timeout=1)
    assert network.attempts == ["example.invalid"]
    network.attempts.clear()


def test_a_server_on_loopback_is_reached() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(server.getsockname(), timeout=5) as client:
            assert client.getpeername() == server.getsockname()
