"""Spreadsheets as people really send them, and those made to do harm."""

import csv
import io
import zipfile

import openpyxl
import pytest

from editorial.characters import legible
from editorial.tables import (
    CellError,
    TableError,
    csv_rows,
    normal,
    open_table,
    rows,
    safe_cell,
    workbooks,
    write_workbook,
)


def read(content: bytes, **options) -> list:
    with open_table(io.BytesIO(content), **options) as table:
        return list(table)


def refusal(content: bytes, **options) -> str:
    with pytest.raises(TableError) as caught:
        read(content, **options)
    return str(caught.value)


def workbook(*rows, **sheets) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(content: bytes, changes: dict[str, bytes]) -> bytes:
    """A workbook some of whose parts are replaced."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in dict.fromkeys([*source.namelist(), *changes]):
            out.writestr(name, changes.get(name) or source.read(name))
    return buffer.getvalue()


TEXT = "Titre;Région académique\nÀ l’école;Île-de-France\n"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_usual_separator_and_encoding_is_read(separator, encoding):
    [row] = read(TEXT.replace(";", separator).encode(encoding))
    assert row.line == 2
    assert row["titre"] == "À l’école"
    assert row["region_academique"] == "Île-de-France"


def test_a_text_on_several_lines_is_one_row_as_in_a_spreadsheet():
    rows = read(b'id;body\r\n1;"un\r\n; deux ""dit-il"""\r\n\r\n2;trois\r\n')
    assert [(row.line, row["body"]) for row in rows] == [(2, 'un\n; deux "dit-il"'), (4, "trois")]


def test_a_first_line_that_names_the_separator_is_no_header():
    [row] = read(b"sep=|\r\ntitle|body\r\na|b\r\n")
    assert (row.line, row["title"], row["body"]) == (2, "a", "b")


def test_a_row_with_one_wrong_byte_is_the_only_one_refused():
    good = "é".encode() * 40
    rows = read(b"title\n" + good + b"\nabc\xe9\n" + good + b"\n")
    assert [bool(row.problem) for row in rows] == [False, True, False]
    assert "UTF-8" in rows[1].problem


def test_a_quote_never_closed_says_which_lines_were_not_read():
    rows = read(b'title;body\na;b\nc;"d\ne;f\n')
    assert rows[0]["title"] == "a"
    assert rows[1].line == 3
    assert "les lignes 3 à 4" in rows[1].problem


def test_a_row_with_more_cells_than_columns_is_said():
    rows = read(b"title;body\na;b;c\nd;e;;\n")
    assert "Plus de cellules (3) que de colonnes (2)" in rows[0].problem
    assert not rows[1].problem


def test_a_column_named_twice_is_refused_with_its_places():
    assert "« Titre » est présente deux fois (colonnes 1 et 3)" in refusal(b"titre;texte;Titre\na;b;c\n")


def test_missing_columns_are_named_with_those_found():
    with open_table(io.BytesIO(b"nom;prenom\na;b\n")) as table, pytest.raises(TableError) as caught:
        table.require("titre", "nom")
    assert "« titre »" in str(caught.value)
    assert "« prenom »" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\n\n;;\n"])
def test_an_empty_file_is_said(content):
    assert "vide" in refusal(content) or "aucun titre" in refusal(content)


def test_a_picture_is_no_table():
    assert "n’est pas un texte lisible" in refusal(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)


def test_a_file_too_heavy_is_refused_before_it_is_read():
    assert "60 Mo, pour 50 Mo au plus" in refusal(b"a" * 60_000_000)


def test_a_workbook_gives_the_same_rows_as_a_text():
    rows = read(workbook(["Titre", "Votes", "Date"], ["Été", 3.0, None], [], ["Hiver", 4, "2020-01-02"]))
    assert [(row.line, row["titre"], row["votes"], row["date"]) for row in rows] == [
        (2, "Été", "3", ""),
        (4, "Hiver", "4", "2020-01-02"),
    ]


def test_a_formula_is_named_and_never_computed():
    rows = read(workbook(["titre", "texte"], ["=HYPERLINK(1)", "a"], ["b", "c"]))
    with pytest.raises(CellError, match="formule.*A2"):
        rows[0]["titre"]
    assert rows[0]["texte"] == "a"
    assert rows[1]["titre"] == "b"


def test_a_formula_in_a_column_that_nobody_reads_refuses_nothing():
    [row] = read(workbook(["titre", "total"], ["Été", "=SUM(A1:A9)"]))
    assert (row.problem, row["titre"]) == ("", "Été")


