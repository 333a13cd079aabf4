from entente.web.certification.catalogue_urls import urlpatterns as catalogues
from entente.web.certification.scheme_urls import urlpatterns as schemes

app_name = "certification"
urlpatterns = [*schemes, *catalogues]
