//! Bills: compared with separate calculations, for every plan in every region with prices, and with
//! the user's own prices.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wandb_planner::{
    assessment::Assessment,
    catalog::prices::{Part, Unit, price, prices},
    cost::{
        Alternatives, Bill, CostInputs, Line, LinePrice, Missing, NoPrice, OwnKind, OwnPrice,
        OwnPrices, Provision, bill_csv, variants,
    },
    money::Usd,
    plan::{
        Access, ClickHouse, FileSet, Ingress, Location, MysqlMachine, Network, NodeCount, Plan,
        Platform,
    },
    reference::{Cloud, Component, DATA_DAY, Environment, Term as _, Tier},
    units::Gigabytes,
};

fn usd(text: &str) -> Usd {
    Usd::read(text).unwrap()
}

fn bill(plan: &Plan, inputs: &CostInputs) -> Bill {
    Bill::of(&Assessment::of(plan), inputs)
}

#[track_caller]
fn line<'a>(bill: &'a Bill, item: &str) -> &'a Line {
    let found: Vec<&Line> = bill.lines.iter().filter(|line| line.item == item).collect();
    assert_eq!(found.len(), 1, "{item} in {bill:#?}");
    found[0]
}

/// Checks the exact minimum and maximum cost of a line per month.
#[track_caller]
fn check(bill: &Bill, item: &str, least: &str, most: &str) {
    let month = line(bill, item).month.unwrap();
    assert_eq!([month.least.exact(), month.most.exact()], [least, most], "{item}");
}

/// Every plan with the options that change the bill, in every region of a cloud that has any price.
fn plans() -> Vec<Plan> {
    let mut plans = Vec::new();
    for cloud in Cloud::ALL {
        let regions: BTreeSet<&str> = prices(*cloud).map(|price| price.region).collect();
        let regions =
            regions.into_iter().map(|region| Location::in_region(*cloud, region).unwrap());
        for location in regions.chain([Location::new(*cloud)]) {
            for base in Plan::base_plans_on(*cloud) {
                for files in [FileSet::Terraform, FileSet::Kubernetes] {
                    for clickhouse in ClickHouse::ALL {
                        for access in Access::ALL {
                            let plan = Plan {
                                location: location.clone(),
                                file_set: files,
                                clickhouse: *clickhouse,
                                access: *access,
                                ..base.clone()
                            };
                            plans.extend(on_openshift(&plan).into_iter().chain([plan]));
                        }
                    }
                }
            }
        }
    }
    plans
}

/// The plan on `OpenShift`, and with a controller in the cluster, if its files can be for these.
fn on_openshift(plan: &Plan) -> Vec<Plan> {
    if plan.file_set != FileSet::Kubernetes {
        return Vec::new();
    }
    let mut openshift = plan.clone();
    openshift.installation.platform = Platform::OpenShift;
    let mut traefik = plan.clone();
    traefik.installation.ingress = Ingress::Traefik;
    vec![openshift, traefik]
}

#[test]
fn the_default_plans_bill_matches_a_calculation_by_hand() {
    let inputs = CostInputs {
        stored: Some(Gigabytes(60_000)),
        egress: Some(Gigabytes(500)),
        ..CostInputs::default()
    };
    let bill = bill(&Plan::default(), &inputs);
    // 3 to 6 r6i.4xlarge at 1.008 for 730 hours, each with 100 GB at 0.08.
    check(&bill, "r6i.4xlarge", "2207.52", "4415.04");
    check(&bill, "gp3", "24", "48");
    // One Aurora instance at 1.038, 500 GB at 0.10; two nodes of Redis at 0.149.
    check(&bill, "db.r6g.2xlarge", "757.74", "757.74");
    check(&bill, "Aurora Standard storage", "50", "50");
    check(&bill, "cache.m6g.large", "217.54", "217.54");
    check(&bill, "EKS cluster", "73", "73");
    check(&bill, "Application Load Balancer", "16.425", "16.425");
    // A NAT gateway in each of three zones at 0.045; six addresses at 0.005.
    check(&bill, "NAT gateway", "98.55", "98.55");
    check(&bill, "Public IPv4 address", "21.9", "21.9");
    // 51,200 GB at 0.023, the other 8,800 at 0.022.
    check(&bill, "S3 Standard first 50 TB", "1177.6", "1177.6");
    check(&bill, "S3 Standard next 450 TB", "193.6", "193.6");
    check(&bill, "Internet first 10 TB", "45", "45");
    check(&bill, "CloudWatch alarm", "0.2", "0.2");
    let total = &bill.total;
    let sum = usd("4883.075");
    assert_eq!(total.month.least, sum);
    assert_eq!(total.month.most, sum.plus(usd("2231.52")));
    assert_eq!(
        total.sentence(),
        "$4,883 to $7,115 a month, without ClickHouse and W&B license (no price)"
    );
    assert_eq!(bill.provision, Provision::Created);
}

