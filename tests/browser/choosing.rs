//! The three choices, the answer, and the address that always contains the plan.

use crate::{planner::Planner, visit::visit};

/// A plan as the page shows it: choices, address, title and figures.
type Shown = ([&'static str; 3], &'static str, &'static str, [&'static str; 4]);

const FIRST: Shown = (
    ["combined", "production", "aws"],
    "?v=1&tier=combined&env=production&cloud=aws",
    "Production, Models and Weave on AWS",
    [
        "3 × r6i.4xlarge 16 vCPU, 128 GiB ✓ Meets",
        "db.r6g.2xlarge 8 vCPU, 64 GiB ✓ Meets",
        "S3 pre-signed URLs, CORS",
        "48 cores 384 GB",
    ],
);

/// Choices in the order they are made, and what the page then shows.
const CHOICES: [(&str, &str, Shown); 6] = [
    (
        "tier",
        "models",
        (
            ["models", "production", "aws"],
            "?v=1&tier=models&env=production&cloud=aws",
            "Production, Models only on AWS",
            [
                "3 × r6i.2xlarge 8 vCPU, 64 GiB ✓ Meets",
                "db.r6g.2xlarge 8 vCPU, 64 GiB ✓ Meets",
                "S3 pre-signed URLs, CORS",
                "24 cores 192 GB",
            ],
        ),
    ),
    (
        "tier",
        "weave",
        (
            ["weave", "production", "aws"],
            "?v=1&tier=weave&env=production&cloud=aws",
            "Production, Weave only on AWS",
            [
                "3 × r6i.4xlarge 16 vCPU, 128 GiB ▲ Exceeds by 4 cores and 32 GB",
                "db.r6g.2xlarge 8 vCPU, 64 GiB ✓ Meets",
                "S3 pre-signed URLs, CORS",
                "36 cores 288 GB",
            ],
        ),
    ),
    (
        "environment",
        "test-dev",
        (
            ["weave", "test-dev", "aws"],
            "?v=1&tier=weave&env=test-dev&cloud=aws",
            "Test/Dev, Weave only on AWS",
            [
                "3 × r6i.xlarge 4 vCPU, 32 GiB ✓ Meets",
                "db.r6g.large 2 vCPU, 16 GiB ✓ Meets",
                "S3 pre-signed URLs, CORS",
                "12 cores 96 GB",
            ],
        ),
    ),
    (
        "cloud",
        "gcp",
        (
            ["weave", "test-dev", "gcp"],
            "?v=1&tier=weave&env=test-dev&cloud=gcp",
            "Test/Dev, Weave only on GCP",
            [
                "3 × n2-highmem-4 4 vCPU, 32 GiB ✓ Meets",
                "db-n1-highmem-2 2 vCPU, 13 GiB ✕ Falls short by 3 GB",
                "Google Cloud Storage (GCS) pre-signed URLs, CORS",
                "12 cores 96 GB",
            ],
        ),
    ),
    (
        "cloud",
        "azure",
        (
            ["weave", "test-dev", "azure"],
            "?v=1&tier=weave&env=test-dev&cloud=azure",
            "Test/Dev, Weave only on Azure",
            [
                "3 × Standard_E4_v5 4 vCPU, 32 GiB ✓ Meets",
                "MO_Standard_E2ds_v4 2 vCPU, 16 GiB ✓ Meets",
                "Azure Blob Storage pre-signed URLs, CORS",
                "12 cores 96 GB",
            ],
        ),
    ),
    (
        "environment",
        "production",
        (
            ["weave", "production", "azure"],
            "?v=1&tier=weave&env=production&cloud=azure",
            "Production, Weave only on Azure",
            [
                "3 × Standard_E16_v5 16 vCPU, 128 GiB ▲ Exceeds by 4 cores and 32 GB",
                "MO_Standard_E8ds_v4 8 vCPU, 64 GiB ✓ Meets",
                "Azure Blob Storage pre-signed URLs, CORS",
                "36 cores 288 GB",
            ],
        ),
    ),
];

async fn shows(planner: &Planner, ([tier, environment, cloud], address, title, figures): Shown) {
    planner.address_is(address).await;
    planner.has_chosen(tier, environment, cloud).await;
    planner.answers(title, figures).await;
}

#[test]
fn a_first_visit_shows_the_default_plan() {
    visit("", async |planner| {
        shows(planner, FIRST).await;
        planner.shows("h1", "Production, Models and Weave on AWS").await;
        planner.has(0, ".notices").await;
    });
}

#[test]
fn every_choice_updates_the_answer_and_address_and_works_with_back_and_forward() {
    visit("", async |planner| {
        shows(planner, FIRST).await;
        for (choice, value, shown) in CHOICES {
            planner.choose(choice, value).await;
            shows(planner, shown).await;
        }
        let visited: Vec<Shown> =
            std::iter::once(FIRST).chain(CHOICES.map(|(_, _, shown)| shown)).collect();
        for shown in visited.iter().rev().skip(1) {
            planner.back().await;
            shows(planner, *shown).await;
        }
        for shown in visited.iter().skip(1) {
            planner.forward().await;
            shows(planner, *shown).await;
        }
    });
}

#[test]
fn screen_readers_hear_the_result_in_one_sentence() {
    visit("?v=1&tier=models&env=test-dev&cloud=gcp", async |planner| {
        planner
            .shows(
                "[role=status]#sentence",
                "Test/Dev, Models only on GCP: 3 n2-highmem-2 nodes with at least 6 cores and \
                 48 GB in total, MySQL on db-n1-highmem-2; 1 problem, 3 warnings, 3 notes.",
            )
            .await;
    });
}
