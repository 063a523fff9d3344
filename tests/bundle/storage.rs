//! The rules of a bucket. The tests in `tests/preflight` run `apply.sh`.

use std::path::Path;

use serde_json::{Value, json};
use wandb_planner::{
    plan::{FileSet, Location, Plan},
    reference::Cloud,
};

use crate::plans::{bundle, check_files, text};

/// Parses a document and checks it against its provider's schema.
#[track_caller]
fn valid(contents: &str, schema: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let schema = std::fs::read_to_string(folder.join(schema)).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let document: Value = serde_json::from_str(contents).unwrap();
    jsonschema::validate(&schema, &document).unwrap();
    document
}

#[test]
fn cors_allows_only_the_address_of_wandb() {
    check_files(
        |file| file.path == "storage/cors.json",
        |plan, file| {
            let origin = format!("https://{}", plan.fqdn());
            let (document, expected) = match plan.cloud() {
                Cloud::Aws | Cloud::OnPremises => (
                    valid(&file.contents, "s3-cors.schema.json"),
                    json!({ "CORSRules": [{
                        "AllowedOrigins": [origin],
                        "AllowedMethods": ["GET", "HEAD", "PUT"],
                        "AllowedHeaders": ["*"],
                        "ExposeHeaders": ["ETag"],
                        "MaxAgeSeconds": 3000,
                    }] }),
                ),
                Cloud::Gcp => (
                    valid(&file.contents, "gcs-cors.schema.json"),
                    json!([{
                        "origin": [origin],
                        "method": ["GET", "HEAD", "PUT"],
                        "responseHeader": ["Content-Type", "ETag"],
                        "maxAgeSeconds": 3000,
                    }]),
                ),
                Cloud::Azure => panic!("Azure has no CORS file"),
            };
            assert_eq!(document, expected);
        },
    );
}

#[test]
fn the_cors_rule_on_azure_is_in_the_arguments_of_az() {
    check_files(
        |file| file.path == "storage/apply.sh" && file.contents.contains("az storage"),
        |plan, file| {
            assert_eq!(plan.cloud(), Cloud::Azure);
            for part in [
                &format!("\norigin='https://{}'\n", plan.fqdn()),
                " cors add ",
                " --services b --origins \"$origin\" \\\n    --methods GET HEAD PUT --allowed-headers '*' --exposed-headers '*' --max-age 3000\n",
            ] {
                assert!(file.contents.contains(part), "{part}");
            }
        },
    );
}

/// The actions that W&B publishes, transcribed from its page.
const ACTIONS: [&str; 11] = [
    "s3:GetObject*",
    "s3:GetEncryptionConfiguration",
    "s3:ListBucket",
    "s3:ListBucketMultipartUploads",
    "s3:ListBucketVersions",
    "s3:AbortMultipartUpload",
    "s3:DeleteObject",
    "s3:PutObject",
    "s3:GetBucketCORS",
    "s3:GetBucketLocation",
    "s3:GetBucketVersioning",
];

#[test]
fn the_bucket_policy_allows_wandbs_actions_and_nobody_until_it_is_filled_in() {
    check_files(
        |file| file.path == "storage/bucket-policy.json",
        |plan, file| {
            let policy = valid(&file.contents, "s3-bucket-policy.schema.json");
            let [statement] = policy["Statement"].as_array().unwrap().as_slice() else {
                panic!("not one statement");
            };
            assert_eq!(statement["Effect"], "Allow");
            assert_eq!(statement["Action"], json!(ACTIONS));
            assert_eq!(plan.cloud(), Cloud::Aws);
            // AWS accepts neither placeholder: a principal is an ARN, and bucket names have no capitals.
            assert_eq!(statement["Principal"], json!({ "AWS": "NODE_ROLE_ARN" }));
            assert_eq!(
                statement["Resource"],
                json!(["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"])
            );
        },
    );
}

/// Checks the prefix of ARNs and the storage host in the files for a region.
#[track_caller]
fn check_partition(region: &str, arn: &str, host: &str) {
    let plan = Plan {
        location: Location::in_region(Cloud::Aws, region).unwrap(),
        file_set: FileSet::Both,
        ..Plan::default()
    };
    let bundle = bundle(&plan);
    let policy = valid(text(bundle, "storage/bucket-policy.json"), "s3-bucket-policy.schema.json");
    assert_eq!(policy["Statement"][0]["Resource"][0], format!("{arn}s3:::BUCKET"));
    assert!(text(bundle, "storage/apply.sh").contains(&format!("  {arn}iam::*:role/*) ;;\n")));
    let preflight = text(bundle, "preflight/preflight.sh");
    let url = format!("https://$bucket.s3.{region}.{host}}}\n");
    assert!(preflight.contains(&url), "{region}");
}

#[test]
fn the_files_use_the_partition_of_the_region() {
    check_partition("us-east-1", "arn:aws:", "amazonaws.com");
    check_partition("us-gov-west-1", "arn:aws-us-gov:", "amazonaws.com");
    check_partition("cn-north-1", "arn:aws-cn:", "amazonaws.com.cn");
    check_partition("eusc-de-east-1", "arn:aws-eusc:", "amazonaws.eu");
}
