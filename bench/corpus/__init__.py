"""Made-up desks of any size for the benches: the same number gives the same bytes, on any machine."""
