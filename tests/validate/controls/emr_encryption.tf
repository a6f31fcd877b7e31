variable "configuration" {
  type = string
}

resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

resource "aws_emr_security_configuration" "pass_everything" {
  name = "encrypted"

  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = true
      EnableAtRestEncryption    = true
      InTransitEncryptionConfiguration = {
        TLSCertificateConfiguration = {
          CertificateProviderType = "PEM"
          S3Object                = "s3://certificates/certs.zip"
        }
      }
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" }
        LocalDiskEncryptionConfiguration = {
          EncryptionKeyProviderType = "AwsKms"
          AwsKmsKey                 = aws_kms_key.this.arn
          EnableEbsEncryption       = true
        }
      }
    }
  })
}

resource "aws_emr_security_configuration" "fail_transit" {
  name = "encrypted"

  configuration = <<-JSON
    {
      "EncryptionConfiguration": {
        "AtRestEncryptionConfiguration": {
          "S3EncryptionConfiguration": {"EncryptionMode": "SSE-S3"},
          "LocalDiskEncryptionConfiguration": {
            "EncryptionKeyProviderType": "AwsKms",
            "AwsKmsKey": "${aws_kms_key.this.arn}",
            "EnableEbsEncryption": true
          }
        },
        "EnableInTransitEncryption": false,
        "EnableAtRestEncryption": true
      }
    }
  JSON
}

resource "aws_emr_security_configuration" "fail_rest" {
  name = "encrypted"

  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = true
      EnableAtRestEncryption    = false
    }
  })
}

resource "aws_emr_security_configuration" "fail_disks" {
  name = "encrypted"

  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = true
      EnableAtRestEncryption    = true
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" }
      }
    }
  })
}

resource "aws_emr_security_configuration" "fail_volumes" {
  name = "encrypted"

  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = true
      EnableAtRestEncryption    = true
      AtRestEncryptionConfiguration = {
        LocalDiskEncryptionConfiguration = {
          EncryptionKeyProviderType = "AwsKms"
          AwsKmsKey                 = aws_kms_key.this.arn
        }
      }
    }
  })
}

resource "aws_emr_security_configuration" "fail_kerberos_only" {
  name = "kerberos"

  configuration = jsonencode({
    AuthenticationConfiguration = {}
  })
}

resource "aws_emr_security_configuration" "unknown_configuration" {
  name          = "encrypted"
  configuration = var.configuration
}
