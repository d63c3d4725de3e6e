# tidy/ → valid/, quarantine/ and an account of every row and finding
rule validate:
    input:
        catalogue="data/raw/{year}/catalogue.yaml",
        tidy=rules.ingest.output.tidy,
        schema="workflow/schemas/catalogue.schema.yaml",
        code=code("validate"),
    output:
        valid=expand("data/processed/{{year}}/valid/{table}.parquet", table=[*TABLES, "sources"]),
        quarantine=directory("data/processed/{year}/quarantine"),
        record="data/processed/{year}/validation.json",
        findings="data/processed/{year}/findings.csv",
    log:
        "data/processed/{year}/logs/validate.log",
    conda:
        "../../environment.yml"
    message:
        "Validating the tables of {wildcards.year}"
    shell:
        "python workflow/scripts/validate.py --catalogue {input.catalogue:q} --tidy {input.tidy:q}"
        " --valid {output.valid:q} --quarantine {output.quarantine:q}"
        " --record {output.record:q} --findings {output.findings:q} 2> {log:q}"
