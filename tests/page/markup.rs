//! Rules for the markup of every view: ids, labels, headings, tables, buttons and pictures.

use std::collections::BTreeSet;

use leptos::prelude::{GetUntracked as _, Set as _};
use scraper::ElementRef;
use wandb_planner::{
    app::{History, Session, View},
    bundle::Work,
    plan::{NodeCount, Plan, link},
};

use crate::shown::{Page, plans_of, text};

/// Adds everything that a page can show: saved plans, notices, plans to compare, ticked tasks.
fn everything(session: Session) {
    let plan = session.plan.get_untracked();
    let more = Plan { nodes: NodeCount::new(9).unwrap(), ..plan.clone() };
    let mut history = History::default();
    history.visit(&link::encode(&plan));
    history.keep(&link::encode(&more), "Large");
    session.history.set(history);
    session.notices.set(link::decode("?v=1&tier=all&color=blue").notices);
    session.pinned.set(vec![more, Plan::default()]);
    session.work.set(Work::from_text("egress redis"));
}

/// Runs a check on every view of every plan, and on every view with everything on it.
#[track_caller]
fn check_pages(check: impl Fn(&Page)) {
    for view in View::ALL {
        for plan in plans_of(view) {
            check(&Page::of(view, &plan));
        }
        check(&Page::after(view, &Plan::default(), everything));
    }
}

/// Runs a check on every element that matches a selector. There must be one.
#[track_caller]
fn check_elements(selector: &str, check: impl Fn(ElementRef<'_>)) {
    for view in View::ALL {
        let mut looked_at = 0;
        for plan in plans_of(view) {
            for element in Page::of(view, &plan).all(selector) {
                looked_at += 1;
                check(element);
            }
        }
        for element in Page::after(view, &Plan::default(), everything).all(selector) {
            looked_at += 1;
            check(element);
        }
        let tables = selector == "table" && !matches!(view, View::Plan | View::Compare);
        assert!(looked_at > 0 || tables, "{}: no {selector}", view.label());
    }
}

/// The name of an element for screen readers.
fn spoken_name(element: ElementRef<'_>) -> String {
    let label = element.attr("aria-label").map(str::to_owned);
    label.unwrap_or_else(|| text(element))
}

#[test]
fn ids_are_unique_and_references_to_ids_are_valid() {
    check_pages(|page| {
        let ids = page.values("id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
        for attribute in
            ["for", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls", "list"]
        {
            for id in page.values(attribute).into_iter().flat_map(str::split_whitespace) {
                assert!(unique.contains(id), "{attribute} refers to a missing id: {id}");
            }
        }
        for anchor in page.values("href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(unique.contains(anchor), "a link refers to a missing anchor: {anchor}");
        }
    });
}

#[test]
fn every_control_has_a_label() {
    check_pages(|page| {
        for control in page.all("input, select, textarea, progress, summary, button, a") {
            let by_label = control.attr("id").is_some_and(|id| {
                page.texts(&format!("label[for={id:?}]")).iter().any(|it| !it.is_empty())
            });
            let inside = control
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|it| it.value().name() == "label" && !text(it).is_empty());
            let named = !spoken_name(control).is_empty();
            assert!(by_label || inside || named, "{}", control.html());
        }
        for fieldset in page.all("fieldset") {
            let first = fieldset.child_elements().next();
            assert_eq!(first.map(|it| it.value().name()), Some("legend"), "{}", fieldset.html());
        }
    });
}

#[test]
fn a_view_has_one_title_and_no_skipped_heading_levels() {
    check_pages(|page| {
        assert_eq!(page.all("h1").len(), 1);
        let mut level = 1;
        for heading in page.all("h1, h2, h3, h4, h5, h6") {
            let its: usize = heading.value().name()[1..].parse().expect("a level");
            assert!(its <= level + 1, "after level {level}: {}", heading.html());
            assert!(!text(heading).is_empty());
            level = its;
        }
    });
}

#[test]
fn tables_have_captions_and_headings_with_a_scope() {
    check_elements("table", |table| {
        let first = table.child_elements().next().expect("a table begins with an element");
        assert_eq!(first.value().name(), "caption", "{}", table.html());
        assert!(!text(first).is_empty());
    });
    check_pages(|page| {
        for heading in page.all("th") {
            assert!(matches!(heading.attr("scope"), Some("row" | "col")), "{}", heading.html());
        }
    });
}

#[test]
fn every_button_has_a_name_and_an_explicit_type() {
    check_elements("button", |button| {
        let sends = button.attr("type") == Some("submit");
        assert!(sends || button.attr("type") == Some("button"), "{}", button.html());
        assert!(!spoken_name(button).is_empty(), "{}", button.html());
    });
}

#[test]
fn pictures_have_a_description_and_a_size() {
    check_pages(|page| {
        for picture in page.all("img") {
            for attribute in ["alt", "width", "height"] {
                let value = picture.attr(attribute).unwrap_or_default();
                assert!(!value.is_empty(), "no {attribute}: {}", picture.html());
            }
        }
        for words in page.all("details.words") {
            assert!(words.select(&scraper::Selector::parse("li").unwrap()).count() > 1);
        }
    });
}

#[test]
fn there_are_no_inline_styles_or_scripts() {
    check_pages(|page| {
        assert!(page.all("script, style, [style]").is_empty());
        for element in page.all("*") {
            let mut handlers = element.value().attrs().filter(|(name, _)| name.starts_with("on"));
            assert_eq!(handlers.next(), None, "{}", element.html());
        }
    });
}

#[test]
fn a_view_has_landmarks_and_marks_the_current_link() {
    for view in View::ALL {
        for plan in plans_of(view) {
            let page = Page::of(view, &plan);
            for landmark in ["header", "main", "footer", "nav[aria-label=Views]"] {
                page.one(landmark);
            }
            assert_eq!(page.text("nav [aria-current=page]"), view.label());
            assert_eq!(page.texts("nav[aria-label=Views] a"), View::ALL.map(View::label));
            // The first tab stop skips all of that.
            assert_eq!(page.all("a")[0].attr("href"), Some("#answer"));
        }
    }
}

#[test]
fn a_view_has_at_most_1_200_elements() {
    check_pages(|page| {
        let count = page.all("body *").len();
        assert!(count <= 1_200, "{count} elements: {:?}", page.texts("h1"));
    });
}
