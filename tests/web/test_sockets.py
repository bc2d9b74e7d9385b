import socket

from web.sockets import send_at_once


def test_a_connection_takes_over_that_nothing_waits() -> None:
    with socket.socket(socket.AF_INET) as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        assert send_at_once() >= 1
        with socket.create_connection(door.getsockname(), timeout=5):
            accepted, _ = door.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
