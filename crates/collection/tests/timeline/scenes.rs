//! What is drawn.

use std::collections::BTreeSet;

use collection::timeline::{KINDS, Scene, SceneWish, Shape, TimeFilter, View};
use collection::{Filter, Window, wire};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::archive::{events, opened, page, scene, small};

fn wish(width: u32) -> SceneWish {
    SceneWish {
        width,
        overview: width,
        rows: 3,
        recurring: Some(Window {
            first: 0,
            count: 20,
        }),
        undated: Some(Window {
            first: 0,
            count: 20,
        }),
        ..SceneWish::default()
    }
}

fn names(scene: &Scene) -> BTreeSet<String> {
    let slips = scene
        .lanes
        .iter()
        .flat_map(|lane| &lane.slips)
        .map(|slip| &slip.name);
    let trays = scene.recurring.rows.iter().chain(&scene.undated.rows);
    slips.chain(trays).map(|name| name.id.clone()).collect()
}

fn bundled(scene: &Scene) -> u32 {
    let bundles = scene.lanes.iter().flat_map(|lane| &lane.bundles);
    bundles.map(|bundle| bundle.count).sum()
}

#[test]
fn every_slip_has_a_row_and_every_row_a_slip() {
    let engine = small();
    let scene = scene(
        &engine,
        &SceneWish {
            rows: 12,
            ..wish(8000)
        },
    );
    let list = events(&engine, None);
    assert!(list.total >= 8, "{}", list.total);
    assert_eq!(bundled(&scene), 0);
    let rows: BTreeSet<_> = list.rows.iter().map(|row| row.id.clone()).collect();
    assert_eq!(rows.len(), list.rows.len(), "an id twice");
    assert_eq!(names(&scene), rows);
    assert_eq!(scene.total, list.total);
}

#[test]
fn a_year_is_as_wide_as_the_year() {
    let engine = small();
    let view = View::new(16_801, 17_166); // 2016-01-01 to 2016-12-31
    let scene = scene(
        &engine,
        &SceneWish {
            view: Some(view),
            ..wish(1000)
        },
    );
    let slips: Vec<_> = scene.lanes.iter().flat_map(|lane| &lane.slips).collect();
    let of = |edtf: &str| {
        let rows = events(&engine, None).rows;
        let id = rows
            .into_iter()
            .find(|row| row.edtf.as_deref() == Some(edtf))
            .unwrap()
            .id;
        *slips.iter().find(|slip| slip.name.id == id).unwrap()
    };
    let year = of("2016");
    assert_eq!((year.x, year.width, year.shape), (0, 10_000, Shape::Slip));
    assert_eq!(year.beyond, (false, false));
    let day = of("2016-05-04");
    assert_eq!((day.x, day.width), (124 * 10_000 / 366, 28));
    let since = of("2014/2018-09-28");
    assert_eq!((since.shape, since.beyond), (Shape::Span, (true, true)));
}

#[test]
fn a_closed_lane_has_its_count_and_nothing_to_draw() {
    let engine = small();
    let closed: BTreeSet<_> = KINDS.into_iter().collect();
    let open = scene(&engine, &wish(800));
    let shut = scene(
        &engine,
        &SceneWish {
            closed,
            ..wish(800)
        },
    );
    assert_eq!(open.in_view, shut.in_view);
    assert!(
        shut.lanes
            .iter()
            .all(|lane| lane.closed && lane.slips.is_empty() && lane.bundles.is_empty())
    );
    assert_eq!(open.lanes.len(), shut.lanes.len());
}

#[test]
fn filters_of_the_library_and_of_kinds_hold() {
    let engine = small();
    let years = collection::Years {
        first: 2017,
        last: 2017,
    };
    let articles = Filter {
        years: Some(years),
        ..Filter::default()
    };
    let filter = TimeFilter {
        articles,
        ..TimeFilter::default()
    };
    let of_one = scene(
        &engine,
        &SceneWish {
            filter,
            ..wish(8000)
        },
    );
    assert_eq!(of_one.articles, 1);
    assert!(of_one.total > 0 && of_one.total < of_one.of);
    assert!(names(&of_one).iter().all(|id| id.starts_with("p2/")));
    let kind = of_one.lanes[0].kind;
    let filter = TimeFilter {
        kinds: [kind].into(),
        ..TimeFilter::default()
    };
    let of_kind = scene(
        &engine,
        &SceneWish {
            filter,
            ..wish(8000)
        },
    );
    assert!(of_kind.lanes.iter().all(|lane| lane.kind == kind) && !of_kind.lanes.is_empty());
}

#[test]
fn the_focused_activity_always_has_a_slip() {
    let text = "2016年5月4日，召开座谈会。".repeat(60);
    let engine = opened(vec![page(1, "2018-01-01", &text)]);
    for row in events(&engine, None).rows.iter().step_by(7) {
        let focus = Some(row.id.clone());
        let scene = scene(&engine, &SceneWish { focus, ..wish(400) });
        assert!(names(&scene).contains(&row.id));
        assert!(bundled(&scene) > 40);
    }
}

#[test]
fn an_archive_without_a_date_is_an_empty_scene() {
    let engine = opened(Vec::new());
    let scene = scene(&engine, &wish(800));
    assert_eq!(
        (scene.extent, scene.total, scene.overview.len()),
        (None, 0, 0)
    );
}

fn texts() -> impl Strategy<Value = String> {
    let day = (1900..2020_u32, 1..13_u32, 1..29_u32, 0..5_u8).prop_map(
        |(year, month, day, how)| match how {
            0 => format!("{year}年，召开会议。"),
            1 => format!("{year}年{month}月，举办培训班。"),
            2 => format!("{year}年以来，出版画册。"),
            3 => format!("{year}年至{}年，开展调研。", year + 3),
            _ => format!("{year}年{month}月{day}日，举行座谈会。"),
        },
    );
    vec(day, 1..40).prop_map(|all| all.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn nothing_is_lost_nothing_overlaps_and_nodes_stay_few(
        text in texts(), from in -26_000..18_000_i32, days in 1..20_000_i32, width in 300..2000_u32
    ) {
        let engine = opened(vec![page(1, "2019-01-01", &text)]);
        let view = View::new(from, from + days);
        let scene = scene(&engine, &SceneWish { view: Some(view), ..wish(width) });
        let list = events(&engine, Some(scene.view));
        let slips: u32 = scene.lanes.iter().map(|lane| u32::try_from(lane.slips.len()).unwrap()).sum();
        prop_assert_eq!(slips + bundled(&scene), list.total);
        prop_assert_eq!(scene.in_view, list.total);
        for lane in &scene.lanes {
            prop_assert!(lane.slips.len() <= 3 * (width as usize / 36 + 2));
            prop_assert!(lane.bundles.len() <= width as usize / 44 + 2);
            let mut ends = [i32::MIN; 3];
            for slip in &lane.slips {
                prop_assert!(slip.x >= 0 && slip.x + slip.width <= i32::try_from(width).unwrap() * 10);
                let end = &mut ends[slip.row as usize];
                prop_assert!(*end <= slip.x, "{:?}", slip);
                *end = slip.x + slip.width;
            }
            let mut end = i32::MIN;
            for bundle in &lane.bundles {
                prop_assert!(bundle.x >= end && bundle.width > 0, "{:?}", bundle);
                end = bundle.x + bundle.width;
            }
        }
        let bytes = wire::to_bytes(&scene).unwrap();
        prop_assert_eq!(wire::from_bytes::<Scene>(&bytes).unwrap(), scene);
    }
}
