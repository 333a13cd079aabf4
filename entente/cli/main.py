"""The installed command `entente`: Django's command line under the product's name."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entente.project.settings")
    from django.core.management import ManagementUtility

    utility = ManagementUtility(sys.argv)
    utility.prog_name = "entente"
    name = sys.argv[1] if len(sys.argv) > 1 else "help"
    if not name.startswith("-") and name != "help" and name not in _names():
        sys.stderr.write(f"entente: there is no command {name!r}; `entente help` lists them.\n")
        sys.exit(2)
    utility.execute()


def _names() -> set[str]:
    import django
    from django.core.management import get_commands

    django.setup()
    return set(get_commands())
