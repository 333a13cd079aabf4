from django.urls import path

from entente.web.mirror.views import giving, mirrors

app_name = "mirror"
urlpatterns = [
    path("", mirrors.mirrors, name="mirrors"),
    path("new/", mirrors.new, name="new"),
    path("<int:pk>/", mirrors.mirror, name="mirror"),
    path("<int:pk>/change/", mirrors.change, name="change"),
    path("<int:pk>/open/", mirrors.open_it, name="open"),
    path("<int:pk>/close/", mirrors.close, name="close"),
    path("<int:pk>/again/", mirrors.again, name="again"),
    path("<int:pk>/give/", giving.give, name="give"),
    path("<int:pk>/withdraw/", giving.withdraw, name="withdraw"),
    path("<int:pk>/export/<str:kind>/", giving.export, name="export"),
]
