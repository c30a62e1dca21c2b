//! One repair, with its reason, and whether it holds.

use bundle::Reason;
use collection::ShownRepair;
use yew::prelude::*;

use crate::i18n::{Collation, Messages};

/// What the card needs.
#[derive(Debug, Clone, PartialEq)]
pub struct RepairCardProps {
    /// The repair.
    pub shown: ShownRepair,
    /// Whether the reader has undone it.
    pub is_undone: bool,
    /// The language of the article.
    pub lang: &'static str,
    /// The texts.
    pub messages: &'static Messages,
    /// Undoes it, or takes that back.
    pub ontoggle: Callback<()>,
    /// Closes the card.
    pub onclose: Callback<()>,
}

/// One repair.
pub fn repair_card(props: &RepairCardProps) -> Html {
    let RepairCardProps {
        shown,
        is_undone,
        lang,
        messages,
        ontoggle,
        onclose,
    } = props;
    let texts = Collation::of(messages.language);
    let repair = &shown.repair;
    let [found, put] = texts.found_put;
    let layer = |text: &str| {
        if text.is_empty() {
            html! { <span class="quiet">{ texts.nothing }</span> }
        } else {
            html! { <span class="song" lang={*lang}>{ text }</span> }
        }
    };
    let bytes = match &repair.why {
        Reason::Bytes { bytes, .. } => Some(bytes.clone()),
        _ => None,
    };
    let ruling = repair.ruling.as_ref().map(|ruling| {
        (texts.ruling)(
            ruling.verdict,
            ruling.who.as_deref(),
            ruling.when.as_deref(),
        )
    });
    let suggestions =
        (!repair.suggestions.is_empty()).then(|| (texts.suggestions)(&repair.suggestions));
    let toggle = if *is_undone { texts.redo } else { texts.undo };
    let changes = repair.found != repair.put;
    html! {
        <div class="repair-card">
            <h2><span class="tag">{ (texts.kind)(repair.kind) }</span>{ (texts.certainty)(repair.certainty) }</h2>
            <dl class="imprint">
                <div><dt>{ found }</dt><dd>{ layer(&repair.found) }</dd></div>
                <div><dt>{ put }</dt><dd>{ layer(&repair.put) }</dd></div>
            </dl>
            <p>{ (texts.reason)(&repair.why, shown.same_as) }</p>
            if let Some(bytes) = bytes { <p><code>{ bytes }</code></p> }
            if let Some(suggestions) = suggestions { <p lang="zh">{ suggestions }</p> }
            if let Some(ruling) = ruling { <p>{ ruling }</p> }
            if *is_undone { <p class="quiet" role="status">{ texts.undone }</p> }
            <div class="deeds">
                if changes {
                    <button type="button" class="btn line" onclick={ontoggle.reform(|_: MouseEvent| ())}>{ toggle }</button>
                }
                <button type="button" class="btn solid" onclick={onclose.reform(|_: MouseEvent| ())}>{ messages.shell.close }</button>
            </div>
        </div>
    }
}
