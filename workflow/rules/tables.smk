# ledger and valid tables → tables that a chapter includes
rule tables:
    input:
        ledger=rules.indicators.output.json,
        valid=expand(rules.validate.output.valid, year=YEAR),
        sources=expand("data/processed/{year}/valid/sources.parquet", year=[PREVIOUS, YEAR]),
        theory="report/theory-of-change.yaml",
        schema="workflow/schemas/theory-of-change.schema.yaml",
        code=code("tables"),
    output:
        texts=expand(f"{PROCESSED}/generated/tables/{{name}}.md", name=GENERATED_TABLES),
    log:
        f"{PROCESSED}/logs/tables.log",
    conda:
        "../../environment.yml"
    message:
        "Writing the tables"
    shell:
        "python workflow/scripts/tables.py --ledger {input.ledger:q} --valid {input.valid:q}"
        " --sources {input.sources:q} --theory {input.theory:q} --schemas workflow/schemas"
        f" --texts {PROCESSED}/generated/tables 2> {{log:q}}"
