//! Settings, the reader's words for conversion, and what is kept for when there is no network.

use collection::Term;
use yew::prelude::*;

use crate::app::{Noting, Reach, get_the_rest};
use crate::browser::file;
use crate::i18n::{Messages, Offline as OfflineTexts, Pair as Texts};
use crate::parts::{Glyph, icon, settings_panel, told};
use crate::session::{Action, Choices, Kept, Offline, Session};
use crate::settings::Settings;
use crate::view::pair::place_of;
use crate::view::taking::Taking;

/// The page of settings.
pub fn settings_page(session: &Session, settings: &Settings, reach: &Reach) -> Html {
    let messages = settings.messages();
    html! {
        <>
            <header class="tl-top"><h1>{ messages.shell.settings }</h1></header>
            <main id="main" class="sheet">
                <div class="panel">
                    { settings_panel(settings, false, &reach.change) }
                    <p class="quiet">{ messages.settings.kept }</p>
                </div>
                <div class="column">
                    { offline(session.offline, messages) }
                    { terms(session, settings, reach) }
                </div>
            </main>
        </>
    }
}

/// The reader's words, each with a button that takes it back.
fn terms(session: &Session, settings: &Settings, reach: &Reach) -> Html {
    let texts = Texts::of(settings.language);
    let choices = &session.choices;
    let term = |term: &Term| {
        let without = choices.with_term(&term.from, term.writing, None);
        let onclick = reach.choose.reform(move |_: MouseEvent| without.clone());
        let writing = texts
            .writings
            .get(place_of(term.writing))
            .copied()
            .unwrap_or_default();
        let name = [texts.unchoose, " ", &term.from].concat();
        html! {
            <li>
                <span class="song" lang="zh">{ &term.from }{ " → " }{ &term.to }</span>
                <span class="tag">{ writing }</span>
                <button type="button" class="btn" aria-label={name} {onclick}>{ icon(Glyph::Cross) }</button>
            </li>
        }
    };
    let onchange = reach.import.reform(|event: Event| file::chosen(&event));
    let onexport = reach.export.reform(|_: MouseEvent| ());
    html! {
        <section class="panel terms">
            <h2>{ texts.terms }</h2>
            if choices.terms.is_empty() {
                <p class="quiet">{ texts.no_terms }</p>
            } else {
                <ul>for term in choices.terms.iter().map(term) { { term } }</ul>
                <button type="button" class="btn line" onclick={onexport}>{ texts.export }</button>
            }
            <label class="btn line file">
                { texts.import }
                <input type="file" accept=".json,application/json" {onchange} />
            </label>
            <a class="btn line" href="#/notes">{ settings.messages().shell.notes }</a>
            if let Some(taking) = &session.taking { { offered(taking, choices, texts, reach) } }
            { told(session.told, settings.language) }
        </section>
    }
}

/// What a file of rules would do, with what takes it and what takes it back.
fn offered(taking: &Taking, choices: &Choices, texts: &Texts, reach: &Reach) -> Html {
    let done = reach.act.reform(|_: MouseEvent| Action::Taking(None));
    let [take, back, close] = texts.take;
    // What the reader did in between is not undone.
    let now = choices.store_terms();
    let (next, name) = if now == taking.after {
        (&taking.before, back)
    } else {
        (&taking.after, take)
    };
    let is_offered =
        taking.before != taking.after && [&taking.before, &taking.after].contains(&&now);
    let notes = taking.notes.then(|| {
        let reach = reach.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            reach.note.emit(Noting::Take);
            reach.act.emit(Action::Taking(None));
        });
        html! { <button type="button" class="btn solid" {onclick}>{ take }</button> }
    });
    let button = is_offered.then(|| {
        let next = choices.clone().with_terms(next);
        let onclick = reach.choose.reform(move |_: MouseEvent| next.clone());
        html! { <button type="button" class="btn solid" {onclick}>{ name }</button> }
    });
    html! {
        <div class="taking" role="status">
            for line in &taking.lines { <p>{ line }</p> }
            { notes }
            { button }
            <button type="button" class="btn line" onclick={done}>{ close }</button>
        </div>
    }
}

/// What is kept, and the way to keep the rest.
fn offline(offline: Offline, messages: &Messages) -> Html {
    let texts = OfflineTexts::of(messages.language);
    let (value, max) = (offline.done.to_string(), offline.all.to_string());
    let is_getting = offline.kept == Kept::Getting;
    let onclick = Callback::from(move |_: MouseEvent| get_the_rest(!is_getting));
    html! {
        <section class="panel" data-kept={offline.kept.name()}>
            <h2>{ texts.title }</h2>
            <p role="status">{ texts.kept(offline.kept) }</p>
            if offline.done < offline.all {
                <progress class="prog" {value} {max} aria-label={texts.title} />
                <p class="num">{ (messages.open.progress)(offline.done, Some(offline.all)) }</p>
                <button type="button" class="btn line" {onclick}>
                    { if is_getting { texts.stop } else { texts.get } }
                </button>
            }
        </section>
    }
}
