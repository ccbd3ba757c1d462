"""Reports of whole evenings, and their PDF, each made once in a run: they are frozen, and any test may have them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from django.utils.translation import override

from sessions.models import ReportChoice
from sessions.queries import report
from sessions.queries.report.value import Report
from sessions.reports import pdf
from tests.factories import a_user
from tests.reports.evenings import an_evening

__all__ = ["made", "pdf_of"]


def made(*, voices: int = 12, language: str = "en") -> Report:
    """The report of a Full Picture, with notes, panel and a coach. The test that asks first plays the evening."""
    return _made(voices, language)


def pdf_of(*, voices: int = 12, language: str = "en", paper: str = "a4") -> bytes:
    """The PDF of the same report, on such paper."""
    return _pdf_of(voices, language, paper)


@cache
def _made(voices: int, language: str) -> Report:
    session = an_evening(a_user(f"coach-{voices}-{language}"), voices=voices, language=language)
    return report.build(session, ReportChoice(session=session, coach="Ada Lovelace", panel=True, with_notes=True))


@cache
def _pdf_of(voices: int, language: str, paper: str) -> bytes:
    with override(language):
        return pdf.write(replace(_made(voices, language), paper=paper))
