//! An address that leads nowhere.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::route::Place;
use crate::session::Session;

/// The page at an address that leads nowhere.
pub fn missing_page(session: &Session, messages: &Messages) -> Html {
    let texts = &messages.shell;
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
