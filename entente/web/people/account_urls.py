"""The pages of allauth that this house uses, under their own names.

Left out: signing up by mail, and addresses kept by the person: the office keeps addresses, so that the record says who changed one."""

from allauth.account.urls import urlpatterns as account
from allauth.mfa.urls import urlpatterns as second_factor
from allauth.socialaccount.providers.openid_connect.urls import urlpatterns as openid
from allauth.socialaccount.urls import urlpatterns as elsewhere
from allauth.usersessions.urls import urlpatterns as sessions
from django.urls import include, path

LEFT_OUT = {"account_email", "account_email_verification_sent", "account_confirm_email", "account_confirm_login_code"}

urlpatterns = [
    path("", include([page for page in account if page.name not in LEFT_OUT])),
    path("2fa/", include(second_factor)),
    path("3rdparty/", include(elsewhere)),
    path("sessions/", include(sessions)),
    path("", include(openid)),
]
