//! 校勘: the archived text beside the repaired one.

use collection::{Reading, RowKind, ShownRepair};
use yew::prelude::*;

use super::bar::reader_bar;
use super::states::waiting;
use crate::app::{Reach, use_reach, use_session, use_settings};
use crate::browser::{dialog, document, keys};
use crate::i18n::{Collation as Texts, Messages};
use crate::parts::{RepairCardProps, SegProps, fish, repair_card, seg};
use crate::session::Shared;
use crate::view::collation::{self, Row, RowNote, Run};
use crate::view::entry::Tag;
use crate::view::script;

/// The runs that the keys go to.
pub const MARKS: &str = ".cell.a [data-repair]";

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct CollationViewProps {
    pub(super) reading: Shared<Reading>,
}

/// The archived text beside the repaired one.
#[component]
pub(super) fn CollationView(props: &CollationViewProps) -> Html {
    let reading = &props.reading;
    let session = use_session();
    let settings = use_settings();
    let messages = settings.messages();
    let Reach { undo, change, .. } = use_reach();
    let layout = use_node_ref();
    let card = use_node_ref();
    let only_changes = use_state(|| false);
    let chosen = use_state(|| None::<u32>);
    let onchoose = use_callback((chosen.clone(), card.clone()), |number, (chosen, card)| {
        chosen.set(Some(number));
        drop(dialog::show_modal(card));
    });
    let Some((_, found)) = session
        .collation
        .as_ref()
        .filter(|(id, _)| *id == reading.article.id)
    else {
        let bar = reader_bar(
            reading,
            &layout,
            &session,
            &settings,
            &change,
            Html::default(),
        );
        return html! { <>{ bar }{ waiting(messages) }</> };
    };
    let texts = Texts::of(messages.language);
    let view = collation::collation(found, &session.undone.keys, messages);
    let lang = script::tag_of(&reading.article);
    let onshow = {
        let only_changes = only_changes.clone();
        Callback::from(move |at: usize| only_changes.set(at == 1))
    };
    let switch = seg(&SegProps {
        label: texts.shown_label.into(),
        names: texts.shown.map(AttrValue::from).to_vec(),
        chosen: usize::from(*only_changes),
        onchoose: onshow,
    });
    let row = |(at, row): (usize, &Row)| {
        html! { <RowView key={at} row={row.clone()} {lang} onchoose={onchoose.clone()} /> }
    };
    let rows = view.rows.iter().enumerate();
    let rows = rows.filter(|(_, row)| row.kind != RowKind::Title);
    let rows = rows.filter(|(_, row)| row.is_changed() || !*only_changes);
    let shown = (*chosen).and_then(|number| collation::find(found, number).cloned());
    html! {
        <>
            { reader_bar(reading, &layout, &session, &settings, &change, html! { <div class="desk-only">{ switch.clone() }</div> }) }
            <main id="main" class="spread collation">
                { head(&view, reading, texts, messages, &onchoose) }
                <div class="row phone-only"><div class="gut" /><div class="cell">
                    { switch.clone() }
                </div></div>
                if view.count == 0 {
                    <div class="row"><div class="cell a"><p>{ texts.sound }</p></div><div class="gut" /></div>
                }
                for row in rows.map(row) { { row } }
            </main>
            { foot(texts) }
            <dialog ref={card.clone()} class="sheet-dialog" aria-label={texts.repaired}>
                if let Some(shown) = shown {
                    { card_of(shown, &session.undone, undo, lang, messages, card) }
                }
            </dialog>
        </>
    }
}

fn card_of(
    shown: ShownRepair,
    undone: &crate::session::Undone,
    undo: Callback<crate::session::Undone>,
    lang: &'static str,
    messages: &'static Messages,
    card: NodeRef,
) -> Html {
    let is_undone = undone.keys.contains(&shown.key);
    let next = undone.toggled(shown.key);
    let ontoggle = undo.reform(move |()| next.clone());
    let onclose = Callback::from(move |()| dialog::close(&card));
    repair_card(&RepairCardProps {
        shown,
        is_undone,
        lang,
        messages,
        ontoggle,
        onclose,
    })
}

