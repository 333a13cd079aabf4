"""One of several processes that act on the same rows at once: each action reads a number, adds one, and enters it."""

import os
import sys


def main(process: int, actions: int, rows: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entente.project.settings")
    import django

    django.setup()
    for number in range(actions):
        count_up(1 + (process + number) % rows)


def count_up(row: int) -> None:
    from django.db import transaction

    from entente import record
    from entente.people.models import Person

    with transaction.atomic():
        entry = record.open()
        person = Person.objects.select_for_update().get(pk=row)
        before, person.name = person.name, str(int(person.name) + 1)
        person.save(update_fields=["name"])
        entry.enter("people.changed", person, by=None, before={"name": before}, after={"name": person.name})


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
