locals {
  teams = {
    red  = { protect = true, queues = ["a", "b"] }
    blue = { protect = false, queues = [] }
  }
}

module "team" {
  source   = "./team"
  for_each = local.teams

  protect = each.value.protect
  queues  = each.value.queues
}
