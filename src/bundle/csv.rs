//! The checklist as a table for trackers and spreadsheets (RFC 4180).
//!
//! Written by hand because the `csv` crate would add 17 KB (brotli) to the page; tests read the
//! result back with that crate.

use std::borrow::Cow;

use super::{Occasion, Work};
pub(crate) use crate::cost::write_record;
use crate::{
    assessment::Assessment,
    cost::{Bill, CostInputs, bill_csv},
    date::Date,
    plan::link,
};

const HEADINGS: [&str; 13] = [
    "id",
    "topic",
    "strength",
    "task",
    "basis",
    "evidence",
    "preflight check",
    "files",
    "done",
    "owner",
    "note",
    "plan",
    "made by",
];

/// The checklist, one item per row. Each row has the plan's link, so that one spreadsheet can
/// combine several plans.
pub(super) fn checklist(assessment: &Assessment, occasion: &Occasion, work: &Work) -> String {
    let link = link::full(occasion.address.as_ref(), &assessment.plan);
    let made_by = made_by(occasion.date);
    let mut text = String::new();
    write_record(&mut text, HEADINGS);
    for item in assessment.checklist() {
        let evidence = item.evidence.explain();
        let id = item.id.slug();
        let state = work.of(&id);
        write_record(
            &mut text,
            [
                &*id,
                item.topic.label(),
                item.strength.label(),
                &item.task,
                item.evidence.label(),
                &evidence,
                item.check.unwrap_or_default(),
                &item.files.join("; "),
                if state.done { "yes" } else { "" },
                &plain(&state.owner),
                &plain(&state.note),
                &link,
                &made_by,
            ],
        );
    }
    text
}

/// The bill at list prices. Custom prices are confidential, and never part of a bundle.
pub(super) fn bill(assessment: &Assessment, occasion: &Occasion) -> String {
    let bill = Bill::on(assessment, &CostInputs::default(), occasion.date);
    let link = link::full(occasion.address.as_ref(), &assessment.plan);
    bill_csv(&bill, &link, &made_by(occasion.date))
}

/// The program, its version and the day, in one field.
pub(crate) fn made_by(date: Date) -> String {
    format!("{}, {date}", super::templates::MADE_BY)
}

/// The user's text, with a quote in front if a spreadsheet would run it as a formula.
fn plain(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}
