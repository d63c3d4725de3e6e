"""Danish sentences, half of them with a quantity that must be caught, half with digits or words that must pass."""

from __future__ import annotations

import pytest

from tests.unit.chapters_world import problems

# Sentence, what is caught in it, and the indicator that is proposed (None: no indicator prints it).
CAUGHT = [
    ("Der blev holdt 11 workshops i 2010.", ["11"], "workshops_held"),
    ("Der blev holdt elleve workshops.", ["elleve"], "workshops_held"),
    ("Elleve workshops nåede ud til byens fagfolk.", ["Elleve"], "workshops_held"),
    ("Der blev holdt **1**1 workshops.", ["11"], "workshops_held"),
    ("I workshopperne deltog 202 personer.", ["202"], "participants"),
    ("To hundrede og to personer deltog.", ["To hundrede og to"], "participants"),
    ("Tohundredeogto personer deltog.", ["Tohundredeogto"], "participants"),
    ("Omkring 20.000 gæster kom forbi.", ["20.000"], "visitors"),
    ("Omkring 20 000 gæster kom forbi.", ["20 000"], "visitors"),
    ("Omkring 20000 gæster kom forbi.", ["20000"], "visitors"),
    ("Omkring tyve tusinde gæster kom forbi.", ["tyve tusinde"], "visitors"),
    ("Projektet rådede over 1½ årsværk.", ["1½"], "fte"),
    ("Projektet rådede over 1,5 årsværk.", ["1,5"], "fte"),
    ("Projektet rådede over halvandet årsværk.", ["halvandet"], "fte"),
    ("Ledelsen brugte ½ årsværk.", ["½"], "fte_half"),
    ("89,5 % er tilfredse.", ["89,5 %"], "satisfied"),
    ("89,5% er tilfredse.", ["89,5%"], "satisfied"),
    ("89,5 procent er tilfredse.", ["89,5 procent"], "satisfied"),
    ("17 ud af 19 er tilfredse.", ["17 ud af 19"], "satisfied"),
    ("Halvdelen af foreningerne svarede.", ["Halvdelen"], "replies"),
    ("En fjerdedel sagde nej.", ["En fjerdedel"], "refusals"),
    ("Hver fjerde sagde nej.", ["Hver fjerde"], "refusals"),
    ("Tre fjerdedele bruger metoderne.", ["Tre fjerdedele"], "methods"),
    ("De to møder lå om foråret.", ["to"], "meetings"),
    ("Der kom toogtyve foreninger.", ["toogtyve"], None),
    ("Hundrede og tre foreninger fik brev.", ["Hundrede og tre"], None),
    ("Antallet er fordoblet.", ["fordoblet"], "meetings"),
    ("Der kom dobbelt så mange som året før.", ["dobbelt"], "meetings"),
    ("Tilslutningen er tredoblet siden 2009.", ["tredoblet"], None),
    ("Dagen samlede 2010 deltagere.", ["2010"], None),
    ("I 2010 var der 2009 tilmeldte.", ["2009"], None),
    ("Hveranden forening svarede.", ["Hveranden"], "replies"),
    ("Kl. 19 kom 40 unge.", ["40"], None),
    ("Fem-seks foreninger mødte op.", ["Fem", "seks"], None),
    ("Fire ud af fem svarede.", ["Fire", "fem"], None),
    ("Side 4-6 har 41 svar.", ["41"], None),
    ("Dagen samlede mere end 2000.", ["2000"], None),
    ("Projektet er for unge fra 13 til 17 år.", ["13", "17"], None),
    ("Projektet er for de 13-17-årige.", ["13", "17"], None),
    ("Der er indgået en femårig aftale.", ["femårig"], None),
    ("Kurset er et tredages forløb.", ["tredages"], None),
    ("Der kom 5 unge den 28. august 2010.", ["5"], None),
    ("Efter § 5 blev 14 sager afgjort.", ["14"], None),
    ("Arrangementet kostede 1,2 mio. kr.", ["1,2"], None),
    ("Alle kom; der var nul afbud.", ["nul"], None),
    ("Ét møde blev aflyst.", ["Ét"], None),
    ("På Nørrebrogade 11 restauranter dannede et køkken.", ["11"], "workshops_held"),
    ("Svarprocenten er 100.", ["100"], None),
    ("Andelen steg med 6 procentpoint.", ["6 procentpoint"], None),
    ("Et dusin frivillige hjalp.", ["Et dusin"], "methods"),
    ("En million kroner er bevilget.", ["En million"], None),
    ("Formlen er $n = 19$.", ["19"], "satisfied"),
]

