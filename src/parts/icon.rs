//! The few drawings of the interface.

use yew::prelude::*;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// Books on a shelf.
    Library,
    /// Slips that hang from a line.
    Timeline,
    /// Dots over a line.
    Figures,
    /// A page with a mark.
    About,
    /// A tray with an arrow.
    Open,
    /// Two sliders.
    Settings,
    /// A funnel.
    Filter,
    /// A glass.
    Search,
    /// A cross.
    Cross,
    /// An arrow to the left.
    Back,
    /// An arrow to the right.
    Forward,
    /// Lines with dots.
    Outline,
}

impl Glyph {
    /// Its outline on a grid of 20 by 20.
    const fn path(self) -> &'static str {
        match self {
            Self::Library => "M4 3.5v13M8 3.5v13M11.5 4.2l3.6 12M2.5 16.5h15",
            Self::Timeline => "M2.5 5h15M5.500 5v9.500h3V5M11.500 5v6.500h3V5",
            Self::Figures => "M3 3.500v13h14M7 12h.2M10.500 8h.2M14.500 5h.2",
            Self::About => "M5 3.5h10v13H5zM8 7h4M8 10h4",
            Self::Open => "M3 12v4.5h14V12M10 3v9.5M6.500 9.500 10 13l3.500-3.500",
            Self::Settings => {
                "M3 6h8M15 6h2M3 14h2M9 14h8M11 6a2 2 0 1 0 4 0 2 2 0 1 0-4 0M5 14a2 2 0 1 0 4 0 2 2 0 1 0-4 0"
            }
            Self::Filter => "M3 5h14M5.500 10h9M8.500 15h3",
            Self::Search => "M13 13l4 4M9 4a5 5 0 1 0 0 10 5 5 0 1 0 0-10",
            Self::Cross => "m5 5 10 10M15 5 5 15",
            Self::Back => "M12.500 4.500 7 10l5.500 5.500",
            Self::Forward => "M7.500 4.500 13 10l-5.500 5.500",
            Self::Outline => "M7 5h10M7 10h10M7 15h10M3.400 5h.2M3.400 10h.2M3.400 15h.2",
        }
    }
}

/// A drawing beside words; it says nothing by itself.
pub fn icon(glyph: Glyph) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d={glyph.path()} /></svg>
    }
}
