//! One article.

use collection::{Neighbour, Reading};
use yew::prelude::*;

use crate::app::{use_messages, use_reach, use_session, use_settings};
use crate::browser::{dialog, scroll};
use crate::i18n::Messages;
use crate::parts::{BlockView, Glyph, Icon, ImprintList, OutlineNav, SettingsPanel};
use crate::route::{Address, Place};
use crate::session::{Reader, Shared};
use crate::settings::Change;
use crate::view::{entry, imprint, outline, script};

/// The page of one article.
#[component]
pub fn ArticlePage() -> Html {
    let session = use_session();
    let Place::Article(id) = &session.address.place else {
        return Html::default();
    };
    match &session.reader {
        Reader::Open(reading) if reading.article.id == *id => {
            html! { <Article reading={reading.clone()} /> }
        }
        Reader::NotFound(missing) if missing == id => html! { <NotFound /> },
        Reader::PartFailed(missing) if missing == id => html! { <PartFailed /> },
        _ => html! { <Waiting /> },
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ArticleProps {
    reading: Shared<Reading>,
}

#[component]
fn Article(props: &ArticleProps) -> Html {
    let ArticleProps { reading } = props;
    let session = use_session();
    let messages = use_messages();
    let hairline = use_node_ref();
    let text = use_node_ref();
    let layout = use_node_ref();
    let contents = use_node_ref();
    let current = use_state(|| None::<AttrValue>);
    use_effect_with(reading.clone(), {
        let (hairline, text, current) = (hairline.clone(), text.clone(), current.clone());
        move |_| {
            let on_heading =
                Callback::from(move |id: Option<String>| current.set(id.map(Into::into)));
            let following = scroll::follow(&text, &hairline, on_heading);
            move || drop(following)
        }
    });
    let items = outline::outline(&reading.blocks);
    let lang = script::tag_of(&reading.article.script);
    let current = (*current).clone();
    let close_contents = {
        let contents = contents.clone();
        Callback::from(move |()| dialog::close(&contents))
    };
    html! {
        <>
            <div class="hair" aria-hidden="true"><i ref={hairline} /></div>
            <ReaderBar reading={reading.clone()} layout={layout.clone()} />
            <main id="main" class="art">
                if !items.is_empty() {
                    <OutlineNav label={messages.article.outline} items={items.clone()} current={current.clone()} {lang} />
                }
                { head(reading, messages) }
                <article class="read" {lang} ref={text}>
                    for (at, block) in reading.blocks.iter().enumerate() {
                        <BlockView key={at} {at} block={block.clone()} {messages} />
                    }
                </article>
                { foot(reading, &session.address, messages) }
            </main>
            <Dock reading={reading.clone()} {layout} contents={contents.clone()} has_outline={!items.is_empty()} />
            <dialog ref={contents} class="sheet-dialog" aria-label={messages.article.outline}>
                <OutlineNav label={messages.article.outline} {items} {current} {lang} ongone={close_contents} />
            </dialog>
        </>
    }
}

/// What stands above the text.
fn head(reading: &Reading, messages: &Messages) -> Html {
    let article = &reading.article;
    let lang = script::tag_of(&article.script);
    let date = article
        .issued
        .value()
        .map(|date| (messages.article.date)(date));
    let place = reading.place.as_ref();
    html! {
        <>
            <div class="kick">
                if let Some(place) = place {
                    <span class="seal solid" lang="zh-Hans" aria-hidden="true">{ &place.abbr }</span>
                    <span>{ entry::place_name(place, messages.language).to_owned() }</span>
                }
                <span class="num">{ date.unwrap_or_else(|| messages.library.no_date.to_owned()) }</span>
            </div>
            { title(reading, messages) }
            <div class="dek">
                <span>{ script::name_of(article.script.state, &messages.facets.script) }</span>
                for tag in entry::tags(&reading.repaired, article.doubts, messages) {
                    <span class={classes!("num", tag.tone.class())}>{ tag.text }</span>
                }
                <span class="num">{ (messages.library.characters)(article.length) }</span>
                <span class="num">{ entry::reading_time(article.length, messages) }</span>
            </div>
            if let Some((steps, cut)) = imprint::breadcrumb(&article.breadcrumb) {
                <p class="way">
                    <span>{ messages.article.breadcrumb }</span>
                    <span {lang}>{ steps.iter().map(AttrValue::as_str).collect::<Vec<_>>().join(" › ") }</span>
                    if cut { <span class="tag zhe">{ messages.article.breadcrumb_cut }</span> }
                </p>
            }
        </>
    }
}

fn title(reading: &Reading, messages: &Messages) -> Html {
    let article = &reading.article;
    match article.title.value() {
        Some(title) => {
            html! { <h1 lang={script::tag_of(&article.script)} tabindex="-1">{ title }</h1> }
        }
        None => html! { <h1 class="untitled" tabindex="-1">{ messages.library.untitled }</h1> },
    }
}

/// What stands below the text.
fn foot(reading: &Reading, address: &Address, messages: &Messages) -> Html {
    let article = &reading.article;
    let texts = &messages.article;
    let lines = imprint::imprint(article, reading.place.as_ref(), messages);
    let neighbour = |neighbour: &Option<Neighbour>, label: &'static str, rel: &'static str| {
        html! {
            if let Some(Neighbour { id, title }) = neighbour {
                <a {rel} href={address.at(Place::Article(id.clone())).href()}>
                    <small>{ label }</small>
                    <span lang="zh">{ title.clone().unwrap_or_else(|| messages.library.untitled.to_owned()) }</span>
                </a>
            }
        }
    };
    let beside = reading.position.map(|(n, of)| (texts.position)(n, of));
    html! {
        <footer class="art-foot">
            <h2>{ texts.imprint }</h2>
            <ImprintList {lines} lang={script::tag_of(&article.script)} messages={messages.language.messages()} />
            <dl class="imprint quiet">
                <div><dt>{ texts.origin }</dt><dd><code>{ &article.origin.path }</code></dd></div>
                <div><dt>{ texts.encoding }</dt><dd>{ &article.origin.encoding }</dd></div>
            </dl>
            if !reading.notes.is_empty() {
                <h2>{ texts.notes }</h2>
                <ul class="notes">
                    for note in reading.notes.iter() { <li>{ (texts.note)(&note.kind) }</li> }
                </ul>
            }
            <nav class="beside" aria-label={beside}>
                { neighbour(&reading.previous, texts.previous, "prev") }
                { neighbour(&reading.next, texts.next, "next") }
            </nav>
        </footer>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ReaderBarProps {
    reading: Shared<Reading>,
    layout: NodeRef,
}

/// The bar above the article.
#[component]
fn ReaderBar(props: &ReaderBarProps) -> Html {
    let ReaderBarProps { reading, layout } = props;
    let session = use_session();
    let settings = use_settings();
    let messages = settings.messages();
    let texts = &messages.article;
    let onchange = use_reach().change;
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
            <a class="btn phone-only" href={library.clone()} aria-label={texts.back}><Icon glyph={Glyph::Back} /></a>
            <nav class="crumb desk-only" aria-label={messages.shell.library}>
                <a href={library}><Icon glyph={Glyph::Back} />{ messages.shell.library }</a>
                <span aria-hidden="true">{ "/" }</span>
                <b lang="zh">{ reading.article.title.value().cloned().unwrap_or_default() }</b>
            </nav>
            <span class="grow" />
            if let Some((n, of)) = reading.position {
                <span class="sub num">{ (texts.position)(n, of) }</span>
            }
            <div class="aa desk-only" role="group" aria-label={messages.settings.size}>
                <button type="button" class="lo" aria-label={texts.smaller} onclick={smaller}>{ "字" }</button>
                <button type="button" class="hi" aria-label={texts.larger} onclick={larger}>{ "字" }</button>
            </div>
            <button type="button" class="btn desk-only" onclick={onlayout}>
                <Icon glyph={Glyph::Settings} />{ texts.layout }
            </button>
            <dialog ref={layout} class="sheet-dialog layout" aria-label={texts.layout}>
                <SettingsPanel settings={settings.clone()} reading_only=true {onchange} />
                <button type="button" class="btn solid" onclick={onclose}>{ messages.shell.close }</button>
            </dialog>
        </header>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DockProps {
    reading: Shared<Reading>,
    layout: NodeRef,
    contents: NodeRef,
    has_outline: bool,
}

/// The tools at the foot of a phone.
#[component]
fn Dock(props: &DockProps) -> Html {
    let DockProps {
        reading,
        layout,
        contents,
        has_outline,
    } = props;
    let session = use_session();
    let messages = use_messages();
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
                <a {href}><Icon {glyph} />{ label }</a>
            } else {
                <button type="button" disabled=true><Icon {glyph} />{ label }</button>
            }
        }
    };
    html! {
        <nav class="dock" aria-label={texts.tools}>
            <button type="button" disabled={!has_outline} onclick={show(contents)}>
                <Icon glyph={Glyph::Outline} />{ texts.outline }
            </button>
            { beside(&reading.previous, Glyph::Back, texts.previous) }
            <button type="button" onclick={show(layout)}>
                <span class="aa2" aria-hidden="true">{ "字" }<small>{ "字" }</small></span>{ messages.settings.size }
            </button>
            { beside(&reading.next, Glyph::Forward, texts.next) }
            <a href={session.address.at(Place::Settings).href()}>
                <Icon glyph={Glyph::Settings} />{ messages.shell.settings }
            </a>
        </nav>
    }
}

#[component]
fn Waiting() -> Html {
    let messages = use_messages();
    html! {
        <main id="main" class="art" aria-busy="true">
            <p class="vh" role="status">{ messages.article.waiting }</p>
            <div class="skel" aria-hidden="true"><i class="short" /><i /><i /><i /></div>
        </main>
    }
}

#[component]
fn NotFound() -> Html {
    let session = use_session();
    let messages = use_messages();
    html! {
        <main id="main" class="sheet">
            <div class="panel empty">
                <span class="glyph" lang="zh-Hant" aria-hidden="true">{ "無" }</span>
                <h1>{ messages.article.not_found }</h1>
                <p>{ messages.article.not_found_text }</p>
                <a class="btn solid" href={session.address.at(Place::Library).href()}>{ messages.shell.to_library }</a>
            </div>
        </main>
    }
}

#[component]
fn PartFailed() -> Html {
    let messages = use_messages();
    let retry = use_reach().retry;
    html! {
        <main id="main" class="sheet">
            <div class="panel empty" role="alert">
                <h1>{ messages.article.part_failed }</h1>
                <button type="button" class="btn solid" onclick={retry.reform(|_: MouseEvent| ())}>{ messages.article.retry }</button>
            </div>
        </main>
    }
}
