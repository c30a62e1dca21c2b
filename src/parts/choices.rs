//! The choices in force, each a button that removes it.

use yew::prelude::*;

use super::{Glyph, Icon};
use crate::i18n::Messages;
use crate::route::Address;
use crate::view::facets::Choice;

/// What the row needs.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChoicesProps {
    /// The choices.
    pub choices: Vec<Choice>,
    /// Whether to tell how many articles there would be without each.
    #[prop_or_default]
    pub with_counts: bool,
    /// The texts.
    pub messages: &'static Messages,
    /// Called with the address to go to.
    pub ongo: Callback<Address>,
}

/// The choices in force.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let chip = |choice: &Choice| {
        let without = choice.without.clone();
        let onclick = props.ongo.reform(move |_: MouseEvent| without.clone());
        let gives = choice.gives.filter(|_| props.with_counts);
        let name = (props.messages.library.remove)(&choice.label);
        html! {
            <button type="button" class="chip on num" aria-label={name} {onclick}>
                { &choice.label }<Icon glyph={Glyph::Cross} />
                if let Some(count) = gives {
                    <span>{ "→ " }{ (props.messages.library.articles)(count) }</span>
                }
            </button>
        }
    };
    html! { for chip in props.choices.iter().map(chip) { { chip } } }
}
