"""Progress: action plans."""

from django.urls import path

from article6.actionplan import views

urlpatterns = [
    path("progress/", views.plan_list, name="plan-list"),
    path("progress/<slug:code>/", views.plan_detail, name="plan-detail"),
]
