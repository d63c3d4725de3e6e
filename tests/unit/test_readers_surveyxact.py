from __future__ import annotations

import pytest
from statusreport.catalogue import Answer, Question
from statusreport.errors import ReportError
from statusreport.readers import surveyxact

from tests.unit.raw_world import DEGREE, answers, survey, write

TOPICS = (Answer("dialogue", ("Dialog",)), Answer("plan", ("Planer; overblik",)))
USEFUL = Question("useful", "single", DEGREE, variables=("s_1",))
TOPIC = Question("topics", "multiple", TOPICS, variables=("s_2_1", "s_2_2"))
REMARK = Question("remark", "text", variables=("s_3",))

DATASET = """s_1;s_2_1;s_2_2;stato_1;stato_2;stato_3;stato_4;stato_5;s_3
1;1;1;0;0;0;1;0;Godt
;0;0;0;1;0;0;0;
2;0;1;0;0;1;0;0;"Første; anden
linje"
;0;0;1;0;0;0;0;
5;0;0;0;0;0;1;0;
;1;0;0;0;0;0;1;
"""
LABELS = """s_1;1;I høj grad
s_1;2;I nogen grad
s_1;5;Ikke relevant
s_2_1;0;Ikke valgt
s_2_1;1;Valgt
"""
STRUCTURE = """questionName;variableName;questionType;subType;questionText;choiceValue;choiceText
s_1;s_1;Closed;Single;Var det  nyttigt? ;;
s_2;s_2_1;Closed;Multiple;Hvilke emner?;1;Dialog
s_2;s_2_2;Closed;Multiple;Hvilke emner?;2;"Planer; overblik"
s_3;s_3;Open;String;Andet?;;
"""


def source(tmp_path, dataset=DATASET, labels=LABELS, structure=STRUCTURE, encoding="cp1252", delimiter=";", **changes):
    files = {"dataset": dataset, "labels": labels, "structure": structure}
    paths = {name: str(write(tmp_path / f"{name}.csv", text, encoding)) for name, text in files.items()}
    return survey(
        paths["dataset"],
        changes.pop("questions", [USEFUL, TOPIC, REMARK]),
        companions={"labels": paths["labels"], "structure": paths["structure"]},
        reader={"encoding": encoding, "delimiter": delimiter},
        **changes,
    )


def refused(*args, **kwargs):
    with pytest.raises(ReportError) as error:
        surveyxact.read(source(*args, **kwargs))
    return error.value.problems


def test_the_one_hot_status_becomes_a_status(tmp_path):
    table = surveyxact.read(source(tmp_path)).tables["respondents"]
    assert list(zip(table["row"], table["status"], strict=True)) == [
        (2, "completed"),
        (3, "not_answered"),
        (4, "partial"),
        (5, "not_answered"),
        (6, "completed"),
        (7, "partial"),
    ]


def test_values_go_through_labels_to_the_codes_of_the_scale(tmp_path):
    reading = surveyxact.read(source(tmp_path))
    assert answers(reading, "useful") == [("2", "high"), ("4", "some"), ("6", "not_relevant")]
    rows = reading.tables["responses"].query("question == 'useful'")
    assert rows["position"].tolist() == [1, 2, 3]
    assert rows["answer_label"].tolist() == ["I høj grad", "I nogen grad", "Ikke relevant"]


def test_a_choice_is_a_row_and_a_zero_is_none_least_of_all_of_one_who_did_not_reply(tmp_path):
    assert answers(surveyxact.read(source(tmp_path)), "topics") == [
        ("2", "dialogue"),
        ("2", "plan"),
        ("4", "plan"),
        ("7", "dialogue"),
    ]


def test_one_who_did_not_reply_has_no_answers_whatever_the_cells_say(tmp_path):
    dataset = DATASET.replace(";0;0;0;1;0;0;0;", "1;1;1;0;1;0;0;0;Forfra")
    assert "3" not in set(surveyxact.read(source(tmp_path, dataset)).tables["responses"]["respondent"])


def test_open_answers_keep_their_text(tmp_path):
    rows = surveyxact.read(source(tmp_path)).tables["responses"].query("question == 'remark'")
    assert rows["answer_label"].tolist() == ["Godt", "Første; anden\nlinje"]
    assert set(rows["answer_code"]) == {"text"}


def test_the_codebook_has_wordings_from_the_structure_and_answers_in_order(tmp_path):
    table = surveyxact.read(source(tmp_path)).tables["codebook"]
    first = table[table["question"] == "useful"]
    assert first["question_text"].unique().tolist() == ["Var det nyttigt?"]
    assert first["answer_code"].tolist() == ["high", "some", "not_relevant"]
    assert first["relevant"].tolist() == [True, True, False]
    assert table["row"].unique().tolist() == [0]


