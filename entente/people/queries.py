"""Reading people: who, by words of the name or the beginning of an address, with what they are."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from entente.engine import words
from entente.people.models import Address, Erasure, Ground, Holding, Person, Token
from entente.record.models import Entry
from entente.record.queries import Reader, Told, told


def people(query: str = "") -> QuerySet[Person]:
    """Everyone, or those whose name has words that begin so, or whose address does; with account and roles at hand."""
    found = Person.objects.current().select_related("account").prefetch_related(Prefetch("holdings", _holdings(), to_attr="roles_at_hand"))
    if "@" in query:
        return found.filter(Exists(Address.objects.filter(person=OuterRef("pk"), email__startswith=query.strip().lower())))
    for term in words.terms(query):
        found = found.filter(Q(name_key__startswith=term) | Q(name_key__contains=f" {term}"))
    return found.none() if query.strip() and not words.terms(query) else found


def behind(pk: int) -> Person | None:
    """The person of this number; of a row that was merged into another, that one."""
    found = Person.objects.select_related("merged_into").filter(pk=pk).first()
    return found.merged_into or found if found else None


def roles_of(person: Person) -> list[Holding]:
    """A person's roles as known now, the latest first, past and future ones too."""
    at_hand: list[Holding] | None = getattr(person, "roles_at_hand", None)
    return list(_holdings().filter(person=person)) if at_hand is None else at_hand


def _holdings() -> QuerySet[Holding]:
    return Holding.objects.known().select_related("role").order_by("-from_on", "-pk")


def following(people: QuerySet[Person], last: int | None) -> QuerySet[Person]:
    """In the order of names, after the person who ended the page before."""
    if last is not None and (end := Person.objects.filter(pk=last).first()):
        people = people.filter(Q(name_key__gt=end.name_key) | Q(name_key=end.name_key, pk__gt=end.pk))
    return people.order_by("name_key", "pk")


def counts() -> dict[str, int]:
    """How many people, and how many of them can sign in."""
    return Person.objects.current().aggregate(known=Count("pk"), signing_in=Count("account", filter=Q(account__is_active=True)))


def without_basis() -> QuerySet[Person]:
    """People of whom nobody stated on which lawful basis they are kept."""
    stated = Ground.objects.known().filter(person=OuterRef("pk"), to_on=None).exclude(basis="")
    return Person.objects.current().filter(~Exists(stated))


def asking_erasure() -> QuerySet[Erasure]:
    """Who waits for an answer, the longest first."""
    return Erasure.objects.filter(answered_at=None).select_related("person").order_by("asked_at", "pk")


def ground_of(person: Person) -> Ground | None:
    found: Ground | None = Ground.objects.known().filter(person=person, to_on=None).first()
    return found


def tokens_of(person: Person) -> QuerySet[Token]:
    return Token.objects.filter(person=person, ended_at=None).order_by("-created_at")


def history_of(person: Person, reader: Reader, *, most: int = 50) -> list[Told]:
    """What was done to a person, and to the rows that were merged into it, newest first."""
    rows = [person.pk, *Person.objects.filter(merged_into=person).values_list("pk", flat=True)]
    entries = Entry.objects.filter(subject_type=Person._meta.label_lower, subject_id__in=map(str, rows))
    return told(entries.select_related("payload").order_by("-sequence")[:most], reader)
