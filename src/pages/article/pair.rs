//! The text beside itself in the other script: 對照.

use collection::{Over, Reading, RowKind, SideRow, Sides, Stretch, Writing, plain};
use yew::prelude::*;

use super::bar::reader_bar;
use super::states::waiting;
use super::why::why_card;
use crate::app::{use_reach, use_session, use_settings};
use crate::browser::{dialog, document, keys, pointer};
use crate::i18n::{Language, Messages, Pair as Texts};
use crate::parts::{SegProps, fish, in_ink, noted_text, seg};
use crate::route::{Address, WRITINGS};
use crate::session::{Pair, Shared};
use crate::settings::{Change, Marks};
use crate::view::pair::{class, counts, number, place_of, segments};

/// The marks that the keys go to.
pub const PAIR_MARKS: &str = ".cell.b [role=button]";

/// The sentences that the keys go to.
pub const SENTENCES: &str = ".cell.a [data-s]";

/// A sentence that is followed in both columns: row, sentence, and the run that was asked about.
type Place = (usize, usize, Option<u32>);

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PairViewProps {
    pub(super) reading: Shared<Reading>,
}

/// The text beside itself.
#[component]
pub(super) fn PairView(props: &PairViewProps) -> Html {
    let reading = &props.reading;
    let session = use_session();
    let settings = use_settings();
    let messages = settings.messages();
    let reach = use_reach();
    let layout = use_node_ref();
    let card = use_node_ref();
    let place = use_state_eq(|| None::<Place>);
    let everywhere = use_state_eq(|| false);
    use_effect_with(session.why.clone(), {
        let (card, place) = (card.clone(), *place);
        move |why| {
            if let (Some(_), Some((row, _, Some(run)))) = (why, place) {
                let mark = format!(".cell.b [data-s^='{row}.'] [data-run='{run}']");
                drop(dialog::show_beside(&card, &mark));
            }
        }
    });
    let texts = Texts::of(messages.language);
    let bar = |more: Html| reader_bar(reading, &layout, &session, &settings, &reach, more);
    let sides = match &session.pair {
        Pair::Here(id, sides) if *id == reading.article.id => sides,
        pair => {
            let notice = match pair {
                Pair::NoTable => no_table(texts, messages, &reach.retry),
                _ => waiting(messages),
            };
            return html! { <>{ bar(Html::default()) }{ notice }</> };
        }
    };
    let follow = {
        let (place, explain) = (place.clone(), reach.explain.clone());
        Callback::from(move |(event, asks): (Event, bool)| {
            let found = pointer::sentence(&event);
            let found = found.and_then(|(at, run)| {
                let (row, sentence) = at.split_once('.')?;
                Some((row.parse().ok()?, sentence.parse().ok()?, run))
            });
            let Some((row, sentence, run)) = found else {
                return;
            };
            let asked = run.filter(|_| asks);
            if asks || !matches!(*place, Some((at, of, _)) if (at, of) == (row, sentence)) {
                place.set(Some((row, sentence, asked)));
            }
            if let (Some(run), Ok(row)) = (asked, u32::try_from(row)) {
                explain.emit((row, run));
            }
        })
    };
    let onkeydown = {
        let follow = follow.clone();
        Callback::from(move |event: KeyboardEvent| {
            if pointer::is_run(&event) && keys::is_press(&event) {
                follow.emit((event.into(), true));
            }
        })
    };
    let switch = switch(sides.to, &session.address, &reach.go, texts);
    let tools = tools(
        &session.address,
        settings.marks,
        &reach.go,
        &reach.change,
        texts,
    );
    let row = |(at, row): (usize, &SideRow)| {
        let followed = place.filter(|(of, ..)| *of == at);
        (row.kind != RowKind::Title).then(|| html! {
            <PairRow key={at} sides={sides.clone()} {at} {followed} marks={settings.marks} language={messages.language} />
        })
    };
    let close = {
        let card = card.clone();
        Callback::from(move |()| dialog::close(&card))
    };
    html! {
        <>
            { bar(html! { <div class="desk-only pair-tools">{ switch.clone() }{ tools.clone() }</div> }) }
            <main id="main" class="spread pair" data-column="a"
                onclick={follow.reform(|event: MouseEvent| (event.into(), true))}
                onpointerover={follow.reform(|event: PointerEvent| (event.into(), false))}
                onfocusin={follow.reform(|event: FocusEvent| (event.into(), false))}
                onpointerdown={Callback::from(|event: PointerEvent| pointer::mark_column(&event))}
                {onkeydown}>
                { head(sides, reading, texts, messages) }
                <div class="row phone-only"><div class="gut" /><div class="cell pair-tools">{ switch }{ tools }</div></div>
                for row in sides.rows.iter().enumerate().filter_map(row) { { row } }
            </main>
            { foot(sides, *place, texts) }
            <dialog ref={card} class="sheet-dialog why" aria-label={texts.ground} closedby="any">
                if let Some(why) = &session.why {
                    { why_card(why, sides.to, &everywhere, &session.choices, &reach.choose, &close, messages) }
                }
            </dialog>
        </>
    }
}

