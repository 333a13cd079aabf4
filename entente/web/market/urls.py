from django.urls import path

from entente.web.market.views import certificate, fragmentation, importing, keeping, market, overview, recognition, sell

app_name = "market"
urlpatterns = [
    path("", overview.home, name="home"),
    path("asked/", overview.asked, name="asked"),
    path("schemes/", overview.schemes, name="schemes"),
    path("sell/", sell.sell, name="sell"),
    path("certificates/<int:pk>/", certificate.certificate, name="certificate"),
    path("states/<str:state>/<slug:sector>/", market.market, name="market"),
    path("states/<str:state>/<slug:sector>/share/", keeping.share, name="share"),
    path("states/<str:state>/<slug:sector>/asks/", keeping.acceptance, name="set-acceptance"),
    path("acceptances/import/", importing.import_asked, name="import-asked"),
    path("acceptances/<int:pk>/end/", keeping.end_acceptance, name="end-acceptance"),
    path("recognition/", recognition.recognitions, name="recognitions"),
    path("recognition/new/", keeping.new_recognition, name="new-recognition"),
    path("recognition/<slug:code>/", recognition.recognition, name="recognition"),
    path("recognition/<slug:code>/edit/", keeping.recognition, name="edit-recognition"),
    path("recognition/<slug:code>/end/", keeping.end_recognition, name="end-recognition"),
    path("costs/", recognition.costs, name="costs"),
    path("costs/set/", keeping.cost, name="set-cost"),
    path("fragmentation/", fragmentation.index, name="index"),
    path("fragmentation/method/", fragmentation.method, name="method"),
    path("fragmentation/releases/", fragmentation.releases, name="releases"),
    path("fragmentation/releases/publish/", fragmentation.publish, name="publish"),
    path("fragmentation/releases/<int:pk>/", fragmentation.release, name="release"),
    path("fragmentation/releases/<int:pk>/inputs/", fragmentation.inputs, name="release-inputs"),
]
