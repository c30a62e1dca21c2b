//! The palette: something is typed, and the engine's program draws what may be meant.

use yew::prelude::*;

use crate::app::Reach;
use crate::browser::{dialog, input, keys, pointer};
use crate::parts::drawn;
use crate::session::Session;
use crate::settings::Settings;
use crate::view::wanted::{Part, Wanted};

/// The dialog, for the keys that open it.
pub const PALETTE: &str = ".palette";

/// What the arrows go along, and the first of it that does something.
const ALL: &str = ".palette input,.offer";
const OFFER: &str = ".offer";

/// The dialog, which is closed at first. What it offers is a link, or presses a key for the reader.
pub fn palette(session: &Session, settings: &Settings, reach: &Reach) -> Html {
    let label = settings.messages().shell.commands_hint;
    let (address, language) = (session.address.clone(), settings.language);
    let ask = reach.draw.reform(move |typed| Wanted {
        typed,
        ..Wanted::of(Part::Palette, &address, language)
    });
    let press = reach.press.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if pointer::leaves(&event, OFFER) {
            dialog::toggle(PALETTE);
        }
        let deed = pointer::deed(&event).unwrap_or_default();
        if let Some(key) = deed.strip_prefix("key ") {
            press.emit(key.to_owned());
        }
    });
    let onkeydown = Callback::from(|event: KeyboardEvent| keys::choose(&event, OFFER, ALL));
    html! {
        <dialog class="palette" aria-label={label} {onclick} {onkeydown}>
            <input type="text" lang="zh" autocomplete="off" spellcheck="false" enterkeyhint="go" aria-label={label} placeholder={label}
                onfocusin={ask.reform(|event: FocusEvent| input::value(&event))} oninput={ask.reform(|event: InputEvent| input::value(&event))} />
            for drawing in session.drawings[3].iter() { { drawn(drawing) } }
        </dialog>
    }
}
