# a file that no catalogue describes yet → what it is, on the terminal: snakemake inspect --config file=PATH
rule inspect:
    input:
        code=code("inspect"),
    params:
        file=INSPECTED.get("file", ""),
        encoding=INSPECTED.get("encoding", ""),
        delimiter=INSPECTED.get("delimiter", ""),
        sheet=INSPECTED.get("sheet", ""),
    log:
        f"{PROCESSED}/logs/inspect.log",
    conda:
        "../../environment.yml"
    message:
        "Looking at {params.file}"
    shell:
        "python workflow/scripts/inspect.py --file={params.file:q} --encoding={params.encoding:q}"
        " --delimiter={params.delimiter:q} --sheet={params.sheet:q} 2> {log:q}"
