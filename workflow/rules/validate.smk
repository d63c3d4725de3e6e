# tidy/ → valid/, quarantine/ and the pass. The account of every row and finding, validation/, is no declared output:
# Snakemake removes those of a step that fails, and that is when it is read.
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
    params:
        report="data/processed/{year}/validation",
    log:
        "data/processed/{year}/logs/validate.log",
    benchmark:
        "data/processed/{year}/benchmarks/validate.tsv"
    conda:
        "../../environment.yml"
    message:
        "Validating the tables of {wildcards.year}"
    shell:
        "python workflow/scripts/validate.py --catalogue {input.catalogue:q} --tidy {input.tidy:q}"
        " --valid {output.valid:q} --quarantine {output.quarantine:q}"
        " --record {output.record:q} --report {params.report:q} 2> {log:q}"
