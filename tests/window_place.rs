//! Where the window stands and how large it is: remembered in points of the screen, brought back from a
//! screen that is gone, at rest at every size and scale.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;
mod walk;

use driven::settle;
use eframe::App as _;
use eframe::egui::{Event, Pos2, Rect, Vec2, ViewportCommand, ViewportId, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interdict::app::{Command, Page, Place, Preferences};
use interdict::ui::Window;
use walk::{Bench, fresh, list};

const SCREEN: Vec2 = vec2(1366.0, 768.0);

/// A window that was opened with this place and scale; the system says that it stands there.
fn opened<'a>(place: Place, zoom: f32) -> Bench<'a> {
    let mut app = fresh();
    app.state.preferences = Preferences { place: Some(place), zoom, ..Preferences::default() };
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size(Vec2::from(place.size) / zoom)
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    harness.run_steps(2);
    harness
}

/// What the system says of the window, in points of the screen; the commands that it is given then.
fn told(harness: &mut Bench<'_>, at: Pos2, size: Vec2, zoom: f32) -> Vec<ViewportCommand> {
    let inner = Rect::from_min_size(at + vec2(0.0, 30.0), size);
    let scaled = |rect: Rect| {
        Rect::from_min_max(
            (rect.min.to_vec2() / zoom).to_pos2(),
            (rect.max.to_vec2() / zoom).to_pos2(),
        )
    };
    let viewport = harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap();
    viewport.inner_rect = Some(scaled(inner));
    viewport.outer_rect = Some(scaled(Rect::from_min_max(at, inner.max)));
    viewport.monitor_size = Some(SCREEN / zoom);
    viewport.maximized = Some(false);
    harness.step();
    harness.output().viewport_output.values().flat_map(|one| one.commands.clone()).collect()
}

fn kept(harness: &mut Bench<'_>) -> Place {
    harness.state_mut().on_exit(None);
    harness.state_mut().app().state.preferences.place.unwrap()
}

#[test]
fn place_and_size_are_remembered_whatever_the_scale() {
    for zoom in [1.0, 1.5, 2.0] {
        let before = Place { at: Some([60.0, 40.0]), size: [1200.0, 700.0], maximised: false };
        let mut harness = opened(before, zoom);
        assert!(told(&mut harness, pos2(60.0, 40.0), vec2(1200.0, 700.0), zoom).is_empty());
        let after = kept(&mut harness);
        let near = |a: f32, b: f32| (a - b).abs() < 1.0;
        assert!(near(after.size[0], 1200.0) && near(after.size[1], 700.0), "{zoom}: {after:?}");
        assert!(near(after.at.unwrap()[0], 60.0) && near(after.at.unwrap()[1], 40.0), "{after:?}");
    }
}

#[test]
fn a_window_on_a_screen_that_is_gone_comes_back_into_sight() {
    for at in [pos2(2200.0, 100.0), pos2(300.0, 1400.0), pos2(-1900.0, 50.0)] {
        let place = Place { at: Some([at.x, at.y]), size: [1000.0, 600.0], maximised: false };
        let mut harness = opened(place, 1.0);
        let commands = told(&mut harness, at, vec2(1000.0, 600.0), 1.0);
        let moved = commands.iter().find_map(|command| match command {
            ViewportCommand::OuterPosition(to) => Some(*to),
            _ => None,
        });
        let moved = moved.unwrap_or_else(|| panic!("left at {at}: {commands:?}"));
        assert!(moved.x >= 0.0 && moved.y >= 0.0, "{moved}");
        assert!(moved.x + 1000.0 <= SCREEN.x && moved.y + 630.0 <= SCREEN.y, "{moved}");
        // Afterwards the user moves it as they like.
        assert!(told(&mut harness, pos2(1300.0, 700.0), vec2(1000.0, 600.0), 1.0).is_empty());
        // A place that is not seen is not remembered.
        assert_eq!(kept(&mut harness).at, None);
    }
}

#[test]
fn where_the_system_placed_it_is_left_alone_but_for_its_size() {
    let place = Place { at: None, size: [2500.0, 1400.0], maximised: false };
    let mut harness = opened(place, 1.0);
    let commands = told(&mut harness, pos2(1920.0, 0.0), vec2(2500.0, 1400.0), 1.0);
    assert!(
        matches!(commands.as_slice(), [ViewportCommand::InnerSize(size)] if *size == vec2(1366.0, 738.0)),
        "{commands:?}"
    );
}

const PAGES: [Page; 8] = [
    Page::Overview,
    Page::Findings,
    Page::Machines,
    Page::Restrictions,
    Page::Reports,
    Page::Settings,
    Page::Help,
    Page::Import,
];

fn with_list<'a>() -> Bench<'a> {
    let mut harness = walk::window(fresh(), [1280.0, 800.0]);
    harness.event(Event::Paste(list(20)));
    harness.run_steps(2);
    settle(&mut harness);
    harness.state_mut().app().handle(Command::KeepList);
    settle(&mut harness);
    harness
}

fn show(harness: &mut Bench<'_>, page: Page) {
    let app = harness.state_mut().app();
    app.state.notes.clear();
    app.handle(Command::Go(page));
    app.handle(Command::Select((page == Page::Findings).then_some(0)));
    harness.run_steps(4);
    harness.run();
}

#[test]
fn every_page_comes_to_rest_from_one_to_three_hundred_percent() {
    let mut harness = with_list();
    // The smallest window, one that is as large as its letters ask for, and the largest screens.
    for (zoom, size) in [
        (1.0, [900.0, 600.0]),
        (2.0, [1280.0, 800.0]),
        (3.0, [1280.0, 960.0]),
        (1.0, [3840.0, 2160.0]),
    ] {
        let mut preferences = harness.state_mut().app().state.preferences.clone();
        preferences.zoom = zoom;
        harness.state_mut().app().handle(Command::Prefer(Box::new(preferences)));
        harness.set_size(Vec2::from(size) / zoom);
        for page in PAGES {
            // It comes to a frame that asks for no other, and then nothing moves any more.
            show(&mut harness, page);
            let before = rects(&harness);
            harness.run_steps(2);
            let after = rects(&harness);
            let moved = before.iter().zip(&after).find(|(before, after)| before != after);
            assert!(moved.is_none(), "{page:?} at {zoom} in {size:?}: {moved:?}");
        }
    }
}

#[test]
fn what_is_resized_stands_where_it_belongs_in_the_first_frame() {
    let mut harness = with_list();
    for page in PAGES {
        show(&mut harness, page);
        for size in [[1280.0, 800.0], [1100.0, 700.0], [900.0, 600.0], [1600.0, 900.0]] {
            harness.set_size(Vec2::from(size));
            harness.step();
            let first = rects(&harness);
            harness.run();
            let rest = rects(&harness);
            for (name, rect) in first.iter().filter(|(_, rect)| rect.is_some()) {
                // A scroll bar that comes or goes takes or leaves its own width.
                let stays = rest.iter().any(|(own, at)| own == name && near(*rect, *at, 8.5))
                    || name.starts_with("ScrollBar");
                assert!(stays, "{page:?} in {size:?}: {name} at {rect:?}");
            }
        }
    }
}

fn near(a: Option<Edges>, b: Option<Edges>, by: f64) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.iter().zip(b).all(|(a, b)| (a - b).abs() <= by))
}

/// Left, top, right and lower edge.
type Edges = [f64; 4];

/// Where everything stands, by role and name.
fn rects(harness: &Bench<'_>) -> Vec<(String, Option<Edges>)> {
    let all = harness.query_all_by(|_| true).map(|node| node.accesskit_node());
    let place = |node: egui_kittest::kittest::AccessKitNode<'_>| {
        let words = node.label().or(node.value()).unwrap_or_default();
        let rect = node.bounding_box().map(|own| [own.x0, own.y0, own.x1, own.y1]);
        (format!("{:?} {words}", node.role()), rect)
    };
    all.map(place).collect()
}
