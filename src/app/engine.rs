//! The engine, as the page uses it: opens archives, asks what is seen, fetches parts.

mod ask;
mod notes;
mod open;
mod parts;
mod tables;
mod take;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use bundle::{ArticleId, Part as TextPart};
use collection::{Beside, Decided, Gap, Manner, Question, Quotes, Sought, Window};
use hanzi::ScriptState;
use yew::prelude::*;

use self::open::open;
use self::take::take;
use super::{Noting, OpenRequest};
use crate::browser::engine::EngineHandle;
use crate::browser::file::ChosenFile;
use crate::browser::{self, viewport};
use crate::route::{Address, Place, View};
use crate::session::{Dispatch, Session};
use crate::settings::Settings;
use crate::view::facets::SHOWN;
use crate::view::wanted::{Part, Wanted};

/// The archive that comes with the page, beside which its parts lie.
const SITE_BUNDLE: &str = "data/bundle.json";

/// How many parts are fetched for a list only to show passages: those of the first rows. A phone need
/// not have a whole archive for one search.
const PASSAGES: usize = 4;

/// What the page asks of the engine.
#[derive(Clone, PartialEq)]
pub(super) struct Engine {
    /// Opens an archive.
    pub(super) opener: Callback<OpenRequest>,
    /// Tries again to get the article that was asked for last.
    pub(super) retry: Callback<()>,
    /// Asks why a run of the article in two scripts became what it is: row and run.
    pub(super) explain: Callback<(u32, u32)>,
    /// Gets what converts the open article ready.
    pub(super) prepare: Callback<()>,
    /// Wants something drawn.
    pub(super) draw: Callback<Wanted>,
    /// Wants what the reader decided in a file.
    pub(super) export: Callback<()>,
    /// Wants to know what a file of rules would do.
    pub(super) import: Callback<Vec<ChosenFile>>,
    /// Does something with marks.
    pub(super) note: Callback<Noting>,
}

/// What is asked, and what was asked for.
struct Desk {
    dispatch: Dispatch,
    /// Goes to an address.
    go: Callback<Address>,
    /// For each bundle the engine is opening, in order: whether the reader asked for it, and is to
    /// be shown it.
    on_their_way: VecDeque<bool>,
    /// The last attempt to open something; bytes of an earlier one come too late.
    attempt: u32,
    engine: Option<EngineHandle>,
    /// Draws anew what follows from the size of the window.
    watching: Option<browser::Listening>,
    /// Hears of what another tab has marked.
    hearing: Option<browser::Listening>,
    /// How the reader wants titles and texts.
    manner: Manner,
    /// The last ticket given out.
    ticket: u32,
    /// The ticket of the list that is wanted; older answers are dropped.
    list: u32,
    /// The question it answers.
    list_question: Option<Question>,
    /// What searches lacked and was asked for, in this archive.
    asked_for: Vec<Gap>,
    /// What of it has come. The engine lets texts and files of the index go, so that the next question may
    /// ask for them again; the same does not, or it might ask for ever.
    come: Vec<Gap>,
    /// How many of that are on their way.
    coming: usize,
    /// How many parts may still be fetched only for the passages of the list.
    passages: usize,
    /// Fetches them when the time has come.
    later: Option<browser::Delayed>,
    /// Fetches what rows lack.
    rows: Option<browser::Delayed>,
    /// The article that is wanted, with its ticket and question.
    read: Option<(u32, ArticleId, Question)>,
    /// What is wanted drawn, with its ticket: a view, a card over it, the imprint, the palette.
    drawings: [Option<(u32, Wanted)>; 4],
    /// The article in two scripts that is wanted, with its ticket.
    beside: Option<(u32, Beside)>,
    /// Why what became of which is wanted, with its ticket.
    why: Option<(u32, Question)>,
    /// The conversion tables on their way.
    tables: Vec<String>,
    /// Those that the engine has.
    tables_had: Vec<String>,
    /// The script of the article that was read last.
    script: Option<ScriptState>,
    /// Gets them when an article is drawn.
    preparing: Option<browser::Delayed>,
    /// Those that came before the program that converts.
    waiting_tables: Vec<(String, Vec<u8>)>,
    parts: Vec<TextPart>,
    /// Parts the reader chose along with the bundle; the site's are fetched.
    files: Option<Vec<ChosenFile>>,
}

type SharedDesk = Rc<RefCell<Desk>>;

