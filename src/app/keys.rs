//! Keys that work anywhere on a page.

use std::cell::RefCell;
use std::rc::Rc;

use collection::Writing;
use yew::prelude::*;

use crate::browser::keys::{self, Key};
use crate::browser::{address, dialog, document};
use crate::pages::{MARKS, PAIR_MARKS, PALETTE, SENTENCES};
use crate::parts::{HITS, SEARCH, step_hits};
use crate::route::{Address, Place, View};
use crate::session::{Action, Dispatch, Pair, Reader, Session};
use crate::settings::{Change, Settings, USUAL_SIZE};

/// What a key does.
#[derive(Debug, Clone, PartialEq)]
enum Deed {
    /// Goes to an address.
    Go(Address),
    /// Goes down (`true`) or up the list.
    Select(bool),
    /// Changes the settings.
    Change(Change),
    /// Shows the other script (`true`), or what was there before.
    Hold(bool),
    /// Waits for the second key of a pair.
    Begin,
    /// Goes back.
    Back,
    /// Moves the focus to what a selector finds.
    Focus(&'static str),
    /// Goes to the next (`true`) of what a selector finds in the text, or to the one before.
    Step(&'static str, bool),
}

/// Who is told what a key does.
#[derive(Clone, PartialEq)]
pub(super) struct Listeners {
    /// Goes to an address.
    pub(super) go: Callback<Address>,
    /// Changes the session.
    pub(super) dispatch: Dispatch,
    /// Changes the settings.
    pub(super) change: Callback<Change>,
}

/// Listens to keys for as long as the page is there, and gives what does the same without a key.
#[hook]
pub(super) fn use_keys(
    session: Session,
    settings: Settings,
    listeners: Listeners,
) -> Callback<String> {
    let now = use_mut_ref(|| (Session::default(), Settings::default()));
    let selected = session.selected;
    *now.borrow_mut() = (session, settings);
    use_effect_with(listeners.clone(), {
        let now = Rc::clone(&now);
        move |listeners| {
            let listening = keys::listen(&on_key(now, listeners.clone()));
            move || drop(listening)
        }
    });
    use_effect_with(selected, |selected| {
        if selected.is_some() {
            document::focus_selector(".entry.cur h2 a");
        }
    });
    use_callback(listeners, move |name: String, to| {
        let (session, settings) = now.borrow().clone();
        let settings = Settings {
            keys: true,
            ..settings
        };
        let key = Key {
            name,
            ..Key::default()
        };
        if let Some(deed) = deed(&key, false, &session, &settings) {
            act(deed, to);
        }
    })
}

fn on_key(now: Rc<RefCell<(Session, Settings)>>, to: Listeners) -> Callback<Key, bool> {
    let begun = RefCell::new(false);
    Callback::from(move |key: Key| {
        if key.up {
            if key.name == "o" {
                to.dispatch.dispatch(Action::Hold(false));
            }
            return false;
        }
        if key.name.eq_ignore_ascii_case("k") && (key.ctrl || key.meta) && !key.alt {
            dialog::toggle(PALETTE);
            return true;
        }
        // A dialog has keys of its own, and closes by Escape without our help.
        if dialog::any_open() {
            return false;
        }
        let after_g = begun.take();
        let (session, settings) = now.borrow().clone();
        match deed(&key, after_g, &session, &settings) {
            Some(Deed::Begin) => *begun.borrow_mut() = true,
            Some(deed) => act(deed, &to),
            None => return false,
        }
        true
    })
}

fn act(deed: Deed, to: &Listeners) {
    match deed {
        Deed::Go(address) => to.go.emit(address),
        Deed::Select(down) => to.dispatch.dispatch(Action::Select(down)),
        Deed::Change(change) => to.change.emit(change),
        Deed::Hold(held) => to.dispatch.dispatch(Action::Hold(held)),
        Deed::Begin => {}
        Deed::Back => address::back(),
        Deed::Focus(selector) => document::focus_selector(selector),
        Deed::Step(HITS, forward) => step_hits(forward),
        Deed::Step(selector, forward) => document::focus_beside(selector, forward),
    }
}

/// What a key does here and now; nothing while something is being written.
fn deed(key: &Key, after_g: bool, session: &Session, settings: &Settings) -> Option<Deed> {
    if key.writing || key.alt || key.ctrl || key.meta {
        return None;
    }
    let name = key.name.as_str();
    let reading = matches!(session.address.place, Place::Article(_));
    if name == "Escape" {
        return reading.then_some(Deed::Back);
    }
    if !settings.keys {
        return None;
    }
    if after_g {
        let place = match name {
            "l" => Place::Library,
            "t" => Place::Timeline,
            "f" => Place::Figures,
            "n" => Place::Notes,
            "a" => Place::About,
            "o" => Place::Open,
            _ => return None,
        };
        return Some(Deed::Go(session.address.at(place)));
    }
    match name {
        "g" => Some(Deed::Begin),
        "T" => Some(Deed::Change(Change::NextTheme)),
        "+" | "=" => Some(Deed::Change(Change::Larger)),
        "-" => Some(Deed::Change(Change::Smaller)),
        "0" => Some(Deed::Change(Change::Size(USUAL_SIZE))),
        "s" => Some(Deed::Change(Change::Shown((settings.shown_at() + 1) % 4))),
        "/" if reading || session.address.place == Place::Library => Some(Deed::Focus(SEARCH)),
        "j" | "k" if session.address.place == Place::Library => Some(Deed::Select(name == "j")),
        "y" if reading => Some(Deed::Change(Change::Ruby((settings.ruby_at() + 1) % 4))),
        _ if reading => in_article(name, session),
        _ => None,
    }
}

/// What a key does in an article.
fn in_article(name: &str, session: &Session) -> Option<Deed> {
    let view = session.address.view;
    let seen = |view| Some(Deed::Go(session.address.seen(view)));
    match (name, view) {
        ("1", _) => seen(View::Single),
        ("2", _) => seen(View::Pair),
        ("3", _) => seen(View::Vertical),
        ("4", _) => seen(View::Collation),
        ("h", View::Single) => Some(Deed::Focus(".inks button")),
        ("c", View::Single) => Some(Deed::Focus(".inks input")),
        ("o", View::Single | View::Vertical) => Some(Deed::Hold(true)),
        ("n" | "p", View::Single | View::Vertical) => Some(Deed::Step(HITS, name == "n")),
        ("n" | "p", View::Collation) => Some(Deed::Step(MARKS, name == "n")),
        ("n" | "p", View::Pair) => Some(Deed::Step(PAIR_MARKS, name == "n")),
        ("j" | "k", View::Pair) => Some(Deed::Step(SENTENCES, name == "j")),
        ("m", View::Pair) => Some(Deed::Change(Change::NextMarks)),
        ("r", View::Pair) => next_writing(session).map(Deed::Go),
        ("[" | "]", _) => beside(session, name == "]").map(Deed::Go),
        _ => None,
    }
}

/// The address of the same article beside itself in the next of 大陆, 台湾, 香港.
fn next_writing(session: &Session) -> Option<Address> {
    let Pair::Here(_, sides) = &session.pair else {
        return None;
    };
    Some(session.address.beside(match sides.to {
        Writing::Hans => Writing::HantTw,
        Writing::HantTw => Writing::HantHk,
        Writing::HantHk | Writing::Hant => Writing::Hans,
    }))
}

/// The address of the article after (`true`) or before the open one.
fn beside(session: &Session, after: bool) -> Option<Address> {
    let Reader::Open(reading) = &session.reader else {
        return None;
    };
    let neighbour = if after {
        &reading.next
    } else {
        &reading.previous
    };
    let id = neighbour.as_ref()?.id.clone();
    Some(session.address.at(Place::Article(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key {
            name: name.to_owned(),
            ..Key::default()
        }
    }

    fn pressed(name: &str) -> Option<Deed> {
        deed(&key(name), false, &Session::default(), &Settings::default())
    }

    #[test]
    fn keys_do_nothing_while_something_is_written() {
        let writing = Key {
            writing: true,
            ..key("j")
        };
        assert_eq!(
            deed(&writing, false, &Session::default(), &Settings::default()),
            None
        );
    }

    #[test]
    fn keys_of_one_letter_can_be_turned_off() {
        let off = Settings {
            keys: false,
            ..Settings::default()
        };
        assert_eq!(deed(&key("j"), false, &Session::default(), &off), None);
        assert_eq!(pressed("j"), Some(Deed::Select(true)));
    }

    #[test]
    fn a_key_with_control_belongs_to_the_browser() {
        let control = Key {
            ctrl: true,
            ..key("+")
        };
        assert_eq!(
            deed(&control, false, &Session::default(), &Settings::default()),
            None
        );
    }

    #[test]
    fn two_keys_go_somewhere() {
        assert_eq!(pressed("g"), Some(Deed::Begin));
        let went = deed(&key("a"), true, &Session::default(), &Settings::default());
        assert_eq!(went, Some(Deed::Go(Address::default().at(Place::About))));
    }

    #[test]
    fn keys_of_a_view_work_in_it_only() {
        let at = |hash: &str, name: &str| {
            let session = Session {
                address: Address::parse(hash),
                ..Session::default()
            };
            deed(&key(name), false, &session, &Settings::default())
        };
        let pair = Address::parse("/a/x?v=pair");
        assert_eq!(at("/a/x", "2"), Some(Deed::Go(pair)));
        assert_eq!(
            at("/a/x?v=pair", "m"),
            Some(Deed::Change(Change::NextMarks))
        );
        assert_eq!(at("/a/x?v=pair", "j"), Some(Deed::Step(SENTENCES, true)));
        assert_eq!(at("/a/x?v=fix", "p"), Some(Deed::Step(MARKS, false)));
        assert_eq!(at("/a/x", "m"), None);
        assert_eq!(at("/a/x", "n"), Some(Deed::Step(HITS, true)));
    }

    #[test]
    fn escape_leaves_an_article_only() {
        assert_eq!(pressed("Escape"), None);
        let address = Address::parse("/a/x");
        let session = Session {
            address,
            ..Session::default()
        };
        let escape = deed(&key("Escape"), false, &session, &Settings::default());
        assert_eq!(escape, Some(Deed::Back));
    }
}
