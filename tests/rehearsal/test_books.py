import pytest

from sessions import keyring
from sessions.models import Place, Round
from sessions.rehearsal import books
from sessions.services.batch import write_batch
from sessions.services.joining import Join, Joined
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("shown", [str.upper, str.lower, lambda code: f"{code[:3]}-{code[3:6]}-{code[6:]}"])
def test_a_rehearsal_is_found_by_its_code_however_it_is_written(shown):
    session = a_session(rehearsal=True)

    found, key = books.find(shown(session.code))

    assert found == session
    assert isinstance(write_batch([Join(session.pk, key=key)])[0], Joined)


def test_a_session_that_is_no_rehearsal_is_refused():
    session = a_session()

    with pytest.raises(Refusal) as caught:
        books.find(session.code)

    assert caught.value.code == "rehearsal.not"


def test_a_code_that_is_not_here_is_refused():
    with pytest.raises(Refusal) as caught:
        books.find("AAA-BBB-CCC")

    assert caught.value.code == "rehearsal.unknown"


def test_a_rehearsal_whose_key_lies_elsewhere_is_refused():
    session = a_session(rehearsal=True)
    keyring.destroy(session.pk)

    with pytest.raises(Refusal) as caught:
        books.find(session.code)

    assert caught.value.code == "rehearsal.key"


def test_an_entry_tells_which_question_is_open_and_how_many_were_in_before():
    session = a_session(rehearsal=True, questions=3)
    open_next(session)
    round_id = open_next(session)
    (token,) = phones(session, 1)
    answer(session, token, 2)

    entry = books.entry(session.pk, round_id)

    assert (entry.already, entry.ask.question, entry.ask.column, entry.ask.again) == (1, 1, 1, 1)
    assert entry.ask.kind.slug == "scale"


def test_words_take_no_column_of_a_table():
    session = a_session(rehearsal=True, kind="words")

    assert books.entry(session.pk, open_next(session)).ask.column is None


def test_only_a_round_of_this_session_has_an_entry():
    session, other = a_session(rehearsal=True), a_session(rehearsal=True)

    with pytest.raises(Round.DoesNotExist):
        books.entry(session.pk, open_next(other))


def test_stored_names_the_phones_whose_answers_are_on_disk():
    session = a_session(rehearsal=True)
    old, *tokens = phones(session, 5)
    round_id = open_next(session)
    answer(session, old, 1)
    for number in (0, 2, 3):
        answer(session, tokens[number], 3)

    stored = books.stored(session.pk, round_id, tokens=tokens, already=1)

    assert (stored.ours, stored.doubled) == (frozenset({0, 2, 3}), 0)


def test_a_row_that_is_nobodys_is_doubled():
    session = a_session(rehearsal=True)
    tokens = phones(session, 3)
    stray = phones(session, 1)[0]
    round_id = open_next(session)
    for token in [*tokens, stray]:
        answer(session, token, 3)
    Place.objects.filter(session=session).exclude(pk__in=places_of(session, tokens)).delete()

    assert books.stored(session.pk, round_id, tokens=tokens, already=0).doubled == 1


def test_published_counts_the_voices_the_room_sees():
    session = a_session(rehearsal=True)
    tokens = phones(session, 4)
    round_id = open_next(session)
    for token in tokens:
        answer(session, token, 1)

    assert books.published_n(round_id) == 0
    release(session)
    assert books.published_n(round_id) == 4


def places_of(session, tokens):
    joined = write_batch([Join(session.pk, token=token) for token in tokens])
    return [result.place_id for result in joined if isinstance(result, Joined)]
