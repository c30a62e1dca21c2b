//! The repairs that the reader does not want, kept for every article.

use bundle::ArticleId;
use yew::prelude::*;

use crate::browser::storage;
use crate::route::Place;
use crate::session::{Action, Dispatch, Undone};

/// Gets from storage what the reader has undone in the article that is open. The callback keeps
/// another choice, and brings it into the session.
#[hook]
pub(super) fn use_undone(dispatch: Dispatch, place: Place) -> Callback<Undone> {
    let article = match place {
        Place::Article(id) => Some(id),
        _ => None,
    };
    use_effect_with(article, {
        let dispatch = dispatch.clone();
        move |article| {
            if let Some(id) = article {
                let stored = storage::read(&name(id)).unwrap_or_default();
                dispatch.dispatch(Action::Undo(Undone::restore(id.clone(), &stored)));
            }
        }
    });
    use_callback(dispatch, |undone: Undone, dispatch| {
        if let Some(id) = &undone.article {
            // Storage may be refused: the choice then lasts for this visit.
            drop(if undone.keys.is_empty() {
                storage::remove(&name(id))
            } else {
                storage::write(&name(id), &undone.store())
            });
        }
        dispatch.dispatch(Action::Undo(undone));
    })
}

/// Where the choice for an article is kept.
fn name(id: &ArticleId) -> String {
    format!("undone:{id}")
}
