"""Rule 8 for guesses: own answer and guess are a pair, and nothing that is published joins them."""

import random
from collections import Counter
from itertools import combinations, product

import pytest

from sessions.kinds.base import GUESSES
from sessions.models import Answer, Picture, Question, Round, Session
from sessions.privacy.guessing import may_show_late
from sessions.queries import frames
from sessions.services import screen, stage
from sessions.services.answers import Put
from sessions.services.batch import write_batch
from sessions.words import Refusal
from tests.factories import a_session, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

PLACES = 5


def a_room(people: int, *, k: int = 3, kind: str = "scale") -> tuple[Session, list[str]]:
    """An open question that asks for a guess."""
    session = a_session(k=k, questions=2, kind=kind)
    Question.objects.filter(session=session).update(guess=True)
    tokens = phones(session, people)
    open_next(session)
    return session, tokens


def put(session: Session, token: str, value, guess=None, *, seq: int = 1):
    sent = Put(session_id=session.pk, token=token, round_id=session.round_id, seq=seq, value=value, guess=guess)
    return write_batch([sent])[0]


def published(session: Session) -> dict:
    """Everything that ever leaves the server about the round: the picture as stored, and every screen."""
    picture = Picture.objects.filter(round__session=session).last()
    read = frames.read(session.pk)
    known = {"wall": read.wall["picture"], "lines": read.wall["lines"], "captions": read.console["captions"]}
    return {
        **known,
        "cards": read.console.get("cards"),
        "svg": read.console["svg"],
        "phone": read.phone["html"].replace(session.code, "").replace(str(session.round_id), ""),
        "stored": (picture.summary, picture.reading, picture.n) if picture else None,
    }


def told(read: frames.Frames) -> list:
    """Every frame, without the time of day."""
    wall = {**read.wall, "timer": None}
    return [wall, {**read.console, "wall": wall, "timer": None, "plan": None}, read.phone]


def test_a_guess_changes_nothing_before_the_release():
    session, tokens = a_room(4)
    for token in tokens:
        put(session, token, 2)
    before, version = frames.read(session.pk), Session.objects.get(pk=session.pk).version
    for seq, (token, guess) in enumerate(zip(tokens, (0, 4, 4, 1), strict=True), start=2):
        assert put(session, token, 2, guess, seq=seq) is None
    after = frames.read(session.pk)

    assert Session.objects.get(pk=session.pk).version == version
    apart = [name for name in before.console if before.console[name] != after.console[name]]
    assert set(apart) <= {"wall", "timer", "plan"}
    assert told(before) == told(after)
    assert Answer.objects.count() == 4


def test_an_answer_with_a_guess_is_as_long_as_one_without():
    session, tokens = a_room(2)
    put(session, tokens[0], 2)
    put(session, tokens[1], 4, 3)

    assert len({len(text) for text in Answer.objects.values_list("sealed", flat=True)}) == 1


@pytest.mark.parametrize(
    ("guesses", "row"),
    [
        ([None] * 5, None),
        ([1, 1, None, None, None], None),
        ([1, 1, 4, None, None], [0, 2, 0, 0, 1]),
        ([1, 1, 4, 0, None], [1, 2, 0, 0, 1]),
        ([1] * 5, [0, 5, 0, 0, 0]),
    ],
)
def test_fewer_than_k_guesses_are_never_shown(guesses, row):
    session, tokens = a_room(5)
    for token, guess in zip(tokens, guesses, strict=True):
        put(session, token, 2, guess)
    release(session)

    assert Picture.objects.get().summary["counts"].get(GUESSES) == row


