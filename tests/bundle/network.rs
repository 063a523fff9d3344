//! The network that Terraform creates: its subnets, and inbound ranges that can never match.

use std::net::Ipv4Addr;

use hcl::{
    Value,
    eval::{Context, Evaluate as _, FuncArgs, FuncDef, ParamType},
};
use wandb_planner::{
    plan::{Access, Network, Plan, ZoneLayout},
    reference::{Cloud, Term as _},
};

use crate::{
    plans::{bundle, plans, text},
    terraform::{default_of, module_arguments},
};

/// Returns the first address of a range and the length of its prefix.
fn parse(range: &str) -> Result<(u32, u32), String> {
    let (address, prefix) = range.split_once('/').ok_or("no prefix")?;
    let address: Ipv4Addr = address.parse().map_err(|_| "no address")?;
    let prefix: u32 = prefix.parse().map_err(|_| "no prefix")?;
    Ok((address.to_bits() & mask(prefix), prefix))
}

fn mask(prefix: u32) -> u32 {
    u32::MAX.checked_shl(32 - prefix).unwrap_or(0)
}

fn write(first: u32, prefix: u32) -> String {
    format!("{}/{prefix}", Ipv4Addr::from_bits(first))
}

fn number(value: &Value) -> u32 {
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    number.expect("a small whole number")
}

/// Terraform's `cidrsubnet`: the subnet of a range with this many additional bits and this number.
#[expect(clippy::needless_pass_by_value, reason = "hcl calls functions of this type")]
fn cidrsubnet(arguments: FuncArgs) -> Result<Value, String> {
    let (first, prefix) = parse(arguments[0].as_str().expect("a string"))?;
    let (bits, index) = (number(&arguments[1]), number(&arguments[2]));
    let longer = prefix + bits;
    if longer > 32 || index >= 1 << bits {
        return Err(format!("no part {index} of {bits} bits in /{prefix}"));
    }
    Ok(write(first | index.checked_shl(32 - longer).unwrap_or(0), longer).into())
}

/// Terraform's `range`: the whole numbers from 0.
#[expect(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "hcl calls functions of this type"
)]
fn range(arguments: FuncArgs) -> Result<Value, String> {
    Ok(Value::Array((0..number(&arguments[0])).map(Value::from).collect()))
}

/// The subnets of the AWS module in a network, in the order of its arguments.
fn subnets(main: &str, network: &str) -> [Vec<String>; 4] {
    let mut context = Context::new();
    let variables: hcl::Map<String, Value> = [("network_cidr".to_owned(), network.into())].into();
    context.declare_var("var", Value::Object(variables));
    context.declare_func(
        "cidrsubnet",
        FuncDef::builder()
            .params([ParamType::String, ParamType::Number, ParamType::Number])
            .build(cidrsubnet),
    );
    context.declare_func("range", FuncDef::builder().param(ParamType::Number).build(range));
    let arguments = module_arguments(main);
    ["public", "private", "database", "elasticache"].map(|kind| {
        let argument = &arguments[&format!("network_{kind}_subnet_cidrs")];
        let value = argument.evaluate(&context).expect("only known functions");
        let list = value.as_array().expect("a list").iter();
        list.map(|subnet| subnet.as_str().expect("a string").to_owned()).collect()
    })
}

fn aws_plans() -> impl Iterator<Item = Plan> {
    plans().into_iter().filter(|plan| {
        plan.cloud() == Cloud::Aws
            && plan.has_terraform()
            && plan.installation.network == Network::New
    })
}

/// Deployments of earlier versions have these subnets; other ranges would replace them.
#[test]
fn the_default_subnets_never_change() {
    for plan in aws_plans() {
        let zones = ZoneLayout::spread(plan.nodes).zones as usize;
        let all = [
            ["10.10.0.0/24", "10.10.1.0/24", "10.10.2.0/24"],
            ["10.10.64.0/20", "10.10.80.0/20", "10.10.96.0/20"],
            ["10.10.20.0/24", "10.10.21.0/24", "10.10.22.0/24"],
            ["10.10.30.0/24", "10.10.31.0/24", "10.10.32.0/24"],
        ];
        let expected = all.map(|subnets| subnets[..zones].to_vec());
        assert_eq!(subnets(text(bundle(&plan), "terraform/main.tf"), "10.10.0.0/16"), expected);
    }
}

