from django.urls import path

from entente.web.products.views import lists, product

app_name = "products"
urlpatterns = [
    path("", lists.products, name="products"),
    path("new/", product.new, name="new"),
    path("<slug:name>/", product.product, name="product"),
    path("<slug:name>/edit/", product.edit, name="edit"),
    path("<slug:name>/end/", product.end, name="end"),
]
