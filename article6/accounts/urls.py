"""Pages of accounts."""

from django.urls import include, path

from article6.accounts import views

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("account/", include("allauth.urls")),
]
