//! What stands below the text.

use collection::{Neighbour, Reading};
use yew::prelude::*;

use crate::app::Noting;
use crate::browser::pointer;
use crate::i18n::Messages;
use crate::parts::drawn;
use crate::route::{Address, Place};
use crate::session::Shared;
use crate::view::drawing::Drawing;

/// What stands below the text; the imprint once it was drawn.
pub(super) fn foot(
    reading: &Reading,
    imprint: Option<&Shared<Drawing>>,
    address: &Address,
    do_with: &Callback<Noting>,
    messages: &Messages,
) -> Html {
    let texts = &messages.article;
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
    let do_with = do_with.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(deed) = pointer::deed(&event) {
            do_with.emit(Noting::Do(deed));
        }
    });
    let beside = reading.position.map(|(n, of)| (texts.position)(n, of));
    html! {
        <footer class="art-foot" {onclick}>
            { imprint.map(|imprint| drawn(imprint)) }
            <nav class="beside" aria-label={beside}>
                { neighbour(&reading.previous, texts.previous, "prev") }
                { neighbour(&reading.next, texts.next, "next") }
            </nav>
        </footer>
    }
}
