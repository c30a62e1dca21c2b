//! The list of articles with its facets.

use bundle::SavedView;
use collection::{Filter, Listing, Sort};
use yew::prelude::*;

use super::PALETTE;
use crate::app::{OpenRequest, Reach, copy, use_messages, use_reach, use_session};
use crate::browser::{dialog, input};
use crate::i18n::{Messages, Search};
use crate::parts::{
    ChoicesProps, Glyph, OpenPanel, OpeningNoticeProps, SearchBox, SegProps, YearBandView, choices,
    entry_row, facet_panel, icon, lacking_note, opening_notice, search_notes, seg, shown_choice,
    shown_note,
};
use crate::route::{Address, Place};
use crate::session::{Action, Session, Shared};
use crate::settings::Settings;
use crate::view::result::ResultView;

/// The page the reader lands on.
pub fn library_page(session: &Session, settings: &Settings, reach: &Reach) -> Html {
    let messages = settings.messages();
    let below = match &session.listing {
        Some(listing) if listing.of > 0 => html! { <Results listing={listing.clone()} /> },
        Some(_) => nothing(session, messages),
        None => waiting(session, messages, &reach.open),
    };
    html! { <>{ top(session, settings, reach) }{ below }</> }
}

/// The name of the archive and what stands beside it.
fn top(session: &Session, settings: &Settings, reach: &Reach) -> Html {
    let messages = settings.messages();
    let texts = Search::of(messages.language);
    let found = session.listing.as_ref().and_then(|it| it.found.as_ref());
    let query = &session.address.filter.query;
    let also = found.into_iter().flat_map(|found| found.forms.iter());
    let also = also.filter(|form| !query.contains(&form.text)).take(3);
    let also: Vec<AttrValue> = also.map(|form| form.text.clone().into()).collect();
    let onclick = Callback::from(|_: MouseEvent| dialog::toggle(PALETTE));
    html! {
        <header class="lib-top">
            <a class="slip phone-only" lang="zh-Hant" href={session.address.at(Place::Library).href()}
                aria-label={format!("對照 {}", messages.shell.product)}>{ "對照" }</a>
            <div class="archive-name">
                { archive_name(session, messages) }
            </div>
            <SearchBox address={session.address.clone()} {also} label={texts.label} also_label={texts.also} go={reach.go.clone()} />
            <div class="desk-only">{ shown_choice(settings, &reach.change) }</div>
            <button type="button" class="btn commands" {onclick}>
                { messages.shell.commands }<kbd class="desk-only" aria-hidden="true">{ "Ctrl K" }</kbd>
            </button>
        </header>
    }
}

fn archive_name(session: &Session, messages: &Messages) -> Html {
    let Some(archive) = &session.archive else {
        return html! { <h1>{ messages.shell.library }</h1> };
    };
    html! {
        <>
            <h1 lang="zh">{ &archive.about.title }</h1>
            <p class="num">
                { (messages.about.extent)(archive.articles, archive.years) }
                if !archive.problems.is_empty() {
                    <a class="tag zhe" href={session.address.at(Place::About).href()}>
                        { (messages.open.problems)(archive.problems.len(), archive.articles) }
                    </a>
                }
            </p>
        </>
    }
}

