//! The ways to read an article.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::route::{Address, View};

/// Links to the article in every view.
pub fn view_tabs(address: &Address, messages: &Messages) -> Html {
    let texts = &messages.article;
    let tab = |(view, name): (View, &'static str)| {
        let current = (view == address.view).then_some("page");
        html! { <a href={address.seen(view).href()} aria-current={current}>{ name }</a> }
    };
    html! {
        <nav class="views" aria-label={texts.views}>
            for tab in View::ALL.into_iter().zip(texts.view_names).map(tab) { { tab } }
        </nav>
    }
}