@pytest.mark.parametrize("kind", ["scale", "slider", "choice", "ranking"])
@pytest.mark.parametrize("seed", range(4))
def test_who_guessed_what_changes_no_published_byte(kind, seed):
    """Two evenings with the same answers and the same guesses, differently paired; some do not guess."""
    dice, people = random.Random(f"{kind}/{seed}"), random.Random(seed).randint(7, 14)
    seen = []
    question = None
    leans = [dice.random() for _voice in range(people)]
    hunches = [dice.random() if voice < 4 or dice.random() < 0.6 else None for voice in range(people)]
    for _evening in range(2):
        session, tokens = a_room(people, kind=kind)
        question = session.round.question
        config = question.settings
        for token, lean, hunch in zip(tokens, leans, hunches, strict=True):
            value = question.kind.parse(question.kind.simulate(lean, config), config)
            fields = None if hunch is None else question.kind.simulate_guess(hunch, config)
            put(session, token, value, None if fields is None else question.kind.parse_guess(fields, config))
        release(session)
        seen.append(published(session))
        dice.shuffle(hunches)

    assert sum(seen[0]["stored"][0]["counts"].get(GUESSES, ())) >= 3  # there is data that could leak
    assert seen[0] == seen[1]


def worlds(people: int, places: int):
    """Every room: each person's own answer, and their guess or None."""
    return product(product(range(places), [None, *range(places)]), repeat=people)


def rows(world, places: int):
    """What is published of a room of k = 3: two rows, and the second only from three guesses on."""
    own = Counter(answer for answer, _guess in world)
    guesses = Counter(guess for _answer, guess in world if guess is not None)
    shown = guesses if guesses.total() >= 3 else Counter()
    return tuple(own[i] for i in range(places)), tuple(shown[i] for i in range(places))


@pytest.mark.parametrize(("people", "places"), [(3, 3), (4, 2), (5, 2)])
def test_who_says_their_guess_aloud_keeps_their_answer(people, places):
    """The attacker knows all that is published, and one person's guess: every answer in the picture stays possible."""
    possible: dict = {}
    for world in worlds(people, places):
        known = rows(world, places)
        for answer, guess in world[:1]:
            possible.setdefault((known, guess), set()).add(answer)
    narrowed = {
        (known, guess): answers
        for (known, guess), answers in possible.items()
        if answers != {place for place, count in enumerate(known[0]) if count}
    }

    assert len(possible) > 50
    assert narrowed == {}


def gap_by_definition(world) -> float:
    total, n = sum(own for own, _guess in world), len(world)
    gaps = [guess - (total - own) / (n - 1) for own, guess in world if guess is not None]
    return sum(gaps) / len(gaps)


def test_a_gap_made_from_pairs_would_name_the_one_who_did_not_guess():
    """Why no figure is made from pairs: two digits of it and the two rows give the missing person's answer away."""
    solved = tried = 0
    everything: dict = {}
    for world in worlds(4, 3):
        if [guess for _answer, guess in world].count(None) == 1:
            known = (*rows(world, 3), round(gap_by_definition(world), 2))
            silent = next(answer for answer, guess in world if guess is None)
            everything.setdefault(known, set()).add(silent)
    for (own, *_rest), answers in everything.items():
        tried += sum(map(bool, own)) > 1
        solved += sum(map(bool, own)) > 1 and len(answers) == 1

    assert tried > 100
    assert solved == tried


