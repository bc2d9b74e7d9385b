"""A process that answers questions and reports each acknowledged answer, until it is killed."""

import sys
from pathlib import Path

from aiops_model.services import Saved, my_self_checks, record_answer, running_server, visitor
from aiops_model.settings import Settings


def main(home: Path, first: int) -> None:
    """Write counted answers to the item "employees"; one line on stdout for each that is stored."""
    settings = Settings(home=home, database_url=f"sqlite:///{home}/cockpit.sqlite3")
    with running_server(settings) as ctx:
        actor = visitor(ctx, "cookie")
        (check,) = my_self_checks(ctx, actor)
        revision = check.revisions.get("employees", 0)
        for number in range(first, first + 100_000):
            value = number % 9000 + 1
            done = record_answer(ctx, actor, check.id, "employees", value, revision)
            assert isinstance(done, Saved)
            revision = done.revision
            sys.stdout.write(f"{value} {revision}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
