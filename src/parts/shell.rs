//! The cover around every page: rail, tab bar, skip link.

use yew::prelude::*;

use super::{Glyph, icon};
use crate::i18n::Messages;
use crate::route::{Address, Place};

/// Which entry of the navigation a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// The library and its articles.
    Library,
    /// The timeline.
    Timeline,
    /// The figures.
    Figures,
    /// About the archive.
    About,
    /// Opening.
    Open,
    /// Settings.
    Settings,
    /// None of them.
    Nowhere,
}

struct Entry {
    place: Place,
    at: Where,
    glyph: Glyph,
    name: &'static str,
}

fn entries(messages: &Messages) -> [Entry; 6] {
    let texts = &messages.shell;
    let entry = |place, at, glyph, name| Entry {
        place,
        at,
        glyph,
        name,
    };
    [
        entry(
            Place::Library,
            Where::Library,
            Glyph::Library,
            texts.library,
        ),
        entry(
            Place::Timeline,
            Where::Timeline,
            Glyph::Timeline,
            texts.timeline,
        ),
        entry(
            Place::Figures,
            Where::Figures,
            Glyph::Figures,
            texts.figures,
        ),
        entry(Place::About, Where::About, Glyph::About, texts.about),
        entry(Place::Open, Where::Open, Glyph::Open, texts.open),
        entry(
            Place::Settings,
            Where::Settings,
            Glyph::Settings,
            texts.settings,
        ),
    ]
}

const fn entry_of(place: &Place) -> Where {
    match place {
        Place::Library | Place::Article(_) => Where::Library,
        Place::Timeline => Where::Timeline,
        Place::Figures => Where::Figures,
        Place::About => Where::About,
        Place::Open => Where::Open,
        Place::Settings => Where::Settings,
        Place::Notes | Place::Missing => Where::Nowhere,
    }
}

/// The cover, with a page in it.
pub fn frame(address: &Address, messages: &Messages, inside: Html) -> Html {
    let here = entry_of(&address.place);
    let reader = matches!(address.place, Place::Article(_)).then_some("reader");
    let link = |entry: &Entry, drawn: bool| {
        let href = address.at(entry.place.clone()).href();
        let current = (entry.at == here).then_some("page");
        html! {
            <a {href} aria-current={current}>
                if drawn { { icon(entry.glyph) } }
                { entry.name }
            </a>
        }
    };
    let [library, timeline, figures, about, open, settings] = entries(messages);
    html! {
        <>
            <a class="skip" href="#main">{ messages.shell.skip }</a>
            <div class={classes!("app", reader)}>
                <nav class="rail" aria-label={messages.shell.navigation}>
                    <a class="slip" lang="zh-Hant" href={address.at(Place::Library).href()}
                        aria-label={format!("對照 {}", messages.shell.product)}>{ "對照" }</a>
                    <div class="items">{ link(&library, false) }{ link(&timeline, false) }{ link(&figures, false) }{ link(&about, false) }</div>
                    <div class="foot">{ link(&open, false) }{ link(&settings, false) }</div>
                </nav>
                <div class={classes!("page", reader)}>{ inside }</div>
                <nav class="tabs" aria-label={messages.shell.navigation}>
                    for entry in [&library, &timeline, &figures, &about, &open, &settings] { { link(entry, true) } }
                </nav>
            </div>
        </>
    }
}
