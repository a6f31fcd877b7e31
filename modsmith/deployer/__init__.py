"""The IAM policy that a deployer of a module needs: recorded on the emulated AWS, narrowed to the module's names.

variants     the ways of using a module whose calls are recorded: examples, inputs, environments
record       plans, applies, updates and destroys them, each as a principal of its own
names        ARNs of the recorded calls to patterns of the module's names
recording    what was recorded, as `policies/recorded.json` in the generator's folder
documented   what AWS documents beyond the calls that an emulator can see
policy       statements and documents, of all that was recorded or for chosen inputs
page         the section of GUIDE.md
"""
