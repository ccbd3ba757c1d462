"""Who else runs or reads a session; its owner decides."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from sessions.access import Need
from sessions.models import Role, Session
from sessions.queries import library
from sessions.services import members as service
from sessions.views.fields import Name, Pick
from sessions.views.tools import for_session, say_refusal, session_page, spoken
from sessions.words import Refusal

__all__ = ["members", "remove"]


class MemberForm(forms.Form):
    """A name, and what that person may do."""

    username = Name(label=gettext_lazy("Name to sign in with"))
    role = Pick(
        label=gettext_lazy("What may this person do?"),
        choices=[
            (Role.FACILITATOR.value, gettext_lazy("Facilitator: changes the questions and runs the session with you")),
            (Role.COACH.value, gettext_lazy("Coach: sees the pictures that were released, and takes home the report")),
        ],
        initial=Role.FACILITATOR.value,
    )


@for_session(Need.OWN)
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: HttpRequest, session: Session) -> HttpResponse:
    """Show who belongs to a session; add somebody by name."""
    form = MemberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            member = service.add_member(session_id=session.pk, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("username", spoken(refusal))
        else:
            messages.success(
                request,
                gettext("{name} belongs to this session now: {role}.").format(
                    name=member.user.username, role=Role(member.role).label
                ),
            )
            return redirect("members", session.pk)
    return session_page(
        request,
        session,
        "library/members.html",
        here="members",
        form=form,
        members=library.members_of(session),
    )


@for_session(Need.OWN)
@require_POST
def remove(request: HttpRequest, session: Session, user_id: int) -> HttpResponse:
    """Take somebody's role away."""
    try:
        service.remove_member(session_id=session.pk, user_id=user_id)
    except Refusal as refusal:
        say_refusal(request, refusal)
    else:
        messages.success(request, gettext("Removed. This person finds nothing here any more."))
    return redirect("members", session.pk)
