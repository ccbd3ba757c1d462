"""Thin models: columns, constraints, one-line properties."""

from sessions.models.answer import Answer, Place
from sessions.models.own_format import OwnFormat
from sessions.models.picture import Picture
from sessions.models.question import Question, Round
from sessions.models.report import Paper, ReportChoice, ReportLink
from sessions.models.session import Membership, Role, Session
from sessions.models.stage import Mode, Release, Stage, Step
from sessions.models.user import SignInLink, User

__all__ = [
    "Answer",
    "Membership",
    "Mode",
    "OwnFormat",
    "Paper",
    "Picture",
    "Place",
    "Question",
    "Release",
    "ReportChoice",
    "ReportLink",
    "Role",
    "Round",
    "Session",
    "SignInLink",
    "Stage",
    "Step",
    "User",
]
