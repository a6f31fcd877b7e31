"""Networks, instances and load balancers: helpers for their controls."""
