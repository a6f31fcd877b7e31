"""From a spec and constructs to blocks of HCL, through CDKTF."""
