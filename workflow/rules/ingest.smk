# data/raw/<year>/ → data/processed/<year>/tidy/
rule ingest:
    input:
        catalogue="data/raw/{year}/catalogue.yaml",
        raw=lambda wildcards: RAW_FILES[wildcards.year],
        schema="workflow/schemas/catalogue.schema.yaml",
        code=code("ingest"),
    output:
        tidy=expand("data/processed/{{year}}/tidy/{table}.parquet", table=[*TABLES, "sources", "findings", "exclusions"]),
        organisations="data/processed/{year}/organisations.yaml",
    params:
        report="data/processed/{year}/validation",
        pseudonyms=lambda wildcards: PSEUDONYMS[wildcards.year],
    log:
        "data/processed/{year}/logs/ingest.log",
    benchmark:
        "data/processed/{year}/benchmarks/ingest.tsv"
    conda:
        "../../environment.yml"
    message:
        "Reading the raw files of {wildcards.year}"
    shell:
        "python workflow/scripts/ingest.py --catalogue {input.catalogue:q} --tidy {output.tidy:q}"
        " --organisations {output.organisations:q} --report {params.report:q} 2> {log:q}"
