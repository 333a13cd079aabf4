from django.urls import path

from entente.web.reporting import views

app_name = "reporting"
urlpatterns = [
    path("", views.releases, name="releases"),
    path("publish/", views.publish, name="publish"),
    path("<int:pk>/", views.release, name="release"),
    path("<int:pk>/tables.csv", views.tables, name="tables"),
]
