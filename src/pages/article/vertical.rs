//! 直排: the text set vertically, in columns from right to left.

use collection::Reading;
use yew::prelude::*;

use super::bar::reader_bar;
use super::dock::dock;
use crate::app::{use_reach, use_session, use_settings};
use crate::browser::{keys, scroll};
use crate::parts::{HitMarker, SegProps, block, seg, shown_choice, shown_note};
use crate::session::Shared;
use crate::settings::Change;
use crate::view::script;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct VerticalViewProps {
    pub(super) reading: Shared<Reading>,
}

/// The text set vertically. It is turned like the leaves of a book: what comes next lies to the left.
#[component]
pub(super) fn VerticalView(props: &VerticalViewProps) -> Html {
    let reading = &props.reading;
    let session = use_session();
    let settings = use_settings();
    let messages = settings.messages();
    let reach = use_reach();
    let layout = use_node_ref();
    let leaf = use_node_ref();
    let onkeydown = {
        let leaf = leaf.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(forward) = keys::turns(&event) {
                scroll::turn(&leaf, forward);
            }
        })
    };
    let onwheel = {
        let leaf = leaf.clone();
        Callback::from(move |event: WheelEvent| scroll::move_left(&leaf, event.delta_y()))
    };
    let lang = script::tag_of(&reading.article);
    let title = reading.article.title.as_ref();
    let mut hits = HitMarker::new(&reading.hits, u32::from(title.is_some()))
        .upright()
        .with(&reading.marks);
    let issued = reading.article.issued.as_ref();
    let texts = &messages.settings;
    let numbers = seg(&SegProps {
        label: texts.numbers.into(),
        names: texts.numerals.map(AttrValue::from).to_vec(),
        chosen: usize::from(settings.numerals),
        onchoose: reach.change.reform(|at| Change::Numerals(at == 1)),
    });
    let shown = html! { <div class="desk-only pair-tools">{ shown_choice(&settings, &reach.change) }{ numbers }</div> };
    html! {
        <>
            { reader_bar(reading, &layout, &session, &settings, &reach, shown) }
            <main id="main" class="vert">
                { shown_note(&session, messages, &reach.retry) }
                <div class="leaf">
                    <article class="vt" {lang} ref={leaf} tabindex="0" {onkeydown} {onwheel}>
                        if let Some(title) = title {
                            <h1 tabindex="-1">{ HitMarker::new(&reading.hits, 0).upright().draw(title) }</h1>
                        } else {
                            <h1 class="untitled" tabindex="-1">{ messages.library.untitled }</h1>
                        }
                        if let Some(date) = issued {
                            <div class="bl">{ hits.apart(&(messages.article.date)(date)) }</div>
                        }
                        for (at, one) in reading.blocks.iter().enumerate() { { block(at, one, &mut hits, messages) } }
                    </article>
                </div>
            </main>
            { dock(reading, &layout, None, &session, &reach.act, messages) }
        </>
    }
}
