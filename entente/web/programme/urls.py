from django.urls import path

from entente.web.programme.views import goals, importing, indicators, initiatives, milestones, overview, reviews

app_name = "programme"
urlpatterns = [
    path("", overview.overview, name="programme"),
    path("timeline/", overview.timeline, name="timeline"),
    path("goals/new/", goals.new, name="new-goal"),
    path("goals/<int:pk>/", goals.goal, name="goal"),
    path("goals/<int:pk>/change/", goals.change, name="change-goal"),
    path("goals/<int:pk>/review/", reviews.write, name="write-review"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/<int:pk>/put/", reviews.put, name="put-review"),
    path("reviews/<int:pk>/adopt/", reviews.adopt, name="adopt-review"),
    path("initiatives/", initiatives.initiatives, name="initiatives"),
    path("initiatives/propose/", initiatives.propose, name="propose"),
    path("initiatives/<int:pk>/", initiatives.initiative, name="initiative"),
    path("initiatives/<int:pk>/change/", initiatives.change, name="change-initiative"),
    path("initiatives/<int:pk>/milestones/new/", milestones.new, name="new-milestone"),
    path("initiatives/<int:pk>/turn/<str:kind>/", initiatives.move, name="move"),
    path("milestones/<int:pk>/change/", milestones.change, name="change-milestone"),
    path("milestones/<int:pk>/expect/", milestones.expect, name="expect"),
    path("milestones/<int:pk>/reach/", milestones.reach, name="reach"),
    path("indicators/", indicators.indicators, name="indicators"),
    path("indicators/new/", indicators.new, name="new-indicator"),
    path("indicators/common/", indicators.bring_common, name="bring-common"),
    path("indicators/import/", importing.bring, name="import-observations"),
    path("indicators/<int:pk>/", indicators.indicator, name="indicator"),
    path("indicators/<int:pk>/change/", indicators.change, name="change-indicator"),
    path("indicators/<int:pk>/observe/", indicators.observe, name="observe"),
    path("observations/<int:pk>/validate/", indicators.validate, name="validate"),
    path("observations/<int:pk>/send-back/", indicators.send_back, name="send-back"),
]