PASSING = [
    "{{< num workshops_held >}} workshops blev holdt.",
    "Rapporten dækker 2010.",
    "Målet blev fastlagt i 2009 og 2010.",
    "I 2010 svarede rekvirenterne på et skema.",
    "Dagen faldt den 28. august 2010.",
    "Festugen lå 28.–30. august.",
    "Status er gjort op pr. 31.12.2010.",
    "Datoen skrives 2010-12-31 i filerne.",
    "Mødet d. 28/8 blev flyttet.",
    "Politikken gælder 2007-2010.",
    "Skoleåret 2009/10 var i gang.",
    "Tendensen begyndte i 1990'erne.",
    "Efter § 5, stk. 2, skal borgerne høres.",
    "Reglerne står i §§ 5-7 og i bekendtgørelse nr. 375 af 28. maj 2003.",
    "Rådgivningen gik til 2200 Kultur.",
    "Enheden har til huse i 2200 København N.",
    "Kontoret ligger på Nørrebrogade 44, 2. sal.",
    "Modellen er beskrevet på s. 12–14 og på side 20.",
    "Dørene åbnede kl. 14.30.",
    "Ring på tlf. 33 66 33 66.",
    "Læs mere på www.kk.dk/taskforce2 eller https://kk.dk/2010/11.",
    "Skriv til team2@kk.dk.",
    "Kommandoen er `snakemake --cores 4`.",
    "Originalen skriver »[18 rekvirenter]{.original}«.",
    "Metoden er kendt [@olsen2010, s. 5].",
    "Noten uddyber det.[^note2]\n\n[^note2]: Tallet er et skøn.",
    "Det første møde lå før det andet.",
    "Kurset er for 1. hold, og 2. hold venter.",
    "Arrangementet henvendte sig til indvandrere i 3. generation.",
    "Begge arrangementer var velbesøgte.",
    "En forening og et boligområde gik sammen.",
    "Hver forening fik sin egen bod, og hver enkelt pyntede den.",
    "Deltagerne kom på én gang.",
    "Tusind tak til de frivillige.",
    "DR1 sendte fra dagen, og bogen er trykt i A4.",
    "Arrangementet blev aflyst på grund af COVID-19.",
    "3F var med som partner.",
    "Kl. 8-16 er der åbent.",
    "Side 4-6 handler om det, og fase 2 følger.",
    "De unge i 7.-9. klasse var med.",
    "Artikel 8 i konventionen gælder også her.",
    "For det første, for det andet og for det tredje.",
    "Det 21. århundrede er ikke gammelt.",
    "Opgaven hører til hovedområde 1.a og står i tabel 3 i bilag 2.",
    "Kampagnen løb i uge 34 og i 3. kvartal.",
    "Rapporten er regnet med Python 3.11.",
    "Bogen har ISBN 978-87-91916-00-0.",
    "Kvarterets treenighed, halvøen, andelen, tyveriet og totalen er ikke tal.",
    "1. Punkterne i en liste\n2. har deres egne numre.",
    "Et par af dem kom igen, og flere blev hængende.",
    "<!-- husk at spørge de 11 ledere -->",
    "Sådan ser koden ud:\n\n```\nwidth = 80\n```",
]


@pytest.fixture(scope="module")
def caught(tmp_path_factory):
    """Sentence → what was caught in it: each sentence is a chapter of one report."""
    sentences = [*(sentence for sentence, _, _ in CAUGHT), *PASSING]
    chapters = {f"chapters/{number:03}.qmd": f"{sentence}\n" for number, sentence in enumerate(sentences)}
    found = problems(tmp_path_factory.mktemp("sentences"), chapters)
    return {
        sentence: [problem for problem in found if problem.file == file]
        for file, sentence in zip(chapters, sentences, strict=True)
    }


def test_there_are_at_least_sixty_sentences_about_half_of_them_to_be_caught():
    assert len(CAUGHT) >= 30 and len(PASSING) >= 30


@pytest.mark.parametrize(("sentence", "quantities", "indicator"), CAUGHT, ids=[row[0] for row in CAUGHT])
def test_a_hand_typed_quantity_is_caught_and_its_indicator_proposed(caught, sentence, quantities, indicator):
    assert [problem.finding for problem in caught[sentence]] == [f"»{text}« is typed by hand" for text in quantities]
    assert {problem.place for problem in caught[sentence]} == {"line 1"}
    remedy = caught[sentence][0].remedy
    assert remedy.startswith("No indicator prints it") if indicator is None else f"{{{{< num {indicator}" in remedy


@pytest.mark.parametrize("sentence", PASSING)
def test_digits_and_words_that_are_no_quantity_pass(caught, sentence):
    assert caught[sentence] == []
