"""Types of VPC, EC2, Elastic Load Balancing and Auto Scaling that have nothing to protect, each with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LINK = "It connects two resources that have their own controls."
_PATH = "It is a way for traffic. Security groups and network ACLs decide what passes, and have their own controls."
_ROUTE = (
    "It directs traffic. Security groups and network ACLs decide what passes, and have their own controls."
)

NOTHING_IN_NETWORKS: Final[Mapping[str, str]] = {
    # VPC
    "aws_internet_gateway": _PATH,
    "aws_internet_gateway_attachment": _LINK,
    "aws_egress_only_internet_gateway": "It lets out connections of IPv6 and none in.",
    "aws_nat_gateway": "It lets out connections and none in.",
    "aws_nat_gateway_eip_association": _LINK,
    "aws_vpn_gateway": _PATH,
    "aws_vpn_gateway_attachment": _LINK,
    "aws_vpn_gateway_route_propagation": _ROUTE,
    "aws_vpn_connection_route": _ROUTE,
    "aws_customer_gateway": "It is the address of a device outside of AWS.",
    "aws_vpc_peering_connection": _PATH,
    "aws_vpc_peering_connection_accepter": _PATH,
    "aws_vpc_peering_connection_options": "It sets how names are resolved over a peering connection.",
    "aws_vpc_dhcp_options": "It tells instances their DNS and time servers.",
    "aws_default_vpc_dhcp_options": "It tells instances their DNS and time servers.",
    "aws_vpc_dhcp_options_association": _LINK,
    "aws_vpc_ipv4_cidr_block_association": "It gives a VPC, which has its own controls, more addresses.",
    "aws_vpc_ipv6_cidr_block_association": "It gives a VPC, which has its own controls, more addresses.",
    "aws_ec2_subnet_cidr_reservation": "It reserves addresses of a subnet.",
    "aws_vpc_endpoint_route_table_association": _LINK,
    "aws_vpc_endpoint_subnet_association": _LINK,
    "aws_vpc_endpoint_security_group_association": _LINK,
    "aws_vpc_security_group_vpc_association": _LINK,
    "aws_network_interface_sg_attachment": _LINK,
    "aws_ec2_managed_prefix_list": "It is a list of addresses. It lets nothing in by itself.",
    "aws_ec2_managed_prefix_list_entry": "It is a line of a list of addresses. It lets nothing in by itself.",
    "aws_vpc_ipam": "It plans addresses and does not connect anything.",
    "aws_vpc_ipam_pool": "It plans addresses and does not connect anything.",
    "aws_vpc_ipam_pool_cidr": "It plans addresses and does not connect anything.",
    "aws_vpc_ipam_scope": "It plans addresses and does not connect anything.",
    "aws_ec2_transit_gateway_vpc_attachment": _PATH,
    "aws_ec2_transit_gateway_vpc_attachment_accepter": _PATH,
    "aws_ec2_transit_gateway_peering_attachment": _PATH,
    "aws_ec2_transit_gateway_peering_attachment_accepter": _PATH,
    "aws_ec2_transit_gateway_route": _ROUTE,
    "aws_ec2_transit_gateway_route_table": _ROUTE,
    "aws_ec2_transit_gateway_route_table_association": _LINK,
    "aws_ec2_transit_gateway_route_table_propagation": _ROUTE,
    "aws_ec2_transit_gateway_prefix_list_reference": _ROUTE,
    "aws_ec2_transit_gateway_connect": _PATH,
    "aws_ec2_transit_gateway_connect_peer": _PATH,
    "aws_ec2_transit_gateway_default_route_table_association": _LINK,
    "aws_ec2_transit_gateway_default_route_table_propagation": _LINK,
    "aws_dx_gateway": _PATH,
    "aws_dx_gateway_association": _LINK,
    "aws_ec2_network_insights_path": "It describes a path to analyze and does not change anything.",
    "aws_ec2_network_insights_analysis": "It analyzes a path and does not change anything.",
    "aws_vpc_endpoint_connection_notification": "It names who hears of connections. The topic has its own controls.",
    "aws_vpc_endpoint_private_dns": "It sets how names of an endpoint are resolved.",
    "aws_vpc_ipam_pool_cidr_allocation": "It plans addresses and does not connect anything.",
    "aws_vpc_ipam_preview_next_cidr": "It plans addresses and does not connect anything.",
    "aws_ec2_client_vpn_network_association": _LINK,
    "aws_ec2_client_vpn_route": _ROUTE,
    # EC2
    "aws_key_pair": "It is a public key.",
    "aws_volume_attachment": _LINK,
    "aws_ec2_instance_state": "It starts or stops an instance, which has its own controls.",
    "aws_ec2_capacity_reservation": "It reserves capacity and does not store or run anything.",
    "aws_ec2_default_credit_specification": "It sets what instances with CPU credits cost.",
    "aws_ec2_host": "It is hardware for instances, which have their own controls.",
    "aws_ebs_snapshot": "It is as encrypted as its volume, which has its own controls.",
    "aws_ebs_fast_snapshot_restore": "It sets how fast volumes are restored.",
    "aws_ebs_default_kms_key": "It names a key, which has its own controls.",
    "aws_ami_from_instance": "It is as encrypted as the volumes of its instance, which has its own controls.",
    "aws_eip_domain_name": "It is the name of an address.",
    # Load balancers
    "aws_lb_listener_rule": "It directs requests of a listener to targets. Both have their own controls.",
    "aws_alb_listener_rule": "It directs requests of a listener to targets. Both have their own controls.",
    "aws_lb_listener_certificate": "It adds a certificate to a listener, which has its own controls.",
    "aws_alb_listener_certificate": "It adds a certificate to a listener, which has its own controls.",
    "aws_alb_target_group_attachment": _LINK,
    "aws_elb_attachment": _LINK,
    "aws_lb_cookie_stickiness_policy": "It sets how long a client stays with a target.",
    "aws_app_cookie_stickiness_policy": "It sets how long a client stays with a target.",
    "aws_proxy_protocol_policy": "It passes on the addresses of clients.",
    "aws_lb_trust_store": "It is a list of public certificates.",
    "aws_lb_trust_store_revocation": "It is a list of revoked certificates.",
    # Auto Scaling
    "aws_autoscaling_policy": "It sets when a group, which has its own controls, grows and shrinks.",
    "aws_autoscaling_schedule": "It sets when a group, which has its own controls, grows and shrinks.",
    "aws_autoscaling_lifecycle_hook": "It delays the start or the end of an instance.",
    "aws_autoscaling_group_tag": "It is a tag.",
    "aws_autoscaling_notification": "It names who hears of events. The policy of the topic has its own controls.",
}
"""Type to the reason why it needs no control, as a sentence."""
