"""Changes after which a control of networks, instances or load balancers is right to pass, with the reason."""

from __future__ import annotations

from collections.abc import Mapping

from .allowed import ANY, ANY_KEY, DEFAULT, NOTHING, REQUIRED

ALL_PORTS = "then it is about all ports, which security-group-admin-ports reports"
WEB_ONLY = "the rule is for ports 80 and 443, or the addresses are others"
ONE_PORT = "the rule is not for all protocols, or the addresses are others"
ELSEWHERE = "the addresses are of the other family, or a prefix list"
EPHEMERAL = "the rule allows no port of administration"
GATEWAY = "only the listener of a gateway load balancer has none"

NETWORK: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "ebs-customer-key": {"aws_ebs_volume.kms_key_id": (ANY, ANY_KEY)},
    "ebs-default-encryption": {"aws_ebs_encryption_by_default.enabled": ("null", DEFAULT)},
    "ec2-encryption": {
        "aws_ebs_encryption_by_default.enabled": ("null", DEFAULT),
        "aws_instance.ebs_block_device": ("left out", NOTHING),
        "aws_launch_configuration.ebs_block_device": ("left out", NOTHING),
        "aws_spot_fleet_request.launch_specification.ebs_block_device": ("left out", NOTHING),
        "aws_spot_fleet_request.launch_specification.root_block_device": ("left out", NOTHING),
        "aws_spot_instance_request.ebs_block_device": ("left out", NOTHING),
    },
    "ec2-public-address": {
        "aws_instance.associate_public_ip_address": (ANY, DEFAULT),
        "aws_launch_configuration.associate_public_ip_address": (ANY, DEFAULT),
        "aws_launch_template.network_interfaces": ("left out", NOTHING),
        "aws_launch_template.network_interfaces.associate_public_ip_address": (ANY, DEFAULT),
        "aws_spot_instance_request.associate_public_ip_address": (ANY, DEFAULT),
    },
    "ec2-single-interface": {"aws_instance.network_interface": ("left out", DEFAULT)},
    "ec2-source-check": {
        "aws_instance.source_dest_check": ("null", DEFAULT),
        "aws_network_interface.source_dest_check": ("null", DEFAULT),
    },
    "ec2-user-data": {
        "aws_instance.user_data": ("null", NOTHING),
        "aws_launch_configuration.user_data": (ANY, NOTHING),
        "aws_launch_template.user_data": (ANY, NOTHING),
        "aws_spot_instance_request.user_data": (ANY, NOTHING),
        "cloudinit_config.part": ("left out", NOTHING),
        "cloudinit_config.part.content": (ANY, NOTHING),
    },
    "elb-classic-tls": {"aws_elb.listener": ("left out", REQUIRED)},
    "elb-headers": {
        "aws_alb.desync_mitigation_mode": ("null", DEFAULT),
        "aws_alb.load_balancer_type": ("null", DEFAULT),
        "aws_lb.desync_mitigation_mode": ("null", DEFAULT),
        "aws_lb.load_balancer_type": ("null", DEFAULT),
    },
    "elb-plain-http": {
        "aws_alb_listener.protocol": ("null", GATEWAY),
        "aws_lb_listener.protocol": ("null", GATEWAY),
    },
    "elb-targets": {"aws_elb.listener": ("left out", REQUIRED)},
    "networkfirewall-customer-key": {"aws_networkfirewall_firewall.encryption_configuration": (ANY, ANY_KEY)},
    "security-group-admin-ports": {
        "aws_security_group.ingress": ("left out", NOTHING),
        "aws_security_group.ingress.cidr_blocks": (ANY, WEB_ONLY),
        "aws_security_group.ingress.ipv6_cidr_blocks": (ANY, WEB_ONLY),
        "aws_security_group_rule.cidr_blocks": (ANY, ELSEWHERE),
        "aws_security_group_rule.type": ("null", REQUIRED),
        "aws_vpc_security_group_ingress_rule.cidr_ipv4": (ANY, ELSEWHERE),
    },
    "security-group-description": {
        "aws_security_group.egress": ("left out", NOTHING),
        "aws_security_group.ingress": ("left out", NOTHING),
    },
    "security-group-egress": {
        "aws_security_group.egress": ("left out", NOTHING),
        "aws_security_group.egress.cidr_blocks": (ANY, ONE_PORT),
        "aws_security_group.egress.ipv6_cidr_blocks": (ANY, ONE_PORT),
        "aws_security_group_rule.cidr_blocks": (ANY, ELSEWHERE),
        "aws_vpc_security_group_egress_rule.cidr_ipv4": (ANY, ONE_PORT),
        "aws_vpc_security_group_egress_rule.cidr_ipv6": (ANY, ONE_PORT),
    },
    "security-group-open-ports": {
        "aws_security_group.ingress": ("left out", NOTHING),
        "aws_security_group.ingress.cidr_blocks": (ANY, WEB_ONLY),
        "aws_security_group.ingress.from_port": ("null", ALL_PORTS),
        "aws_security_group.ingress.ipv6_cidr_blocks": (ANY, WEB_ONLY),
        "aws_security_group.ingress.protocol": ("null", ALL_PORTS),
        "aws_security_group.ingress.to_port": ("null", ALL_PORTS),
        "aws_security_group_rule.type": ("null", REQUIRED),
    },
    "vpc-flow-logs": {"aws_flow_log.traffic_type": ("null", REQUIRED)},
    "vpc-network-acl": {
        "aws_network_acl.ingress": ("left out", NOTHING),
        "aws_network_acl.ingress.action": ("null", REQUIRED),
        "aws_network_acl.ingress.cidr_block": (ANY, EPHEMERAL),
        "aws_network_acl.ingress.from_port": ("null", REQUIRED),
        "aws_network_acl.ingress.ipv6_cidr_block": (ANY, EPHEMERAL),
        "aws_network_acl.ingress.protocol": ("null", REQUIRED),
        "aws_network_acl.ingress.rule_no": ("null", REQUIRED),
        "aws_network_acl.ingress.to_port": ("null", REQUIRED),
        "aws_network_acl_rule.cidr_block": (ANY, EPHEMERAL),
        "aws_network_acl_rule.from_port": ("null", REQUIRED),
        "aws_network_acl_rule.ipv6_cidr_block": (ANY, EPHEMERAL),
        "aws_network_acl_rule.network_acl_id": (ANY, EPHEMERAL),
        "aws_network_acl_rule.protocol": ("null", REQUIRED),
        "aws_network_acl_rule.rule_action": ("null", REQUIRED),
        "aws_network_acl_rule.rule_number": ("null", REQUIRED),
        "aws_network_acl_rule.to_port": ("null", REQUIRED),
    },
    "vpc-peering-routes": {
        "aws_default_route_table.route.cidr_block": (ANY, ELSEWHERE),
        "aws_route.destination_cidr_block": (ANY, ELSEWHERE),
        "aws_route_table.route.cidr_block": (ANY, ELSEWHERE),
    },
    "vpc-transit-gateway": {"aws_ec2_transit_gateway.auto_accept_shared_attachments": ("null", DEFAULT)},
}
"""Control to what it reads, as type and arguments; and for that the change, or `ANY`, and the reason."""
