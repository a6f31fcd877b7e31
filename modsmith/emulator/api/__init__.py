"""AWS's API models, applied to every request before moto sees it.

call         reads an HTTP request as a call of one operation, with moto's router and parsers
constraints  compares a call's parameters with the operation's model in botocore
exceptions   models that are known to be wrong or loose, with reasons
refusals     the service's answer for a call that it does not accept
strict       the WSGI application around moto that refuses such calls
counts       how many requests and members were checked
"""