@pytest.mark.parametrize(("encoding", "delimiter", "newline"), [("cp1252", ",", "\n"), ("utf-16", "\t", "\r\n")])
def test_the_three_variants_of_the_export_read_the_same(tmp_path, encoding, delimiter, newline):
    dressed = {
        name: text.replace('"Planer; overblik"', "@").replace('"Første; anden\nlinje"', "#").replace(";", delimiter)
        for name, text in {"dataset": DATASET, "labels": LABELS, "structure": STRUCTURE}.items()
    }
    dressed["dataset"] = dressed["dataset"].replace("#", '"Første; anden\nlinje"')
    dressed["structure"] = dressed["structure"].replace("@", '"Planer; overblik"')
    dressed = {name: text.replace("\n", newline) for name, text in dressed.items()}
    read = surveyxact.read(source(tmp_path, **dressed, encoding=encoding, delimiter=delimiter))
    assert answers(read, "topics") == answers(surveyxact.read(source(tmp_path)), "topics")
    assert len(read.tables["respondents"]) == 6


def test_a_redundant_eighth_cell_of_the_structure_is_tolerated(tmp_path):
    structure = STRUCTURE.replace(";1;Dialog\n", ";1;Dialog;\n")
    assert len(surveyxact.read(source(tmp_path, structure=structure)).tables["codebook"]) == 6


def test_a_scale_labelled_at_its_ends_only_goes_by_value_in_between(tmp_path):
    scale = (Answer("1", ("Meget",)), Answer("2", ("2",)), Answer("5", ("Slet ikke",)))
    reading = surveyxact.read(
        source(
            tmp_path,
            labels="s_1;1;Meget\ns_1;5;Slet ikke\n",
            questions=[Question("useful", "single", scale, variables=("s_1",))],
            ignore=("s_2_1", "s_2_2", "s_3"),
        )
    )
    assert [code for _, code in answers(reading, "useful")] == ["1", "2", "5"]


def test_values_without_label_and_labels_without_code_are_findings(tmp_path):
    dataset = DATASET.replace("1;1;1;0;0;0;1;0;Godt", "9;1;2;0;0;0;1;0;Godt")
    labels = LABELS.replace("I nogen grad", "I nogn grad")
    found = surveyxact.read(source(tmp_path, dataset, labels)).findings
    assert found[["row", "heading", "rule", "found"]].values.tolist() == [
        [2, "s_1", "unknown_code", "9"],
        [2, "s_2_1, s_2_2", "unknown_code", "2"],
        [4, "s_1", "unknown_code", "I nogn grad"],
    ]
    assert "`I nogen grad`" in found["remedy"][2]


@pytest.mark.parametrize("status", ["0;0;0;0;0", "0;0;1;1;0", ";;;;", "0;0;0;x;0"])
def test_a_status_that_is_not_exactly_one_is_a_finding(tmp_path, status):
    found = surveyxact.read(source(tmp_path, DATASET.replace("0;0;0;1;0;Godt", f"{status};Godt"))).findings
    assert found[["row", "rule"]].values.tolist() == [[2, "unreadable_status"]]


def test_missing_and_unknown_variables_are_all_named(tmp_path):
    dataset = DATASET.replace("s_1;", "s_10;", 1).replace(";stato_3;", ";stato_9;", 1)
    findings = [problem.finding for problem in refused(tmp_path, dataset)]
    assert findings == [
        "the column `stato_3` is missing",
        "the column `s_1` is missing",
        "the column `s_10` is unknown",
        "the column `stato_9` is unknown",
    ]


def test_a_variable_that_the_structure_does_not_describe_is_refused(tmp_path):
    (problem,) = refused(tmp_path, structure=STRUCTURE.replace("s_3;s_3", "s_4;s_4"))
    assert problem.finding == "the variable `s_3` of the dataset is not described"
    assert problem.file.endswith("structure.csv")


def test_a_broken_labels_file_is_named_by_row(tmp_path):
    problems = refused(tmp_path, labels=LABELS + "s_1;3\n\ns_1;4;I mindre grad;x\n")
    assert [(problem.file.split("/")[-1], problem.place) for problem in problems] == [
        ("labels.csv", "row 6"),
        ("labels.csv", "row 8"),
    ]


@pytest.mark.parametrize(
    ("labels", "values", "order"),
    [
        ({"1": "Meget", "5": "Slet ikke"}, ["3"], ["Meget", "2", "3", "4", "Slet ikke"]),
        ({"5": "Meget", "1": "Slet ikke"}, ["2"], ["Meget", "4", "3", "2", "Slet ikke"]),
        ({"1": "Meget", "5": "Slet ikke", "9": "Ved ikke"}, ["4"], ["Meget", "2", "3", "4", "Slet ikke", "Ved ikke"]),
        ({"5": "Femte", "1": "Første"}, ["1"], ["Femte", "Første"]),  # all labelled: the order of the questionnaire
        ({"1": "Ja"}, ["x"], ["Ja"]),
    ],
)
def test_a_scale_keeps_the_order_of_its_codebook_with_unlabelled_values_in_place(labels, values, order):
    assert list(surveyxact.scale(labels, values).values()) == order
