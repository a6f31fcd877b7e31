"""The CDKTF app: `cdktf synth` and `cdktf synth --hcl` build every module of the catalog through it."""

from generators.cdktf_app import main

if __name__ == "__main__":
    main()
