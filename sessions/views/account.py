"""Signing in and out, and the page of one's own account."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sessions.models import User
from sessions.services import accounts
from sessions.views.fields import Name, Password
from sessions.views.tools import signed_in, spoken
from sessions.words import Refusal

__all__ = ["account", "change_password", "sign_in", "sign_in_link", "sign_out"]


class SignInForm(forms.Form):
    """A name and a password."""

    username = Name(label=gettext_lazy("Name"), autocomplete="username")
    password = Password(label=gettext_lazy("Password"), autocomplete="current-password")


class PasswordForm(forms.Form):
    """The password in use, if there is one, and a new one, typed twice."""

    old = Password(label=gettext_lazy("Present password"), autocomplete="current-password")
    new = Password(
        label=gettext_lazy("New password"),
        help_text=gettext_lazy("Ten characters or more. A few words in a row are easy to remember."),
        autocomplete="new-password",
    )
    again = Password(label=gettext_lazy("New password, once more"), autocomplete="new-password")

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not user.has_usable_password():
            del self.fields["old"]

    def clean(self) -> None:
        """Compare the two, so that a slip of the finger locks nobody out."""
        if self.cleaned_data.get("new") != self.cleaned_data.get("again"):
            self.add_error("again", gettext("The two are not the same. Please type the new password again."))


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by name and password."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            user = accounts.check_password(form.cleaned_data["username"], form.cleaned_data["password"])
        except Refusal as refusal:
            form.add_error(None, spoken(refusal))
        else:
            login(request, user)
            return redirect(_next(request))
    return render(request, "account/sign_in.html", {"form": form, "next": request.GET.get("next", "")})


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it uses the link up. A look at the page (a preview, a scanner) does not."""
    if request.method == "GET":
        return render(request, "account/link.html", {"next": request.GET.get("next", "")})
    try:
        user = accounts.use_link(token)
    except Refusal as refusal:
        return render(request, "account/link_used.html", {"reason": spoken(refusal)}, status=410)
    login(request, user)
    if not user.has_usable_password():
        messages.info(request, gettext("You are in. Set a password under “Account”, so that you can come back."))
    return redirect(_next(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out of this browser."""
    logout(request)
    messages.success(request, gettext("You are signed out."))
    return redirect("home")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD"])
def account(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    return _page(request, PasswordForm(user=signed_in(request)))


@never_cache
@sensitive_post_parameters()
@login_required
@require_POST
def change_password(request: HttpRequest) -> HttpResponse:
    """Set or change the password; this browser stays signed in, all others are signed out."""
    user = signed_in(request)
    form = PasswordForm(request.POST, user=user)
    if not form.is_valid():
        return _page(request, form)
    try:
        accounts.change_password(user, new=form.cleaned_data["new"], old=form.cleaned_data.get("old"))
    except Refusal as refusal:
        form.add_error("old" if refusal.code == "sign_in.wrong" and "old" in form.fields else "new", spoken(refusal))
        return _page(request, form)
    update_session_auth_hash(request, user)
    messages.success(request, gettext("Your new password is set."))
    return redirect("account")


def _page(request: HttpRequest, form: PasswordForm) -> HttpResponse:
    return render(request, "account/account.html", {"form": form, "here": "account"})


def _next(request: HttpRequest) -> str:
    """Return where the person was going, if that is one of our own pages."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return "home"
