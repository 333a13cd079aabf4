from django.http import HttpRequest

from entente.web.exchange.forms import needs
from entente.web.exchange.forms.fields import NothingForm
from entente.web.exchange.forms.needs import CloseForm, DismissForm, NeedForm, OfferForm, need_of
from entente.web.exchange.forms.practices import (
    DeployForm,
    PracticeForm,
    PublishForm,
    RenewForm,
    TranslationForm,
    WhyForm,
    practice_of,
)
from entente.web.exchange.forms.questions import AnswerForm, QuestionForm
from entente.web.exchange.forms.reuses import ContactForm, MoveForm, StoryForm

__all__ = [
    "AnswerForm",
    "CloseForm",
    "ContactForm",
    "DeployForm",
    "DismissForm",
    "MoveForm",
    "NeedForm",
    "OfferForm",
    "PracticeForm",
    "PublishForm",
    "QuestionForm",
    "RenewForm",
    "StoryForm",
    "TranslationForm",
    "WhyForm",
    "forms_of_nothing",
    "need_of",
    "needs",
    "practice_of",
]


def forms_of_nothing(request: HttpRequest) -> NothingForm:
    """A bare POST acts: there is nothing to fill in."""
    return NothingForm({"sure": "on"} if request.method == "POST" else None)