/// What the publisher shows of the archive, by name.
fn saved_views(session: &Session, messages: &Messages) -> Html {
    let views = session.archive.iter().flat_map(|it| &it.about.views);
    let chip = |view: &SavedView| {
        let address = Address::parse(&view.address);
        let current = (address == session.address).then_some("page");
        html! { <a class="chip" href={address.href()} aria-current={current}>{ &view.title }</a> }
    };
    let chips: Html = views.map(chip).collect();
    html! { <nav class="selections" lang="zh" aria-label={messages.library.views}>{ chips }</nav> }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ResultsProps {
    listing: Shared<Listing>,
}

/// Facets, histogram, rows.
#[component]
fn Results(props: &ResultsProps) -> Html {
    let session = use_session();
    let messages = use_messages();
    let Reach { go, act, retry, .. } = use_reach();
    let view = use_memo(
        (
            props.listing.clone(),
            session.address.clone(),
            session.sought.clone(),
            messages.language,
        ),
        |(listing, address, opened, language)| {
            ResultView::new(listing, address, opened, language.messages())
        },
    );
    let view = &*view;
    let sheet = use_node_ref();
    let onmore = act.reform(|_: MouseEvent| Action::MoreRows);
    // Most readers never open it, and it would be drawn anew with every letter that is typed.
    let has_sheet = use_state(|| false);
    let onopen = {
        let (sheet, has_sheet) = (sheet.clone(), has_sheet.clone());
        Callback::from(move |_: MouseEvent| {
            has_sheet.set(true);
            drop(dialog::show_modal(&sheet));
        })
    };
    let filter = &session.address.filter;
    let of_activities = use_state(|| filter.active.is_some() && filter.years.is_none());
    let facets = facet_panel(&view.facets, messages, &go, &act);
    html! {
        <div class="lib">
            <section class="facets" aria-label={messages.facets.label}>{ facets.clone() }</section>
            <main id="main" class="results">
                { saved_views(&session, messages) }
                { result_head(view, onopen, &session, messages, &go) }
                { shown_note(&session, messages, &retry) }
                if let Some(found) = &props.listing.found {
                    { search_notes(found, &session.address, messages, &retry) }
                }
                { year_bands(view, &of_activities, &session, messages, &go) }
                if view.total == 0 {
                    { no_match(view, &session, messages, &go) }
                } else {
                    <div class="cols desk-only" aria-hidden="true">
                        <span>{ messages.library.column_issued }</span>
                        <span>{ messages.library.column_article }</span>
                        <span>{ messages.library.column_length }</span>
                    </div>
                    <ol class="entries">
                        for (at, entry) in view.entries.iter().enumerate() {
                            if entry.key.is_empty() {
                                // Its part of the list is on its way.
                                <li key={at} class="skel" aria-busy="true"><i class="short" /><i /></li>
                            } else {
                                { entry_row(entry, session.selected == Some(at), messages) }
                            }
                        }
                    </ol>
                    { lacking_note(props.listing.lacking.len(), messages, &retry) }
                    if view.rest > 0 {
                        <button type="button" class="btn line more" onclick={onmore}>
                            { (messages.library.more)(view.rest.min(crate::session::ROWS)) }
                        </button>
                    }
                }
            </main>
            { facet_sheet(&sheet, if *has_sheet { facets } else { Html::default() }, view.total, messages) }
        </div>
    }
}

/// The histogram of years, of publication or of activities, which the reader chooses.
fn year_bands(
    view: &ResultView,
    of_activities: &UseStateHandle<bool>,
    session: &Session,
    messages: &'static Messages,
    go: &Callback<Address>,
) -> Html {
    let texts = &messages.library;
    let [issued, active] = &view.bands;
    let has_both = issued.is_some() && active.is_some();
    let chosen = usize::from(if has_both {
        **of_activities
    } else {
        active.is_some()
    });
    let Some(band) = (if chosen == 1 { active } else { issued }) else {
        return Html::default();
    };
    let onchoose = {
        let address = session.address.clone();
        go.reform(move |years| {
            let mut filter = address.filter.clone();
            let range = if chosen == 1 {
                &mut filter.active
            } else {
                &mut filter.years
            };
            *range = years;
            address.with(filter)
        })
    };
    let name = texts.band_names.get(chosen).copied().unwrap_or_default();
    let years = (texts.years)(band.brush.first, band.brush.last, view.total);
    let choice = SegProps {
        label: texts.bands.into(),
        names: texts.band_names.map(Into::into).to_vec(),
        chosen,
        onchoose: {
            let of_activities = of_activities.clone();
            Callback::from(move |chosen| of_activities.set(chosen == 1))
        },
    };
    html! {
        <div class="year-bands">
            if has_both { { seg(&choice) } }
            <YearBandView key={chosen} band={band.clone()} label={format!("{name}. {years}")} {messages} {onchoose} />
        </div>
    }
}

/// How many articles pass, by which choices, in which order.
fn result_head(
    view: &ResultView,
    onopen: Callback<MouseEvent>,
    session: &Session,
    messages: &'static Messages,
    go: &Callback<Address>,
) -> Html {
    let texts = &messages.library;
    let onclear = {
        let address = session.address.with(Filter::default());
        go.reform(move |_: MouseEvent| address.clone())
    };
    html! {
        <>
            <div class="res-head">
                <span class="n num" aria-hidden="true"><b>{ (texts.articles)(view.total) }</b>
                    if let Some(hits) = view.hits { { "，" }<b>{ (Search::of(messages.language).hits)(hits) }</b> }
                </span>
                <span class="sub num" aria-hidden="true">{ (texts.of_articles)(view.of) }</span>
                <span class="vh" role="status">{ (texts.announce)(view.total, view.of) }</span>
                <span class="grow" />
                { sort_choice(&session.address, messages, go) }
            </div>
            <div class="chips">
                <button type="button" class="chip phone-only" onclick={onopen}>
                    { icon(Glyph::Filter) }{ texts.filter }
                </button>
                { choices(&ChoicesProps { choices: view.choices.clone(), with_counts: false, messages, ongo: go.clone() }) }
                if !view.choices.is_empty() {
                    <button type="button" class="btn" onclick={onclear}>{ texts.clear }</button>
                }
            </div>
        </>
    }
}

fn sort_choice(address: &Address, messages: &Messages, go: &Callback<Address>) -> Html {
    const SORTS: [Sort; 4] = [Sort::Newest, Sort::Oldest, Sort::Title, Sort::Relevance];
    let n_sorts = if address.filter.query.is_empty() {
        3
    } else {
        4
    };
    let texts = &messages.library;
    let onchange = {
        let address = address.clone();
        go.reform(move |event: Event| {
            let sort = input::chosen(&event).and_then(|at| SORTS.get(at)).copied();
            Address {
                sort: sort.unwrap_or_default(),
                ..address.clone()
            }
        })
    };
    html! {
        <select class="btn" aria-label={texts.sort} {onchange}>
            for sort in SORTS.into_iter().take(n_sorts) { <option selected={sort == address.sort}>{ (texts.sort_name)(sort) }</option> }
        </select>
    }
}

/// Nothing passes: what leaving out each choice would give.
fn no_match(
    view: &ResultView,
    session: &Session,
    messages: &'static Messages,
    go: &Callback<Address>,
) -> Html {
    let texts = &messages.library;
    let helpful: Vec<_> = view
        .choices
        .iter()
        .filter(|choice| choice.gives.is_some())
        .cloned()
        .collect();
    let onclear = {
        let address = session.address.with(Filter::default());
        go.reform(move |_: MouseEvent| address.clone())
    };
    html! {
        <div class="panel empty">
            <span class="glyph" lang="zh-Hant" aria-hidden="true">{ "無" }</span>
            <h2>{ texts.empty_title }</h2>
            if !helpful.is_empty() {
                <p>{ texts.empty_text }</p>
                <div class="row2">{ choices(&ChoicesProps { choices: helpful, with_counts: true, messages, ongo: go.clone() }) }</div>
            }
            <div class="row2"><button type="button" class="btn" onclick={onclear}>{ texts.clear }</button></div>
        </div>
    }
}

/// The facets in a sheet over the page.
pub(super) fn facet_sheet(sheet: &NodeRef, facets: Html, total: u32, messages: &Messages) -> Html {
    let onclose = {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| dialog::close(&sheet))
    };
    html! {
        <dialog ref={sheet} class="sheet-dialog" aria-label={messages.facets.label}>
            <div class="facets">{ facets }</div>
            <button type="button" class="btn solid" onclick={onclose}>{ (messages.library.show)(total) }</button>
        </dialog>
    }
}

