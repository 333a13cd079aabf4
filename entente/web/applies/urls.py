from django.urls import path

from entente.web.applies import views

app_name = "applies"
urlpatterns = [path("", views.applies, name="applies")]
