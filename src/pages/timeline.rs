//! The timeline, drawn by the engine's program. What it can do is said in what is drawn: links and
//! controls carry addresses, and so do the keys and the brush.

use yew::prelude::*;

use super::library::{facet_sheet, waiting};
use crate::app::{Noting, Reach};
use crate::browser::{dialog, document, keys, pointer};
use crate::parts::{drawn, facet_panel, told};
use crate::route::Address;
use crate::session::Session;
use crate::settings::Settings;
use crate::view::result::ResultView;
use crate::view::wanted::{Part, Wanted};

/// What the keys go to.
const SLIPS: &str = ".stage [data-event]";

/// What the articles tell of, by time.
pub fn timeline_page(session: &Session, settings: &Settings, reach: &Reach) -> Html {
    let messages = settings.messages();
    let Some(drawing) = session.drawings.first().and_then(Option::as_ref) else {
        return waiting(session, messages, &reach.open);
    };
    let sheet = NodeRef::default();
    let go = reach.go.clone();
    let brush = Callback::from(move |event: PointerEvent| {
        if let Some(way) = pointer::brushed(&event) {
            go.emit(Address::parse(&way));
        }
    });
    let go = reach.go.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| match keys::way(&event) {
        Some(way) if way.starts_with('/') => go.emit(Address::parse(&way)),
        Some(way) => document::focus_beside(SLIPS, way == "next"),
        None => {}
    });
    let onclick = {
        let (reach, sheet) = (reach.clone(), sheet.clone());
        let (address, language) = (session.address.clone(), settings.language);
        Callback::from(move |event: MouseEvent| {
            let deed = pointer::deed(&event).unwrap_or_default();
            if deed.starts_with('/') {
                reach.go.emit(Address::parse(&deed));
            } else if let Ok(format) = deed.parse() {
                let file = Wanted::of(Part::File(format), &address, language);
                reach.draw.emit(file);
            } else if deed == "filter" {
                drop(dialog::show_modal(&sheet));
            } else if !deed.is_empty() {
                reach.note.emit(Noting::Do(deed));
            }
        })
    };
    let facets = session.listing.as_ref().map(|listing| {
        let view = ResultView::new(listing, &session.address, &session.sought, messages);
        let panel = facet_panel(&view.facets, messages, &reach.go, &reach.act);
        facet_sheet(&sheet, panel, view.total, messages)
    });
    let go = reach.go.clone();
    let ondblclick = Callback::from(move |event: MouseEvent| {
        if let Some(way) = pointer::zoomed_twice(&event) {
            go.emit(Address::parse(&way));
        }
    });
    html! {
        <div class="through" {onclick} {ondblclick} {onkeydown} onpointerdown={brush.clone()} onpointermove={brush.clone()}
            onpointerup={brush.clone()} onpointercancel={brush}>
            { drawn(drawing) }
            { facets }
            { told(session.told, settings.language) }
        </div>
    }
}