/// The archive is on its way, or could not be opened.
pub(super) fn waiting(
    session: &Session,
    messages: &'static Messages,
    opener: &Callback<OpenRequest>,
) -> Html {
    let oncopy = Callback::from(copy);
    let failed = matches!(session.opening, Some(crate::session::Opening::Failed(_)));
    html! {
        <main id="main" class="sheet">
            if let Some(opening) = session.opening.clone() {
                { opening_notice(&OpeningNoticeProps { opening, still_open: false, messages, oncopy }) }
            }
            if failed {
                <div class="panel">
                    <OpenPanel {messages} onfiles={opener.reform(OpenRequest::Files)}
                        onsample={opener.reform(|()| OpenRequest::Site)} />
                </div>
            }
        </main>
    }
}

/// The archive has no articles at all.
fn nothing(session: &Session, messages: &Messages) -> Html {
    let (texts, shell) = (&messages.library, &messages.shell);
    html! {
        <main id="main" class="sheet">
            <div class="panel empty">
                <span class="glyph" lang="zh-Hant" aria-hidden="true">{ "無" }</span>
                <h2>{ texts.bare_title }</h2>
                <p>{ texts.bare_text }</p>
                <a class="btn solid" href={session.address.at(Place::Open).href()}>{ shell.open }</a>
            </div>
        </main>
    }
}
