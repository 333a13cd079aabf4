from django.urls import path

from entente.web.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path(".well-known/security.txt", views.security, name="security"),
    path(".well-known/entente-key.txt", views.key, name="key"),
]
