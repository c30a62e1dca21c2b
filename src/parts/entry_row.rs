//! One article in the list.

use yew::prelude::*;

use super::marked;
use crate::i18n::{Messages, Search};
use crate::view::entry::Entry;

/// One article in the list; `selected` when the keys have reached it.
pub fn entry_row(entry: &Entry, selected: bool, messages: &Messages) -> Html {
    html! {
        <li key={entry.key.to_string()} class={classes!("entry", selected.then_some("cur"))}>
            <div class="when num">
                <b>{ &entry.year }</b><span>{ &entry.day }</span>
                { seal(entry, "seal phone-only") }
            </div>
            <div>
                <h2 lang={entry.lang}><a href={entry.href.clone()} data-entry={entry.key.clone()}>{ marked(&entry.title) }</a></h2>
                <p class="snip" lang={entry.lang}>{ marked(&entry.lead) }</p>
                <div class="meta">
                    { seal(entry, "seal desk-only") }
                    if !entry.whence.is_empty() { <span>{ &entry.whence }</span> }
                    if entry.hits > 0 { <span class="num">{ (Search::of(messages.language).found)(entry.hits) }</span> }
                    if entry.untitled { <span class="tag zhe">{ messages.library.untitled }</span> }
                    <span class="tag">{ entry.script }</span>
                    for tag in entry.tags.iter() { <span class={tag.tone.class()}>{ &tag.text }</span> }
                </div>
            </div>
            <div class="side num">{ &entry.length }</div>
        </li>
    }
}

fn seal(entry: &Entry, class: &'static str) -> Html {
    html! {
        if let Some(seal) = &entry.seal {
            <span {class} lang="zh-Hans" aria-hidden="true">{ seal }</span>
        }
    }
}
