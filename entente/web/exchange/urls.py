from django.urls import path

from entente.web.exchange.views import needs, practices, questions, reuses, sharing

app_name = "exchange"
urlpatterns = [
    path("", practices.practices, name="practices"),
    path("practices/new/", sharing.new, name="new-practice"),
    path("practices/<int:pk>/", practices.practice, name="practice"),
    path("practices/<int:pk>/versions/<int:number>/", practices.version, name="version"),
    path("practices/<int:pk>/change/", sharing.change, name="change-practice"),
    path("practices/<int:pk>/put/", sharing.put, name="put-practice"),
    path("practices/<int:pk>/publish/", sharing.publish, name="publish"),
    path("practices/<int:pk>/send-back/", sharing.send_back, name="send-back"),
    path("practices/<int:pk>/renew/", sharing.renew, name="renew"),
    path("practices/<int:pk>/withdraw/", sharing.withdraw, name="withdraw"),
    path("practices/<int:pk>/deploy/", sharing.deploy, name="deploy"),
    path("practices/<int:pk>/translate/", sharing.translate, name="translate"),
    path("practices/<int:pk>/take-up/", reuses.contact, name="contact"),
    path("needs/", needs.needs, name="needs"),
    path("needs/new/", needs.new, name="new-need"),
    path("needs/<int:pk>/", needs.need, name="need"),
    path("needs/<int:pk>/change/", needs.change, name="change-need"),
    path("needs/<int:pk>/close/", needs.close, name="close-need"),
    path("needs/<int:pk>/offer/", needs.offer, name="offer"),
    path("suggestions/<int:pk>/dismiss/", needs.dismiss, name="dismiss"),
    path("questions/", questions.questions, name="questions"),
    path("questions/new/", questions.new, name="new-question"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("questions/<int:pk>/answer/", questions.answer_it, name="answer"),
    path("questions/<int:pk>/close/", questions.close, name="close-question"),
    path("questions/<int:pk>/consent/", questions.ask_consent, name="ask-consent"),
    path("questions/<int:pk>/practice/", questions.make_practice, name="make-practice"),
    path("reuse/", reuses.overview, name="reuse-overview"),
    path("reuse/<int:pk>/", reuses.reuse, name="reuse"),
    path("reuse/<int:pk>/move/", reuses.move, name="move"),
    path("reuse/<int:pk>/story/", reuses.story, name="story"),
]
