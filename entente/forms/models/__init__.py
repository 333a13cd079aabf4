from entente.forms.models.answer import Answer, Draft
from entente.forms.models.asked import Asked
from entente.forms.models.form import Form, Version
from entente.forms.models.reminder import Reminder
from entente.forms.models.round import Round

__all__ = ["Answer", "Asked", "Draft", "Form", "Reminder", "Round", "Version"]
