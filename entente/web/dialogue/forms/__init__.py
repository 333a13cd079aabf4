from entente.web.dialogue.forms.answers import (
    AdoptForm,
    BecauseForm,
    ChooseForm,
    CompareForm,
    ConsultationForm,
    PleaForm,
    SendForm,
    TakenForm,
)
from entente.web.dialogue.forms.bodies import (
    ContactForm,
    CounterpartForm,
    EndForm,
    MemorandumForm,
    MetForm,
    ObligationForm,
    OutcomeForm,
    RenewForm,
)
from entente.web.dialogue.forms.events import EventForm, FollowedUpForm, FollowUpForm, PointForm, RateForm
from entente.web.dialogue.forms.regions import ImportForm, ItemForm, LinkForm
from entente.web.dialogue.forms.trackers import CheckForm, GiveForm, TrackerForm

__all__ = [
    "AdoptForm",
    "BecauseForm",
    "CheckForm",
    "ChooseForm",
    "CompareForm",
    "ConsultationForm",
    "ContactForm",
    "CounterpartForm",
    "EndForm",
    "EventForm",
    "FollowUpForm",
    "FollowedUpForm",
    "GiveForm",
    "ImportForm",
    "ItemForm",
    "LinkForm",
    "MemorandumForm",
    "MetForm",
    "ObligationForm",
    "OutcomeForm",
    "PleaForm",
    "PointForm",
    "RateForm",
    "RenewForm",
    "SendForm",
    "TakenForm",
    "TrackerForm",
]
