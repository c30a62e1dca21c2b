//! What became of the last mark that was made, taken away or taken from a file.

use yew::prelude::*;

use crate::i18n::{Language, Marks};

/// It, for screen readers too; empty where there is nothing to tell.
pub fn told(told: Option<usize>, language: Language) -> Html {
    html! {
        <p class="told" role="status" data-told={told.map(|told| told.to_string())}>
            { told.and_then(|told| Marks::of(language).told.get(told)).copied() }
        </p>
    }
}
