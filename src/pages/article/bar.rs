//! The bar above the article.

use collection::Reading;
use yew::prelude::*;

use crate::browser::dialog;
use crate::parts::{Glyph, icon, settings_panel, view_tabs};
use crate::route::Place;
use crate::session::Session;
use crate::settings::{Change, Settings};

/// The bar above the article. `layout` is the panel of settings in it, `more` what the view adds.
pub(super) fn reader_bar(
    reading: &Reading,
    layout: &NodeRef,
    session: &Session,
    settings: &Settings,
    onchange: &Callback<Change>,
    more: Html,
) -> Html {
    let messages = settings.messages();
    let texts = &messages.article;
    let library = session.address.at(Place::Library).href();
    let onlayout = {
        let layout = layout.clone();
        Callback::from(move |_: MouseEvent| drop(dialog::show_modal(&layout)))
    };
    let onclose = {
        let layout = layout.clone();
        Callback::from(move |_: MouseEvent| dialog::close(&layout))
    };
    let smaller = onchange.reform(|_: MouseEvent| Change::Smaller);
    let larger = onchange.reform(|_: MouseEvent| Change::Larger);
    html! {
        <header class="rbar">
            <a class="btn phone-only" href={library.clone()} aria-label={texts.back}>{ icon(Glyph::Back) }</a>
            <nav class="crumb desk-only" aria-label={messages.shell.library}>
                <a href={library}>{ icon(Glyph::Back) }{ messages.shell.library }</a>
                <span aria-hidden="true">{ "/" }</span>
                <b lang="zh">{ reading.article.title.clone().unwrap_or_default() }</b>
            </nav>
            <span class="grow" />
            { view_tabs(&session.address, messages) }
            <span class="grow phone-only" />
            { more }
            if let Some((n, of)) = reading.position {
                <span class="sub num">{ (texts.position)(n, of) }</span>
            }
            <div class="aa desk-only" role="group" aria-label={messages.settings.size}>
                <button type="button" class="lo" aria-label={texts.smaller} onclick={smaller}>{ "字" }</button>
                <button type="button" class="hi" aria-label={texts.larger} onclick={larger}>{ "字" }</button>
            </div>
            <button type="button" class="btn desk-only" onclick={onlayout}>
                { icon(Glyph::Settings) }{ texts.layout }
            </button>
            <dialog ref={layout} class="sheet-dialog layout" aria-label={texts.layout}>
                { settings_panel(settings, true, onchange) }
                <button type="button" class="btn solid" onclick={onclose}>{ messages.shell.close }</button>
            </dialog>
        </header>
    }
}
