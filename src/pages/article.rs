//! One article.

mod bar;
mod collation;
mod dock;
mod foot;
mod inks;
mod pair;
mod states;
mod vertical;
mod why;

use bundle::ArticleId;
use collection::Reading;
use yew::prelude::*;

use crate::app::{Noting, Reach, use_reach, use_session, use_settings};
use crate::browser::{dialog, document, scroll};
use crate::i18n::{Messages, Pair as PairTexts, Search};
use crate::parts::{HitMarker, OutlineNavProps, block, outline_nav, shown_choice, shown_note};
use crate::route::{Address, View};
use crate::session::{Reader, Session, Shared};
use crate::view::pair::place_of;
use crate::view::{entry, outline, script};

use self::bar::reader_bar;
use self::collation::CollationView;
pub use self::collation::MARKS;
use self::dock::dock;
use self::foot::foot;
use self::inks::Inks;
use self::pair::PairView;
pub use self::pair::{PAIR_MARKS, SENTENCES};
use self::states::{not_found, part_failed, waiting};
use self::vertical::VerticalView;

/// The page of one article.
pub fn article_page(id: &ArticleId, session: &Session, messages: &Messages, reach: &Reach) -> Html {
    let key = id.as_str();
    match &session.reader {
        Reader::Open(reading) if reading.article.id == *id => match session.address.view {
            View::Single => html! { <Article {key} reading={reading.clone()} /> },
            View::Pair => html! { <PairView {key} reading={reading.clone()} /> },
            View::Vertical => html! { <VerticalView {key} reading={reading.clone()} /> },
            View::Collation => html! { <CollationView {key} reading={reading.clone()} /> },
        },
        Reader::NotFound(missing) if missing == id => not_found(session, messages),
        Reader::PartFailed(missing) if missing == id => part_failed(messages, &reach.retry),
        _ => waiting(messages),
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
    let settings = use_settings();
    let messages = settings.messages();
    let reach = use_reach();
    let hairline = use_node_ref();
    let text = use_node_ref();
    let layout = use_node_ref();
    let contents = use_node_ref();
    let current = use_state(|| None::<AttrValue>);
    use_effect_with(reading.clone(), {
        let (hairline, text, current) = (hairline.clone(), text.clone(), current.clone());
        let (id, note) = (reading.article.id.clone(), reach.note.clone());
        move |_| {
            let on_heading =
                Callback::from(move |id: Option<String>| current.set(id.map(Into::into)));
            let on_rest = note.reform(move |at| Noting::Reach(id.clone(), at));
            let following = scroll::follow(&text, &hairline, on_heading, on_rest);
            move || drop(following)
        }
    });
    // The title is the first text.
    let mut hits = HitMarker::new(&reading.hits, u32::from(reading.article.title.is_some()))
        .with(&reading.marks);
    let items = outline::outline(&reading.blocks);
    let lang = script::tag_of(&reading.article);
    let current = (*current).clone();
    let close_contents = {
        let contents = contents.clone();
        Callback::from(move |()| dialog::close(&contents))
    };
    let contents_of = |ongone: Callback<()>| OutlineNavProps {
        label: messages.article.outline,
        items: items.clone(),
        current: current.clone(),
        lang,
        ongone,
    };
    let shown = html! { <div class="desk-only">{ shown_choice(&settings, &reach.change) }</div> };
    html! {
        <>
            <div class="hair" aria-hidden="true"><i ref={hairline} /></div>
            { reader_bar(reading, &layout, &session, &settings, &reach, shown) }
            <main id="main" class="art">
                if !items.is_empty() {
                    { outline_nav(&contents_of(Callback::noop())) }
                }
                { head(reading, &session, messages) }
                { shown_note(&session, messages, &reach.retry) }
                <article class="read" {lang} ref={text}>
                    for (at, one) in reading.blocks.iter().enumerate() { { block(at, one, &mut hits, messages) } }
                </article>
                { foot(reading, session.drawings[2].as_ref(), &session.address, &reach.note, messages) }
            </main>
            <Inks id={reading.article.id.clone()} />
            { dock(reading, &layout, Some(&contents).filter(|_| !items.is_empty()), &session, &reach.act, messages) }
            <dialog ref={contents} class="sheet-dialog" aria-label={messages.article.outline}>
                { outline_nav(&contents_of(close_contents)) }
            </dialog>
        </>
    }
}

/// What stands above the text.
fn head(reading: &Reading, session: &Session, messages: &Messages) -> Html {
    let article = &reading.article;
    let lang = script::archived_tag(&article.script);
    let date = article
        .issued
        .as_ref()
        .map(|date| (messages.article.date)(date));
    let place = article.place.as_ref();
    let texts = PairTexts::of(messages.language);
    let n_hits = u32::try_from(reading.hits.len()).unwrap_or(u32::MAX);
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
                if let Some(shown) = article.shown.filter(|_| !session.held) {
                    <span class="tag">{ texts.converted }{ " · " }{ texts.writings.get(place_of(shown)).copied() }</span>
                }
                for tag in entry::tags(&article.repaired, article.doubts, article.script.machine, messages) {
                    <span class={classes!("num", tag.tone.class())}>{ tag.text }</span>
                }
                <span class="num">{ (messages.library.characters)(article.length) }</span>
                <span class="num">{ entry::reading_time(article.length, messages) }</span>
            </div>
            if !reading.hits.is_empty() && session.address.find.is_empty() {
                <p class="repaired-line num" role="status">{ (Search::of(messages.language).found)(n_hits) }</p>
            }
            { repaired_line(reading, &session.address, messages) }
            if let Some(number) = reading.reached {
                <button type="button" class="btn line resume" onclick={move |_| document::scroll_to(&format!("#p{number}"))}>{ messages.article.resume }</button>
            }
            if let Some(way) = &reading.breadcrumb {
                <p class="way">
                    <span>{ messages.article.breadcrumb }</span>
                    <span {lang}>{ way.steps.join(" › ") }</span>
                    if !way.complete { <span class="tag zhe">{ messages.article.breadcrumb_cut }</span> }
                </p>
            }
        </>
    }
}

/// What was done to the text, and where to see it.
fn repaired_line(reading: &Reading, address: &Address, messages: &Messages) -> Html {
    let n_repairs: u32 = reading
        .article
        .repaired
        .iter()
        .map(|tally| tally.count)
        .sum();
    if n_repairs == 0 {
        return Html::default();
    }
    let texts = &messages.article;
    html! {
        <p class="repaired-line num">
            { (texts.line)(n_repairs) }
            <a href={address.seen(View::Collation).href()}>{ texts.line_link }</a>
        </p>
    }
}

fn title(reading: &Reading, messages: &Messages) -> Html {
    let article = &reading.article;
    match &article.title {
        Some(title) => {
            html! { <h1 lang={script::tag_of(article)} tabindex="-1">{ HitMarker::new(&reading.hits, 0).draw(title) }</h1> }
        }
        None => html! { <h1 class="untitled" tabindex="-1">{ messages.library.untitled }</h1> },
    }
}
