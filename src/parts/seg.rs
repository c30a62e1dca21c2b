//! A row of choices of which one holds.

use yew::prelude::*;

/// What the row needs.
#[derive(Debug, Clone, PartialEq)]
pub struct SegProps {
    /// What is chosen between.
    pub label: AttrValue,
    /// The names of the choices.
    pub names: Vec<AttrValue>,
    /// The choice that holds.
    pub chosen: usize,
    /// Called with the choice.
    pub onchoose: Callback<usize>,
}

/// A row of choices.
pub fn seg(props: &SegProps) -> Html {
    let button = |(at, name): (usize, &AttrValue)| {
        let onclick = props.onchoose.reform(move |_: MouseEvent| at);
        let pressed = (at == props.chosen).to_string();
        html! { <button type="button" aria-pressed={pressed} {onclick}>{ name }</button> }
    };
    html! {
        <div class="seg" role="group" aria-label={props.label.clone()}>
            for button in props.names.iter().enumerate().map(button) { { button } }
        </div>
    }
}
