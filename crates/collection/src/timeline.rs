//! Dated activities and figures of the articles that pass a filter: what a timeline, its list and a
//! page of figures are drawn from. `docs/timeline.md` tells what each is made of.
//!
//! Everything is laid out in columns of numbers once; a [`Scene`] is then a pass or two over whole numbers,
//! and has a bounded number of things to draw, however many activities there are.

mod axis;
mod card;
mod choice;
mod columns;
mod events;
mod figures;
mod lane;
mod period;
mod question;
mod scene;
mod sentence;
mod view;

pub use bundle::Civil;

pub use self::axis::{AxisUnit, Bin, Tick};
pub use self::card::{CountedFrom, DateCard};
pub use self::choice::{KINDS, TimeFilter};
pub(crate) use self::columns::Columns;
pub use self::events::{Event, Events, Lacking, YearGroup};
pub use self::figures::{
    FigureCard, FigureMark, FigureRow, FigureSheet, FigureWish, Plot, Reach, UnitCount, ValueTick,
};
pub use self::lane::{EventBundle, EventName, Lane, Shape, Slip};
pub use self::period::{Edge, Moment, Period, Sureness};
pub use self::question::{TimeAnswer, TimeQuestion};
pub use self::scene::{PublishTick, Scene, SceneWish, Tray};
pub use self::sentence::Sentence;
pub use self::view::{View, ViewKey};
