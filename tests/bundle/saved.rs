//! Opening saved plans: a link, a `plan.json` or a bundle.

use std::io::Write as _;

use proptest::prelude::{any, prop, proptest};
use serde_json::{Value, json};
use wandb_planner::{
    assessment::{Assessment, measure::Measure},
    bundle::{Saved, Unreadable, open},
    plan::link,
};

use crate::plans::{archive, bundle, occasion, plans, text};

#[test]
fn every_plan_survives_being_saved_as_a_document_bundle_or_link() {
    for plan in plans() {
        let bundle = bundle(&plan);
        for bytes in [text(bundle, "plan.json").as_bytes(), archive(&plan)] {
            let Saved { link, notices, differences } = open(bytes, &occasion()).unwrap();
            assert_eq!(link::decode(&link).plan, plan);
            assert_eq!(notices, []);
            assert_eq!(differences, Vec::<String>::new(), "nothing has changed since it was saved");
        }
        let link = link::encode(&plan);
        let saved = open(link.as_bytes(), &occasion()).unwrap();
        assert_eq!(link::decode(&saved.link).plan, plan);
    }
}

/// Changes a saved plan, opens it and checks the reported differences.
#[track_caller]
fn check_differences(change: impl Fn(&mut Value), expected: &[&str]) {
    let bundle = bundle(&wandb_planner::plan::Plan::default());
    let mut saved: Value = serde_json::from_str(text(bundle, "plan.json")).unwrap();
    change(&mut saved);
    let opened = open(saved.to_string().as_bytes(), &occasion()).unwrap();
    assert_eq!(opened.differences, expected);
}

#[test]
fn changes_since_a_plan_was_saved_are_reported() {
    check_differences(|_| (), &[]);
    check_differences(
        |saved| saved["kubernetes"]["cpu"]["value"] = json!(8),
        &["CPU per node: was 8 cores, is now 16 cores"],
    );
    check_differences(
        |saved| saved["mysql"]["documented"]["machine"]["name"] = json!("db.r5.2xlarge"),
        &["Documented MySQL machine: was db.r5.2xlarge, is now db.r6g.2xlarge"],
    );
    check_differences(
        |saved| {
            let findings = saved["findings"].as_array_mut().unwrap();
            findings.retain(|finding| finding["id"] != "mysql-disk");
            findings.push(json!({ "id": "old-news", "title": "Something\nthat is no longer so" }));
        },
        &[
            "The finding “Aurora storage grows on its own: treat the documented 500 GB as a billing estimate” is new",
            "The finding “Something that is no longer so” no longer applies",
        ],
    );
}

#[test]
fn every_measure_has_its_place_in_a_saved_plan() {
    for plan in plans() {
        let assessment = Assessment::of(&plan);
        let saved: Value = serde_json::from_str(text(bundle(&plan), "plan.json")).unwrap();
        for measure in Measure::ALL {
            let Some(place) = measure.place() else { continue };
            let found = saved.pointer(place).expect(place);
            let found = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
            assert_eq!(found, measure.of(&assessment).bare(), "{place}");
        }
    }
}

#[track_caller]
fn check_refused(bytes: &[u8], expected: &Unreadable) {
    assert_eq!(open(bytes, &occasion()).unwrap_err(), *expected);
    let message = expected.to_string();
    assert!(message.contains("; ") && !message.ends_with('.'), "{message}");
}

#[test]
fn invalid_plans_are_refused_with_the_reason() {
    check_refused(b"", &Unreadable::NoLink);
    check_refused(b"Hello", &Unreadable::NoLink);
    check_refused(&[0xff, 0xfe, 0x00], &Unreadable::NoText);
    check_refused(b"PK\x03\x04 and then nothing", &Unreadable::NoPlanInArchive);
    check_refused(b"{}", &Unreadable::OtherDocument);
    check_refused(
        br#"{"format":"wandb-planner/compare/1","link":"?v=1"}"#,
        &Unreadable::OtherDocument,
    );
    let cut = open(b"{\"format\": \"wandb", &occasion()).unwrap_err();
    assert!(matches!(cut, Unreadable::NoJson(_)), "{cut}");

    let packed = |method| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        archive.start_file("wandb/plan.json", options).unwrap();
        let bundle = bundle(&wandb_planner::plan::Plan::default());
        archive.write_all(text(bundle, "plan.json").as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    assert!(open(&packed(zip::CompressionMethod::Stored), &occasion()).is_ok());
    check_refused(&packed(zip::CompressionMethod::Deflated), &Unreadable::Compressed);
}

#[test]
fn a_link_keeps_its_notices() {
    let saved = open(b" https://planner.example.com/?tier=all&cloud=gcp\n", &occasion()).unwrap();
    assert_eq!(saved.notices.len(), 1);
    assert_eq!(saved.notices[0].parameter, "tier");
}

proptest! {
    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), head in 0..4_usize) {
        let head: &[u8] = [&b""[..], b"PK\x03\x04", b"{\"format\":", b"?tier="][head];
        let _ = open(&[head, &bytes].concat(), &occasion());
    }

    #[test]
    fn no_damaged_archive_causes_a_panic(keep in 0.0..1.0_f64, flip in any::<prop::sample::Index>()) {
        let mut archive = archive(&wandb_planner::plan::Plan::default()).to_vec();
        let at = flip.index(archive.len());
        archive[at] ^= 0x55;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        archive.truncate((archive.len() as f64 * keep) as usize);
        let _ = open(&archive, &occasion());
    }
}
