"""A real worker process that knows the tests' kinds of work: `python -m tests.jobs.processes [--once]`."""

import sys
import time
from typing import Any

if __name__ == "__main__":
    import django
    from django.core.management import call_command

    django.setup()
    from entente.jobs import kinds
    from entente.jobs.progress import Progress
    from tests.factories.jobs import count

    def slowly(progress: Progress) -> dict[str, Any]:
        """A hundredth of a second a step; says in its report that it was begun."""
        progress.report([{"begun": time.monotonic_ns()}])
        for number in range(progress.done + 1, progress.parameters["to"] + 1):
            if progress.should_stop():
                break
            time.sleep(0.01)
            progress.advance(number, progress.parameters["to"])
        return {"counted": progress.done}

    kinds.offered().update({"tests.count": count, "tests.slowly": slowly})
    call_command("worker", *sys.argv[1:])
