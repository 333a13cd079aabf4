from django.urls import path

from entente.web.projects.views import imports, lists, project

app_name = "projects"
urlpatterns = [
    path("", lists.projects, name="projects"),
    path("facets/<slug:facet>/", lists.facet, name="facet"),
    path("export/<slug:kind>/", lists.export, name="export"),
    path("calls/<path:code>/", lists.call, name="call"),
    path("topics/<path:code>/", lists.topic, name="topic"),
    path("import/", imports.begin, name="import"),
    path("import/<int:pk>/", imports.job, name="import-job"),
    path("import/<int:pk>/start/", imports.start, name="import-start"),
    path("import/<int:pk>/stop/", imports.stop, name="import-stop"),
    path("import/<int:pk>/go-on/", imports.go_on, name="import-go-on"),
    path("<str:key>/", project.project, name="project"),
]
