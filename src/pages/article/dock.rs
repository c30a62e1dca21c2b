//! The tools at the foot of a phone.

use collection::{Neighbour, Reading};
use yew::prelude::*;

use crate::browser::dialog;
use crate::i18n::Messages;
use crate::parts::{Glyph, icon};
use crate::route::Place;
use crate::session::{Action, Session};

/// The tools at the foot of a phone, with the panels they open; no contents for a text without headings.
pub(super) fn dock(
    reading: &Reading,
    layout: &NodeRef,
    contents: Option<&NodeRef>,
    session: &Session,
    act: &Callback<Action>,
    messages: &Messages,
) -> Html {
    let texts = &messages.article;
    let show = |node: &NodeRef| {
        let node = node.clone();
        Callback::from(move |_: MouseEvent| drop(dialog::show_modal(&node)))
    };
    let beside = |neighbour: &Option<Neighbour>, glyph: Glyph, label: &'static str| {
        let href = neighbour.as_ref().map(|neighbour| {
            session
                .address
                .at(Place::Article(neighbour.id.clone()))
                .href()
        });
        html! {
            if let Some(href) = href {
                <a {href}>{ icon(glyph) }{ label }</a>
            } else {
                <button type="button" disabled=true>{ icon(glyph) }{ label }</button>
            }
        }
    };
    // There is the key `o` for it as well.
    let held = |held| act.reform(move |_: PointerEvent| Action::Hold(held));
    html! {
        <nav class="dock" aria-label={texts.tools}>
            <button type="button" disabled={contents.is_none()} onclick={contents.map(show)}>
                { icon(Glyph::Outline) }{ texts.outline }
            </button>
            { beside(&reading.previous, Glyph::Back, texts.previous) }
            <button type="button" onclick={show(layout)}>
                <span class="aa2" aria-hidden="true">{ "字" }<small>{ "字" }</small></span>{ messages.settings.size }
            </button>
            { beside(&reading.next, Glyph::Forward, texts.next) }
            <button type="button" class="hold" title={messages.settings.hold} onpointerdown={held(true)}
                onpointerup={held(false)} onpointercancel={held(false)} onpointerleave={held(false)}>
                <span class="aa2" lang="zh-Hant" aria-hidden="true">{ "繁" }<small lang="zh-Hans">{ "简" }</small></span>{ messages.settings.flip }
            </button>
        </nav>
    }
}
