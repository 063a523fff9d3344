//! The page of every plan, rendered natively to HTML like the static pages, and parsed as in a browser.
//! Tests that need a browser are in `tests/browser`.

mod answer;
mod asking;
mod cost;
mod markup;
mod reachable;
mod shown;
mod site;
mod views;
