//! What stands below the text.

use collection::{Neighbour, Reading};
use yew::prelude::*;

use crate::i18n::Messages;
use crate::parts::imprint_list;
use crate::route::{Address, Place};
use crate::view::{imprint, script};

/// What stands below the text.
pub(super) fn foot(reading: &Reading, address: &Address, messages: &Messages) -> Html {
    let article = &reading.article;
    let texts = &messages.article;
    let lines = imprint::imprint(reading, messages);
    let neighbour = |neighbour: &Option<Neighbour>, label: &'static str, rel: &'static str| {
        html! {
            if let Some(Neighbour { id, title }) = neighbour {
                <a {rel} href={address.at(Place::Article(id.clone())).href()}>
                    <small>{ label }</small>
                    <span lang="zh">{ title.clone().unwrap_or_else(|| messages.library.untitled.to_owned()) }</span>
                </a>
            }
        }
    };
    let beside = reading.position.map(|(n, of)| (texts.position)(n, of));
    html! {
        <footer class="art-foot">
            <h2>{ texts.imprint }</h2>
            { imprint_list(&lines, script::archived_tag(&article.script), messages) }
            <dl class="imprint quiet">
                <div><dt>{ texts.origin }</dt><dd><code>{ &reading.origin.0 }</code></dd></div>
                <div><dt>{ texts.encoding }</dt><dd>{ &reading.origin.1 }</dd></div>
            </dl>
            if !reading.notes.is_empty() {
                <h2>{ texts.notes }</h2>
                <ul class="notes">
                    for note in reading.notes.iter() { <li>{ (texts.note)(note) }</li> }
                </ul>
            }
            <nav class="beside" aria-label={beside}>
                { neighbour(&reading.previous, texts.previous, "prev") }
                { neighbour(&reading.next, texts.next, "next") }
            </nav>
        </footer>
    }
}
