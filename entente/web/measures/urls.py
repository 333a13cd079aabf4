from django.urls import path

from entente.web.measures.views import barriers, choosing, composing, exporting, handling, life, register, scenarios

app_name = "measures"
urlpatterns = [
    path("", register.register, name="register"),
    path("compose/", composing.choose, name="choose-effect"),
    path("compose/<str:effect>/", composing.compose, name="compose"),
    path("barriers/", barriers.barriers, name="barriers"),
    path("barriers/report/", barriers.report, name="report"),
    path("barriers/costs/take-over/", handling.take_over, name="take-over"),
    path("barriers/<int:pk>/", barriers.barrier, name="barrier"),
    path("barriers/<int:pk>/verify/", handling.verify, name="verify"),
    path("barriers/<int:pk>/not-accepted/", handling.do_not_accept, name="do-not-accept"),
    path("barriers/<int:pk>/withdraw/", handling.withdraw, name="withdraw"),
    path("barriers/<int:pk>/bundle/", handling.bundle, name="bundle"),
    path("barriers/<int:pk>/again/", handling.answer_again, name="answer-again"),
    path("what-if/", choosing.what_if, name="what-if"),
    path("choose/", choosing.choose, name="choose"),
    path("choose/exactly/", choosing.choose_exactly, name="choose-exactly"),
    path("scenarios/", scenarios.scenarios, name="scenarios"),
    path("scenarios/new/", scenarios.new, name="new-scenario"),
    path("scenarios/compare/", scenarios.compare, name="compare"),
    path("scenarios/<slug:token>/", scenarios.scenario, name="scenario"),
    path("scenarios/<slug:token>/export.json", scenarios.export, name="export"),
    path("scenarios/<slug:token>/export.csv", exporting.scenario, {"ending": "csv"}, name="export-csv"),
    path("scenarios/<slug:token>/export.xlsx", exporting.scenario, {"ending": "xlsx"}, name="export-xlsx"),
    path("register/<slug:slug>/", life.measure, name="measure"),
    path("register/<slug:slug>/step/", life.step, name="step"),
    path("register/<slug:slug>/decide/", life.decide, name="decide"),
    path("register/<slug:slug>/observe/", life.observe, name="observe"),
    path("register/<slug:slug>/options/", life.option, name="option"),
    path("register/<slug:slug>/options/<int:option>/choose/", life.choose_option, name="choose-option"),
    path("register/<slug:slug>/position/", life.position, name="position"),
]
