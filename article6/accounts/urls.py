"""Pages of accounts. Each of allauth's that is in use is named here; it has many more."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from article6.accounts import (
    contact_letter_views,
    contact_views,
    invited,
    mailbox,
    member_pages,
    people,
    personal_views,
    record_history,
    sessions,
)
from article6.accounts.limits import tells_limit
from article6.core.doors import open_to_all
from article6.core.headers import with_own_script

to_reset = open_to_all(RedirectView.as_view(pattern_name="account_reset_password"))

# The names are allauth's, because it asks for them.
SIGN_IN = [
    path("login/", with_own_script(tells_limit(account.login)), name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", tells_limit(account.reauthenticate), name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", to_reset, name="account_set_password"),  # for who never had one
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
SECOND_FACTOR = [
    path("", factors.index, name="mfa_index"),
    path(
        "authenticate/",
        with_own_script(tells_limit(factors.authenticate)),
        name="mfa_authenticate",
    ),
    path("reauthenticate/", tells_limit(factors.reauthenticate), name="mfa_reauthenticate"),
    path("totp/activate/", tells_limit(totp.activate_totp), name="mfa_activate_totp"),
    path("totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", with_own_script(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "passkeys/reauthenticate/",
        with_own_script(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
]
SESSIONS = [
    path("", sessions.session_list, name="usersessions_list"),
    path("<int:number>/end/", sessions.session_end, name="session-end"),
]
PEOPLE = [
    path("", people.people, name="people"),
    path("<int:pk>/", member_pages.membership, name="membership"),
    path("<int:pk>/end/", member_pages.membership_end, name="membership-end"),
    path("invitations/<int:pk>/resend/", people.invitation_resend, name="invitation-resend"),
    path("invitations/<int:pk>/withdraw/", people.invitation_withdraw, name="invitation-withdraw"),
]

urlpatterns = [
    path("history/<str:noun>/<slug:key>/", record_history.history, name="history"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("organisations/<slug:slug>/contacts/", contact_views.contacts, name="contacts"),
    path("organisations/<slug:slug>/contacts/add/", contact_views.contact_add, name="contact-add"),
    path(
        "organisations/<slug:slug>/contacts/letter/",
        contact_views.contact_letter,
        name="contact-letter",
    ),
    path("contacts/<int:number>/edit/", contact_views.contact_edit, name="contact-edit"),
    path("contacts/<int:number>/remove/", contact_views.contact_remove, name="contact-remove"),
    path(
        "contacts/confirm/<str:token>/",
        contact_letter_views.contact_confirm,
        name="contact-confirm",
    ),
    path("account/data/", personal_views.personal_data, name="personal-data"),
    path("account/data/file/", personal_views.personal_data_file, name="personal-data-file"),
    path("account/data/close/", personal_views.account_close, name="account-close"),
    path("account/", include(SIGN_IN)),
    path("account/security/", include(SECOND_FACTOR)),
    path("account/sessions/", include(SESSIONS)),
    path("organisations/<slug:slug>/people/", include(PEOPLE)),
    path("invitations/<str:token>/", invited.invitation, name="invitation"),
]
