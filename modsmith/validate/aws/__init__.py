"""Facts about AWS that several controls share: which resources belong together, and what a policy allows."""
