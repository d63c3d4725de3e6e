# what one number rests on, in the terminal: snakemake trace --config indicator=crit_methods
if INDICATOR:
    try:
        # before anything is built for it
        check_declared(INDICATOR, Path("report/indicators.yaml"), Path("workflow/schemas/indicators.schema.yaml"))
    except ReportError as error:
        fail(error)


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
        "Tracing the number {params.indicator}"
    shell:
        "python workflow/scripts/trace.py --indicator={params.indicator:q} --ledger {input.ledger:q}"
        " --declarations {input.declarations:q} --schema {input.schema:q}"
        " --edition {input.edition:q} --previous {input.previous:q}"
        " --computed-by {input.computed_by:q} 2> {log:q}"
