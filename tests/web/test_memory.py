import platform

from web import memory


def test_threads_share_their_memory_where_the_allocator_knows_how() -> None:
    assert memory.share_areas() is (platform.libc_ver()[0] == "glibc")
