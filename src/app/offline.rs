//! What is kept on the reader's machine, brought into the session.

use yew::prelude::*;

use crate::browser::offline;
use crate::session::{Action, Dispatch, Offline};

/// Hears what is kept, and has it looked at again when the reader comes to where it is seen.
#[hook]
pub(super) fn use_offline(dispatch: Dispatch, is_seen: bool) {
    use_effect_with((), move |()| {
        let on_change = Callback::from(move |state: String| {
            dispatch.dispatch(Action::Kept(Offline::parse(&state)));
        });
        let listening = offline::watch(on_change);
        move || drop(listening)
    });
    use_effect_with(is_seen, |is_seen| {
        if *is_seen {
            offline::act("look");
        }
    });
}