class Evening:
    """A random round, its late answers, and every row of guesses that was ever photographed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.k = self.dice.choice([3, 4])
        self.session, self.tokens = a_room(self.dice.randint(3, 20), k=self.k)
        self.seqs: Counter = Counter()

    def say(self, token: str) -> None:
        """Somebody answers or changes their answer; a guess may come with it, or «I can't say»."""
        self.seqs[token] += 1
        abstains = self.dice.random() < 0.1
        value = {"abstained": True} if abstains else self.dice.randrange(PLACES)
        guess = self.dice.choice([1, 1, 1, 0, 4]) if not abstains and self.dice.random() < self.eager else None
        put(self.session, token, value, guess, seq=self.seqs[token])

    def play(self) -> list[list[int] | None]:
        self.eager = self.dice.choice([0.2, 0.5, 0.9])
        split = self.dice.randint(0, len(self.tokens))
        for token in self.tokens[:split] + self.dice.sample(self.tokens[:split], split // 2):
            self.say(token)
        try:
            release(self.session)
        except Refusal:
            return []
        self.eager = self.dice.choice([0.2, 0.9])
        for token in self.tokens[split:]:
            self.say(token)
        stage.open_question(self.session.pk, turn=self.session.turn, question_id=self.session.questions.last().pk)
        pictures = Round.objects.get(session=self.session, order=1).pictures.all()
        return [picture.summary["counts"].get(GUESSES) for picture in pictures]


def test_rows_of_guesses_differ_by_nobody_or_by_k_and_never_in_one_zone():
    seen: Counter = Counter()
    for seed in range(150):
        evening = Evening(seed)
        shown = [row for row in evening.play() if row is not None]
        for one, other in combinations(shown, 2):
            more = [after - before for before, after in zip(one, other, strict=True)]
            assert min(more) >= 0
            assert sum(more) == 0 or (sum(more) >= evening.k and sum(map(bool, more)) > 1)
            seen["same" if sum(more) == 0 else "more"] += 1
        assert [row for row in shown if sum(row) < evening.k] == []

    assert min(seen["same"], seen["more"]) >= 5  # both happened


@pytest.mark.parametrize(
    ("late", "enters"),
    [
        ([(0, 1), (2, 3), (4, 1)], True),
        ([(0, 1), (2, 1), (4, 1)], False),  # all guessed the same
        ([(0, 1), (2, 3), (4, None)], False),  # two are no group
        ([(2, 0), (2, 3), (2, 1)], False),  # their answers are of one mind: nobody enters
    ],
)
def test_late_guesses_enter_with_late_answers_as_a_group_or_never(late, enters):
    session, tokens = a_room(7)
    for token, guess in zip(tokens[:4], (1, 2, 2, 1), strict=True):
        put(session, token, 3, guess)
    release(session)
    for token, (value, guess) in zip(tokens[4:], late, strict=True):
        put(session, token, value, guess)
    open_next(session)
    screen.back(session.pk)
    shown = frames.read(session.pk).wall

    last = Round.objects.get(session=session, order=1).pictures.last()
    assert sum(last.summary["counts"][GUESSES]) == (7 if enters else 4)
    assert ("Hollow: how 7 people guessed the room." in shown["lines"]) is enters


def test_guesses_that_were_too_few_in_time_may_be_enough_with_the_late_ones():
    session, tokens = a_room(7)
    for token, guess in zip(tokens[:4], (1, None, None, None), strict=True):
        put(session, token, 3, guess)
    release(session)
    for token, value, guess in zip(tokens[4:], (0, 2, 4), (1, 3, None), strict=True):
        put(session, token, value, guess)
    open_next(session)
    rows_shown = [picture.summary["counts"].get(GUESSES) for picture in Picture.objects.order_by("number")]

    assert rows_shown == [None, [0, 2, 0, 1, 0]]
    assert may_show_late([1, 1, 3], k=3)


@pytest.mark.parametrize("kind", ["scale", "slider", "choice", "ranking"])
def test_a_second_round_guesses_anew_and_both_rounds_keep_their_rows(kind):
    session, tokens = a_room(9, kind=kind)
    dice = random.Random(kind)
    for number in range(2):
        question = session.round.question
        for token in tokens:
            value = question.kind.parse(question.kind.simulate(dice.random(), question.settings), question.settings)
            fields = question.kind.simulate_guess(dice.random(), question.settings)
            assert put(session, token, value, question.kind.parse_guess(fields, question.settings)) is None
        release(session)
        wall = frames.read(session.pk).wall
        assert "Hollow: how 9 people guessed the room." in wall["lines"]
        assert wall["picture"]["n"] == 9
        if number == 0:
            stage.open_question(session.pk, turn=session.turn, question_id=question.pk)
            session.refresh_from_db()

    assert [sum(picture.summary["counts"][GUESSES]) for picture in Picture.objects.order_by("round__number")] == [9, 9]
