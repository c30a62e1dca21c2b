//! The table of contents beside an article.

use yew::prelude::*;

use crate::browser::document;
use crate::view::outline::OutlineItem;

/// What the outline needs.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineNavProps {
    /// Its name.
    pub label: &'static str,
    /// The headings.
    pub items: Vec<OutlineItem>,
    /// The heading that is being read.
    pub current: Option<AttrValue>,
    /// The language of the headings.
    pub lang: &'static str,
    /// Called after a heading was gone to.
    pub ongone: Callback<()>,
}

/// The table of contents.
pub fn outline_nav(props: &OutlineNavProps) -> Html {
    let item = |item: &OutlineItem| {
        let on = props.current.as_ref() == Some(&item.anchor);
        let onclick = {
            let (anchor, ongone) = (item.anchor.clone(), props.ongone.clone());
            Callback::from(move |_: MouseEvent| {
                ongone.emit(());
                document::scroll_to(&format!("#{anchor}"));
                document::focus_selector(&format!("#{anchor}"));
            })
        };
        html! {
            <li class={classes!(on.then_some("on"))} data-level={item.level.to_string()}>
                <button type="button" aria-current={on.then_some("true")} lang={props.lang} {onclick}>{ &item.text }</button>
            </li>
        }
    };
    html! {
        <nav class="rn" aria-label={props.label}>
            <ol>for item in props.items.iter().map(item) { { item } }</ol>
        </nav>
    }
}
