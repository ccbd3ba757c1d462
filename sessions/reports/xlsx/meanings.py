"""What the columns of the workbook mean, in the language of the report."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

__all__ = ["Meaning", "of_figures", "of_overview", "of_pictures", "of_sheets", "of_words"]


@dataclass(frozen=True)
class Meaning:
    """A column or a term, what it means, and its unit; a text has none."""

    name: str
    text: str
    unit: str = ""


def of_overview() -> tuple[Meaning, ...]:
    """Return what the overview counts."""
    joined = _("How many places ever joined. A phone that was passed on makes one place more.")
    number = _("The number of the question, the same in every file of this report.")
    return (
        Meaning(_("Joined"), joined, _("places")),
        Meaning(_("Deleted answers"), _("How many answers were deleted at the close."), _("answers")),
        Meaning(_("Pictures"), _("How many pictures were kept, whether this report holds them or not."), _("pictures")),
        Meaning(_("Number"), number),
        Meaning(_("Rounds"), _("How often the question was asked and its picture released."), _("rounds")),
        Meaning(_("Answers, last round"), _("How many answers the last picture is made of."), _("answers")),
    )


def of_pictures() -> tuple[Meaning, ...]:
    """Return what stands with each picture and in its tables."""
    answers = _("How many answers the picture is made of; in a table, how many stand on each place.")
    names = _(
        "The places, or the lines that were ordered. The head says what is counted. Numbers are places on a line."
    )
    voices = _("How many voices stand there. The chart beside the table refers to these cells.")
    guesses = _("Where people guessed the room; not where they stand themselves.")
    plane = _(
        "One row for each place where somebody stands: steps from the left, steps from below, and how many stand "
        "there. Places without a voice are left out."
    )
    seats = _(
        "Seats are shown as pictures only, in the report itself. No file counts them: in this workbook they have "
        "no row, no column and no chart."
    )
    return (
        Meaning(_("Round {round}").format(round="…"), _("One picture of the question, the oldest first.")),
        Meaning(_("Answers"), answers, _("voices")),
        Meaning(
            _("Could not say"), _("How many said that they cannot say from here. No count holds them."), _("voices")
        ),
        Meaning(_("First column of a table"), names),
        Meaning(_("Further columns of a table"), voices, _("voices")),
        Meaning(_("Guesses"), guesses, _("guesses")),
        Meaning(_("Tables of a plane"), plane, _("steps from 0 to 19; voices")),
        Meaning(_("Seats"), seats),
    )


def of_sheets() -> tuple[Meaning, ...]:
    """Return what is said of loose sheets."""
    voices = _("How many stand by the sheet: its marks, or how often the word was given; otherwise one.")
    return (
        Meaning(_("Sheet"), _("What somebody wrote, exactly as it was typed. The order tells nothing.")),
        Meaning(_("Voices"), voices, _("voices")),
        Meaning(_("Theme"), _("The name under which sheets were laid together; empty for loose ones.")),
    )


def of_figures() -> tuple[Meaning, ...]:
    """Return what the figures of a reading are; the terms of the method say how they are made."""
    empty = _("Below five answers nothing is said of a picture: figures and words stay empty.")
    distance = _("How far two people stand apart on average.")
    unit = _("In what the distance of this kind of question is measured.")
    closeness = _("1: all in one place; 0: evenly spread; below 0: drawn to both ends.")
    error = _(
        "How much the distance might have been otherwise, by leaving each person out once; of a ranking the usual "
        "error of so many people."
    )
    low = _("The lower end of the band in which the distance may lie in four of five such groups.")
    return (
        Meaning(_("Round"), _("The number of the round, from 1."), _("rounds")),
        Meaning(_("Answers"), empty, _("voices")),
        Meaning(_("Distance"), distance, _("see “Unit”")),
        Meaning(_("Unit"), unit),
        Meaning(_("Closeness"), closeness, _("a pure number")),
        Meaning(_("Standard error"), error, _("see “Unit”")),
        Meaning(_("Low"), low, _("see “Unit”")),
        Meaning(_("High"), _("The upper end of this band."), _("see “Unit”")),
    )


def of_words() -> tuple[Meaning, ...]:
    """Return what the words of a reading are."""
    shape = _("What the picture looks like. From five to nine answers only two groupings are said, as an observation.")
    support = _("How often slightly different groups would look alike.")
    sure = _("Clear from 0.8 on, likely from 0.5 on; below, the picture could easily read differently.")
    level = _("How wide the picture is, for five to nine answers, which show no shape.")
    return (
        Meaning(_("Shape"), shape),
        Meaning(_("Support"), support, _("share, 0 to 1")),
        Meaning(_("How sure"), sure),
        Meaning(_("Side"), _("Where a leaning picture leans, from ten answers on.")),
        Meaning(_("Level"), level),
    )
