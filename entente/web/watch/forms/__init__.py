from entente.web.watch.forms.keeping import AnswerForm, BecauseForm, CircleForm, ImportForm, UsesForm
from entente.web.watch.forms.writing import AdvisoryForm, begun

__all__ = ["AdvisoryForm", "AnswerForm", "BecauseForm", "CircleForm", "ImportForm", "UsesForm", "begun"]
