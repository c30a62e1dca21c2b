//! The repairs that the reader does not want, and what is to be converted otherwise, kept for every
//! article.

use bundle::ArticleId;
use yew::prelude::*;

use crate::browser::storage;
use crate::route::Place;
use crate::session::{Action, Choices, Dispatch, Undone};

/// Where the reader's words are kept.
const TERMS: &str = "terms";

/// Gets from storage what the reader has undone and chosen in the article that is open. The callbacks
/// keep something else, and bring it into the session.
#[hook]
pub(super) fn use_undone(
    dispatch: Dispatch,
    place: Place,
) -> (Callback<Undone>, Callback<Choices>) {
    let article = match place {
        Place::Article(id) => Some(id),
        _ => None,
    };
    use_effect_with(article, {
        let dispatch = dispatch.clone();
        move |article| {
            let terms = storage::read(TERMS).unwrap_or_default();
            let mut choices = Choices::default();
            if let Some(id) = article {
                let stored = storage::read(&name(id)).unwrap_or_default();
                dispatch.dispatch(Action::Undo(Undone::restore(id.clone(), &stored)));
                let stored = storage::read(&choices_name(id)).unwrap_or_default();
                choices = Choices::restore(id.clone(), &stored);
            }
            dispatch.dispatch(Action::Choose(choices.with_terms(&terms)));
        }
    });
    let undo = use_callback(dispatch.clone(), |undone: Undone, dispatch| {
        if let Some(id) = &undone.article {
            keep(&name(id), &undone.store());
        }
        dispatch.dispatch(Action::Undo(undone));
    });
    let choose = use_callback(dispatch, |choices: Choices, dispatch| {
        if let Some(id) = &choices.article {
            keep(&choices_name(id), &choices.store());
        }
        keep(TERMS, &choices.store_terms());
        dispatch.dispatch(Action::Choose(choices));
    });
    (undo, choose)
}

/// Keeps a text under a name; nothing for an empty one. Storage may be refused: what was chosen then
/// lasts for this visit.
fn keep(name: &str, text: &str) {
    drop(if text.is_empty() {
        storage::remove(name)
    } else {
        storage::write(name, text)
    });
}

/// Where the choice for an article is kept.
fn name(id: &ArticleId) -> String {
    format!("undone:{id}")
}

/// Where the choices for an article are kept.
fn choices_name(id: &ArticleId) -> String {
    format!("choices:{id}")
}
