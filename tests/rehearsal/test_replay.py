from pathlib import Path

import pytest

from sessions.rehearsal.replay import ReplayError, read

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "lq2002_likert_by_company.csv"


@pytest.fixture
def table(tmp_path):
    def write(text, encoding="utf-8"):
        file = tmp_path / "answers.csv"
        file.write_bytes(text.encode(encoding))
        return file

    return write


def test_numbers_stand_where_they_lie_between_the_ends_of_their_column(table):
    replay = read(table("a,b\n1,0\n2,50\n4,100\n5,75\n"))

    assert [column.name for column in replay.columns] == ["a", "b"]
    assert replay.columns[0].leans == (0.0, 0.25, 0.75, 1.0)
    assert replay.columns[1].leans == (0.0, 0.5, 1.0, 0.75)


def test_words_stand_by_their_rank(table):
    replay = read(table("a\nlow\nmid\nhigh\nmid\n"))

    assert replay.columns[0].leans == (0.5, 1.0, 0.0, 1.0)


@pytest.mark.parametrize("blank", ["", "NA", " ", "n/a"])
def test_a_blank_cannot_say(table, blank):
    replay = read(table(f"a,b\n1,1\n{blank},2\n3,3\n"))

    assert replay.columns[0].leans == (0.0, None, 1.0)


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_spreadsheets_of_all_countries_are_read(table, delimiter, encoding):
    replay = read(table(f"é{delimiter}b\r\n1{delimiter}2\r\n2{delimiter}1\r\n", encoding))

    assert [column.name for column in replay.columns] == ["é", "b"]


def test_a_column_that_numbers_people_is_left_out(table):
    people = "".join(f"{number},{number % 5}\n" for number in range(30))

    replay = read(table(f"who,answer\n{people}"))

    assert [column.name for column in replay.columns] == ["answer"]
    assert replay.left_out == ("who",)


def test_named_columns_come_in_the_order_in_which_they_are_named(table):
    replay = read(table("a,b,c\n1,2,3\n2,3,4\n"), names=["c", "a"])

    assert [column.name for column in replay.columns] == ["c", "a"]


def test_every_voice_has_a_row_of_its_own_while_there_are_enough(table):
    replay = read(table("a\n" + "1\n2\n" * 20))

    assert sorted(replay.rows(40, seed=5)) == list(range(40))
    assert replay.rows(40, seed=5) == replay.rows(40, seed=5)
    assert sorted(set(replay.rows(100, seed=5))) == list(range(40))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "answers.csv, line 1: the first line must name every column, each differently."),
        ("a,a\n1,2\n", "answers.csv, line 1: the first line must name every column, each differently."),
        ("a,\n1,2\n", "answers.csv, line 1: the first line must name every column, each differently."),
        ("a,b\n", "answers.csv: there is a header, but nobody's answers below it."),
        ("a,b\n1,2\n\n1\n", "answers.csv, line 4: 1 cells, but line 1 names 2 columns."),
        ('a,b\n1,2\n"1"x,2\n', "answers.csv, line 3: ',' expected after '\"'."),
        ("a\n1\n1\n", "answers.csv: no column can be answers"),
    ],
)
def test_a_table_that_cannot_be_played_says_where_and_why(table, text, complaint):
    with pytest.raises(ReplayError) as caught:
        read(table(text))

    assert str(caught.value).startswith(complaint)


def test_a_column_that_is_not_there_is_named_with_those_that_are(table):
    with pytest.raises(ReplayError, match=r"no column “c”\. It has: a, b"):
        read(table("a,b\n1,2\n2,1\n"), names=["c"])


def test_a_file_that_is_not_there_or_no_text_says_so(tmp_path, table):
    with pytest.raises(ReplayError, match="cannot be read"):
        read(tmp_path / "nothing.csv")
    with pytest.raises(ReplayError, match="UTF-8"):
        read(table("é\n1\n", "latin-1"))


@pytest.mark.skipif(not REAL.exists(), reason="the real answers are not beside the product")
def test_two_thousand_real_people_stand_on_five_steps():
    replay = read(REAL)

    assert replay.people == 2042
    assert replay.left_out == ("COMPID", "SUB")
    assert replay.columns[0].name == "LEAD01"
    assert set(replay.columns[0].leans) == {0.0, 0.25, 0.5, 0.75, 1.0}
