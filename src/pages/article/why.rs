//! Why a run became what it is, and what else it may become.

use collection::Why;
use yew::prelude::*;

use crate::i18n::{Messages, Pair as Texts};
use crate::session::Choices;

/// The card of a run.
pub(super) fn why_card(
    why: &Why,
    choices: &Choices,
    choose: &Callback<Choices>,
    close: &Callback<()>,
    messages: &'static Messages,
) -> Html {
    let texts = Texts::of(messages.language);
    let wants = |wanted: Option<&str>| {
        let next = choices.with(&why.place, wanted);
        let (choose, close) = (choose.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            choose.emit(next.clone());
            close.emit(());
        })
    };
    let candidate = |(at, form): (usize, &String)| {
        let holds = (*form == why.target).to_string();
        // The first is what it becomes without a choice.
        let onclick = wants((at > 0).then_some(form));
        html! { <button type="button" aria-pressed={holds} {onclick}>{ form }</button> }
    };
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
    let chosen = why.mark == collection::Mark::Choice;
    html! {
        <>
            <h2 class="big"><span lang="zh">{ &why.source }</span><i aria-hidden="true">{ "→" }</i><span lang="zh-Hant">{ &why.target }</span><span class="kind tag">{ (texts.mark)(why.mark) }</span></h2>
            if why.candidates.len() > 1 {
                <div class="cands" role="group" aria-label={texts.candidates} lang="zh-Hant">
                    for candidate in why.candidates.iter().enumerate().map(candidate) { { candidate } }
                </div>
            }
            <dl>
                <dt>{ texts.ground }</dt>
                <dd>
                    if why.entries.is_empty() { { texts.no_ground } }
                    for entry in why.entries.iter().map(entry) { { entry } }
                </dd>
                <dt>{ texts.regions }</dt>
                <dd class="regions">for region in why.regions.iter().map(region) { { region } }</dd>
            </dl>
            <div class="act">
                if chosen { <button type="button" class="btn" onclick={wants(None)}>{ texts.unchoose }</button> }
                <span class="grow num">{ (texts.count)(why.count) }</span>
                <button type="button" class="btn" onclick={close.reform(|_: MouseEvent| ())}>{ messages.shell.close }</button>
            </div>
        </>
    }
}
