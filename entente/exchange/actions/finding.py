"""What makes things of this room findable, and shut to whom they are not given; and rows held while they are changed."""

from collections import Counter

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from entente.engine.marking import lock
from entente.engine.matching import stems
from entente.engine.signs import one_line
from entente.exchange.actions.refusals import Refusal
from entente.exchange.choices import PracticeState
from entente.exchange.models import Need, Practice, Question, Word
from entente.exchange.queries import NEED, PRACTICE, QUESTION
from entente.search.actions import mark, put

TITLE = 2  # a word of the title counts as often
Held = Practice | Need | Question


def index_practice(row: Practice) -> None:
    """Locks, search, and the stems that matching counts; these only while it is published."""
    members = frozenset(row.members.values_list("pk", flat=True))
    mark(PRACTICE, row.pk, lock(row.shared(members)))
    texts = [row.title, row.problem, row.how, row.result, row.preconditions, row.organisation.name]
    translated = row.translations.order_by("language").values_list("title", "problem", "how", "result", "preconditions")
    put(PRACTICE, [(row.pk, "\n".join([*texts, *(text for one in translated for text in one)]))])
    Word.objects.filter(practice=row).delete()
    counts = counted(row) if row.state == PracticeState.PUBLISHED else Counter()
    Word.objects.bulk_create([Word(practice=row, stem=stem, times=min(times, 9999)) for stem, times in sorted(counts.items())])
    Practice.objects.filter(pk=row.pk).update(words=sum(counts.values()))


def counted(row: Practice) -> Counter[str]:
    """The stems of its texts, those of the title twice."""
    title, rest = stems(row.title), stems("\n".join([row.problem, row.how, row.result, row.preconditions]))
    return Counter([*title * TITLE, *rest])


def index_need(row: Need) -> None:
    """Never by whose it is: who looks for a name must not find what is not named."""
    mark(NEED, row.pk, lock(row.shared))
    put(NEED, [(row.pk, "\n".join([row.title, row.problem, row.constraints]))])


def index_question(row: Question) -> None:
    mark(QUESTION, row.pk, lock(row.shared))
    put(QUESTION, [(row.pk, "\n".join([row.title, row.text]))])


def practice_held(practice: Practice) -> Practice:
    rows: QuerySet[Practice] = Practice.objects.select_for_update(of=("self",))
    return rows.select_related("organisation", "body").get(pk=practice.pk)


def reason(words: str, refusal: type[Refusal]) -> str:
    if said := one_line(words, 500):
        return said
    raise refusal(_("Say in a word why."))
