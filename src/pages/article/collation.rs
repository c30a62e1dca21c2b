//! 校勘: the archived text beside the repaired one, drawn by the engine's program.

use collection::Reading;
use yew::prelude::*;

use super::bar::reader_bar;
use super::states::waiting;
use crate::app::{use_reach, use_session, use_settings};
use crate::browser::{dialog, document, keys, pointer};
use crate::parts::drawn;
use crate::session::Shared;
use crate::view::drawing::Drawing;
use crate::view::wanted::{Part, Wanted};

/// The runs that the keys go to.
pub const MARKS: &str = ".cell.a [data-do]";

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct CollationViewProps {
    pub(super) reading: Shared<Reading>,
}

/// The archived text beside the repaired one.
#[component]
pub(super) fn CollationView(props: &CollationViewProps) -> Html {
    let reading = &props.reading;
    let session = use_session();
    let settings = use_settings();
    let messages = settings.messages();
    let reach = use_reach();
    let layout = use_node_ref();
    let card = use_node_ref();
    let only_changes = use_state_eq(|| false);
    let chosen = use_state(|| None::<u32>);
    let undone = &session.undone;
    let wanted = |part| Wanted {
        id: Some(reading.article.id.clone()),
        undone: undone.keys.clone(),
        part,
        language: settings.language,
        address: String::new(),
        typed: String::new(),
        width: 0,
        shown: None,
    };
    use_effect_with(wanted(Part::Collation(*only_changes)), {
        let draw = reach.draw.clone();
        move |wanted| draw.emit(wanted.clone())
    });
    use_effect_with((*chosen).map(|number| wanted(Part::Repair(number))), {
        let draw = reach.draw.clone();
        move |wanted| wanted.iter().for_each(|wanted| draw.emit(wanted.clone()))
    });
    let act = {
        let (card, undone, undo) = (card.clone(), undone.clone(), reach.undo.clone());
        Callback::from(move |event: Event| {
            let deed = pointer::deed(&event).unwrap_or_default();
            match deed.split_once(' ').unwrap_or((&deed, "")) {
                ("all", _) => only_changes.set(false),
                ("only", _) => only_changes.set(true),
                ("repair", number) => {
                    chosen.set(number.parse().ok());
                    drop(dialog::show_modal(&card));
                }
                ("undo", key) => {
                    if let Ok(key) = u64::from_str_radix(key, 16) {
                        undo.emit(undone.toggled(key));
                    }
                }
                ("close", _) => dialog::close(&card),
                ("previous" | "next", _) => document::focus_beside(MARKS, deed == "next"),
                _ => {}
            }
        })
    };
    let onclick = act.reform(|event: MouseEvent| event.into());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if pointer::is_deed(&event) && keys::is_press(&event) {
            act.emit(event.into());
        }
    });
    let [view, of_repair, ..] = &session.drawings;
    let pieces = view.as_ref().map_or(&[][..], |view| view.children());
    let piece = |at: usize| pieces.get(at).map(drawn);
    let more = html! { <div class="desk-only">{ piece(0) }</div> };
    html! {
        <div class="through" {onclick} {onkeydown}>
            { reader_bar(reading, &layout, &session, &settings, &reach, more) }
            if pieces.is_empty() {
                { waiting(messages) }
            }
            { piece(1) }
            { piece(2) }
            <dialog ref={card} class="sheet-dialog" aria-label={messages.article.view_names[3]}>
                { of_repair.as_ref().map(|card: &Shared<Drawing>| drawn(card)) }
            </dialog>
        </div>
    }
}
