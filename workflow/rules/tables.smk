# ledger and valid tables → tables that a chapter includes
rule tables:
    input:
        ledger=ledger,
        messages=messages,
        valid=expand(rules.validate.output.valid, year=YEAR),
        sources=expand("data/processed/{year}/valid/sources.parquet", year=[PREVIOUS, YEAR]),
        theory="report/theory-of-change.yaml",
        schema="workflow/schemas/theory-of-change.schema.yaml",
        code=code("tables"),
    output:
        texts=expand(f"{SPOKEN}/generated/tables/{{name}}.md", name=GENERATED_TABLES, allow_missing=True),
    params:
        texts=lambda wildcards, output: str(Path(output.texts[0]).parent),
    log:
        f"{SPOKEN}/logs/tables.log",
    benchmark:
        f"{SPOKEN}/benchmarks/tables.tsv"
    conda:
        "../../environment.yml"
    message:
        f"Writing the tables{FOR_LANGUAGE}"
    shell:
        "python workflow/scripts/tables.py --ledger {input.ledger:q} --valid {input.valid:q}"
        " --sources {input.sources:q} --theory {input.theory:q} --schemas workflow/schemas"
        f" --texts {{params.texts:q}} {IN_LANGUAGE} 2> {{log:q}}"
