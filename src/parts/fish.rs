//! 魚尾, the fish tail of a folded leaf, with the name of the view under it.

use yew::prelude::*;

/// A fish tail.
pub fn fish(name: &'static str) -> Html {
    html! {
        <div class="fish" aria-hidden="true">
            <svg viewBox="0 0 30 17"><path d="M0 0h30v17L15 8.500 0 17z" /></svg>
            <span lang="zh-Hant">{ name }</span>
        </div>
    }
}
