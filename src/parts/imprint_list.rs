//! What a page states about itself.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::view::imprint::ImprintLine;

/// What a page states about itself; missing is shown as missing. `lang` is the language of what is
/// archived.
pub fn imprint_list(lines: &[ImprintLine], lang: &'static str, messages: &Messages) -> Html {
    let value = |line: &ImprintLine| match &line.value {
        Some(value) => {
            let lang = if line.archived {
                lang
            } else {
                messages.language.tag()
            };
            html! { <span {lang}>{ value.clone() }</span> }
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
