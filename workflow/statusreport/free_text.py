"""What people wrote in questionnaires, and who agreed to be quoted: for the check of quotations."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

AGREED = "yes"  # the code of the answer by which a person agrees to be quoted
_WHO = ["survey", "respondent", "question"]


def write_free_text(responses: pd.DataFrame, codebook: pd.DataFrame, path: Path) -> None:
    """Write `answers` (survey, respondent, question, text) and `agreed` (survey, respondent, question) as JSON.

    `agreed` holds every question that was answered `yes`; which of them asks for consent, the quotation says.
    """
    asked = codebook.loc[codebook["question_type"] == "text", ["survey", "question"]]
    answers = responses.merge(asked, on=["survey", "question"]).rename(columns={"answer_label": "text"})
    agreed = responses.loc[responses["answer_code"] == AGREED, _WHO]
    data = {"answers": answers[[*_WHO, "text"]].to_dict("records"), "agreed": agreed.to_numpy().tolist()}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
