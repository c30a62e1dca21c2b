//! An address that leads nowhere.

use yew::prelude::*;

use crate::app::{use_messages, use_session};
use crate::route::Place;

/// The page at an address that leads nowhere.
#[component]
pub fn MissingPage() -> Html {
    let session = use_session();
    let texts = &use_messages().shell;
    html! {
        <main id="main" class="sheet">
            <div class="panel empty">
                <span class="glyph" lang="zh-Hant" aria-hidden="true">{ "無" }</span>
                <h1>{ texts.missing_title }</h1>
                <p>{ texts.missing_text }</p>
                <a class="btn solid" href={session.address.at(Place::Library).href()}>{ texts.to_library }</a>
            </div>
        </main>
    }
}