#[test]
fn bills_match_published_examples_to_the_cent() {
    // Infracost's examples, whose tests compare them with the clouds' prices.
    let in_region = |cloud, region| Location::in_region(cloud, region).unwrap();
    let cents = |line: &Line, count: u64| {
        let month = line.month.unwrap().least;
        let share = line.quantity.unwrap().least / count;
        assert_eq!(line.quantity.unwrap().least % count, 0);
        assert!(share > 0);
        // Rounded to cents, as in the example.
        let cents =
            month.exact().parse::<f64>().unwrap() / f64::from(u32::try_from(share).unwrap());
        format!("{cents:.2}")
    };
    // db-highmem-8, MYSQL_8_0, REGIONAL: 5,840 vCPU hours $482.38, 52 GB of memory $531.44.
    let gcp =
        bill(&Plan::new(Tier::Models, Environment::Production, Cloud::Gcp), &CostInputs::default());
    assert_eq!(cents(line(&gcp, "Cloud SQL Enterprise regional vCPU"), 8), "482.38");
    assert_eq!(cents(line(&gcp, "Cloud SQL Enterprise regional memory"), 52), "531.44");
    // Cluster management fee: 730 hours $73.00.
    assert_eq!(cents(line(&gcp, "GKE cluster"), 1), "73.00");
    // MO_Standard_E4ds_v4: 730 hours $382.81, and there are two servers of twice the size.
    let location = in_region(Cloud::Azure, "westus");
    let azure = Plan::new(Tier::Models, Environment::Production, Cloud::Azure);
    let west = bill(&Plan { location, ..azure.clone() }, &CostInputs::default());
    assert_eq!(cents(line(&west, "MO_Standard_E*ds_v4 vCore"), 4), "382.81");
    // Gateway usage (basic v2): 730 hours $146.00; uptime SLA: $73.00; Standard_C3: 2 nodes $328.50.
    let east = bill(&azure, &CostInputs::default());
    assert_eq!(cents(line(&east, "Application Gateway v2"), 1), "146.00");
    assert_eq!(cents(line(&east, "AKS Standard tier"), 1), "73.00");
    assert_eq!(cents(line(&east, "Azure Cache Standard C3 node"), 2), "328.50");
}

