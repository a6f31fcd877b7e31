resource "aws_api_gateway_rest_api" "none_public" {
  name   = "public"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" }] })
}

resource "aws_api_gateway_rest_api" "none_apart" {
  name = "apart"

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_rest_api_policy" "pass_endpoint" {
  rest_api_id = aws_api_gateway_rest_api.none_apart.id

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "execute-api:Invoke"
      Resource  = "*"
      Condition = { StringEquals = { "aws:SourceVpce" = "vpce-12345678" } }
    }]
  })
}

resource "aws_api_gateway_rest_api_policy" "pass_denial" {
  rest_api_id = aws_api_gateway_rest_api.none_apart.id

  policy = jsonencode({
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = "execute-api:Invoke"
        Resource  = "*"
      },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "execute-api:Invoke"
        Resource  = "*"
        Condition = { StringNotEquals = { "aws:SourceVpc" = "vpc-12345678" } }
      },
    ]
  })
}

resource "aws_api_gateway_rest_api_policy" "fail_everyone" {
  rest_api_id = aws_api_gateway_rest_api.none_apart.id

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "execute-api:Invoke"
      Resource  = "*"
    }]
  })
}

resource "aws_api_gateway_rest_api_policy" "none_elsewhere" {
  rest_api_id = "abc"
  policy      = "{}"
}

resource "aws_api_gateway_rest_api" "pass_inline" {
  name = "inline"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "execute-api:Invoke"
      Resource  = "*"
      Condition = { StringEquals = { "aws:SourceVpce" = "vpce-12345678" } }
    }]
  })

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_rest_api" "fail_inline" {
  name = "open"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "execute-api:Invoke"
      Resource  = "*"
    }]
  })

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}
