from django.urls import path

from entente.web.news.views import articles, correcting, desk, lists, making, outside, reviewing, writing

app_name = "news"
urlpatterns = [
    path("", lists.news, name="news"),
    path("feed.xml", outside.feed, name="feed"),
    path("list.json", outside.program, name="list"),
    path("embed/", outside.embed, name="embed"),
    path("site/", outside.site, name="site"),
    path("desk/", desk.desk, name="desk"),
    path("make/", making.make, name="make"),
    path("from/<str:key>/", making.made_from, name="from"),
    path("write/", writing.write, name="write"),
    path("<int:pk>/", articles.article, name="article"),
    path("<int:pk>/edit/", writing.edit, name="edit"),
    path("<int:pk>/translate/", writing.translate, name="translate"),
    path("<int:pk>/hand-in/", reviewing.hand_in, name="hand-in"),
    path("<int:pk>/publish/", reviewing.publish, name="publish"),
    path("<int:pk>/send-back/", reviewing.send_back, name="send-back"),
    path("<int:pk>/withdraw/", reviewing.withdraw, name="withdraw"),
    path("<int:pk>/correct/", correcting.propose, name="correct"),
    path("<int:pk>/correction/publish/", correcting.publish, name="publish-correction"),
    path("<int:pk>/correction/send-back/", correcting.send_back, name="send-correction-back"),
    path("<int:pk>/correction/drop/", correcting.drop, name="drop-correction"),
    path("<int:pk>/<int:number>/", articles.version, name="version"),
]