/// Starts the engine, opens the archive of the site, and asks for what is to be seen.
#[hook]
pub(super) fn use_engine(
    dispatch: Dispatch,
    session: Session,
    settings: Settings,
    go: Callback<Address>,
) -> Engine {
    let manner = session.manner(&settings);
    let quotes = if settings.quotes {
        Quotes::Writing
    } else {
        Quotes::Keep
    };
    let desk = use_mut_ref(move || Desk {
        dispatch,
        go,
        on_their_way: VecDeque::new(),
        attempt: 0,
        engine: None,
        watching: None,
        hearing: None,
        manner: Manner::default(),
        ticket: 0,
        list: 0,
        list_question: None,
        asked_for: Vec::new(),
        come: Vec::new(),
        coming: 0,
        passages: 0,
        later: None,
        rows: None,
        read: None,
        drawings: [None, None, None, None],
        beside: None,
        why: None,
        tables: Vec::new(),
        tables_had: Vec::new(),
        script: None,
        preparing: None,
        waiting_tables: Vec::new(),
        parts: Vec::new(),
        files: None,
    });
    use_effect_with((), {
        let desk = Rc::clone(&desk);
        move |()| {
            let weak = Rc::downgrade(&desk);
            let on_event = Callback::from(move |event| {
                if let Some(desk) = weak.upgrade() {
                    take(&desk, event);
                }
            });
            let handle = EngineHandle::start(on_event);
            let weak = Rc::downgrade(&desk);
            let on_size = Callback::from(move |()| {
                if let Some(desk) = weak.upgrade() {
                    desk.borrow_mut().draw_again();
                }
            });
            let mut now = desk.borrow_mut();
            now.hearing = Some(notes::start(&desk, &handle));
            now.engine = Some(handle);
            now.watching = Some(viewport::watch_size(on_size));

            drop(now);
            open(&desk, OpenRequest::Site, false);
        }
    });
    let kept = (session.choices.store_terms(), settings.language);
    let decided = Decided {
        article: session.choices.article.clone(),
        choices: session.choices.list.clone(),
        terms: session.choices.terms.clone(),
    };
    let seen = (
        session.archive,
        session.address,
        (session.rows, session.sought),
        session.undone,
        session.choices,
        (
            manner,
            settings.ruby,
            settings.context,
            quotes,
            settings.language,
        ),
    );
    use_effect_with(seen, {
        let desk = Rc::clone(&desk);
        move |(
            archive,
            address,
            (rows, sought),
            undone,
            choices,
            (manner, ruby, context, quotes, language),
        )| {
            let part = match address.place {
                Place::About => Some(Part::Help),
                Place::Timeline => archive.as_ref().map(|_| Part::Timeline),
                Place::Figures => archive.as_ref().map(|_| Part::Figures),
                Place::Notes => archive.as_ref().map(|_| Part::Notes),
                Place::Article(_) if address.view == View::Single => {
                    archive.as_ref().map(|_| Part::Imprint)
                }
                _ => None,
            };
            desk.borrow_mut().manner = *manner;
            desk.borrow_mut().forget_what_came();
            if let Some(part) = part {
                let wanted = Wanted::of(part, address, *language);
                desk.borrow_mut().ask_drawing(wanted);
            }
            if archive.is_none() {
                return;
            }
            let (filter, sort) = (address.filter.clone(), address.sort);
            let mut desk = desk.borrow_mut();
            if let Place::Article(id) = &address.place {
                if [&undone.article, &choices.article] != [&Some(id.clone()); 2] {
                    return;
                }
                let question = Question::Read {
                    id: id.clone(),
                    filter,
                    sort,
                    undone: undone.keys.clone(),
                    find: address.find.clone(),
                };
                let ticket = desk.ask(question.clone());
                desk.read = Some((ticket, id.clone(), question));
                desk.beside = None;
                if desk.coming == 0 {
                    desk.asked_for.clear();
                }
                match address.view {
                    View::Single | View::Vertical | View::Collation => {}
                    View::Pair => desk.ask_beside(Beside {
                        id: id.clone(),
                        undone: undone.keys.clone(),
                        to: address.to,
                        words: address.words,
                        context: *context,
                        quotes: *quotes,
                        choices: choices.list.clone(),
                        terms: choices.terms.clone(),
                        ruby: *ruby,
                        find: if address.find.is_empty() {
                            address.filter.query.clone()
                        } else {
                            address.find.clone()
                        },
                    }),
                }
            } else {
                // The list does not follow from where in time the reader is.
                if address.place.has_time()
                    && matches!(&desk.list_question, Some(Question::List { filter: known, .. }) if *known == filter)
                {
                    return;
                }
                let window = Window {
                    first: 0,
                    count: *rows,
                };
                desk.list_question = Some(Question::List {
                    filter,
                    sort,
                    window,
                    sought: Sought {
                        most: SHOWN,
                        opened: sought.clone(),
                    },
                });
                desk.passages = PASSAGES;
                desk.list_again();
            }
        }
    });
    let opener = use_callback((), {
        let desk = Rc::clone(&desk);
        move |request, ()| open(&desk, request, true)
    });
    let explain = use_callback((), {
        let desk = Rc::clone(&desk);
        move |(row, run), ()| desk.borrow_mut().ask_why(row, run)
    });
    let draw = use_callback((), {
        let desk = Rc::clone(&desk);
        move |wanted, ()| {
            desk.borrow_mut().forget_what_came();
            desk.borrow_mut().ask_drawing(wanted);
        }
    });
    let import = use_callback(kept, {
        let desk = Rc::clone(&desk);
        move |files: Vec<ChosenFile>, (terms, language)| {
            let (desk, terms, language) = (Rc::clone(&desk), terms.clone(), *language);
            browser::spawn(async move {
                let Some(file) = files.first() else { return };
                // What cannot be read is no file of rules either.
                let bytes = file.read_as_is().await.unwrap_or_default();
                if let Some(engine) = &desk.borrow().engine {
                    engine.read_rules(bytes, terms, language);
                }
            });
        }
    });
    let export = use_callback(decided, {
        let desk = Rc::clone(&desk);
        move |(), decided| {
            if let Some(engine) = &desk.borrow().engine {
                engine.write_rules(decided.clone());
            }
        }
    });
    let prepare = use_callback((), {
        let desk = Rc::clone(&desk);
        move |(), ()| tables::prepare(&desk, None)
    });
    let note = use_callback((), {
        let desk = Rc::clone(&desk);
        move |noting, ()| notes::note(&desk, noting)
    });
    let retry = use_callback((), move |(), ()| desk.borrow_mut().ask_again());
    Engine {
        opener,
        retry,
        explain,
        prepare,
        draw,
        export,
        import,
        note,
    }
}
