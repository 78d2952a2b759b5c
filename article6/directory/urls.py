"""Contacts: offices, their history, organisations."""

from django.urls import path

from article6.directory import views

urlpatterns = [
    path("contacts/", views.office_list, name="office-list"),
    path("contacts/history/", views.term_list, name="term-list"),
    path("contacts/organisations/", views.organisation_list, name="organisation-list"),
]
