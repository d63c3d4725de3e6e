# what one number rests on, in the terminal: snakemake trace --config indicator=crit_methods
rule trace:
    input:
        ledger=rules.indicators.output.json,
        declarations="report/indicators.yaml",
        schema="workflow/schemas/indicators.schema.yaml",
        edition=expand(rules.validate.output.valid, year=YEAR),
        previous=expand(rules.validate.output.valid, year=PREVIOUS),
        computed_by=COMPUTED_BY,
    params:
        indicator=INDICATOR,
    log:
        f"{PROCESSED}/logs/trace.log",
    conda:
        "../../environment.yml"
    message:
        "Tracing {params.indicator}"
    shell:
        "python workflow/scripts/trace.py --indicator {params.indicator:q} --ledger {input.ledger:q}"
        " --declarations {input.declarations:q} --schema {input.schema:q}"
        " --edition {input.edition:q} --previous {input.previous:q}"
        " --computed-by {input.computed_by:q} 2> {log:q}"
