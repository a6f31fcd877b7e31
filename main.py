"""The CDKTF app: `cdktf synth` and `cdktf synth --hcl` build every module of the catalog through it."""

from modsmith import synth

if __name__ == "__main__":
    synth()
