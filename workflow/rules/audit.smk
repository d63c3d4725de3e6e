# documents/ read again, against the ledger, the account of the raw rows and the declarations → audit.html, audit.json
# recounted for numbers that no indicator has; events and the last three hold names that the report prints
AUDITED_TABLES = ["events", "responses", "respondents", "codebook", "area_engagements", "publications", "sources"]


rule audit:
    input:
        site=rules.render.output.html,
        pdf=rules.render.output.pdf,
        word=rules.render.output.docx,
        workbook=rules.workbook.output.xlsx,
        cards=rules.cards.output.cards,
        ledger=ledger,
        messages=messages,
        records=expand("data/processed/{year}/validation.json", year=[PREVIOUS, YEAR]),
        valid=expand("data/processed/{year}/valid/{table}.parquet", year=YEAR, table=AUDITED_TABLES),
        declarations=written_numbers,
        code=code("audit"),
    output:
        page=f"{SPOKEN}/audit/audit.html",
        data=f"{SPOKEN}/audit/audit.json",
    log:
        f"{SPOKEN}/logs/audit.log",
    benchmark:
        f"{SPOKEN}/benchmarks/audit.tsv"
    conda:
        "../../environment.yml"
    message:
        f"Auditing the finished documents{FOR_LANGUAGE}"
    shell:
        "python workflow/scripts/audit.py --site {input.site:q} --pdf {input.pdf:q} --word {input.word:q}"
        " --workbook {input.workbook:q} --cards-file {input.cards:q} --ledger {input.ledger:q}"
        " --records {input.records:q} --valid {input.valid:q}"
        f" --written-numbers {{input.declarations:q}} --page {{output.page:q}} --data {{output.data:q}} {IN_LANGUAGE}"
        " 2> {log:q}"
