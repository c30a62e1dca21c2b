//! The search box of the library.

use collection::{Filter, Found, Sort, unplaced};
use yew::prelude::*;

use super::{Glyph, icon};
use crate::browser::input;
use crate::i18n::{Messages, Pair as PairTexts, Search as Texts};
use crate::route::Address;
use crate::session::{Pair, Session};

/// The input of the box, for the key that goes to it.
pub const SEARCH: &str = ".search input";

#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SearchBoxProps {
    /// Where the reader is.
    pub address: Address,
    /// Other ways the words are written where they were found.
    pub also: Vec<AttrValue>,
    /// The label.
    pub label: &'static str,
    /// Before those.
    pub also_label: &'static str,
    /// Whether it looks for something in the article, and not for articles.
    #[prop_or_default]
    pub find: bool,
    /// Goes to an address.
    pub go: Callback<Address>,
}

/// The search box: a search begins as something is typed. What an input method has not finished yet is
/// no query.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let field = use_node_ref();
    use_effect_with((props.address.clone(), props.go.clone(), props.find), {
        let field = field.clone();
        move |(address, go, find)| {
            let (address, find) = (address.clone(), *find);
            let to = move |text| {
                if find {
                    address.finding(text)
                } else {
                    searched(&address, text)
                }
            };
            let listening = input::listen(&field, &go.reform(to));
            move || drop(listening)
        }
    });
    let words = if props.find {
        unplaced(&props.address.find).to_owned()
    } else {
        props.address.filter.query.clone()
    };
    html! {
        <div class="search" role="search">
            { icon(Glyph::Search) }
            <input type="search" lang="zh" autocomplete="off" spellcheck="false" enterkeyhint="search" aria-label={props.label} placeholder={props.label}
                ref={field} value={words} />
            if !props.also.is_empty() {
                <span class="also">{ props.also_label }for form in props.also.iter() { <b lang="zh">{ form }</b> }</span>
            }
            <kbd class="desk-only" aria-hidden="true">{ "/" }</kbd>
        </div>
    }
}

/// The address of a query. The best match comes first while there is one, unless the reader wants
/// another order.
fn searched(address: &Address, query: String) -> Address {
    let sort = match (address.sort, query.trim().is_empty()) {
        (Sort::Relevance, true) => Sort::default(),
        (Sort::Newest, false) if address.filter.query.is_empty() => Sort::Relevance,
        (sort, _) => sort,
    };
    let filter = Filter {
        query,
        ..address.filter.clone()
    };
    Address {
        sort,
        ..address.with(filter)
    }
}

/// What is wrong with a query and what is lacking for a complete answer.
pub fn search_notes(
    found: &Found,
    address: &Address,
    messages: &Messages,
    retry: &Callback<()>,
) -> Html {
    let texts = Texts::of(messages.language);
    html! {
        <>
            for problem in found.problems.iter() {
                <p class="search-note" role="status">
                    { (texts.problem)(problem.kind) }
                    if !problem.mended.is_empty() {
                        { ". " }{ texts.mend }{ " " }
                        <a lang="zh" href={searched(address, problem.mended.clone()).href()}>{ &problem.mended }</a>
                    }
                </p>
            }
            { lacking_note(found.gaps.len(), messages, retry) }
        </>
    }
}

/// So many files are lacking; nothing where none is.
pub fn lacking_note(count: usize, messages: &Messages, retry: &Callback<()>) -> Html {
    if count == 0 {
        return Html::default();
    }
    let text = (Texts::of(messages.language).lacking)(count);
    retry_note(text.into(), messages, retry)
}

/// The tables that would show titles and texts in the script of the reader could not be had.
pub fn shown_note(session: &Session, messages: &Messages, retry: &Callback<()>) -> Html {
    if session.pair != Pair::NoTable {
        return Html::default();
    }
    let text = PairTexts::of(messages.language).no_table;
    retry_note(text.into(), messages, retry)
}

/// What could not be had, and a button that tries again.
fn retry_note(text: AttrValue, messages: &Messages, retry: &Callback<()>) -> Html {
    html! {
        <p class="search-note" role="status">
            { text }
            <button type="button" class="btn" onclick={retry.reform(|_: MouseEvent| ())}>{ messages.article.retry }</button>
        </p>
    }
}
