//! The plot of how search grows: one panel for each figure, both axes by powers of ten.

use super::growth::Grown;
use super::table::{half, most};

/// Width and height of a panel, and the room around what is drawn in it.
const WIDTH: f64 = 250.0;
const HEIGHT: f64 = 190.0;
const LEFT: f64 = 48.0;
const EDGE: f64 = 30.0;

/// A figure with its unit.
type Panel = (&'static str, &'static str, fn(&Grown) -> f64);

/// What is drawn.
const PANELS: [Panel; 5] = [
    ("before the first result", "KB", |it| half(&it.bytes) / 1e3),
    ("first result", "ms", |it| half(&it.first)),
    ("warm query, 95 of 100", "ms", |it| most(&it.warm)),
    ("facets, 95 of 100", "ms", |it| most(&it.facets)),
    ("memory", "MB", |it| it.memory / 1e6),
];

/// The plot as SVG.
pub(super) fn plot(all: &[Grown]) -> String {
    let panels = (0..)
        .zip(PANELS)
        .map(|(at, it)| panel(f64::from(at) * WIDTH, it, all));
    let width = WIDTH * 5.0;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"11\">\n<title>How search grows with the number of articles</title>\n\
         <rect width=\"{width}\" height=\"{HEIGHT}\" fill=\"#fdfcfa\"/>\n{}</svg>\n",
        panels.collect::<String>()
    )
}

fn panel(x: f64, (name, unit, of): Panel, all: &[Grown]) -> String {
    let values: Vec<(f64, f64)> = all
        .iter()
        .map(|it| (it.articles.log10(), of(it).max(0.1).log10()))
        .collect();
    let ends = |all: &dyn Fn(&(f64, f64)) -> f64| {
        let least = values.iter().map(all).fold(f64::INFINITY, f64::min);
        let most = values.iter().map(all).fold(f64::NEG_INFINITY, f64::max);
        (least.floor(), most.ceil().max(least.floor() + 1.0))
    };
    let (across, up) = (ends(&|it| it.0), ends(&|it| it.1));
    let place = |(one, other): (f64, f64)| {
        let share = (one - across.0) / (across.1 - across.0);
        let height = (other - up.0) / (up.1 - up.0);
        (
            x + LEFT + share * (WIDTH - LEFT - 16.0),
            HEIGHT - EDGE - height * (HEIGHT - 2.0 * EDGE - 6.0),
        )
    };
    let mut lines = vec![format!(
        "<text x=\"{}\" y=\"18\" font-weight=\"600\">{name}, {unit}</text>\n",
        x + 8.0
    )];
    let mut power = up.0;
    while power <= up.1 {
        let (left, y) = place((across.0, power));
        let (right, _) = place((across.1, power));
        lines.push(format!(
            "<path d=\"M{left:.1} {y:.1}H{right:.1}\" stroke=\"#dedad0\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"#67635a\">{}</text>\n",
            left - 5.0,
            y + 4.0,
            10.0_f64.powf(power)
        ));
        power += 1.0;
    }
    let points: Vec<String> = values
        .iter()
        .map(|value| {
            let (x, y) = place(*value);
            format!("{x:.1},{y:.1}")
        })
        .collect();
    lines.push(format!(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#b0341f\" stroke-width=\"2\"/>\n",
        points.join(" ")
    ));
    for (value, grown) in values.iter().zip(all) {
        let (x, y) = place(*value);
        lines.push(format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#b0341f\"/>\n\
             <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{:.0}</text>\n\
             <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#67635a\">{}</text>\n",
            y - 7.0,
            of(grown),
            HEIGHT - 12.0,
            grown.articles
        ));
    }
    lines.concat()
}