#[test]
fn the_subnets_of_any_network_are_disjoint_and_large_enough() {
    for plan in aws_plans() {
        for network in ["10.0.0.0/16", "172.20.0.0/17", "100.64.0.0/18", "192.168.96.0/19"] {
            let subnets = subnets(text(bundle(&plan), "terraform/main.tf"), network);
            let (first, prefix) = parse(network).unwrap();
            let mut ranges: Vec<(u32, u32)> =
                subnets.iter().flatten().map(|subnet| parse(subnet).unwrap()).collect();
            ranges.sort_unstable();
            for (index, (start, length)) in ranges.iter().enumerate() {
                assert_eq!(start & mask(prefix), first, "{network}");
                // An AWS load balancer needs a /27.
                assert!(*length <= 27, "{network}");
                if let Some((next, _)) = ranges.get(index + 1) {
                    assert!(start | !mask(*length) < *next, "{network}: {subnets:?}");
                }
            }
        }
    }
}

#[test]
fn terraform_warns_about_ranges_that_cannot_match() {
    let private_ranges =
        "[\"10.0.0.0/8\", \"100.64.0.0/10\", \"172.16.0.0/12\", \"192.168.0.0/16\"]";
    for plan in plans().into_iter().filter(Plan::has_terraform) {
        let main = text(bundle(&plan), "terraform/main.tf");
        let unmatched = match (plan.access, plan.cloud()) {
            (Access::Public, _) => private_ranges,
            (Access::Private, Cloud::Aws) if plan.installation.network == Network::Existing => {
                "values(var.private_subnets)"
            }
            (Access::Private, Cloud::Aws) => "[var.network_cidr]",
            (Access::Private, Cloud::Azure) => "[\"10.10.0.0/16\"]",
            // GKE's internal load balancer cannot filter, so there is no list of ranges.
            (Access::Private, _) => {
                assert!(!main.contains("check \"inbound\" {"));
                continue;
            }
        };
        assert!(main.contains("check \"inbound\" {"));
        let product = format!("setproduct(var.allowed_inbound_cidrs, {unmatched})");
        assert!(main.contains(&product), "{product}");
    }
}

/// The README, values and variables of an AWS plan with this domain.
fn aws_texts(access: Access, domain: &str) -> (&'static str, &'static str, &'static str) {
    let plan = Plan { access, domain: domain.parse().unwrap(), ..Plan::default() };
    let bundle = bundle(&plan);
    (
        text(bundle, "README.md"),
        text(bundle, "terraform/terraform.tfvars"),
        text(bundle, "terraform/variables.tf"),
    )
}

#[test]
fn a_private_domain_needs_a_certificate_and_no_public_zone() {
    for access in Access::ALL {
        for domain in ["acme.local", "corp.internal", "lan.home.arpa"] {
            let (readme, values, variables) = aws_texts(*access, domain);
            assert!(!readme.contains("A public Route 53"), "{domain}");
            assert!(readme.contains(&format!("A private Route 53 hosted zone for `{domain}`")));
            assert!(values.contains("# acm_certificate_arn = \"arn:aws:acm:us-east-1:"));
            let declared: hcl::Body = hcl::from_str(variables).unwrap();
            assert_eq!(default_of(&declared, "acm_certificate_arn"), None);
        }
        let (readme, values, variables) = aws_texts(*access, "ml.example.org");
        assert!(readme.contains("A public Route 53 hosted zone for `ml.example.org`"));
        assert!(values.contains("# acm_certificate_arn     = null"));
        let declared: hcl::Body = hcl::from_str(variables).unwrap();
        assert_eq!(default_of(&declared, "acm_certificate_arn"), Some(hcl::Expression::Null));
    }
}
