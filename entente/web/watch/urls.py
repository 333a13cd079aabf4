from django.urls import path

from entente.web.watch.views import advisories, answering, circles, exporting, importing, picture, writing

app_name = "watch"
urlpatterns = [
    path("", advisories.advisories, name="advisories"),
    path("new/", writing.new, name="new"),
    path("picture/", picture.sectors, name="picture"),
    path("import/", importing.bring, name="import"),
    path("circles/", circles.circles, name="circles"),
    path("circles/new/", circles.new, name="new-circle"),
    path("circles/<int:pk>/change/", circles.change, name="change-circle"),
    path("uses/<slug:slug>/", answering.uses, name="uses"),
    path("bundle.json", exporting.bundle, name="bundle"),
    path("<int:pk>/", advisories.advisory, name="advisory"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/withdraw/", writing.withdraw, name="withdraw"),
    path("<int:pk>/answer/", answering.answer, name="answer"),
    path("<int:pk>/csaf.json", exporting.csaf, name="csaf"),
    path("<int:pk>/stix.json", exporting.stix, name="stix"),
]
