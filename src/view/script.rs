//! Languages of archived text, for `lang` attributes.

use bundle::ScriptMix;
use collection::{Described, Writing};
use hanzi::{Script, ScriptState};

/// The BCP 47 tag of the text of an article: of the writing it is shown in, else by its script.
pub fn tag_of(article: &Described) -> &'static str {
    article
        .shown
        .map_or_else(|| archived_tag(&article.script), Writing::tag)
}

/// The BCP 47 tag of an archived text: by its script, or by the one it has more of; `zh` when nothing tells.
pub fn archived_tag(script: &ScriptMix) -> &'static str {
    match script.state {
        ScriptState::Undecided => "zh",
        ScriptState::Hans => Script::Hans.tag(),
        ScriptState::Mixed if script.hant <= script.hans => Script::Hans.tag(),
        ScriptState::Hant | ScriptState::Mixed => Script::Hant.tag(),
    }
}

/// Where the name of the script stands in [`crate::i18n::Facets::script`].
pub const fn name_of(state: ScriptState, names: &[&'static str; 4]) -> &'static str {
    let [simplified, traditional, mixed, undecided] = *names;
    match state {
        ScriptState::Hans => simplified,
        ScriptState::Hant => traditional,
        ScriptState::Mixed => mixed,
        ScriptState::Undecided => undecided,
    }
}
