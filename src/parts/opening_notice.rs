//! An archive on its way, or one that could not be opened.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::session::{OpenFailure, Opening};

/// What the notice needs.
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningNoticeProps {
    /// How far it is.
    pub opening: Opening,
    /// Whether another archive is open meanwhile.
    pub still_open: bool,
    /// The texts.
    pub messages: &'static Messages,
    /// Called with a report to copy.
    pub oncopy: Callback<String>,
}

/// How far the opening of an archive is.
pub fn opening_notice(props: &OpeningNoticeProps) -> Html {
    let texts = &props.messages.open;
    match &props.opening {
        Opening::Loading { loaded, total } => {
            let (value, max) = (loaded.to_string(), total.map(|total| total.to_string()));
            let value = max.is_some().then_some(value);
            html! {
                <section class="panel loading" aria-busy="true">
                    <h2 class="song" role="status">{ texts.loading }</h2>
                    <progress class="prog" {value} {max} aria-label={texts.loading} />
                    <p class="num">{ (texts.progress)(*loaded, *total) }</p>
                    { skeleton() }
                </section>
            }
        }
        Opening::Reading => html! {
            <section class="panel loading" aria-busy="true">
                <h2 class="song" role="status">{ texts.reading }</h2>
                <progress class="prog" aria-label={texts.reading} />
                { skeleton() }
            </section>
        },
        Opening::Failed(failure) => failed(failure, props),
    }
}

fn skeleton() -> Html {
    html! { <div class="skel" aria-hidden="true"><i class="short" /><i /><i /></div> }
}

fn failed(failure: &OpenFailure, props: &OpeningNoticeProps) -> Html {
    let texts = &props.messages.open;
    let (kind, what) = match failure {
        OpenFailure::Status(status) => (texts.failed_network, (texts.status)(*status)),
        OpenFailure::Offline => (texts.failed_network, texts.offline.to_owned()),
        OpenFailure::Unreadable => (texts.failed, texts.unreadable.to_owned()),
        OpenFailure::TooLarge => (texts.failed_format, texts.too_large.to_owned()),
        OpenFailure::Lost => (texts.failed, texts.lost.to_owned()),
        OpenFailure::Format(error) => (texts.failed_format, (texts.format)(error)),
    };
    let detail = match failure {
        OpenFailure::Format(error) => Some(error.to_string()),
        _ => None,
    };
    let report = detail.clone().unwrap_or_else(|| what.clone());
    let oncopy = props.oncopy.reform(move |_: MouseEvent| report.clone());
    html! {
        <section class="panel failed" role="alert">
            <span class="tag zhe">{ kind }</span>
            <h2 class="song">{ texts.failed }</h2>
            <p>{ what }</p>
            if props.still_open { <p class="quiet">{ texts.still_open }</p> }
            if let Some(detail) = detail {
                <p><code lang="en">{ detail }</code></p>
                <button type="button" class="btn line" onclick={oncopy}>{ texts.copy }</button>
            }
        </section>
    }
}