#[test]
fn totals_are_the_sums_of_the_lines_with_prices() {
    let inputs = CostInputs { stored: Some(Gigabytes(700_000)), ..CostInputs::default() };
    let (mut bills, mut priced) = (0, 0);
    for plan in plans() {
        let bill = bill(&plan, &inputs);
        let mut sum = [Usd::ZERO; 2];
        for line in &bill.lines {
            let what = format!("{} in {plan:?}", line.item);
            assert!(
                line.quantity.is_some_and(|it| it.least > 0 && it.least <= it.most)
                    || line.part == Part::Egress,
                "{what}"
            );
            let list = price(plan.cloud(), &line.item, bill.region.as_str());
            match (line.price, line.month) {
                (LinePrice::List { usd, source, .. }, month) => {
                    let list = list.expect(&what);
                    assert_eq!(
                        (usd, source, line.unit),
                        (list.usd, list.source, list.unit),
                        "{what}"
                    );
                    assert!(usd > Usd::ZERO, "{what}");
                    assert_eq!(month.is_some(), line.quantity.is_some(), "{what}");
                    if let Some(month) = month {
                        assert!(Usd::ZERO < month.least && month.least <= month.most, "{what}");
                        sum = [sum[0].plus(month.least), sum[1].plus(month.most)];
                        priced += 1;
                    }
                }
                (LinePrice::None(why), None) => {
                    assert_eq!(list, None, "{what}");
                    let left_out = bill.total.leaves_out.iter();
                    assert!(
                        left_out
                            .clone()
                            .any(|it| it.part == line.part && it.missing == Missing::Price),
                        "{what}"
                    );
                    if let NoPrice::Elsewhere { nearest } = why {
                        assert!(price(plan.cloud(), &line.item, nearest).is_some(), "{what}");
                        assert_ne!(nearest, bill.region, "{what}");
                    }
                }
                other => panic!("{what}: {other:?}"),
            }
        }
        assert_eq!([bill.total.month.least, bill.total.month.most], sum, "{plan:?}");
        let names: BTreeSet<&str> = bill.lines.iter().map(|line| line.item.as_str()).collect();
        let twice = bill.lines.len() - names.len();
        // ClickHouse's volumes are the same kind of disk as the nodes'.
        assert!(twice <= usize::from(plan.runs_clickhouse()), "{plan:?}");
        bills += 1;
    }
    assert!(bills > 900 && priced > 5_000, "{bills} bills, {priced} lines");
}

#[test]
fn quantities_match_the_modules() {
    let quantity = |plan: &Plan, item: &str| {
        let quantity = line(&bill(plan, &CostInputs::default()), item).quantity.unwrap();
        (quantity.least, quantity.most)
    };
    let on = |cloud| Plan::new(Tier::Combined, Environment::Production, cloud);
    let four = |plan: Plan| Plan { nodes: NodeCount::new(4).unwrap(), ..plan };
    assert_eq!(quantity(&on(Cloud::Aws), "db.r6g.2xlarge"), (1, 1));
    assert_eq!(quantity(&on(Cloud::Aws), "cache.m6g.large"), (2, 2));
    // Four nodes are two in each of two zones, and the module creates a NAT gateway for each zone.
    assert_eq!(quantity(&four(on(Cloud::Aws)), "NAT gateway"), (2, 2));
    assert_eq!(quantity(&four(on(Cloud::Aws)), "Public IPv4 address"), (4, 4));
    let private = Plan { access: Access::Private, ..on(Cloud::Aws) };
    assert_eq!(quantity(&private, "Public IPv4 address"), (3, 3));
    // An existing network already has its gateways.
    let mut existing = on(Cloud::Aws);
    existing.installation.network = Network::Existing;
    assert_eq!(quantity(&existing, "Public IPv4 address"), (3, 3));
    assert!(bill(&existing, &CostInputs::default()).lines.iter().all(|it| it.part != Part::Nat));
    // A server and its standby of 8 vCores each.
    assert_eq!(quantity(&on(Cloud::Azure), "MO_Standard_E*ds_v4 vCore"), (16, 16));
    assert_eq!(quantity(&on(Cloud::Azure), "Application Gateway v2 capacity unit"), (2, 5));
    assert_eq!(quantity(&on(Cloud::Gcp), "External IPv4 of a VM"), (3, 6));
    let five = Plan { nodes: NodeCount::new(5).unwrap(), ..on(Cloud::Azure) };
    // Five nodes need two in each of three zones.
    assert_eq!(quantity(&five, "Standard_E16_v5"), (6, 12));
    // Files for an existing cluster create no autoscaler.
    let existing = Plan { file_set: FileSet::Kubernetes, ..five };
    assert_eq!(quantity(&existing, "Standard_E16_v5"), (5, 5));
    let test = Plan::new(Tier::Combined, Environment::TestDev, Cloud::Aws);
    assert_eq!(quantity(&test, "r6i.xlarge"), (3, 3));
}

