# ledger and declarations → figures as SVG (web, PDF) and PNG (Word), each with a file that a chapter includes
rule figures:
    input:
        ledger=ledger,
        messages=messages,
        valid=expand(rules.validate.output.valid, year=YEAR),
        sources=expand("data/processed/{year}/valid/sources.parquet", year=[PREVIOUS, YEAR]),
        theory="report/theory-of-change.yaml",
        model="report/capacity-model.yaml",
        palette="report/assets/palette.yaml",
        schemas=["workflow/schemas/theory-of-change.schema.yaml", "workflow/schemas/capacity-model.schema.yaml"],
        code=code("figures"),
    output:
        pictures=expand(f"{SPOKEN}/figures/{{name}}.{{form}}", name=FIGURES, form=["svg", "png"], allow_missing=True),
        narrow=expand(f"{SPOKEN}/figures/{{name}}-narrow.svg", name=FIGURES, allow_missing=True),
        glances=directory(f"{SPOKEN}/glances"),
        texts=expand(f"{SPOKEN}/generated/figures/{{name}}.md", name=FIGURES, allow_missing=True),
    params:
        pictures=lambda wildcards, output: str(Path(output.pictures[0]).parent),
        texts=lambda wildcards, output: str(Path(output.texts[0]).parent),
    log:
        f"{SPOKEN}/logs/figures.log",
    benchmark:
        f"{SPOKEN}/benchmarks/figures.tsv"
    priority: 1  # the longest of the steps that wait for the ledger: others fit in beside it
    conda:
        "../../environment.yml"
    message:
        f"Drawing the figures{FOR_LANGUAGE}"
    shell:
        "python workflow/scripts/figures.py --ledger {input.ledger:q} --valid {input.valid:q}"
        " --sources {input.sources:q} --theory {input.theory:q} --model {input.model:q} --palette {input.palette:q}"
        f" --schemas workflow/schemas --pictures {{params.pictures:q}} --glances {{output.glances:q}}"
        f" --texts {{params.texts:q}} {IN_LANGUAGE} 2> {{log:q}}"
