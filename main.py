"""The CDKTF app: `cdktf synth` and `cdktf synth --hcl` build every module of the catalog through it."""

from generators.cli import cdktf_main

if __name__ == "__main__":
    cdktf_main()
