//! Going from place to place: address bar, focus, and where a list was scrolled to.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{address as bar, after, document};
use crate::parts::step_hits;
use crate::route::{Address, Place};
use crate::session::{Action, Dispatch};

/// Where the list was when the reader left it.
type Left = Rc<RefCell<Option<f64>>>;

/// A callback that goes to an address; also follows the address bar. `drawn` says whether what is
/// at the address has come.
#[hook]
pub(super) fn use_travel(dispatch: Dispatch, address: Address, drawn: bool) -> Callback<Address> {
    let left = use_mut_ref(|| None::<f64>);
    let here = use_mut_ref(Address::default);
    *here.borrow_mut() = address.clone();

    use_effect_with(dispatch.clone(), {
        let (left, here) = (Rc::clone(&left), Rc::clone(&here));
        move |dispatch| {
            let dispatch = dispatch.clone();
            let follow = Callback::from(move |hash: String| {
                // `#main` is the skip link, no place of ours.
                if hash == "main" {
                    return;
                }
                leave(&here.borrow(), &left);
                dispatch.dispatch(Action::Went(Address::parse(&hash)));
            });
            let listening = bar::listen(follow);
            move || drop(listening)
        }
    });

    let arrived = use_mut_ref(|| None::<Place>);
    use_effect_with((address.place, drawn), {
        let (left, here) = (Rc::clone(&left), Rc::clone(&here));
        move |(place, drawn)| {
            let before = arrived.borrow().clone();
            let timer = (*drawn && before.as_ref() != Some(place)).then(|| {
                *arrived.borrow_mut() = Some(place.clone());
                // Where the page was opened, the reader has not left anything yet.
                let found = !here.borrow().find.is_empty();
                before.map(|_| arrive(place.clone(), found, &left))
            });
            move || drop(timer)
        }
    });

    use_callback(dispatch, move |to: Address, dispatch| {
        let from = here.borrow().clone();
        if to.place == from.place {
            // A change of filter is no new page: one step back leaves the list, not the filter.
            bar::replace(&to.format());
        } else {
            leave(&from, &left);
            bar::push(&to.format());
        }
        dispatch.dispatch(Action::Went(to));
    })
}

fn leave(from: &Address, left: &Left) {
    if from.place == Place::Library {
        *left.borrow_mut() = Some(document::scroll_top());
    }
}

/// Once the new page is drawn: back to where the list was, or to the top and its heading, or to what is
/// looked for in it (`found`).
fn arrive(place: Place, found: bool, left: &Left) -> crate::browser::Delayed {
    let left = Rc::clone(left);
    after(
        0,
        Callback::from(move |()| {
            let back = if place == Place::Library {
                left.borrow_mut().take()
            } else {
                None
            };
            document::focus_heading();
            document::set_scroll_top(back.unwrap_or(0.0));
            if found {
                step_hits(true);
            }
        }),
    )
}
