//! The choices in force, each a button that removes it.

use yew::prelude::*;

use super::{Glyph, icon};
use crate::i18n::Messages;
use crate::route::Address;
use crate::view::facets::Choice;

/// What the row needs.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoicesProps {
    /// The choices.
    pub choices: Vec<Choice>,
    /// Whether to tell how many articles there would be without each.
    pub with_counts: bool,
    /// The texts.
    pub messages: &'static Messages,
    /// Called with the address to go to.
    pub ongo: Callback<Address>,
}

/// The choices in force.
pub fn choices(props: &ChoicesProps) -> Html {
    let chip = |choice: &Choice| {
        let without = choice.without.clone();
        let onclick = props.ongo.reform(move |_: MouseEvent| without.clone());
        let gives = choice.gives.filter(|_| props.with_counts);
        let gives = gives.map(|count| format!(" → {}", (props.messages.library.articles)(count)));
        let gives = gives.unwrap_or_default();
        // The name begins with what the button does and goes on with what is seen on it.
        let name = (props.messages.library.remove)(&choice.label) + &gives;
        html! {
            <button type="button" class="chip on num" aria-label={name} {onclick}>
                <span>{ &choice.label }{ gives }</span>{ icon(Glyph::Cross) }
            </button>
        }
    };
    html! { for chip in props.choices.iter().map(chip) { { chip } } }
}
