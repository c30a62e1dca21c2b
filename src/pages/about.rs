//! About the archive, and how to read what the page says of it.

use collection::Opened;
use yew::prelude::*;

use crate::i18n::Messages;
use crate::parts::drawn;
use crate::session::Session;

/// The page about the archive.
pub fn about_page(session: &Session, messages: &Messages) -> Html {
    let [help, ..] = &session.drawings;
    html! {
        <>
            <header class="tl-top"><h1>{ messages.shell.about }</h1></header>
            <main id="main" class="sheet">
                if let Some(archive) = &session.archive { { about_archive(archive, messages) } }
                { help.as_ref().map(|help| drawn(help)) }
            </main>
        </>
    }
}

fn about_archive(archive: &Opened, messages: &Messages) -> Html {
    let texts = &messages.about;
    let about = &archive.about;
    let line = |label: &'static str, value: Option<&String>| {
        html! {
            if let Some(value) = value {
                <div><dt>{ label }</dt><dd lang="zh">{ value }</dd></div>
            }
        }
    };
    let generator = Some(&about.generator).filter(|generator| !generator.is_empty());
    html! {
        <section class="panel">
            <h2 class="song" lang="zh">{ &about.title }</h2>
            <p class="num">{ (texts.extent)(archive.articles, archive.years) }</p>
            if let Some(description) = &about.description { <p lang="zh">{ description }</p> }
            <dl class="imprint">
                { line(texts.publisher, about.publisher.as_ref()) }
                { line(texts.rights, about.rights.as_ref()) }
                { line(texts.generator, generator) }
            </dl>
            if !archive.problems.is_empty() {
                <p class="tag zhe">{ (messages.open.problems)(archive.problems.len(), archive.articles) }</p>
                <ul class="problems" lang="en">
                    for problem in archive.problems.iter() {
                        <li><code>{ &problem.path }{ ": " }{ &problem.message }</code></li>
                    }
                </ul>
            }
        </section>
    }
}
