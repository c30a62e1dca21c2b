//! The tools for what is selected: four inks, and a note.

use bundle::ArticleId;
use yew::prelude::*;

use crate::app::{Noting, use_reach, use_session, use_settings};
use crate::browser::{input, selection};
use crate::i18n::Marks;
use crate::parts::told;
use crate::view::margin::{Marking, Quote};

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct InksProps {
    /// The article.
    pub(super) id: ArticleId,
}

/// The tools, as long as something is selected, and what became of the last mark.
#[component]
pub(super) fn Inks(props: &InksProps) -> Html {
    let reach = use_reach();
    let now = use_session().told;
    let language = use_settings().language;
    let texts = Marks::of(language);
    let quote = use_state_eq(|| None::<Quote>);
    let text = use_node_ref();
    use_effect_with((), {
        let quote = quote.clone();
        move |()| {
            let watching = selection::watch(Callback::from(move |now| quote.set(now)));
            move || drop(watching)
        }
    });
    let button = |(ink, name): (usize, &&'static str)| {
        let (id, note) = (props.id.clone(), reach.note.clone());
        let (quote, text) = (quote.clone(), text.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(chosen) = &*quote {
                note.emit(Noting::Make(Marking {
                    article: id.clone(),
                    quote: chosen.clone(),
                    ink,
                    text: input::text(&text),
                }));
            }
            selection::clear();
            quote.set(None);
        });
        let class = ["btn hl i0", "btn hl i1", "btn hl i2", "btn hl i3"].get(ink);
        html! { <button type="button" class={class.copied()} {onclick}>{ *name }</button> }
    };
    html! {
        <>
            if quote.is_some() {
                <div class="inks" role="toolbar" aria-label={texts.tools}>
                    <input type="text" aria-label={texts.note} placeholder={texts.note} ref={text.clone()} />
                    for one in texts.inks.iter().enumerate().map(button) { { one } }
                </div>
            }
            { told(now, language) }
        </>
    }
}