#[test]
fn openshift_and_controllers_in_the_cluster_replace_the_clouds_services() {
    let items = |plan: &Plan, part: Part| -> Vec<String> {
        let lines = bill(plan, &CostInputs::default()).lines.into_iter();
        lines.filter(|it| it.part == part).map(|it| it.item).collect()
    };
    let controller = "Load balancer of the ingress controller";
    let check = |cloud: Cloud, managed: &[&str], balancer: &[&str]| {
        let base = Plan::new(Tier::Models, Environment::Production, cloud);
        let existing = Plan { file_set: FileSet::Kubernetes, ..base };
        let [openshift, traefik] = on_openshift(&existing).try_into().unwrap();
        assert_eq!(items(&openshift, Part::ControlPlane), ["OpenShift subscription"]);
        assert_eq!(items(&traefik, Part::ControlPlane), managed);
        for plan in [&openshift, &traefik] {
            assert_eq!(items(plan, Part::LoadBalancer), balancer, "{plan:?}");
        }
        // Terraform's module creates the cloud's own cluster, whatever the other files are for.
        let both = Plan { file_set: FileSet::Both, ..openshift };
        if cloud != Cloud::OnPremises {
            assert_eq!(items(&both, Part::ControlPlane), managed);
        }
    };
    check(Cloud::Aws, &["EKS cluster"], &[controller]);
    check(Cloud::Gcp, &["GKE cluster"], &[controller]);
    check(Cloud::Azure, &["AKS Standard tier"], &["Standard Load Balancer"]);
    check(Cloud::OnPremises, &[], &["Load balancer"]);
}

#[test]
fn a_discount_on_a_component_replaces_those_on_its_items() {
    let table = "component,item,region,unit price USD,discount percent\n\
        nodes,r6i.4xlarge,,0.5,20\nnodes,,us-east-1,,10\nmysql,,,,5\n";
    let mut own = OwnPrices::read(table).unwrap();
    own.set_discount(Part::Nodes, "us-east-1".to_owned(), "40".parse().unwrap());
    assert_eq!(own.discount(Part::Nodes, "r6i.4xlarge", "us-east-1").percent(), 40);
    assert_eq!(own.price(Part::Nodes, "r6i.4xlarge", "us-east-1"), Some(usd("0.5")));
    assert_eq!(own.discount(Part::Mysql, "db.r6g.2xlarge", "us-east-1").percent(), 5);
}

#[test]
fn cloud_sql_is_billed_by_size_and_an_unknown_edition_has_no_price() {
    let plan = |machine: &str| {
        let base = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
        let location = base.location.with_machine(Component::Mysql, machine).unwrap();
        bill(&Plan { location, ..base }, &CostInputs::default())
    };
    let size = |bill: &Bill, edition: &str| {
        ["vCPU", "memory"].map(|what| {
            line(bill, &format!("Cloud SQL {edition} regional {what}")).quantity.unwrap().least
        })
    };
    assert_eq!(size(&plan("db-custom-10-65536"), "Enterprise"), [10, 64]);
    assert_eq!(size(&plan("db-n1-highmem-8"), "Enterprise"), [8, 52]);
    // 7.5 GB are billed as 8: the catalog rounds down, but a bill must not.
    assert_eq!(size(&plan("db-n1-standard-2"), "Enterprise"), [2, 8]);
    let plus = plan("db-perf-optimized-N-8");
    assert_eq!(size(&plus, "Enterprise Plus"), [8, 64]);
    let price = line(&plus, "Cloud SQL Enterprise Plus regional vCPU").price;
    assert_eq!(price, LinePrice::None(NoPrice::Unknown));
}