/// The switch between writings: those of the regions, and the one that holds where it is another.
fn switch(now: Writing, address: &Address, go: &Callback<Address>, texts: &'static Texts) -> Html {
    let address = address.clone();
    let n_offered = if now == Writing::Hant { 4 } else { 3 };
    let onchoose = go.reform(move |at: usize| {
        let (to, _) = WRITINGS.get(at).copied().unwrap_or(WRITINGS[0]);
        address.beside(to)
    });
    let names = texts.writings.iter().take(n_offered);
    seg(&SegProps {
        label: texts.writing.into(),
        names: names.map(|name| AttrValue::from(*name)).collect(),
        chosen: place_of(now),
        onchoose,
    })
}

/// What is marked, and whether words of the region are put.
fn tools(
    address: &Address,
    marks: Marks,
    go: &Callback<Address>,
    change: &Callback<Change>,
    texts: &'static Texts,
) -> Html {
    let onmarks = change.reform(|_: MouseEvent| Change::NextMarks);
    let mut other = address.clone();
    other.words = !address.words;
    let onwords = go.reform(move |_: MouseEvent| other.clone());
    let name = texts.marks.get(marks as usize).copied();
    html! {
        <>
            <button type="button" class="btn" onclick={onmarks}>{ texts.marks_label }<span class="quiet">{ name }</span></button>
            <button type="button" class="btn" aria-pressed={address.words.to_string()} onclick={onwords}>{ texts.words }</button>
        </>
    }
}

/// The title in both writings, and what differs.
fn head(sides: &Sides, reading: &Reading, texts: &Texts, messages: &Messages) -> Html {
    let title = sides.rows.iter().find(|row| row.kind == RowKind::Title);
    let name = |converted: bool| match title {
        Some(row) => row
            .sentences
            .iter()
            .flatten()
            .map(|run| text(run, converted))
            .collect(),
        None => messages.library.untitled.to_owned(),
    };
    let date = reading
        .article
        .issued
        .as_ref()
        .map(|date| (messages.article.date)(date));
    let counted = texts.counted.iter().zip(counts(sides));
    let [own, other] = [sides.from, sides.to].map(|writing| texts.writings.get(place_of(writing)));
    html! {
        <div class="row top">
            <div class="head a read">
                <div class="which"><span class="seal" lang="zh-Hans" aria-hidden="true">{ seal(sides.from) }</span>{ texts.original }{ " · " }{ own.copied() }</div>
                <h1 class="ttl" lang={sides.from.tag()} tabindex="-1">{ noted_text(&name(false), false) }</h1>
                <div class="by num">
                    <span>{ date.unwrap_or_else(|| messages.library.no_date.to_owned()) }</span>
                    <span>{ (messages.library.characters)(reading.article.length) }</span>
                </div>
                { machine_made(sides, texts) }
            </div>
            <div class="gut">{ fish("對照") }</div>
            <div class="head b read">
                <div class="which"><span class="seal solid" lang="zh-Hans" aria-hidden="true">{ seal(sides.to) }</span>{ other.copied() }{ " · " }{ texts.converted }</div>
                <p class="ttl" lang={sides.to.tag()}>{ noted_text(&name(true), false) }</p>
                <div class="by num">
                    if sides.from == sides.to {
                        <span>{ texts.same }</span>
                    } else {
                        for (name, count) in counted { <span>{ name }{ " " }{ count }</span> }
                    }
                </div>
            </div>
        </div>
    }
}

/// What a machine left in an article that it made Traditional, with what better stood there.
fn machine_made(sides: &Sides, texts: &Texts) -> Html {
    let left = |(left, better, count): &(String, String, u32)| {
        html! { <li><span class="song">{ left }{ " → " }{ better }</span><small class="num">{ count }</small></li> }
    };
    html! {
        if !sides.machine_made.is_empty() {
            <details class="left">
                <summary class="tag zhe">{ texts.machine }</summary>
                <p>{ texts.machine_text }</p>
                <ul lang="zh-Hant">for left in sides.machine_made.iter().map(left) { { left } }</ul>
            </details>
        }
    }
}

/// The seal of a writing.
const fn seal(writing: Writing) -> &'static str {
    match writing {
        Writing::Hans => "简",
        _ => "繁",
    }
}

