"""Documents."""

from django.urls import path

from article6.library import views

urlpatterns = [
    path("library/", views.resource_list, name="resource-list"),
    path("library/<slug:slug>/", views.resource_detail, name="resource-detail"),
]