#[test]
fn alternatives_meet_the_sizing_and_are_sorted_by_price() {
    for plan in Plan::base_plans() {
        let assessment = Assessment::of(&plan);
        for component in Component::ALL {
            let found = Alternatives::of(component, &assessment, &CostInputs::default());
            let part =
                assessment.components().into_iter().find(|it| it.component == component).unwrap();
            assert!(found.meeting.windows(2).all(|pair| pair[0].month <= pair[1].month));
            for it in &found.meeting {
                let machine = it.machine;
                assert!(machine.vcpu >= part.cpu.value && machine.memory.0 >= part.memory.value.0);
                assert!(
                    price(plan.cloud(), &machine.name, plan.location.region().as_str()).is_some()
                );
            }
            assert!(found.cheaper().all(|it| it.month < found.chosen.unwrap()));
            let larger = found.next_larger(&part.chosen.machine);
            assert!(larger.is_none_or(|it| it.machine.vcpu > part.chosen.machine.vcpu));
        }
    }
    let plan = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
    let found =
        Alternatives::of(Component::KubernetesNode, &Assessment::of(&plan), &CostInputs::default());
    let names: Vec<String> = found.cheaper().map(|it| it.machine.name.to_string()).collect();
    assert_eq!(names, ["e2-highmem-8", "n2d-highmem-8"]);
}

#[test]
fn googles_discount_on_n2_for_a_full_month_does_not_add_to_own_discounts() {
    let plan = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
    let with = |hours: &str, own: &str| CostInputs {
        hours: hours.parse().unwrap(),
        own: OwnPrices::read(own).unwrap(),
        ..CostInputs::default()
    };
    let check = |inputs: &CostInputs, least: &str| {
        assert_eq!(line(&bill(&plan, inputs), "n2-highmem-8").month.unwrap().least, usd(least));
    };
    let table = "component,item,unit price USD,discount percent\n";
    // Three at 0.524056 for 730 hours: 1,147.68264.
    check(&with("730", table), "918.146112");
    check(&with("729", table), "1146.110472");
    check(&with("730", &format!("{table}nodes,,,10\n")), "918.146112");
    check(&with("730", &format!("{table}nodes,,,50\n")), "573.84132");
    check(&with("730", &format!("{table}nodes,n2-highmem-8,0.5,\n")), "1095");
    // Without Google's discount, N4 would seem cheaper.
    let found =
        Alternatives::of(Component::KubernetesNode, &Assessment::of(&plan), &CostInputs::default());
    assert!(found.cheaper().all(|it| !it.machine.name.starts_with("n4-")));
}

#[test]
fn own_license_prices_apply_on_every_cloud_and_prices_without_a_line_are_unused() {
    let text = "component,item,region,unit price USD\n\
        license,W&B license,us-east-1,4000\nnodes,r9z.huge,us-east-1,1\nnodes,r6i.4xlarge,eu-west-1,1\n";
    let own = OwnPrices::read(text).unwrap();
    let inputs = CostInputs { own: own.clone(), ..CostInputs::default() };
    for cloud in Cloud::DOCUMENTED {
        let plan = Plan::new(Tier::Models, Environment::Production, cloud);
        let bill = bill(&plan, &inputs);
        assert_eq!(line(&bill, "W&B license").month.unwrap().least, usd("4000"));
        let unused: Vec<&str> = own.unused(&bill).map(|it| it.item.as_str()).collect();
        assert_eq!(unused, ["r9z.huge", "r6i.4xlarge"]);
    }
}

#[test]
fn own_prices_and_discounts_can_be_removed_one_by_one() {
    let text = "component,item,region,unit price USD,discount percent\n\
        nodes,r6i.4xlarge,,0.5,\nnodes,r6i.4xlarge,us-east-1,,20\nnodes,,,,50\n";
    let mut own = OwnPrices::read(text).unwrap();
    let forget =
        |own: &mut OwnPrices, kind| own.forget(Part::Nodes, "r6i.4xlarge", "us-east-1", kind);
    forget(&mut own, OwnKind::Price);
    assert_eq!(own.price(Part::Nodes, "r6i.4xlarge", "us-east-1"), None);
    assert_eq!(own.discount(Part::Nodes, "r6i.4xlarge", "us-east-1").percent(), 20);
    forget(&mut own, OwnKind::Discount);
    // The discount on the whole component stays.
    assert_eq!(own.discount(Part::Nodes, "r6i.4xlarge", "us-east-1").percent(), 50);
}

