//! The keys that Kubernetes files may have, and a check that reports all others.

use std::collections::BTreeSet;

use serde_json::Value;

/// The kind, path and type of each key; the file names its sources.
const KNOWN: &str = include_str!("../kubernetes/known-keys.tsv");

/// One known key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    pub kind: &'static str,
    pub path: &'static str,
    of: &'static str,
}

pub fn known() -> impl Iterator<Item = Known> {
    KNOWN.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, path, of] = fields[..] else { panic!("not three fields: {line}") };
        Known { kind, path, of }
    })
}

/// Every leaf of a document with its path. Empty lists and maps are also leaves.
pub fn leaves(document: &Value) -> Vec<(String, &Value)> {
    fn walk<'a>(path: &str, value: &'a Value, found: &mut Vec<(String, &'a Value)>) {
        match value {
            Value::Object(members) if !members.is_empty() => {
                for (key, member) in members {
                    let plain =
                        key.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
                    let dot = if path.is_empty() { "" } else { "." };
                    let step = if plain { format!("{dot}{key}") } else { format!("[{key}]") };
                    walk(&format!("{path}{step}"), member, found);
                }
            }
            Value::Array(items) if !items.is_empty() => {
                for item in items {
                    walk(&format!("{path}[]"), item, found);
                }
            }
            leaf => found.push((path.to_owned(), leaf)),
        }
    }
    let mut found = Vec::new();
    walk("", document, &mut found);
    found
}

fn is_of(value: &Value, of: &str) -> bool {
    match of {
        "text" => value.is_string(),
        // With a null value, Helm removes the chart's default for the key.
        "nothing" => value.is_null(),
        "number" => value.is_u64(),
        // In Flux, -1 means unlimited.
        "integer" => value.is_i64(),
        "flag" => value.is_boolean(),
        "quantity" => value.is_string() || value.is_u64(),
        _ => panic!("there is no type {of}"),
    }
}

/// Returns the problems with a document's keys, and adds the known keys to `used`.
pub fn problems(document: &Value, used: &mut BTreeSet<Known>) -> Vec<String> {
    let kind = document["kind"].as_str().unwrap_or_default();
    let mut problems = Vec::new();
    for (path, value) in leaves(document) {
        let meant = known().find(|known| {
            let of_kind = match known.kind.strip_prefix('*') {
                Some(ending) => kind.ends_with(ending),
                None => kind == known.kind,
            };
            of_kind && known.path == path
        });
        match meant {
            None => problems.push(format!("{kind} has no key {path}")),
            Some(known) if !is_of(value, known.of) => {
                problems.push(format!("{kind}: {path} is not a {}: {value}", known.of));
            }
            Some(known) => {
                used.insert(known);
            }
        }
    }
    problems
}

#[test]
fn misspelled_or_misplaced_keys_and_wrong_types_are_found() {
    let check = |document: Value, expected: &[&str]| {
        assert_eq!(problems(&document, &mut BTreeSet::new()), expected);
    };
    let wandb =
        |values| serde_json::json!({ "kind": "WeightsAndBiases", "spec": { "values": values } });
    check(wandb(serde_json::json!({ "global": { "size": "small" } })), &[]);
    check(
        wandb(serde_json::json!({ "global": { "mysql": { "hots": "db" } } })),
        &["WeightsAndBiases has no key spec.values.global.mysql.hots"],
    );
    check(
        wandb(serde_json::json!({ "size": "small", "redis": { "install": "false" } })),
        &[
            "WeightsAndBiases: spec.values.redis.install is not a flag: \"false\"",
            "WeightsAndBiases has no key spec.values.size",
        ],
    );
    check(
        serde_json::json!({ "kind": "ClickHouseInstallation", "spec": { "configuration": {
            "users": { "weave/password": "weave" },
            "clusters": [{ "layout": { "replicas": 3 } }],
        } } }),
        &[
            "ClickHouseInstallation has no key spec.configuration.clusters[].layout.replicas",
            "ClickHouseInstallation has no key spec.configuration.users[weave/password]",
        ],
    );
    check(
        serde_json::json!({ "kind": "Secret", "data": { "password": "cGFzcw==" } }),
        &["Secret has no key data.password"],
    );
}

#[test]
fn no_known_key_is_a_secret() {
    for Known { path, .. } in known() {
        let last = path.rsplit(['.', ']']).find(|part| !part.is_empty()).unwrap_or_default();
        let secrets = ["password", "license", "accessKey", "data", "stringData"];
        assert!(!secrets.contains(&last), "{path}");
    }
}
