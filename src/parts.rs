//! Pieces that pages are made of. They know their properties and nothing else of ours.

mod block;
mod choices;
mod entry_row;
mod facet_list;
mod icon;
mod imprint_list;
mod open_panel;
mod opening_notice;
mod outline_nav;
mod seg;
mod settings_panel;
mod shell;
mod year_band;

pub use self::block::BlockView;
pub use self::choices::Choices;
pub use self::entry_row::EntryRow;
pub use self::facet_list::FacetPanel;
pub use self::icon::{Glyph, Icon};
pub use self::imprint_list::ImprintList;
pub use self::open_panel::OpenPanel;
pub use self::opening_notice::OpeningNotice;
pub use self::outline_nav::OutlineNav;
pub use self::seg::Seg;
pub use self::settings_panel::SettingsPanel;
pub use self::shell::{Frame, Where};
pub use self::year_band::YearBandView;
