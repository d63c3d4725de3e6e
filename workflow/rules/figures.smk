# ledger and declarations → figures as SVG (web, PDF) and PNG (Word), each with a file that a chapter includes
rule figures:
    input:
        ledger=rules.indicators.output.json,
        valid=expand(rules.validate.output.valid, year=YEAR),
        sources=expand("data/processed/{year}/valid/sources.parquet", year=[PREVIOUS, YEAR]),
        theory="report/theory-of-change.yaml",
        model="report/capacity-model.yaml",
        palette="report/assets/palette.yaml",
        schemas=["workflow/schemas/theory-of-change.schema.yaml", "workflow/schemas/capacity-model.schema.yaml"],
        code=code("figures"),
    output:
        pictures=expand(f"{PROCESSED}/figures/{{name}}.{{form}}", name=FIGURES, form=["svg", "png"]),
        glances=directory(f"{PROCESSED}/glances"),
        texts=expand(f"{PROCESSED}/generated/figures/{{name}}.md", name=FIGURES),
    log:
        f"{PROCESSED}/logs/figures.log",
    conda:
        "../../environment.yml"
    message:
        "Drawing the figures"
    shell:
        "python workflow/scripts/figures.py --ledger {input.ledger:q} --valid {input.valid:q}"
        " --sources {input.sources:q} --theory {input.theory:q} --model {input.model:q} --palette {input.palette:q}"
        f" --schemas workflow/schemas --pictures {PROCESSED}/figures"
        f" --glances {PROCESSED}/glances --texts {PROCESSED}/generated/figures 2> {{log:q}}"
