//! Why a run became what it is, and what else it may become.

use collection::{Why, Writing};
use yew::prelude::*;

use crate::i18n::{Messages, Pair as Texts};
use crate::parts::{SegProps, seg};
use crate::session::Choices;

/// The card of a run.
pub(super) fn why_card(
    why: &Why,
    to: Writing,
    everywhere: &UseStateHandle<bool>,
    choices: &Choices,
    choose: &Callback<Choices>,
    close: &Callback<()>,
    messages: &'static Messages,
) -> Html {
    let texts = Texts::of(messages.language);
    // The word of the reader's that decided, if one did.
    let term = why.entries.iter().find_map(|entry| match entry.as_slice() {
        [owner, from, _] if owner == "reader" => Some(from.as_str()),
        _ => None,
    });
    let wants = |wanted: Option<&str>| {
        let next = match (wanted, term) {
            (Some(form), _) if **everywhere => {
                let here = choices.with(&why.place, None);
                here.with_term(&why.source, to, Some(form))
            }
            (None, Some(from)) => choices.with_term(from, to, None),
            _ => choices.with(&why.place, wanted),
        };
        let (choose, close) = (choose.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            choose.emit(next.clone());
            close.emit(());
        })
    };
    let candidate = |(at, form): (usize, &String)| {
        let holds = (*form == why.target).to_string();
        // The first is what it becomes without a choice.
        let onclick = wants((at > 0 || **everywhere).then_some(form));
        html! { <button type="button" aria-pressed={holds} {onclick}>{ form }</button> }
    };
    let chosen = why.mark == collection::Mark::Choice || term.is_some();
    let scope = SegProps {
        label: texts.scope.into(),
        names: texts.scopes.map(AttrValue::from).to_vec(),
        chosen: usize::from(**everywhere),
        onchoose: {
            let everywhere = everywhere.clone();
            Callback::from(move |at: usize| everywhere.set(at == 1))
        },
    };
    html! {
        <>
            <h2 class="big"><span lang="zh">{ &why.source }</span><i aria-hidden="true">{ "→" }</i><span lang="zh-Hant">{ &why.target }</span><span class="kind tag">{ (texts.mark)(why.mark) }</span></h2>
            if why.candidates.len() > 1 {
                <div class="cands" role="group" aria-label={texts.candidates} lang="zh-Hant">
                    for candidate in why.candidates.iter().enumerate().map(candidate) { { candidate } }
                </div>
                { seg(&scope) }
            }
            { facts(why, texts) }
            <div class="act">
                if chosen { <button type="button" class="btn" onclick={wants(None)}>{ texts.unchoose }</button> }
                <span class="grow num">{ (texts.count)(why.count) }</span>
                <button type="button" class="btn" onclick={close.reform(|_: MouseEvent| ())}>{ messages.shell.close }</button>
            </div>
        </>
    }
}

/// What decided, and what the regions write.
fn facts(why: &Why, texts: &Texts) -> Html {
    let entry = |entry: &Vec<String>| {
        let [table, key, forms] = entry.as_slice() else {
            return Html::default();
        };
        let table = (texts.dictionary)(table).map_or_else(|| table.clone(), str::to_owned);
        html! { <div>{ table }{ " " }<span class="song" lang="zh">{ key }{ " → " }{ forms }</span></div> }
    };
    let region = |form: &Vec<String>| {
        let [tag, form] = form.as_slice() else {
            return Html::default();
        };
        let at = ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"]
            .iter()
            .position(|known| known == tag);
        let name = at.and_then(|at| texts.writings.get(at).copied());
        html! { <span>{ name }{ " " }<span class="song" lang={tag.clone()}>{ form }</span></span> }
    };
    html! {
        <dl>
                <dt>{ texts.ground }</dt>
                <dd>
                    if why.entries.is_empty() { { texts.no_ground } }
                    for entry in why.entries.iter().map(entry) { { entry } }
                </dd>
                <dt>{ texts.regions }</dt>
                <dd class="regions">for region in why.regions.iter().map(region) { { region } }</dd>
            </dl>
    }
}
