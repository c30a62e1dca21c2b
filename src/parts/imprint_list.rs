//! What a page states about itself.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::view::imprint::ImprintLine;

/// What the list needs.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ImprintListProps {
    /// Its lines.
    pub lines: Vec<ImprintLine>,
    /// The language of archived values.
    pub lang: &'static str,
    /// The texts.
    pub messages: &'static Messages,
}

/// What a page states about itself; missing is shown as missing.
#[component]
pub fn ImprintList(props: &ImprintListProps) -> Html {
    let ImprintListProps {
        lines,
        lang,
        messages,
    } = props;
    let value = |line: &ImprintLine| match &line.value {
        Some(value) => {
            let lang = if line.archived {
                lang
            } else {
                messages.language.tag()
            };
            html! { <span {lang}>{ value }</span> }
        }
        None => html! { <span class="missing">{ messages.article.not_stated }</span> },
    };
    html! {
        <dl class="imprint">
            for line in lines.iter() {
                <div>
                    <dt>{ line.label }</dt>
                    <dd>
                        { value(line) }
                        if let Some(how) = &line.how { <span class="tag">{ how }</span> }
                    </dd>
                </div>
            }
        </dl>
    }
}
