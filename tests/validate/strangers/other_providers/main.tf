resource "google_storage_bucket" "this" {
  name     = "b"
  location = "EU"

  versioning {
    enabled = true
  }
}

resource "kubernetes_namespace" "this" {
  metadata {
    name = "n"
  }
}

resource "random_id" "this" {
  byte_length = 4
}

resource "terraform_data" "this" {
  input = random_id.this.hex
}
