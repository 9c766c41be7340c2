"""How far predictions agree with a hand annotation, class by class.

`words` folds surface forms, `pairing` matches one to one, `tally` counts, `actors`, `told` and `extras` are the
measures, `predictions` reads predictions or makes them with the converter. Only the last knows the converter.
"""
