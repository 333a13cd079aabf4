from django.urls import path

from entente.web.forms.views import answering, asking, editor, mine, planning, questions, results, rounds, translating

app_name = "forms"
urlpatterns = [
    path("", mine.rounds, name="rounds"),
    path("names/", mine.names, name="names"),
    path("reach/", planning.reach, name="reach"),
    path("asking/", asking.asking, name="asking"),
    path("new/", asking.new, name="new"),
    path("form/<int:form>/", editor.form, name="form"),
    path("form/<int:form>/title/", editor.title, name="title"),
    path("form/<int:form>/text/", editor.text, name="text"),
    path("form/<int:form>/preview/", editor.preview, name="preview"),
    path("form/<int:form>/ask/", planning.ask, name="ask"),
    path("form/<int:form>/add/", questions.add, name="add"),
    path("form/<int:form>/drop/", editor.drop, name="drop-form"),
    path("form/<int:form>/in/<str:language>/", translating.translate, name="translate"),
    path("form/<int:form>/question/<slug:key>/", questions.question, name="question"),
    path("form/<int:form>/question/<slug:key>/change/", questions.change, name="change"),
    path("<int:pk>/", rounds.round_page, name="round"),
    path("<int:pk>/plan/", planning.plan, name="plan"),
    path("<int:pk>/in/<str:language>/", translating.translate_round, name="translate-round"),
    path("<int:pk>/people/", rounds.people, name="people"),
    path("<int:pk>/open/", rounds.open_now, name="open"),
    path("<int:pk>/unschedule/", rounds.unschedule, name="unschedule"),
    path("<int:pk>/newcomers/", rounds.ask_newcomers, name="newcomers"),
    path("<int:pk>/remind/", rounds.remind, name="remind"),
    path("<int:pk>/extend/", rounds.extend, name="extend"),
    path("<int:pk>/close/", rounds.close, name="close"),
    path("<int:pk>/drop/", rounds.drop, name="drop"),
    path("<int:pk>/results/", results.shown, name="results"),
    path("<int:pk>/export.<str:ending>", results.export, name="export"),
    path("<int:pk>/of/<int:asked>/", results.one, name="one"),
    path("<int:pk>/of/<int:asked>/<slug:key>/", answering.file, name="file"),
    path("<int:pk>/answer/", answering.answer, name="answer"),
    path("<int:pk>/answer/<slug:slug>/", answering.answer, name="answer-for"),
]