def blank_workbook(height: int) -> bytes:
    """A sheet of one row, whose format goes far below it."""
    book = openpyxl.Workbook()
    book.active.append(["titre"])
    book.active.append(["a"])
    for number in range(3, height):
        book.active.row_dimensions[number].height = 20
        book.active.cell(number, 1).font = openpyxl.styles.Font(bold=True)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"titre\na\n" + b";\n" * 24_000_000, b"titre\na\n" + b"\n" * 49_000_000, blank_workbook(3_000)],
)
def test_what_is_blank_far_below_the_rows_is_not_read(content, monkeypatch):
    taken = []
    row = rows.RawRow.__init__
    monkeypatch.setattr(
        rows.RawRow, "__init__", lambda self, *given, **named: taken.append(1) or row(self, *given, **named)
    )
    with open_table(io.BytesIO(content)) as table:
        assert [row["titre"] for row in table] == ["a"]
        assert table.stopped_at == 2
    assert len(taken) < 2_000


def test_a_file_of_blank_lines_alone_has_no_row():
    assert "aucune ligne" in refusal(b"\n" * 5_000 + b"titre\na\n")


def test_a_broken_workbook_is_said_to_be_broken():
    whole = workbook(["titre"], *[[f"Texte {n}"] for n in range(2000)])
    assert "abîmé" in refusal(whole[: len(whole) // 2])
    assert "abîmé" in refusal(b"PK\x03\x04" + b"\x00" * 100)


def test_a_sheet_that_breaks_off_says_where():
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c t="inlineStr"><is><t>titre</t></is></c></row><row r="2"><c><v>1</v></c></row><row r="3"><c'
    content = repacked(workbook(["titre"]), {"xl/worksheets/sheet1.xml": sheet})
    assert "abîmé" in refusal(content)


def test_a_zip_bomb_is_refused_before_it_unfolds():
    bomb = repacked(workbook(["titre"]), {"xl/sharedStrings.xml": b"a" * 50_000_000})
    assert "beaucoup trop grand" in refusal(bomb)


def test_entities_that_multiply_are_not_followed():
    strings = b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
    sheet = strings.replace(b"<sst", b"<worksheet").replace(
        b"<si><t>&b;</t></si></sst>",
        b'<sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>',
    )
    assert "abîmé" in refusal(repacked(workbook(["titre"]), {"xl/worksheets/sheet1.xml": sheet}))


def test_a_sheet_that_lies_about_its_size_is_read_to_the_limit_at_most(monkeypatch):
    monkeypatch.setattr(workbooks, "LINES_MAX", 500)
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>titre</t></is></c></row><row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>'
    assert read(repacked(workbook(["titre"]), {"xl/worksheets/sheet1.xml": sheet})) == []


@pytest.mark.parametrize("name", ["content.xml", "word/document.xml"])
def test_another_kind_of_archive_is_refused_with_what_to_do(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "<a/>")
    assert "n’est pas un classeur XLSX" in refusal(buffer.getvalue())


def test_the_old_format_is_refused_with_what_to_do():
    assert "XLS" in refusal(b"\xd0\xcf\x11\xe0" + b"\x00" * 600)


DANGEROUS = ["=1+1", "+33 1", "-2", "@cmd", "\tx", "\r=1"]


def test_nothing_written_can_run_and_all_of_it_reads_back():
    lines = b"".join(csv_rows(["titre", "votes"], [(text, 3) for text in DANGEROUS]))
    book = io.BytesIO()
    write_workbook(book, ["titre", "votes"], [(text, 3) for text in DANGEROUS], title="Modèle")

    assert b"\n=" not in lines
    for content in (lines, book.getvalue()):
        rows = read(content)
        assert [row.values["titre"].replace("\r", "\n") for row in rows] == [
            text.replace("\r", "\n") for text in DANGEROUS
        ]
        assert not any(row.problem for row in rows)
    cells = openpyxl.load_workbook(book).active["A"]
    assert all(cell.data_type == "s" for cell in cells)


def test_words_are_left_as_they_are():
    assert safe_cell("Égal = égal") == "Égal = égal"


def test_a_column_is_known_however_it_is_spelt():
    assert {normal("Région  académique"), normal("region_academique"), normal("RÉGION ACADÉMIQUE ")} == {
        "region_academique"
    }
    assert normal("category/name/fr") == "category/name/fr"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("within", [";", ",", "\t", "\n", "|", ';"', ',""', '";"', "\r\n"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_no_separator_makes_a_formula_of_what_a_cell_holds(separator, within, sign):
    text = f"Bonjour{within}{sign}cmd|' /C calc'!A0{within}fin"
    content = b"".join(csv_rows(["a", "b"], [(text, text), (1, text)])).decode("utf-8-sig")
    cells = [
        cell for row in csv.reader(io.StringIO(content, newline=""), delimiter=separator) for cell in row
    ]
    cells += content.replace('"', "").split(separator) + content.split("\n")
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝"))] == []
    assert [row["b"] for row in read(content.encode())] == [legible(text)] * 2
