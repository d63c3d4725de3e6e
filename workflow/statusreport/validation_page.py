"""The page that tells an analyst what is wrong with the data: one Jinja template, without scripts or outside files."""

from __future__ import annotations

from typing import Any

PAGE = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kontrol af data {{ year }}: {{ verdict }}</title>
<style>
body { font: 1rem/1.5 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif; color: #1b1f24; margin: 2rem auto;
  max-width: 72rem; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 2.5rem; } h3 { font-size: 1rem; margin-bottom: .25rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
caption { text-align: left; padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #c9ced6;
  overflow-wrap: anywhere; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
.verdict { border-left: .4rem solid {{ "#1f4e79" if passed else "#a3230f" }}; padding: .25rem 1rem; }
.place { color: #4d5660; } code { overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>Kontrol af data {{ year }}</h1>
<p class="verdict"><strong>{{ verdict }}</strong><br>{{ said }}</p>
{% if problems %}
<h2>Filer, der ikke kan læses</h2>
<ul>{% for p in problems %}
<li><strong>{{ p.file }}</strong>{% if p.place %}, {{ p.place }}{% endif %}: {{ p.finding }}. {{ p.remedy }}</li>
{%- endfor %}</ul>
{% endif %}
{% if over %}
<h2>Kilder med for mange ugyldige rækker</h2>
<ul>{% for p in over %}<li><strong>{{ p.file }}</strong>: {{ p.finding }}. {{ p.remedy }}</li>{% endfor %}</ul>
{% endif %}
{% if rules %}
<h2>Oversigt</h2>
<table>
<thead><tr><th>Fejl</th><th class="n">Celler</th><th class="n">Rækker</th><th>Filer</th></tr></thead>
<tbody>{% for rule in rules %}
<tr><td><a href="#{{ rule.id }}">{{ rule.title }}</a></td><td class="n">{{ rule.cells }}</td>
<td class="n">{{ rule.rows }}</td><td>{{ rule.files | join(", ") }}</td></tr>{% endfor %}</tbody>
</table>
{% if sampled %}<p>Det er for mange til en liste. De første i hver gruppe står i
<a href="findings.csv">findings.csv</a>,
numrene på alle rækkerne i <a href="validation.json">validation.json</a>.</p>{% else %}
<p>Alle fejl står også i <a href="findings.csv">findings.csv</a>, som kan åbnes i et regneark og bruges som
huskeliste.</p>{% endif %}
{% for rule in rules %}
<h2 id="{{ rule.id }}">{{ rule.title }}</h2>
{% for group in rule.groups %}
<h3>{{ group.file }}{% if group.heading %}, kolonnen »{{ group.heading }}«{% endif %}</h3>
<p>{{ group.to_do }}{% if group.allowed %} <span class="place">Tilladt: {{ group.allowed }}.</span>{% endif %}
{{ group.outcome }}</p>
<table>
<thead><tr>{% if group.sheets %}<th>Ark</th>{% endif %}<th class="n">Række</th><th>Fundet</th></tr></thead>
<tbody>{% for row in group.shown %}
<tr>{% if group.sheets %}<td>{{ row.sheet }}</td>{% endif %}<td class="n">{{ row.row or "–" }}</td>
<td><code>{{ row.found or "(tom)" }}</code></td></tr>{% endfor %}</tbody>
</table>
{% if group.more %}<p>Og {{ group.more }} mere;
{{ "rækkerne står i validation.json" if sampled else "alle står i findings.csv" }}.</p>{% endif %}
{% endfor %}
{% endfor %}
{% endif %}
{% if accounts %}
<h2>Regnskab over rækker</h2>
<table>
<caption>Læst = brugt + karantæne + udeladt</caption>
<thead><tr><th>Kilde</th><th class="n">Læst</th><th class="n">Brugt</th><th class="n">Karantæne</th>
<th class="n">Udeladt</th><th>Hvorfor udeladt</th></tr></thead>
<tbody>{% for row in accounts %}
<tr><td>{{ row.title }}</td><td class="n">{{ row.rows_read }}</td><td class="n">{{ row.rows_used }}</td>
<td class="n">{{ row.rows_quarantined }}</td><td class="n">{{ row.rows_excluded }}</td>
<td>{{ row.why or "–" }}</td></tr>{% endfor %}</tbody>
</table>
<h2>Hvad der er kontrolleret</h2>
<table>
<thead><tr><th>Kontrol</th><th>Tabel</th><th>Kolonne</th><th>Tilladt</th><th class="n">Rækker</th>
<th class="n">Fejl</th></tr></thead>
<tbody>{% for check in checks %}
<tr><td>{{ check.title }}</td><td>{{ check.table }}</td><td>{{ check.column }}</td><td>{{ check.allowed }}</td>
<td class="n">{{ check.rows }}</td><td class="n">{{ check.failed }}</td></tr>{% endfor %}</tbody>
</table>
{% endif %}
</body>
</html>
"""


def render(year: int, passed: bool, said: str, **parts: Any) -> str:
    """The page; `parts` are the lists that the template goes through, those that are missing are left out."""
    from jinja2 import Environment

    verdict = "Bestået" if passed else "Ikke bestået"
    template = Environment(autoescape=True, trim_blocks=True).from_string(PAGE)
    return template.render(year=year, passed=passed, verdict=verdict, said=said, **parts)
