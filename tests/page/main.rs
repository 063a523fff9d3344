//! The page of every plan, rendered natively to HTML as the static pages are, and read as a browser
//! reads it. What needs a browser is in `tests/browser`.

mod answer;
mod asking;
mod cost;
mod markup;
mod reachable;
mod shown;
mod site;
mod views;