#[test]
fn variants_change_one_choice() {
    let plan = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
    let found = variants(&Assessment::of(&plan), &CostInputs::default(), DATA_DAY);
    let labels: Vec<&str> = found.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(
        labels,
        ["MySQL machine that meets the sizing", "Test/Dev", "AWS in us-east-1", "Azure in eastus"]
    );
    for variant in &found {
        assert_eq!(variant.total, bill(&variant.plan, &CostInputs::default()).total);
    }
    assert_eq!(found[0].plan.mysql_machine, MysqlMachine::MeetsSizing);
}

#[test]
fn own_prices_fill_in_lines_and_discounts_apply_to_components() {
    let text = "component,item,region,unit price USD,discount percent\n\
        license,W&B license,,50000,\n\
        nodes,r6i.4xlarge,us-east-1,0.9,\n\
        nodes,r6i.4xlarge,eu-west-1,0.1,\n\
        MySQL,,,,40%\n\
        redis,cache.m6g.large,,0.149,\n";
    let inputs = CostInputs { own: OwnPrices::read(text).unwrap(), ..CostInputs::default() };
    let bill = bill(&Plan::default(), &inputs);
    check(&bill, "W&B license", "50000", "50000");
    check(&bill, "r6i.4xlarge", "1971", "3942");
    check(&bill, "db.r6g.2xlarge", "454.644", "454.644");
    assert_eq!(line(&bill, "r6i.4xlarge").price, LinePrice::Own { usd: usd("0.9") });
    assert_eq!(line(&bill, "db.r6g.2xlarge").discount.percent(), 40);
    // A list price that is read back unchanged is still the list price.
    assert!(matches!(line(&bill, "cache.m6g.large").price, LinePrice::List { .. }));
    assert!(!bill.total.leaves_out.iter().any(|it| it.part == Part::License));
}

#[test]
fn an_invalid_row_is_reported_with_its_line_column_value_and_remedy() {
    let refused = |text: &str, expected: &str| {
        assert_eq!(OwnPrices::read(text).unwrap_err().to_string(), expected, "{text}");
    };
    let head = "component,item,unit price USD,discount percent\n";
    refused("", "line 1, component “”: the file needs a column with this name, as in bill.csv");
    refused(
        "component,item\n",
        "line 1, unit price USD “”: the file needs a column with this name, as in bill.csv",
    );
    refused(
        &format!("{head}\nnodes,r6i.large,\"1,5\",\n"),
        "line 3, unit price USD “1,5”: use an amount in US dollars, such as 0.126",
    );
    refused(
        &format!("{head}nodes,r6i.large,1,101\n"),
        "line 2, discount percent “101”: use a whole percentage from 0 to 100, such as 30",
    );
    refused(
        &format!("{head}nodes,,1,\n"),
        "line 2, item “”: name the item as in the bill; only a discount can apply to a whole component",
    );
    let unknown = OwnPrices::read(&format!("{head}node s,\u{1b}[31m,1,\n"));
    assert_eq!(unknown.unwrap().rows().len(), 1, "spaces in a component are ignored");
    let message = OwnPrices::read(&format!("{head}\u{1b}x,a,1,\n")).unwrap_err().to_string();
    assert!(message.starts_with("line 2, component “x”: use nodes, "), "{message}");
}

#[test]
fn a_bill_survives_a_round_trip_through_csv() {
    let inputs = CostInputs { egress: Some(Gigabytes(100_000)), ..CostInputs::default() };
    for plan in Plan::base_plans() {
        let one = bill(&plan, &inputs);
        let own = OwnPrices::read(&bill_csv(&one, "?v=1", "the test, with a \"quote\"")).unwrap();
        assert_eq!(bill(&plan, &CostInputs { own, ..inputs.clone() }), one, "{plan:?}");
    }
}

