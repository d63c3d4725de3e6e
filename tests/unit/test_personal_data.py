"""Names, e-mails, phone numbers, addresses, IP addresses and CPR numbers are told from everything else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statusreport.personal_cpr import is_cpr
from statusreport.personal_data import KINDS, MASK, heading_kind, kinds_in, mask

PERSONAL = {
    "cpr": [
        "010150-1230", "Ring til 240768-0042 om det", "0707614285", "cpr 1312051111", "610150-1230", "010150 1230",
        "01.01.50-1230", "01-01-50-1230", "01/01/50-1230", "01 01 50-1230", "010150\u20111230", "010150\u00a01230",
        "010150\u22121230", "010150\u200b-1230", "mit cpr er 01 01 50 12 30", "cpr 010150/1230",
        "707614285",
    ],
    "email": [
        "mette@kk.dk", "skriv til a.b+c@mail.example.com i dag", "mette (at) kk.dk", "sø.ren@ålborg.dk",
        "mette [snabel-a] kk.dk", "mette\uff20kk.dk",
    ],
    "ip": ["10.0.0.1", "fra 192.168.12.254.", "2001:db8::ff00:42:8329", "fe80::1ff:fe23:4567:890a"],
    "address": ["Nørrebrogade 208", "bor på Gammel Kongevej 12B, 3. th", "Rådhuspladsen nr. 1", "221 Baker Street"],
    "phone": ["33 66 20 00", "33662000", "+45 33662000", "tlf. 20101231", "3366 2000",
        "0046 70 123 45 67", "33-66-20-00"],
    "name": [
        "Mette Jensen", "tak til Mohammed Ali fra os", "JENS HANSEN", "jens hansen", "Jensen, Mette", "Anne-Marie Holm",
        "Fatima el-Sayed", "Søren Kierkegaard", "Xerxes Nielsen", "Karen M. Holm",
    ],
}  # fmt: skip
HARMLESS = [
    "", "Forældredialog, workshop 1", "Nørrebro og Tingbjerg", "T10-0001", "P-1500", "08.02.2010 10.12.00",
    "2010-09-22T08:52:40",
    "20101231", "31122010", "1.234.567", "22,5", "12345", "2009-2010", "Daginstitution 8 på Nørrebro",
    "Red Barnet Ungdom",
    "2200 Kultur", "Børne- og Ungdomsforvaltningen", "Vi bruger øvelserne på personalemøder.", "10:12:00", "1.2.3",
    "Københavns Universitet", "a@b", "Copenhagen Cooking", "123456789012", "p-0123456789abcdef", "Ikke relevant",
    "1234567890", "sag 707614285", "707614286", "sag 010150/1230", "12 11 10 2010",
    "01 02 03 04 05", "d. 01.01.10 1900 gange",
    "Statusrapport 2010, afsnittet om ressourcer", "I høj grad", "Workshop for ledere på Nørrebrogade", "R_3nP12kLmQ0a",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in PERSONAL.items() for text in texts])
def test_what_is_personal_is_found_and_masked(kind, text):
    assert kind in kinds_in(text)
    assert MASK in mask(text)
    assert kind not in kinds_in(mask(text))


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_are_left_alone(text):
    assert kinds_in(text) == []
    assert mask(text) == text


def test_a_cpr_number_is_a_date_and_a_multiple_of_eleven():
    assert is_cpr("0707614285")  # 4*0+3*7+2*0+7*7+6*6+5*1+4*4+3*2+2*8+1*5 = 154 = 14*11
    assert not is_cpr("0707614286")
    assert not is_cpr("3202614285")
    assert kinds_in("290200-1234") == ["cpr"]  # 2000 was a leap year
    assert "cpr" not in kinds_in("310200-1234")


@given(st.integers(0, 10**10 - 1))
def test_of_ten_digits_only_those_that_pass_both_checks_count(number):
    digits = f"{number:010d}"
    assert ("cpr" in kinds_in(f"nr. {digits}")) == is_cpr(digits)


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "1" * 100_000, "a." * 50_000, "Mette " * 20_000, "12 " * 30_000, ": " * 50_000]
)
def test_long_cells_are_looked_through_in_no_time(text):
    assert mask(text) is not None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Navn", "name"), ("Efternavn", "name"), ("first_name", "name"), ("RecipientLastName", "name"),
        ("Hvad er dit navn?", "name"),
        ("Mail", "email"), ("E-mailadresse", "email"), ("Email Address", "email"),
        ("IP Address", "ip"), ("IPAddress", "ip"),
        ("CPR-nr.", "cpr"), ("Personnummer", "cpr"), ("Tlf.", "phone"), ("Mobilnummer", "phone"),
        ("Adresse", "address"),
        ("LocationLatitude", "address"), ("Kontaktperson (frivilligt)", "name"), ("Hvad er din e-mail?", "email"),
    ],
)  # fmt: skip
def test_a_heading_can_promise_personal_data(heading, kind):
    assert heading_kind(heading) == kind


@pytest.mark.parametrize(
    "heading",
    ["Navn på organisation", "Foreningens navn", "Deltagernøgle", "Kanal", "Titel", "questionName", "Dato", "s_1",
     "Webadresse",
     "I hvilken grad kender I navnet på den mail, som kommunen sendte?", "Projektnavn", "Emne"],
)  # fmt: skip
def test_other_headings_promise_none(heading):
    assert heading_kind(heading) == ""


def test_every_kind_is_told_by_heading_and_by_content():
    assert set(PERSONAL) == set(KINDS)
    assert all(re.fullmatch(r"[A-Za-z -]+", said) for said in KINDS.values())
