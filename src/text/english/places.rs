//! Where a plan cannot work: titles, advice and evidence of findings about regions, networks and
//! domains.

// Regions.
texts! {
    USE_KUBERNETES_FILES = "Use the Kubernetes files";
    fn use_region(region: &str) = "Use {region}";
    fn apart_on_aws(region: &str, partition: &str) = "W&B's AWS module does not work in {region}, which is in the partition {partition}";
    fn apart_on_aws_advice(partition: &str) = "The module writes ARNs that start with arn:aws:. In this partition they start with arn:{partition}:, so the apply fails. Create a cluster yourself and use the Kubernetes files, which name the partition.";
    APART_ON_AWS_EVIDENCE = "The module attaches arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy to the nodes' role, and has no argument for the partition.";
    fn apart_on_azure(region: &str) = "W&B's Azure module does not work in {region}, which is not in Azure's public cloud";
    APART_ON_AZURE_ADVICE = "Azure's clouds for governments and for China have other endpoints and host names, and the Terraform files are written for the public one. Create a cluster yourself and use the Kubernetes files.";
    APART_ON_AZURE_EVIDENCE = "The module's DNS zone for MySQL ends in mysql.database.azure.com, a name of the public cloud.";
    fn without_zones(region: &str) = "W&B's Azure module needs availability zones, and {region} has none";
    fn without_zones_advice(with: &str) = "The module puts each node pool in a zone, so terraform plan fails. {with} is in the same geography and has zones. To stay in this region, create a cluster yourself and use the Kubernetes files.";
    WITHOUT_ZONES_EVIDENCE = "The module takes as many zones as it makes node pools from the zones of the node machine in the region.";
    WITHOUT_ZONES_LIST = "The list of Azure's regions shows no availability zones for this one.";
    fn unknown_region(region: &str, cloud: &str) = "{region} is not a known region of {cloud}";
    fn unknown_region_advice(nearest: &str) = "The nearest known name is {nearest}. If the region is new, check that it has the machines and services of this plan.";
    UNKNOWN_REGION_EVIDENCE = "The cloud's list of regions does not have this name.";
}

// Networks.
texts! {
    USE_PRIVATE_ACCESS = "Use private access";
    PRIVATE_RANGES = "Private inbound ranges never match on a public load balancer";
    fn private_ranges_advice(ranges: &str) = "Clients reach it over the Internet, with the public addresses of their gateways, so {ranges} lets nobody in. Name those public addresses, or use private access with a connection to your network.";
    PRIVATE_RANGES_EVIDENCE = "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 and 100.64.0.0/10 are not routed on the Internet.";
    fn ranges_of_the_network(network: &str) = "Inbound ranges are inside {network}, the network that the Terraform files create";
    fn ranges_of_the_network_advice(ranges: &str, what_to_do: &str) = "A network of your own that uses {ranges} cannot be connected to it. {what_to_do}";
    SET_ANOTHER_NETWORK = "Set network_cidr in terraform.tfvars to a range that is free in your networks, before the first apply.";
    FIXED_NETWORK = "The module has no argument for another range: use clients with other addresses, or create a cluster yourself and use the Kubernetes files.";
    NETWORK_BY_DEFAULT = "The module's network is 10.10.0.0/16 by default.";
    NETWORK_IS_FIXED = "The module's network is 10.10.0.0/16, and no argument changes it.";
}

// Domains.
texts! {
    fn unprovable_domain(domain: &str) = "{domain} is a name for private networks: no public authority issues a certificate for it";
    fn unprovable_domain_advice(what_to_do: &str) = "The public DNS does not have the name either, so only clients that use your own DNS can find W&B. {what_to_do} Browsers and machines that train must trust its authority. A subdomain of a domain that you own avoids all of this, also with private access.";
    OWN_CERTIFICATE = "Use a certificate of your own.";
    OWN_CERTIFICATE_IN_ACM = "Import a certificate of your own into ACM, set acm_certificate_arn, and use private access with a private Route 53 zone.";
    OWN_CERTIFICATE_WITH_PRIVATE_ACCESS = "Use a certificate of your own and private access: with public access the module has no argument for such a certificate.";
    UNPROVABLE_DOMAIN_EVIDENCE = "Names such as local, test, internal and home.arpa are reserved and are not in the public DNS.";
}
