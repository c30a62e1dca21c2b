//! The bar above the article.

use collection::{Reading, plain};
use yew::prelude::*;

use crate::app::Reach;
use crate::browser::{dialog, document};
use crate::i18n::{Messages, Search};
use crate::parts::{Glyph, SEARCH, SearchBox, icon, settings_panel, step_hits, view_tabs};
use crate::route::{Address, Place};
use crate::session::Session;
use crate::settings::{Change, Settings};

/// The bar above the article. `layout` is the panel of settings in it, `more` what the view adds.
pub(super) fn reader_bar(
    reading: &Reading,
    layout: &NodeRef,
    session: &Session,
    settings: &Settings,
    reach: &Reach,
    more: Html,
) -> Html {
    let messages = settings.messages();
    let Reach {
        go,
        change: onchange,
        ..
    } = reach;
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
                <b lang="zh">{ reading.article.title.as_deref().map(plain) }</b>
            </nav>
            <span class="grow" />
            { view_tabs(&session.address, &reach.prepare, messages) }
            <span class="grow phone-only" />
            { more }
            if let Some((n, of)) = reading.position {
                <span class="sub num desk-only">{ (texts.position)(n, of) }</span>
            }
            <div class="aa desk-only" role="group" aria-label={messages.settings.size}>
                <button type="button" class="lo" aria-label={texts.smaller} onclick={smaller}>{ "字" }</button>
                <button type="button" class="hi" aria-label={texts.larger} onclick={larger}>{ "字" }</button>
            </div>
            { find(reading, session, messages, go) }
            <button type="button" class="btn desk-only" aria-label={texts.layout} onclick={onlayout}>
                { icon(Glyph::Settings) }<span>{ texts.layout }</span>
            </button>
            <dialog ref={layout} class="sheet-dialog layout" aria-label={texts.layout}>
                { settings_panel(settings, true, onchange) }
                <button type="button" class="btn solid" onclick={onclose}>{ messages.shell.close }</button>
            </dialog>
        </header>
    }
}

/// The box to look for something in the article. It shows while it has the focus or something in it.
fn find(
    reading: &Reading,
    session: &Session,
    messages: &'static Messages,
    go: &Callback<Address>,
) -> Html {
    let texts = Search::of(messages.language);
    let n_hits = u32::try_from(reading.hits.len()).unwrap_or(u32::MAX);
    let on = !session.address.find.is_empty();
    let step = |forward: bool| Callback::from(move |_: MouseEvent| step_hits(forward));
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" {
            step_hits(!event.shift_key());
        }
    });
    let onfocus = Callback::from(|_: MouseEvent| document::focus_selector(SEARCH));
    html! {
        <div class={classes!("find", on.then_some("on"))} {onkeydown}>
            <button type="button" class="btn" aria-label={texts.find} onclick={onfocus}>{ icon(Glyph::Search) }</button>
            <div class="box">
                <SearchBox address={session.address.clone()} also={Vec::new()} label={texts.find} also_label="" go={go.clone()} find=true />
                if on {
                    <span class="num at" aria-hidden="true" key={session.address.find.clone()} />
                    <span class="num" role="status">{ (texts.found)(n_hits) }</span>
                    <button type="button" class="btn" aria-label={texts.previous} onclick={step(false)}>{ icon(Glyph::Back) }</button>
                    <button type="button" class="btn" aria-label={texts.next} onclick={step(true)}>{ icon(Glyph::Forward) }</button>
                }
            </div>
        </div>
    }
}
