from django.urls import path

from entente.web.consortia.views import boards, invitations, roles

app_name = "consortia"
urlpatterns = [
    path("", boards.boards, name="consortia"),
    path("new/", boards.new, name="new"),
    path("<int:pk>/", boards.board, name="board"),
    path("<int:pk>/change/", boards.change, name="change"),
    path("<int:pk>/close/", boards.close, name="close"),
    path("<int:pk>/suggestions/", boards.suggestions, name="suggestions"),
    path("<int:pk>/export/<str:kind>/", boards.export, name="export"),
    path("<int:pk>/roles/new/", roles.new, name="new-role"),
    path("roles/<int:pk>/change/", roles.change, name="change-role"),
    path("roles/<int:pk>/drop/", roles.drop, name="drop-role"),
    path("roles/<int:pk>/free/", roles.free, name="free-role"),
    path("roles/<int:pk>/invite/", roles.invite, name="invite"),
    path("invitations/<int:pk>/", invitations.invitation, name="invitation"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw"),
]
