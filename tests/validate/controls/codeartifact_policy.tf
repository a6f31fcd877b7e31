data "aws_iam_policy_document" "named" {
  statement {
    actions   = ["codeartifact:ReadFromRepository"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:role/build"]
    }
  }
}

data "aws_iam_policy_document" "everyone" {
  statement {
    actions   = ["codeartifact:PublishPackageVersion"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_codeartifact_domain_permissions_policy" "pass_named" {
  domain          = "x"
  policy_document = data.aws_iam_policy_document.named.json
}

resource "aws_codeartifact_domain_permissions_policy" "fail_everyone" {
  domain          = "x"
  policy_document = data.aws_iam_policy_document.everyone.json
}

resource "aws_codeartifact_repository_permissions_policy" "pass_named" {
  repository      = "x"
  domain          = "x"
  policy_document = data.aws_iam_policy_document.named.json
}

resource "aws_codeartifact_repository_permissions_policy" "fail_everyone" {
  repository      = "x"
  domain          = "x"
  policy_document = data.aws_iam_policy_document.everyone.json
}