/// The title in both layers, with what was done.
fn head(
    view: &collation::CollationView,
    reading: &Reading,
    texts: &'static Texts,
    messages: &'static Messages,
    onchoose: &Callback<u32>,
) -> Html {
    let lang = script::tag_of(&reading.article);
    let title = view.rows.iter().find(|row| row.kind == RowKind::Title);
    let untitled = messages.library.untitled;
    let name = |runs: Option<&[Run]>| match runs {
        Some(runs) => html! { <span {lang}>{ run_list(runs, onchoose) }</span> },
        None => html! { <span class="untitled">{ untitled }</span> },
    };
    let tags = |tags: &[Tag]| {
        html! {
            <div class="rstat">
                for tag in tags.iter() { <span class={classes!("num", tag.tone.class())}>{ &tag.text }</span> }
            </div>
        }
    };
    html! {
        <div class="row top">
            <div class="head a read cell">
                <div class="which"><span class="seal" lang="zh-Hans" aria-hidden="true">{ "原" }</span>{ texts.archived }</div>
                <p class="ttl">{ name(title.map(|row| row.archived.as_slice())) }</p>
                { tags(&view.kinds) }
            </div>
            <div class="gut">{ fish("校勘") }</div>
            <div class="head b read">
                <div class="which"><span class="seal solid" lang="zh-Hans" aria-hidden="true">{ "修" }</span>{ texts.repaired }</div>
                <h1 class="ttl" tabindex="-1">{ name(title.map(|row| row.repaired.as_slice())) }</h1>
                { tags(&view.certainties) }
            </div>
        </div>
    }
}

/// What the bar at the foot says and does.
fn foot(texts: &'static Texts) -> Html {
    let step =
        |forward: bool| Callback::from(move |_: MouseEvent| document::focus_beside(MARKS, forward));
    html! {
        <footer class="status num">
            <span class="desk-only">{ texts.promise }</span>
            <span class="grow" />
            <button type="button" class="btn" onclick={step(false)}><kbd aria-hidden="true">{ "P" }</kbd>{ texts.previous }</button>
            <button type="button" class="btn" onclick={step(true)}><kbd aria-hidden="true">{ "N" }</kbd>{ texts.next }</button>
        </footer>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RowViewProps {
    row: Row,
    lang: &'static str,
    onchoose: Callback<u32>,
}

/// One row. A component, so that rows that stay the same are not drawn again.
#[component]
fn RowView(props: &RowViewProps) -> Html {
    let RowViewProps {
        row,
        lang,
        onchoose,
    } = props;
    let class = match row.kind {
        RowKind::Heading(_) => "row h",
        RowKind::Furniture => "row quiet",
        RowKind::Outside => "row out",
        _ => "row",
    };
    let dup = (row.kind == RowKind::Outside).then_some("dup");
    let on = row.is_changed().then_some("on");
    html! {
        <div {class}>
            <div class={classes!("cell", "a", "read", dup)} lang={*lang}>{ column(row.kind, &row.archived, onchoose) }</div>
            <div class={classes!("gut", on)}><span class="no num">{ &row.label }</span></div>
            <div class="cell b read">
                if !row.repaired.is_empty() { <div lang={*lang}>{ column(row.kind, &row.repaired, onchoose) }</div> }
                for note in row.notes.iter() { { note_line(note, onchoose) } }
            </div>
        </div>
    }
}

/// The text of one column; a line break begins another paragraph.
fn column(kind: RowKind, runs: &[Run], onchoose: &Callback<u32>) -> Html {
    match kind {
        RowKind::Heading(_) => html! { <p class="heading">{ run_list(runs, onchoose) }</p> },
        // A copy may be of several paragraphs.
        RowKind::Outside => html! {
            for run in runs.iter() {
                for line in run.text.lines() {
                    <p>{ run_view(&Run { text: line.to_owned().into(), ..run.clone() }, onchoose) }</p>
                }
            }
        },
        _ => html! { <p>{ run_list(runs, onchoose) }</p> },
    }
}

fn run_list(runs: &[Run], onchoose: &Callback<u32>) -> Html {
    html! { for run in runs.iter().map(|run| run_view(run, onchoose)) { { run } } }
}

fn run_view(run: &Run, onchoose: &Callback<u32>) -> Html {
    let (Some(mark), Some(number)) = (run.mark, run.repair) else {
        return html! { &run.text };
    };
    let onclick = onchoose.reform(move |_: MouseEvent| number);
    let onkeydown = {
        let onchoose = onchoose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if keys::is_press(&event) {
                onchoose.emit(number);
            }
        })
    };
    // Reached by the keys of the view: hundreds of tab stops would be none.
    html! {
        <span class={mark.class()} role="button" tabindex="-1" data-repair={number.to_string()}
            {onclick} {onkeydown}>{ &run.text }</span>
    }
}

fn note_line(line: &RowNote, onchoose: &Callback<u32>) -> Html {
    let text = match line.repair {
        Some(number) => {
            let choose = onchoose.reform(move |_: MouseEvent| number);
            html! { <button type="button" class="why-link" onclick={choose}>{ &line.text }</button> }
        }
        None => html! { <span>{ &line.text }</span> },
    };
    html! {
        <div class="rnote">
            <span class={line.tag.tone.class()}>{ &line.tag.text }</span>
            { text }
            if let Some(code) = &line.code { <code>{ code }</code> }
            if let Some(gives) = &line.gives { <span lang="zh">{ "→ " }{ gives }</span> }
        </div>
    }
}
