//! The facets with their counts.

use collection::Facet;
use yew::prelude::*;

use crate::browser::input;
use crate::i18n::Messages;
use crate::route::Address;
use crate::session::Action;
use crate::view::facets::{FacetView, ValueView};

/// All facets, one under the other. `ongo` is called with the address to go to, `act` where a facet is opened or a
/// value of it looked for.
pub fn facet_panel(
    facets: &[FacetView],
    messages: &'static Messages,
    ongo: &Callback<Address>,
    act: &Callback<Action>,
) -> Html {
    let list = |facet| facet_list(facet, messages, ongo, act);
    facets.iter().map(list).collect()
}

fn facet_list(
    facet: &FacetView,
    messages: &'static Messages,
    ongo: &Callback<Address>,
    act: &Callback<Action>,
) -> Html {
    let (texts, name) = (&messages.facets, facet.facet);
    let open = facet.opened.is_some();
    let ontoggle = act.reform(move |_: MouseEvent| Action::Seek(name, (!open).then(String::new)));
    let rest = (facet.rest > 0).then(|| (texts.more)(facet.rest));
    html! {
        <fieldset key={facet.name} class="facet-list">
            <legend>{ facet.name }<small>{ texts.any }</small></legend>
            if let Some(words) = facet.opened.clone().filter(|_| facet.has_box) {
                <FacetBox facet={name} {words} label={texts.find} {act} />
            }
            <ul>
                for value in facet.values.iter() { { value_row(value, ongo) } }
            </ul>
            if open {
                <p class="c">{ rest }</p>
                <button type="button" class="btn more" aria-expanded="true" onclick={ontoggle}>{ texts.fewer }</button>
            } else if rest.is_some() {
                <button type="button" class="btn more" aria-expanded="false" onclick={ontoggle}>{ rest }</button>
            }
        </fieldset>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FacetBoxProps {
    facet: Facet,
    words: AttrValue,
    label: &'static str,
    act: Callback<Action>,
}

/// The box in which a value of a long facet is looked for, in either script.
#[component]
fn FacetBox(props: &FacetBoxProps) -> Html {
    let field = use_node_ref();
    use_effect_with((props.facet, props.act.clone()), {
        let field = field.clone();
        move |(facet, act)| {
            let facet = *facet;
            let onfind = act.reform(move |words| Action::Seek(facet, Some(words)));
            let listening = input::listen(&field, &onfind);
            move || drop(listening)
        }
    });
    html! {
        <input type="search" lang="zh" class="find" autocomplete="off" spellcheck="false" aria-label={props.label}
            placeholder={props.label} ref={field} value={&props.words} />
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