/// What the bar at the foot says and does.
fn foot(sides: &Sides, place: Option<Place>, texts: &'static Texts) -> Html {
    let step = |forward: bool| {
        Callback::from(move |_: MouseEvent| document::focus_beside(PAIR_MARKS, forward))
    };
    let at = place.and_then(|(row, sentence, _)| {
        let paragraph = match sides.rows.get(row)?.kind {
            RowKind::Paragraph(number) => Some(number),
            _ => None,
        };
        Some((texts.at)(paragraph, sentence + 1))
    });
    let [_, several, regional] = texts.counted;
    html! {
        <footer class="status num">
            <span class="k desk-only"><i />{ (texts.mark)(collection::Mark::Phrase) }</span>
            <span class="k desk-only"><i class="m" />{ several }</span>
            <span class="k desk-only"><i class="t" />{ regional }</span>
            <span class="k desk-only"><i class="a" />{ texts.followed }</span>
            <span class="grow" />
            <span class="desk-only">{ at }</span>
            <button type="button" class="btn" onclick={step(false)}><kbd aria-hidden="true">{ "P" }</kbd>{ texts.previous }</button>
            <button type="button" class="btn" onclick={step(true)}><kbd aria-hidden="true">{ "N" }</kbd>{ texts.next }</button>
        </footer>
    }
}

/// The tables could not be had.
fn no_table(texts: &Texts, messages: &Messages, retry: &Callback<()>) -> Html {
    html! {
        <main id="main" class="sheet">
            <div class="panel empty" role="alert">
                <h1>{ texts.no_table }</h1>
                <p>{ texts.no_table_text }</p>
                <button type="button" class="btn solid" onclick={retry.reform(|_: MouseEvent| ())}>{ messages.article.retry }</button>
            </div>
        </main>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PairRowProps {
    sides: Shared<Sides>,
    at: usize,
    followed: Option<Place>,
    marks: Marks,
    language: Language,
}

/// One row. A component, so that rows that stay the same are not drawn again.
#[component]
fn PairRow(props: &PairRowProps) -> Html {
    let PairRowProps { sides, at, .. } = props;
    let Some(row) = sides.rows.get(*at) else {
        return Html::default();
    };
    let on = props.followed.is_some().then_some("on");
    let kind = match row.kind {
        RowKind::Heading(_) => "row h",
        RowKind::Cell | RowKind::Caption => "row quiet",
        _ => "row",
    };
    let first = column(props, row, false);
    let first = match row.kind {
        RowKind::Heading(0 | 1) => html! { <h2 class="heading">{ first }</h2> },
        RowKind::Heading(_) => html! { <h3 class="heading">{ first }</h3> },
        _ => html! { <p>{ first }</p> },
    };
    let heading = matches!(row.kind, RowKind::Heading(_)).then_some("heading");
    html! {
        <div class={kind}>
            <div class="cell a read" lang={sides.from.tag()}>{ first }</div>
            <div class={classes!("gut", on)}><span class="no num">{ number(row) }</span></div>
            <div class="cell b read" lang={sides.to.tag()}><p class={heading}>{ column(props, row, true) }</p></div>
        </div>
    }
}

/// One column of a row. Sentences and marks are reached by the keys of the view: thousands of tab
/// stops would be none.
fn column(props: &PairRowProps, row: &SideRow, converted: bool) -> Html {
    let texts = Texts::of(props.language);
    let sentence = |(number, sentence): (usize, &Vec<Stretch>)| {
        let followed = props.followed.filter(|(_, of, _)| *of == number);
        let picked = followed.and_then(|(.., run)| run);
        let pieces = segments(sentence, props.marks, followed.is_some(), converted);
        let piece = |segment: crate::view::pair::Segment<'_>| {
            let text = noted_text(&segment.text, false);
            let text = match segment.over {
                Over::Nothing => text,
                Over::Hit => html! { <mark>{ text }</mark> },
                Over::Ink(ink) => in_ink(ink, text),
            };
            let Some(run) = segment.run else {
                return html! { <key={segment.key}>{ text }</> };
            };
            let class = class(run, segment.is_marked, picked == Some(run.run));
            if segment.is_marked && converted {
                let label = (texts.spoken)(
                    &plain(run.target()),
                    &plain(&run.source),
                    (texts.mark)(run.mark),
                );
                html! { <span key={segment.key} {class} role="button" tabindex="-1" aria-label={label} data-run={run.run.to_string()}>{ text }</span> }
            } else {
                html! { <span key={segment.key} {class} data-run={run.run.to_string()}>{ text }</span> }
            }
        };
        let class = if followed.is_some() { "s on" } else { "s" };
        html! {
            <span {class} data-s={format!("{}.{number}", props.at)} tabindex="-1">
                for piece in pieces.into_iter().map(piece) { { piece } }
            </span>
        }
    };
    html! { for sentence in row.sentences.iter().enumerate().map(sentence) { { sentence } } }
}

/// One side of a run.
fn text(run: &Stretch, converted: bool) -> &str {
    if converted { run.target() } else { &run.source }
}
