"""What the page of a module shows: from its spec, its HCL, its README and its releases.

read        everything together
interface   inputs and outputs
guarantees  promises and controls, each with its proof
costs       what is billed, and which inputs change it; `meters` is the table behind it
services    the AWS services of a module
releases    versions, their changes and upgrade notes
policies    what the deployer of the module may do
"""