fn own_price() -> impl Strategy<Value = OwnPrice> {
    let part = prop::sample::select(Part::ALL);
    let item = prop_oneof![
        Just("r6i.4xlarge".to_owned()),
        Just("W&B license".to_owned()),
        "[ -~]{1,20}"
            .prop_map(|text| text.trim().to_owned())
            .prop_filter("a name", |it| !it.is_empty()),
    ];
    let region = prop_oneof![Just(String::new()), Just("us-east-1".to_owned())];
    let usd = prop::option::of((0_u64..1_000_000, 0_u64..1_000_000_000));
    let discount = prop::option::of(0_u8..=100);
    (part, item, region, usd, discount).prop_filter_map("a price or a discount", |it| {
        let (part, item, region, usd, discount) = it;
        let usd = usd.map(|(whole, rest)| Usd::read(&format!("{whole}.{rest:09}")).unwrap());
        let discount = discount.map(|it| it.to_string().parse().unwrap());
        (usd.is_some() || discount.is_some()).then_some(OwnPrice {
            part,
            item,
            region,
            usd,
            discount,
        })
    })
}

proptest! {
    #[test]
    fn own_prices_survive_a_round_trip_through_csv(rows in prop::collection::vec(own_price(), 0..12)) {
        let mut own = OwnPrices::default();
        for row in rows {
            own.put(row);
        }
        prop_assert_eq!(OwnPrices::read(&own.to_csv()), Ok(own));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*", bytes in "[a-z,\"\n\r]{0,200}") {
        let _ = OwnPrices::read(&text);
        let _ = OwnPrices::read(&format!("component,item,unit price USD\n{bytes}"));
    }

    #[test]
    fn an_own_price_changes_its_line_and_the_total_by_the_same_amount(row in own_price()) {
        let plan = Plan::default();
        let before = bill(&plan, &CostInputs::default());
        let mut own = OwnPrices::default();
        own.put(row.clone());
        let after = bill(&plan, &CostInputs { own, ..CostInputs::default() });
        let mut expected = Usd::ZERO;
        for (one, other) in before.lines.iter().zip(&after.lines) {
            let is_meant = other.part == row.part && other.item == row.item;
            prop_assert!(is_meant || one == other, "{:?}", other);
            if is_meant && let Some(discount) = row.discount {
                prop_assert_eq!(other.discount, discount);
            }
            if is_meant && let Some(usd) = row.usd {
                prop_assert_eq!(other.price.usd(), Some(usd));
            }
            if let Some(month) = other.month {
                expected = expected.plus(month.most);
                prop_assert!(month.least <= month.most);
            }
        }
        prop_assert_eq!(after.total.month.most, expected);
    }

    #[test]
    fn a_discount_never_raises_a_bill(percent in 0_u8..=100, part in prop::sample::select(Part::ALL)) {
        let plan = Plan::default();
        let discount = Some(percent.to_string().parse().unwrap());
        let mut own = OwnPrices::default();
        own.put(OwnPrice { part, item: String::new(), region: String::new(), usd: None, discount });
        let before = bill(&plan, &CostInputs::default()).total;
        let after = bill(&plan, &CostInputs { own, ..CostInputs::default() }).total;
        prop_assert!(after.month.most <= before.month.most);
        prop_assert_eq!(after.leaves_out, before.leaves_out);
    }

    #[test]
    fn fewer_hours_cost_less_and_disks_cost_the_same(hours in 1_u16..=744) {
        let inputs = CostInputs { hours: hours.to_string().parse().unwrap(), ..CostInputs::default() };
        let bill = bill(&Plan::default(), &inputs);
        for line in &bill.lines {
            let Some((month, price)) = line.month.zip(line.price.usd()) else { continue };
            let count = line.quantity.unwrap().least;
            let times = if matches!(line.unit, Unit::Hour | Unit::GbHour) { u64::from(hours) } else { 1 };
            prop_assert_eq!(month.least, price.times(count * times));
        }
    }
}
