//! A picture that the planner draws, and the same in words.

use leptos::prelude::*;

use super::Scroll;

/// A picture as the address of an image.
#[must_use]
pub fn picture_address(svg: &str) -> String {
    // In such an address these two characters would mean something else.
    let svg = svg.replace('%', "%25").replace('#', "%23");
    format!("data:image/svg+xml;charset=utf-8,{svg}")
}

/// An attribute of the outermost element of a picture.
fn attribute(svg: &str, name: &str) -> String {
    let value = svg.split_once(&format!(" {name}=\"")).and_then(|(_, it)| it.split_once('"'));
    value.map_or_else(String::new, |(value, _)| value.to_owned())
}

/// A picture, as an image whose address holds it all, and the same in words.
#[component]
pub fn Picture(
    /// The picture.
    svg: Signal<String>,
    /// What it is of.
    label: &'static str,
    /// What stands in its place for those who do not see it.
    alternative: Signal<String>,
    /// What it shows, sentence by sentence.
    words: Signal<Vec<String>>,
) -> impl IntoView {
    let svg = Memo::new(move |_| svg.get());
    // With its size, the page does not move once the picture is there.
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
