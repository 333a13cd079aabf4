from django.urls import path

from entente.web.record import views

app_name = "record"
urlpatterns = [
    path("", views.record, name="record"),
    path("verify/", views.verify, name="verify"),
]
