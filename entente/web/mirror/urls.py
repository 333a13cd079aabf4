app_name = "mirror"
urlpatterns: list[object] = []
