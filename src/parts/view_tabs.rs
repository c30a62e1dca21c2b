//! The ways to read an article.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::route::{Address, View};

/// Links to the article in every view. `prepare` is called when the reader comes near them.
pub fn view_tabs(address: &Address, prepare: &Callback<()>, messages: &Messages) -> Html {
    let texts = &messages.article;
    let tab = |(view, name): (View, &'static str)| {
        let current = (view == address.view).then_some("page");
        html! { <a href={address.seen(view).href()} aria-current={current}>{ name }</a> }
    };
    let onpointerenter = prepare.reform(|_: PointerEvent| ());
    html! {
        <nav class="views" aria-label={texts.views} {onpointerenter}>
            for tab in View::ALL.into_iter().zip(texts.view_names).map(tab) { { tab } }
        </nav>
    }
}
