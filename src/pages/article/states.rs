//! What is shown while there is no text to read.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::route::Place;
use crate::session::Session;

/// The text is on its way.
pub(super) fn waiting(messages: &Messages) -> Html {
    html! {
        <main id="main" class="art" aria-busy="true">
            <p class="vh" role="status">{ messages.article.waiting }</p>
            <div class="skel" aria-hidden="true"><i class="short" /><i /><i /><i /></div>
        </main>
    }
}

/// There is no such article.
pub(super) fn not_found(session: &Session, messages: &Messages) -> Html {
    html! {
        <main id="main" class="sheet">
            <div class="panel empty">
                <span class="glyph" lang="zh-Hant" aria-hidden="true">{ "無" }</span>
                <h1>{ messages.article.not_found }</h1>
                <p>{ messages.article.not_found_text }</p>
                <a class="btn solid" href={session.address.at(Place::Library).href()}>{ messages.shell.to_library }</a>
            </div>
        </main>
    }
}

/// The text could not be had.
pub(super) fn part_failed(messages: &Messages, retry: &Callback<()>) -> Html {
    html! {
        <main id="main" class="sheet">
            <div class="panel empty" role="alert">
                <h1>{ messages.article.part_failed }</h1>
                <button type="button" class="btn solid" onclick={retry.reform(|_: MouseEvent| ())}>{ messages.article.retry }</button>
            </div>
        </main>
    }
}
