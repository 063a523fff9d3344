//! `install.sh` of plans with installation options: their settings, and the folder for Git.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wandb_planner::plan::{
    Authority, ClickHouse, Delivery, Egress, FileSet, Ingress, Installation, Login, Mail, Nodes,
    Plan, Platform,
};
use wandb_planner::reference::{Cloud, Environment, Tier};

use super::{Site, check_accepted, check_refused};
use crate::kubernetes::parse;

fn site(installation: Installation) -> Site {
    Site::new(Plan {
        file_set: FileSet::Kubernetes,
        clickhouse: ClickHouse::InCluster,
        installation,
        ..Plan::new(Tier::Combined, Environment::Production, Cloud::OnPremises)
    })
}

/// All options at once, air-gapped.
fn everything() -> Installation {
    Installation {
        platform: Platform::OpenShift,
        egress: Egress::AirGapped,
        login: Login::Oidc,
        mail: Mail::Smtp,
        authority: Authority::Own,
        node_use: Nodes::Shared,
        delivery: Delivery::GitOps,
        ..Installation::default()
    }
}

/// The documents that the script prints.
fn rendered(site: &Site) -> Vec<Value> {
    let run = site.fill(&[]).run(&["--render"]);
    assert_eq!((run.code(), &*run.errors()), (Some(0), ""));
    parse(&run.out()).unwrap().into_iter().filter(|it| !it.is_null()).collect()
}

fn of_kind<'a>(documents: &'a [Value], kind: &str) -> &'a Value {
    documents.iter().find(|it| it["kind"] == kind).unwrap_or_else(|| panic!("there is no {kind}"))
}

#[test]
fn settings_of_installation_options_have_rules() {
    let site = site(everything());
    for (variable, hostile, said) in [
        ("WANDB_REGISTRY", "https://registry.example.org", "a registry without scheme"),
        ("WANDB_REGISTRY", "registry.example.org/a b", "a registry without scheme"),
        ("WANDB_CHART_REPOSITORY", "oci://registry.example.org", "not oci://"),
        ("WANDB_CHART_REPOSITORY", "http://charts.example.org", "https address"),
        ("WANDB_SERVER_VERSION", "0.83.0;id", "an image tag"),
        ("WANDB_OIDC_ISSUER", "login.example.org", "a URL, such as"),
        ("WANDB_OIDC_METHOD", "saml", "pkce or implicit"),
        ("WANDB_SESSION_HOURS", "30 days", "a number of hours"),
        ("WANDB_SESSION_HOURS", "0", "a number of hours"),
        ("WANDB_SMTP_USER", "me@example.org", "letters, digits"),
        ("WANDB_SMTP_FROM", "W&B <wandb@example.org>", "an email address"),
        ("WANDB_NODE_LABEL", "pool", "a label as KEY=VALUE"),
        ("WANDB_NODE_LABEL", "pool=$(id)", "a label as KEY=VALUE"),
        ("WANDB_NODE_TAINT", "pool=wandb", "a taint as KEY=VALUE:EFFECT"),
        ("WANDB_NODE_TAINT", "pool=wandb:Never", "a taint as KEY=VALUE:EFFECT"),
        ("WANDB_PRIORITY_CLASS", "High Priority", "the name of a Kubernetes object"),
        ("WANDB_GIT_URL", "file:///etc", "the address of a Git repository"),
        ("WANDB_GIT_PATH", "/clusters", "a folder in the repository"),
        ("WANDB_SECRET_STORE", "vault; }", "the name of a Kubernetes object"),
    ] {
        check_refused(&site, variable, hostile, &[said]);
    }
    check_accepted(&site, "WANDB_OIDC_METHOD", "implicit", "implicit");
    check_accepted(&site, "WANDB_NODE_LABEL", "pool=gpu", "gpu");
}

#[test]
fn ldap_settings_have_rules() {
    let site = site(Installation { login: Login::Ldap, ..Installation::default() });
    check_refused(
        &site,
        "WANDB_LDAP_ADDRESS",
        "ldap.example.org",
        &["the address of an LDAP server"],
    );
    let name = "a distinguished name, such as ou=people,dc=example,dc=org";
    for value in ["example", "dc=$(id)", "dc={{ id }}", "'dc=a\"b'"] {
        check_refused(&site, "WANDB_LDAP_BASE", value, &[name]);
    }
    check_accepted(&site, "WANDB_LDAP_BASE", "OU=Köln (R&D),DC=x", "OU=Köln (R&D),DC=x");
    let user = "a distinguished name or a user principal name";
    for value in ["wandb", "@example.org", "wandb@", "a b@example.org", "$x@example.org"] {
        check_refused(&site, "WANDB_LDAP_BIND", value, &[user]);
    }
    for value in ["wandb@example.org", "o'brien@example.org", "CN=O'Brien (IT) Zoë,DC=example"] {
        check_accepted(&site, "WANDB_LDAP_BIND", value, value);
    }
    // As Active Directory names people by their last name.
    let run = site.fill(&[("WANDB_LDAP_BIND", "CN=Doe\\, Jane,DC=example")]).run(&["--render"]);
    let documents = parse(&run.out()).unwrap();
    let environment = "/spec/values/global/extraEnv/LOCAL_LDAP_BIND_DN";
    let written = of_kind(&documents, "WeightsAndBiases").pointer(environment);
    assert_eq!(written, Some(&json!("CN=Doe\\, Jane,DC=example")));
    check_refused(&site, "WANDB_LDAP_ATTRIBUTES", "mail", &["such as email=mail,group=gidNumber"]);
    let anonymous = site.fill(&[("WANDB_LDAP_BIND", ""), ("WANDB_LDAP_PASSWORD_FILE", "")]);
    let run = anonymous.run(&["--render"]);
    assert_eq!((run.code(), &*run.errors()), (Some(0), ""));
    assert!(!run.out().contains("LOCAL_LDAP_BIND_PW"), "{}", run.out());
}

