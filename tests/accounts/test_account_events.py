"""What changes about signing in is history, without a name or an address in it."""

import pytest
from django.test import Client

from article6.accounts.models import User
from article6.core.models import Event

pytestmark = pytest.mark.django_db
OLD, NEW = "quiet river stone 7", "another long sentence 8"


def test_a_new_password_is_a_line_of_history() -> None:
    user = User.objects.create_user("someone@mofa.test", OLD, name="Manivone")
    client = Client()
    assert client.login(email=user.email, password=OLD) or client.force_login(user) is None
    answer = client.post(
        "/en/account/password/change/", {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    )
    assert answer.status_code == 302, answer.content.decode()
    event = Event.objects.get(verb="password_changed")
    assert (event.person, event.noun, event.key) == (str(user.key), "accounts.user", str(user.pk))
    assert "Manivone" not in str(event.__dict__)
    assert "someone@" not in str(event.__dict__)
