from django.urls import path, register_converter

from entente.web.gatherings.months import Number, Year
from entente.web.gatherings.views import attending, calendars, guests, keeping, reading, replies

register_converter(Year, "year")
register_converter(Number, "month")
app_name = "gatherings"
urlpatterns = [
    path("", reading.gatherings, name="gatherings"),
    path("calendar.ics", calendars.public, name="public"),
    path("calendars/", calendars.calendars, name="calendars"),
    path("calendars/make/", calendars.make, name="make-calendar"),
    path("calendars/end/", calendars.end, name="end-calendar"),
    path("calendar/<str:secret>.ics", calendars.feed, name="feed"),
    path("new/", keeping.new, name="new"),
    path("replies/", replies.replies, name="replies"),
    path("zone/", reading.zone, name="zone"),
    path("<year:year>/<month:number>/", reading.month, name="month"),
    path("<int:pk>/", reading.gathering, name="gathering"),
    path("<int:pk>/calendar.ics", calendars.one, name="ics"),
    path("<int:pk>/answer/", reading.answer, name="answer"),
    path("<int:pk>/edit/", keeping.edit, name="edit"),
    path("<int:pk>/announce/", keeping.announce, name="announce"),
    path("<int:pk>/cancel/", keeping.cancel, name="cancel"),
    path("<int:pk>/guests/", guests.guests, name="guests"),
    path("<int:pk>/guests.csv", guests.table, {"ending": "csv"}, name="guests-csv"),
    path("<int:pk>/guests.xlsx", guests.table, {"ending": "xlsx"}, name="guests-xlsx"),
    path("<int:pk>/badges.pdf", guests.badges, name="badges"),
    path("<int:pk>/invite/", guests.invite, name="invite"),
    path("<int:pk>/invite/outsider/", guests.outsider, name="outsider"),
    path("<int:pk>/guests/<int:person>/", guests.guest, name="guest"),
    path("<int:pk>/guests/<int:person>/answer/", guests.answer_for, name="answer-for"),
    path("<int:pk>/guests/<int:person>/uninvite/", guests.uninvite, name="uninvite"),
    path("<int:pk>/attendance/", attending.attendance, name="attendance"),
    path("<int:pk>/attendance/all/", attending.all_came, name="all-came"),
    path("<int:pk>/attendance/walked-in/", attending.walked_in, name="walked-in"),
]