#[test]
fn values_have_the_form_that_their_keys_need() {
    let documents = rendered(&site(everything()));
    let resource = of_kind(&documents, "WeightsAndBiases");
    assert_eq!(resource["spec"]["chart"]["url"], "https://charts.example.org");
    let global = &resource["spec"]["values"]["global"];
    assert_eq!(global["repositoryPrefix"], "registry.example.org:5000/mirror");
    assert_eq!(global["nodeSelector"], json!({ "example.org/pool": "wandb" }));
    assert_eq!(
        global["tolerations"],
        json!([{ "key": "pool", "operator": "Equal", "value": "wandb", "effect": "NoSchedule" }])
    );
    assert_eq!(global["priorityClassName"], "high-priority");
    assert_eq!(global["auth"]["oidc"]["authMethod"], "pkce");
    let allowed = &resource["spec"]["values"]["ingress"]["annotations"]["haproxy.router.openshift.io/ip_allowlist"];
    assert_eq!(*allowed, "203.0.113.0/24 198.51.100.7/32");
    let certificates = &of_kind(&documents, "ConfigMap")["data"]["ca1.crt"];
    assert_eq!(*certificates, super::CERTIFICATE_ALONE);
    let image = "/spec/templates/podTemplates/0/spec/containers/0/image";
    let server = of_kind(&documents, "ClickHouseInstallation").pointer(image).cloned();
    let expected = "registry.example.org:5000/mirror/altinity/clickhouse-server:";
    assert!(server.expect("an image").as_str().expect("a string").starts_with(expected));
}

#[test]
fn ranges_become_a_list_in_objects_that_need_one() {
    for (ingress, kind, path) in [
        (Ingress::Traefik, "Middleware", "/spec/ipAllowList/sourceRange"),
        (Ingress::F5Nginx, "Policy", "/spec/accessControl/allow"),
    ] {
        let documents = rendered(&site(Installation { ingress, ..Installation::default() }));
        let ranges = of_kind(&documents, kind).pointer(path).cloned();
        assert_eq!(ranges, Some(json!(["203.0.113.0/24", "198.51.100.7/32"])));
    }
}

#[test]
fn a_ca_file_may_contain_several_certificates() {
    let site = site(Installation { authority: Authority::Own, ..Installation::default() });
    let two = super::CERTIFICATE.repeat(2);
    std::fs::write(site.path("ca.pem"), two).unwrap();
    let documents = rendered(&site);
    let data = of_kind(&documents, "ConfigMap")["data"].as_object().expect("keys");
    assert_eq!(data.keys().collect::<Vec<_>>(), ["ca1.crt", "ca2.crt"]);
    assert!(data.values().all(|it| it == super::CERTIFICATE_ALONE), "{data:?}");
}

#[test]
fn air_gapped_both_operators_come_from_the_mirror() {
    let by_hand = Installation { delivery: Delivery::Script, ..everything() };
    let run = site(by_hand).fill(&[]).run(&[]);
    assert_eq!(run.code(), Some(0), "{}", run.errors());
    let helm: Vec<&str> = run.commands().filter(|it| it.starts_with("helm upgrade ")).collect();
    assert_eq!(helm.len(), 2, "{helm:?}");
    for command in helm {
        assert!(command.contains("--repo https://charts.example.org "), "{command}");
        let image = "image.repository=registry.example.org:5000/mirror/";
        assert!(command.contains(image), "{command}");
    }
}

#[test]
fn helm_gets_the_ca_if_this_machine_does_not_trust_the_chart_repository() {
    let mut site = site(Installation { delivery: Delivery::Script, ..everything() });
    for untrusted in [false, true] {
        if untrusted {
            site.with("UNTRUSTED");
        }
        let run = site.fill(&[]).run(&[]);
        assert_eq!(run.code(), Some(0), "{}", run.errors());
        let ca = format!("--ca-file {} ", site.path("ca.pem").display());
        for command in run.commands().filter(|it| it.starts_with("helm upgrade ")) {
            assert_eq!(command.contains(&ca), untrusted, "{command}");
        }
    }
}

