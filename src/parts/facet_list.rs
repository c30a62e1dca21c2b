//! The facets with their counts.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::route::Address;
use crate::view::facets::{FacetView, SHOWN, ValueView};

/// All facets, one under the other. `ongo` is called with the address to go to.
pub fn facet_panel(
    facets: &[FacetView],
    messages: &'static Messages,
    ongo: &Callback<Address>,
) -> Html {
    html! {
        for facet in facets.iter() {
            <FacetList key={facet.name} facet={facet.clone()} {messages} {ongo} />
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FacetListProps {
    facet: FacetView,
    messages: &'static Messages,
    ongo: Callback<Address>,
}

#[component]
fn FacetList(props: &FacetListProps) -> Html {
    let FacetListProps {
        facet,
        messages,
        ongo,
    } = props;
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let long = facet.values.len() > SHOWN;
    let shown = if *open { facet.values.len() } else { SHOWN };
    let rest = u32::try_from(facet.values.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX);
    html! {
        <fieldset class="facet-list">
            <legend>{ facet.name }<small>{ messages.facets.any }</small></legend>
            <ul>
                for value in facet.values.iter().take(shown) {
                    { value_row(value, ongo) }
                }
            </ul>
            if long {
                <button type="button" class="btn more" aria-expanded={open.to_string()} onclick={ontoggle}>
                    if *open { { messages.facets.fewer } } else { { (messages.facets.more)(rest) } }
                </button>
            }
        </fieldset>
    }
}

fn value_row(value: &ValueView, ongo: &Callback<Address>) -> Html {
    let onchange = {
        let toggled = value.toggled.clone();
        ongo.reform(move |_: Event| toggled.clone())
    };
    let class = classes!(
        value.chosen.then_some("on"),
        (value.count == 0).then_some("zero")
    );
    html! {
        <li key={value.value.to_string()} {class}>
            <label>
                <input type="checkbox" class="box" checked={value.chosen} {onchange} />
                if let Some(seal) = &value.seal {
                    <span class="seal" lang="zh-Hans" aria-hidden="true">{ seal }</span>
                }
                <span class="label" lang={value.lang}>{ &value.label }</span>
                <svg class="bar" aria-hidden="true">
                    <rect class="track" width="100%" height="1" y="1" />
                    <rect class="fill" width={format!("{}%", value.share)} height="3" />
                </svg>
                <span class="c num">{ value.count }</span>
            </label>
        </li>
    }
}
