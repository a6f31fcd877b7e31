"""Controls for FSx."""