#[test]
fn the_folder_for_git_has_what_the_script_would_apply() {
    let site = site(everything());
    let expected = rendered(&site);
    let folder = site.path("deployment");
    let run = site.fill(&[]).run(&["--folder", folder.to_str().unwrap()]);
    assert_eq!((run.code(), &*run.errors()), (Some(0), ""));
    run.changed_nothing();
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let kustomization = parse(&read("kustomization.yaml")).unwrap().remove(0);
    let listed: Vec<&str> = kustomization["resources"]
        .as_array()
        .expect("resources")
        .iter()
        .map(|it| it.as_str().expect("a file"))
        .collect();
    // A kustomization without changes yields its files, one after the other.
    let documents: Vec<Value> =
        listed.iter().flat_map(|name| parse(&read(name)).unwrap()).collect();
    let secrets = |it: &&Value| it["kind"] != "ExternalSecret";
    let plain: BTreeSet<String> = documents.iter().filter(secrets).map(Value::to_string).collect();
    assert_eq!(plain, expected.iter().map(Value::to_string).collect());
    let in_folder: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| has_extension(name, "yaml") && name != "kustomization.yaml")
        .collect();
    assert_eq!(in_folder, listed.iter().map(|name| (*name).to_owned()).collect());
    for name in ["argocd.yaml.example", "flux.yaml.example"] {
        assert!(!read(name).contains("@WANDB_"), "{name}");
        parse(&read(name)).unwrap();
    }
}

#[test]
fn with_git_the_script_creates_secrets_and_installs_nothing() {
    let by_git = || site(Installation { delivery: Delivery::GitOps, ..Installation::default() });
    let run = by_git().fill(&[("WANDB_SECRET_STORE", "")]).run(&["--secrets"]);
    assert_eq!((run.code(), &*run.errors()), (Some(0), ""));
    assert!(run.commands().any(|it| it.contains(" apply ")));
    assert!(run.commands().all(|it| it.starts_with("kubectl ")));
    let with_store = by_git().fill(&[]).run(&["--secrets"]);
    assert_eq!(with_store.code(), Some(2));
    assert!(
        with_store.errors().contains("External Secrets creates the Secrets"),
        "{}",
        with_store.errors()
    );
    with_store.changed_nothing();
    let without_option = by_git().fill(&[]).run(&[]);
    assert_eq!(without_option.code(), Some(2));
    assert!(without_option.errors().contains("--folder DIR"), "{}", without_option.errors());
    without_option.changed_nothing();
}

#[test]
fn the_templates_folder_is_never_overwritten() {
    let site = site(Installation { delivery: Delivery::GitOps, ..Installation::default() });
    let templates = site.path("kubernetes");
    let before = std::fs::read_to_string(templates.join("wandb.yaml")).unwrap();
    let run = site.fill(&[]).run(&["--folder", templates.to_str().unwrap()]);
    assert_eq!(run.code(), Some(2));
    assert!(run.errors().contains("holds the templates themselves"), "{}", run.errors());
    assert_eq!(std::fs::read_to_string(templates.join("wandb.yaml")).unwrap(), before);
}

#[test]
fn a_folder_with_other_files_is_not_written_to() {
    let site = site(Installation { delivery: Delivery::GitOps, ..Installation::default() });
    site.fill(&[]);
    let folder = site.path("deployment");
    let run = || site.run(&["--folder", folder.to_str().unwrap()]);
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("kustomization.yaml"), "resources: []\n").unwrap();
    let refused = run();
    assert_eq!(refused.code(), Some(2));
    let said = "has files that --folder did not write";
    assert!(refused.errors().contains(said), "{}", refused.errors());
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    // A new Git repository is empty but for its own folder.
    std::fs::remove_file(folder.join("kustomization.yaml")).unwrap();
    std::fs::create_dir(folder.join(".git")).unwrap();
    assert_eq!(run().code(), Some(0));
    std::fs::write(folder.join("notes.txt"), "").unwrap();
    assert_eq!(run().code(), Some(0), "it wrote this folder before");
}

#[test]
fn without_a_store_the_folder_has_no_external_secrets() {
    let site = site(Installation { delivery: Delivery::GitOps, ..Installation::default() });
    let folder = site.path("deployment");
    let run = site.fill(&[("WANDB_SECRET_STORE", "")]).run(&["--folder", folder.to_str().unwrap()]);
    assert_eq!((run.code(), &*run.errors()), (Some(0), ""));
    assert!(!folder.join("external-secrets.yaml").exists());
    let kustomization = std::fs::read_to_string(folder.join("kustomization.yaml")).unwrap();
    assert!(!kustomization.contains("external-secrets"), "{kustomization}");
    let run = site.run(&["--folder"]);
    assert_eq!(run.code(), Some(2));
    assert!(run.errors().contains("--folder needs a folder"), "{}", run.errors());
    let path = folder.to_str().unwrap();
    for arguments in [&["--folder", path, "--secrets"][..], &["--check", "now"], &["now"]] {
        let run = site.run(arguments);
        let extra = arguments.last().unwrap();
        assert_eq!(run.code(), Some(2), "{arguments:?}");
        let said = format!("unexpected argument: {extra}; see --help");
        assert!(run.errors().contains(&said), "{}", run.errors());
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|it| it == extension)
}
