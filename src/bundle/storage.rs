//! The files for an existing bucket: its policy and its CORS rules.

use askama::Template;

use super::{
    File, Language, Occasion,
    templates::{commented, render},
};
use crate::{
    assessment::Assessment,
    catalog::{BUCKET_CORS_SECONDS, BUCKET_METHODS, Partition, S3_ACTIONS},
    plan::Storage,
    reference::Cloud,
};

#[derive(Template)]
#[template(path = "storage/aws/cors.json")]
struct S3Cors<'a> {
    fqdn: &'a str,
    methods: &'static [&'static str],
    seconds: u32,
}

#[derive(Template)]
#[template(path = "storage/gcp/cors.json")]
struct CloudStorageCors<'a> {
    fqdn: &'a str,
    methods: &'static [&'static str],
    seconds: u32,
}

#[derive(Template)]
#[template(path = "storage/aws/bucket-policy.json")]
struct BucketPolicy {
    partition: &'static str,
    actions: &'static [&'static str],
}

#[derive(Template)]
#[template(path = "storage/apply.sh")]
struct Apply<'a> {
    header: String,
    cloud: Cloud,
    region: &'a str,
    partition: &'static str,
    fqdn: &'a str,
    bucket_word: &'static str,
    methods: &'static [&'static str],
    actions: &'static [&'static str],
    seconds: u32,
    /// Whether the storage has its own kind of CORS rules instead of S3's.
    own_cors: bool,
}

/// The files of a plan. With Terraform, there are none: W&B's modules create a bucket with its rules, and
/// Terraform would undo other changes.
pub(super) fn files(assessment: &Assessment, occasion: &Occasion) -> Vec<File> {
    let plan = &assessment.plan;
    if !plan.has_kubernetes() {
        return Vec::new();
    }
    let cloud = plan.cloud();
    let partition = Partition::of(plan.location.region().as_str()).name;
    let fqdn = plan.fqdn();
    let fqdn = fqdn.as_str();
    let (methods, seconds) = (&BUCKET_METHODS, BUCKET_CORS_SECONDS);
    let json = |path, contents| File { path, language: Language::Json, contents };
    // Azure's tool takes the rule as arguments, not from a file.
    let mut files = match cloud {
        Cloud::Aws => vec![
            json("storage/cors.json", render(&S3Cors { fqdn, methods, seconds })),
            json(
                "storage/bucket-policy.json",
                render(&BucketPolicy { partition, actions: &S3_ACTIONS }),
            ),
        ],
        Cloud::Gcp => {
            vec![json("storage/cors.json", render(&CloudStorageCors { fqdn, methods, seconds }))]
        }
        // No policy: each S3-compatible storage has its own notation for the owners of keys.
        Cloud::OnPremises => {
            vec![json("storage/cors.json", render(&S3Cors { fqdn, methods, seconds }))]
        }
        Cloud::Azure => Vec::new(),
    };
    let script = render(&Apply {
        header: commented(assessment, occasion),
        cloud,
        region: plan.location.region().as_str(),
        partition,
        fqdn,
        bucket_word: if cloud == Cloud::Azure { "storage account" } else { "bucket" },
        methods,
        actions: &S3_ACTIONS,
        seconds,
        own_cors: matches!(plan.installation.storage, Storage::Minio | Storage::Aistor),
    });
    files.push(File { path: "storage/apply.sh", language: Language::Shell, contents: script });
    files
}
