//! Pieces that pages are made of. They know their properties and nothing else of ours.

mod block;
mod choices;
mod drawn;
mod entry_row;
mod facet_list;
mod fish;
mod icon;
mod marked;
mod open_panel;
mod opening_notice;
mod outline_nav;
mod search_box;
mod seg;
mod settings_panel;
mod shell;
mod told;
mod view_tabs;
mod year_band;

pub use self::block::block;
pub use self::choices::{ChoicesProps, choices};
pub use self::drawn::drawn;
pub use self::entry_row::entry_row;
pub use self::facet_list::facet_panel;
pub use self::fish::fish;
pub use self::icon::{Glyph, icon};
pub use self::marked::{HITS, HitMarker, in_ink, marked, noted_text, step_hits};
pub use self::open_panel::OpenPanel;
pub use self::opening_notice::{OpeningNoticeProps, opening_notice};
pub use self::outline_nav::{OutlineNavProps, outline_nav};
pub use self::search_box::{SEARCH, SearchBox, lacking_note, search_notes, shown_note};
pub use self::seg::{SegProps, seg};
pub use self::settings_panel::{settings_panel, shown_choice};
pub use self::shell::{Where, frame};
pub use self::told::told;
pub use self::view_tabs::view_tabs;
pub use self::year_band::YearBandView;
