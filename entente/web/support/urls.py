from django.urls import path

from entente.web.support.views import answering, asking, figures, handling, lists, promises, register, requests

app_name = "support"
urlpatterns = [
    path("", lists.support, name="support"),
    path("desk/", lists.desk, name="desk"),
    path("ask/", asking.choose, name="choose"),
    path("ask/<str:kind>/", asking.ask, name="ask"),
    path("figures/", figures.figures, name="figures"),
    path("figures/export.<str:ending>", figures.export, name="export"),
    path("register/", register.register, name="register"),
    path("register/<int:pk>/withdraw/", register.withdraw, name="withdraw-use"),
    path("promises/", promises.promises, name="promises"),
    path("<int:pk>/", requests.request, name="request"),
    path("<int:pk>/take-up/", handling.take_up, name="take-up"),
    path("<int:pk>/hand-over/", handling.hand_over, name="hand-over"),
    path("<int:pk>/message/", handling.say, name="say"),
    path("<int:pk>/decline/", handling.decline, name="decline"),
    path("<int:pk>/withdraw/", handling.withdraw, name="withdraw"),
    path("<int:pk>/close/", handling.close, name="close"),
    path("<int:pk>/answer/", answering.write, name="answer"),
    path("<int:pk>/answer/letter.pdf", answering.letter, name="letter"),
    path("<int:pk>/answer/hand-in/", answering.hand_in, name="hand-in"),
    path("<int:pk>/answer/send-back/", answering.send_back, name="send-back"),
    path("<int:pk>/answer/sign/", answering.sign, name="sign"),
]
