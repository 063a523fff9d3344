//! A picture that the planner draws, with a text description.

use leptos::prelude::*;

use super::Scroll;

/// A picture as the address of an image.
#[must_use]
pub fn picture_address(svg: &str) -> String {
    // These two characters have a special meaning in the address.
    let svg = svg.replace('%', "%25").replace('#', "%23");
    format!("data:image/svg+xml;charset=utf-8,{svg}")
}

/// An attribute of the outermost element of an SVG.
fn attribute(svg: &str, name: &str) -> String {
    let value = svg.split_once(&format!(" {name}=\"")).and_then(|(_, it)| it.split_once('"'));
    value.map_or_else(String::new, |(value, _)| value.to_owned())
}

/// A picture, as an image with a `data:` address, and its text description.
#[component]
pub fn Picture(
    /// The picture.
    svg: Signal<String>,
    /// A short name for the picture.
    label: &'static str,
    /// The alternative text for people who cannot see it.
    alternative: Signal<String>,
    /// The text description, one sentence per item.
    words: Signal<Vec<String>>,
) -> impl IntoView {
    let svg = Memo::new(move |_| svg.get());
    // With the size set, the page does not shift when the picture loads.
    let size =
        move |name: &'static str| Signal::derive(move || svg.with(|svg| attribute(svg, name)));
    let sentences = move || {
        let sentence = |it| view! { <li>{it}</li> }.into_any();
        words.get().into_iter().map(sentence).collect::<Vec<AnyView>>()
    };
    view! {
        <Scroll label=label>
            <img
                class="picture"
                width=size("width")
                height=size("height")
                src=move || svg.with(|svg| picture_address(svg))
                alt=alternative
            />
        </Scroll>
        <details class="words" id=label.replace(' ', "-")>
            <summary>"Text description"</summary>
            <ul>{move || sentences()}</ul>
        </details>
    }
}
