# valid/ of the edition and of the year before → indicators.json, the ledger
rule indicators:
    input:
        declarations="report/indicators.yaml",
        schema="workflow/schemas/indicators.schema.yaml",
        edition=expand(rules.validate.output.valid, year=YEAR),
        previous=expand(rules.validate.output.valid, year=PREVIOUS),
        edition_pass=expand(rules.validate.output.record, year=YEAR),
        previous_pass=expand(rules.validate.output.record, year=PREVIOUS),
        code=code("indicators"),
    output:
        json=f"{PROCESSED}/indicators.json",
        csv=f"{PROCESSED}/indicators.csv",
        free_text=f"{PROCESSED}/free-text.json",
    params:
        year=YEAR,
        previous_year=PREVIOUS,
        disclosure=json.dumps(EDITION.disclosure),
    log:
        f"{PROCESSED}/logs/indicators.log",
    benchmark:
        f"{PROCESSED}/benchmarks/indicators.tsv"
    conda:
        "../../environment.yml"
    message:
        "Computing the indicators"
    shell:
        "python workflow/scripts/indicators.py --declarations {input.declarations:q} --schema {input.schema:q}"
        " --year {params.year} --previous-year {params.previous_year}"
        " --edition {input.edition:q} --previous {input.previous:q}"
        " --edition-pass {input.edition_pass:q} --previous-pass {input.previous_pass:q}"
        " --disclosure {params.disclosure:q}"
        " --json {output.json:q} --csv {output.csv:q} --free-text {output.free_text:q} 2> {log:q}"
