"""`make run` on a fresh clone and ever after: make what is missing, and nothing that is there."""

import os
import sys
from pathlib import Path

from entente.cli.prepared import make_key, missing_migrations


def main() -> None:
    made = make_key(Path(os.environ.setdefault("ENTENTE_HOME", "var")))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entente.project.settings")
    import django
    from django.core.management import call_command

    django.setup()
    if made:
        say("A key for this installation was made.")
    if missing_migrations():
        say("Preparing the database ...")
        call_command("migrate", verbosity=0)
        call_command("vocabulary", "load", stdout=sys.stderr, verbosity=0)
    if is_empty():
        say("Loading the demonstration partnership, once ...")
        call_command("demo", stdout=sys.stderr)


def is_empty() -> bool:
    """Whether nobody has begun here: neither a partnership nor an account."""
    from entente.members.models import Partnership
    from entente.people.models import Account

    return not Partnership.objects.exists() and not Account.objects.exists()


def say(words: str) -> None:
    sys.stderr.write(f"entente: {words}\n")


if __name__ == "__main__":
    main()
