# tidy/ → valid/, quarantine/ and an account of every row and finding
rule validate:
    input:
        catalogue="data/raw/{year}/catalogue.yaml",
        tidy=rules.ingest.output.tidy,
        sources=rules.ingest.output.sources,
        schema="workflow/schemas/catalogue.schema.yaml",
        code=code("validate"),
    output:
        valid=expand("data/processed/{{year}}/valid/{table}.parquet", table=TABLES),
        quarantine=directory("data/processed/{year}/quarantine"),
        report="data/processed/{year}/validation.json",
        summary="data/processed/{year}/validation.csv",
        findings="data/processed/{year}/findings.csv",
    log:
        "data/processed/{year}/logs/validate.log",
    conda:
        "../../environment.yml"
    message:
        "Validating the tables of {wildcards.year}"
    shell:
        "python workflow/scripts/validate.py --catalogue {input.catalogue:q} --tidy {input.tidy:q}"
        " --sources {input.sources:q} --valid {output.valid:q} --quarantine {output.quarantine:q}"
        " --report {output.report:q} --summary {output.summary:q} --findings {output.findings:q} 2> {log:q}"
