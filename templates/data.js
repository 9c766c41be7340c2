briefsite({{ page.sort | tojson }}, {{ page.key | tojson }}, {{ page.data | safe }});
