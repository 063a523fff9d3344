//! `storage/apply.sh`, with fake cloud tools that log their calls.

use wandb_planner::{
    plan::{FileSet, Location, Plan},
    reference::{Cloud, Term as _},
};

use crate::{
    machine::{Machine, bundle},
    plan_on,
};

/// The exit code, the calls of the tool, one per line, and the standard error.
struct Applied {
    code: Option<i32>,
    calls: String,
    complaint: String,
}

/// Runs the script of a plan with these variables.
fn apply(plan: &Plan, variables: &[(&'static str, &str)], answers: &str) -> Applied {
    let tool = match plan.cloud() {
        Cloud::Aws | Cloud::OnPremises => "aws",
        Cloud::Gcp => "gcloud",
        Cloud::Azure => "az",
    };
    let plan = Plan { file_set: FileSet::Kubernetes, ..plan.clone() };
    let mut machine = Machine::new(&plan);
    for (name, value) in variables {
        machine = machine.with(name, value);
    }
    for file in bundle(&plan).files() {
        if let Some(name) = file.path.strip_prefix("storage/") {
            machine.file(name, &file.contents);
        }
    }
    machine.program("dirname", "echo \"${1%/*}\"\n");
    machine.program(tool, &format!("printf '%s\\n' \"$*\" >>\"$HOME/calls\"\n{answers}"));
    let output = machine.shell("apply.sh").output().unwrap();
    Applied {
        code: output.status.code(),
        calls: std::fs::read_to_string(machine.folder().join("calls")).unwrap_or_default(),
        complaint: String::from_utf8(output.stderr).unwrap(),
    }
}

const ROLE: &str = "arn:aws:iam::123456789012:role/wandb-node";

/// A fake S3 bucket without a policy and a lifecycle.
const NEW_BUCKET: &str = "case $* in *' get-'*) exit 255 ;; esac\n";

#[track_caller]
fn check_refused(cloud: Cloud, variables: &[(&'static str, &str)], complaint: &str) {
    let it = apply(&plan_on(cloud), variables, NEW_BUCKET);
    assert_ne!(it.code, Some(0));
    assert_eq!(it.calls, "", "nothing was asked for");
    assert!(it.complaint.contains(complaint), "{}", it.complaint);
}

#[test]
fn missing_and_invalid_variables_are_refused() {
    let bucket = ("BUCKET", "wandb-files");
    check_refused(Cloud::Aws, &[], "BUCKET: set it to the name of the bucket");
    check_refused(Cloud::Aws, &[bucket], "NODE_ROLE_ARN: set it to the ARN");
    for arn in [
        "wandb-node",
        "NODE_ROLE_ARN",
        "arn:aws:iam::1:user/me",
        "arn:aws:iam::1:role/a\"b",
        "arn:aws:iam::1:role/a|b",
    ] {
        let variables = [bucket, ("NODE_ROLE_ARN", arn)];
        check_refused(Cloud::Aws, &variables, "NODE_ROLE_ARN takes the ARN of a role");
    }
    let said = "BUCKET takes the name of a bucket, not its URL or path";
    for cloud in [Cloud::Aws, Cloud::Gcp, Cloud::OnPremises] {
        for value in ["s3://wandb-files", "wandb/files", "s3.example.org:9000"] {
            check_refused(cloud, &[("BUCKET", value)], said);
        }
    }
    for value in ["https://s3.example.org", "http://s3.example.org:9000/", "s3.example.org/"] {
        let variables = [bucket, ("WANDB_STORAGE_HOST", value)];
        let said = "WANDB_STORAGE_HOST takes HOST or HOST:PORT, without scheme or slash";
        check_refused(Cloud::OnPremises, &variables, said);
    }
    let account = [("STORAGE_ACCOUNT", "files.blob.core.windows.net")];
    check_refused(Cloud::Azure, &account, "STORAGE_ACCOUNT takes the name of a storage account");
    check_refused(Cloud::Gcp, &[bucket], "SERVICE_ACCOUNT: set it");
    check_refused(Cloud::OnPremises, &[bucket], "WANDB_STORAGE_HOST: set it to the storage");
    check_refused(Cloud::Azure, &[("RESOURCE_GROUP", "group")], "STORAGE_ACCOUNT: set it");
}

#[test]
fn a_placeholder_is_refused_as_an_origin() {
    for cloud in Cloud::ALL {
        let cloud = *cloud;
        let mut plan = plan_on(cloud);
        plan.domain = wandb_planner::plan::Domain::default();
        let it = apply(&plan, &[("BUCKET", "b"), ("NODE_ROLE_ARN", ROLE)], NEW_BUCKET);
        assert_eq!((it.code, it.calls.as_str()), (Some(1), ""));
        assert!(it.complaint.contains("https://wandb.example.com is a placeholder"));
    }
}

#[test]
fn s3_gets_both_files_with_the_given_values() {
    let variables = [("BUCKET", "wandb-files"), ("NODE_ROLE_ARN", ROLE)];
    let it = apply(&plan_on(Cloud::Aws), &variables, NEW_BUCKET);
    assert_eq!((it.code, it.complaint.as_str()), (Some(0), ""), "{}", it.calls);
    assert!(
        it.calls.starts_with("--region us-east-1 s3api put-bucket-cors --cors-configuration file://cors.json --bucket wandb-files\n"),
        "{}",
        it.calls
    );
    let (_, rest) = it.calls.split_once(" put-bucket-policy --policy ").unwrap();
    let (policy, _) = rest.split_once(" --bucket wandb-files\n").unwrap();
    let policy: serde_json::Value = serde_json::from_str(policy).unwrap();
    let statement = &policy["Statement"][0];
    assert_eq!(statement["Principal"]["AWS"], ROLE);
    let resources = serde_json::json!(["arn:aws:s3:::wandb-files", "arn:aws:s3:::wandb-files/*"]);
    assert_eq!(statement["Resource"], resources);
}

#[test]
fn storage_on_premises_gets_the_cors_rule() {
    let variables = [("BUCKET", "wandb-files"), ("WANDB_STORAGE_HOST", "s3.example.org")];
    let it = apply(&plan_on(Cloud::OnPremises), &variables, NEW_BUCKET);
    assert_eq!((it.code, it.complaint.as_str()), (Some(0), ""), "{}", it.calls);
    let put = "--endpoint-url https://s3.example.org --region us-east-1 s3api put-bucket-cors --cors-configuration file://cors.json --bucket wandb-files\n";
    assert!(it.calls.starts_with(put), "{}", it.calls);
}

#[test]
fn arns_use_the_partition_of_the_region() {
    for (region, partition) in [("us-gov-west-1", "aws-us-gov"), ("cn-north-1", "aws-cn")] {
        let plan = Plan {
            location: Location::in_region(Cloud::Aws, region).unwrap(),
            ..plan_on(Cloud::Aws)
        };
        let role = format!("arn:{partition}:iam::123456789012:role/wandb-node");
        let variables = [("BUCKET", "wandb-files"), ("NODE_ROLE_ARN", role.as_str())];
        let it = apply(&plan, &variables, NEW_BUCKET);
        assert!(it.calls.starts_with(&format!("--region {region} s3api ")), "{}", it.calls);
        let resources = format!(
            "[\"arn:{partition}:s3:::wandb-files\", \"arn:{partition}:s3:::wandb-files/*\"]"
        );
        assert!(it.calls.contains(&resources), "{}", it.calls);
        assert!(it.calls.contains(&format!("\"{role}\"")), "{}", it.calls);
        // A role of another partition has no permissions here, and S3 would refuse its ARN.
        let it = apply(&plan_on(Cloud::Aws), &variables, NEW_BUCKET);
        assert_eq!(it.calls, "", "nothing was asked for");
        let complaint =
            "NODE_ROLE_ARN is from another AWS partition: in us-east-1, ARNs start with arn:aws:";
        assert!(it.complaint.contains(complaint), "{}", it.complaint);
    }
}

#[test]
fn an_existing_policy_is_replaced_only_on_request() {
    let there = "case $* in *get-bucket-lifecycle*) exit 255 ;; esac\n";
    let variables = [("BUCKET", "wandb-files"), ("NODE_ROLE_ARN", ROLE), ("REPLACE_POLICY", "yes")];
    let it = apply(&plan_on(Cloud::Aws), &variables[..2], there);
    assert_eq!(it.code, Some(1));
    assert!(!it.calls.contains("put-bucket-policy"), "{}", it.calls);
    assert!(it.complaint.contains("set REPLACE_POLICY=yes"), "{}", it.complaint);
    let it = apply(&plan_on(Cloud::Aws), &variables, there);
    assert_eq!(it.code, Some(0), "{}", it.complaint);
    assert!(it.calls.contains("put-bucket-policy"), "{}", it.calls);
}

#[test]
fn cloud_storage_gets_the_cors_file_and_the_roles() {
    let account = "wandb@project.iam.gserviceaccount.com";
    let variables = [("BUCKET", "wandb-files"), ("SERVICE_ACCOUNT", account)];
    let it = apply(&plan_on(Cloud::Gcp), &variables, "");
    assert_eq!((it.code, it.complaint.as_str()), (Some(0), ""));
    assert_eq!(
        it.calls,
        format!(
            "storage buckets update gs://wandb-files --cors-file=cors.json
storage buckets add-iam-policy-binding gs://wandb-files --member=serviceAccount:{account} --role=roles/storage.objectAdmin
iam service-accounts add-iam-policy-binding {account} --member=serviceAccount:{account} --role=roles/iam.serviceAccountTokenCreator
storage buckets describe gs://wandb-files --format=value(lifecycle_config)
"
        )
    );
}

#[test]
fn blob_storage_gets_the_rule_once_and_the_identity_its_role() {
    let variables = [("RESOURCE_GROUP", "group"), ("STORAGE_ACCOUNT", "files"), ("IDENTITY", "me")];
    let add = "storage cors add --account-name files --services b --origins https://wandb.example.org --methods GET HEAD PUT --allowed-headers * --exposed-headers * --max-age 3000\n";
    let role = "role assignment create --assignee me --role Storage Blob Data Contributor --scope /the/account\n";
    let account = "*'account show'*) echo /the/account ;;";
    let it = apply(&plan_on(Cloud::Azure), &variables, &format!("case $* in {account} esac\n"));
    assert_eq!((it.code, it.complaint.as_str()), (Some(0), ""));
    assert!(it.calls.contains(add) && it.calls.contains(role), "{}", it.calls);

    let there = r#"*'cors list'*) echo '[ { "AllowedOrigins": "https://wandb.example.org" } ]' ;;"#;
    let it = apply(&plan_on(Cloud::Azure), &variables[..2], &format!("case $* in {there} esac\n"));
    assert_eq!(it.code, Some(0));
    assert!(!it.calls.contains("cors add") && !it.calls.contains("role"), "{}", it.calls);
}

#[test]
fn a_lifecycle_rule_that_deletes_objects_is_refused() {
    let all = [
        ("BUCKET", "wandb-files"),
        ("NODE_ROLE_ARN", ROLE),
        ("SERVICE_ACCOUNT", "a@b.iam.gserviceaccount.com"),
        ("RESOURCE_GROUP", "group"),
        ("STORAGE_ACCOUNT", "files"),
        ("WANDB_STORAGE_HOST", "s3.example.org"),
    ];
    for (cloud, deletes, keeps) in [
        (
            Cloud::Aws,
            r#"case $* in *get-bucket-lifecycle*) echo '{"Rules": [{"Expiration": {"Days": 3}}]}' ;; *' get-'*) exit 255 ;; esac"#,
            r#"case $* in *get-bucket-lifecycle*) echo '{"Rules": [{"NoncurrentVersionExpiration": {"NoncurrentDays": 30}}]}' ;; *' get-'*) exit 255 ;; esac"#,
        ),
        (
            Cloud::OnPremises,
            r#"case $* in *get-bucket-lifecycle*) echo '"Expiration": {"Days": 3}' ;; esac"#,
            "",
        ),
        (
            Cloud::Gcp,
            r#"case $* in *describe*) echo "{'rule': [{'action': {'type': 'Delete'}}]}" ;; esac"#,
            r#"case $* in *describe*) echo "{'rule': [{'action': {'type': 'SetStorageClass'}}]}" ;; esac"#,
        ),
        (
            Cloud::Azure,
            r#"case $* in *management-policy*) echo '"baseBlob": {'; echo '"delete": {' ;; esac"#,
            r#"case $* in *management-policy*) echo '"baseBlob": {'; echo '"delete": null' ;; esac"#,
        ),
    ] {
        let it = apply(&plan_on(cloud), &all, &format!("{deletes}\n"));
        assert_eq!(it.code, Some(1), "{}", it.calls);
        assert!(it.complaint.contains("a lifecycle rule of the"), "{}", it.complaint);
        let it = apply(&plan_on(cloud), &all, &format!("{keeps}\n"));
        assert_eq!((it.code, it.complaint.as_str()), (Some(0), ""), "{}", it.calls);
    }
}
