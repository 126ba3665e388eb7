//! Steps of a guide: the rail beside the page, and the row of numbers that announces them.

use eframe::egui::{
    Color32, Id, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::{
    icons::Icon,
    text::{self, Type},
    theme::{self, Ring},
};
use crate::say;

/// Height of a step of the rail.
pub const RAIL_STEP: f32 = 52.0;

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Done.
    Done,
    /// This is the one.
    Current,
    /// Later.
    ToCome,
    /// Nothing to do; the line says why.
    NotNeeded,
}

impl StepState {
    fn plain(self) -> &'static str {
        match self {
            Self::Done => say!("step-done"),
            Self::Current => say!("step-current"),
            Self::ToCome => say!("step-to-come"),
            Self::NotNeeded => say!("step-not-needed"),
        }
    }
}

/// One step.
#[derive(Clone, Copy, Debug)]
pub struct StepEntry<'a> {
    /// What it does.
    pub title: &'a str,
    /// One line about it.
    pub line: &'a str,
    /// Where it stands.
    pub state: StepState,
}

/// The step rail, over the whole width that is there. Answers with the step that was pressed.
pub fn step_rail(ui: &mut Ui, steps: &[StepEntry<'_>]) -> Option<usize> {
    let tokens = theme::tokens(ui);
    let mut pressed = None;
    let mut before: Option<Pos2> = None;
    let spacing = ui.spacing().item_spacing;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (place, step) in steps.iter().enumerate() {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), RAIL_STEP), Sense::click());
        let current = step.state == StepState::Current;
        response.widget_info(|| {
            let state = step.state.plain();
            let name = say!(
                "step-named",
                number = place + 1,
                title = step.title,
                state = state,
                line = step.line
            );
            WidgetInfo::selected(Role::Tab, ui.is_enabled(), current, name)
        });
        super::tell_chosen(&response, current);
        let fill = match (current, response.hovered()) {
            (true, _) => tokens.selected,
            (false, true) => tokens.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(rect, 0.0, fill);
        let mark = pos2(rect.left() + 26.0, rect.top() + 18.0);
        if let Some(before) = before {
            let ends = [before + vec2(0.0, 16.0), mark - vec2(0.0, 16.0)];
            ui.painter().line_segment(ends, Stroke::new(1.0, tokens.line_mid));
        }
        step_mark(ui, mark, place + 1, step.state);
        let painter = ui.painter();
        let kind = if current { Type::Strong } else { Type::Body };
        let ink = if step.state == StepState::NotNeeded { tokens.muted } else { tokens.text };
        let room = rect.width() - 46.0 - theme::GAP;
        let title = text::cut(painter, kind, ink, step.title, room);
        text::paint_middle(painter, rect.left() + 46.0, rect.top() + 18.0, title);
        let line = text::cut(painter, Type::Small, tokens.text2, step.line, room);
        text::paint_middle(painter, rect.left() + 46.0, rect.top() + 36.0, line);
        theme::focus_ring(ui, &response, rect, theme::RADIUS, Ring::Inside);
        if response.clicked() {
            pressed = Some(place);
        }
        before = Some(mark);
    }
    ui.spacing_mut().item_spacing = spacing;
    pressed
}

fn step_mark(ui: &Ui, at: Pos2, number: usize, state: StepState) {
    let tokens = theme::tokens(ui);
    let painter = ui.painter();
    match state {
        StepState::Done => {
            Icon::Removed.paint(painter, at, theme::ICON_STEP, tokens.removed.text);
        }
        StepState::NotNeeded => {
            let dashes = 12;
            let turn = std::f32::consts::TAU / dashes as f32;
            let stroke = Stroke::new(1.0, tokens.line_strong);
            for dash in 0..dashes {
                let from = turn * dash as f32;
                let point = |angle: f32| at + 9.5 * vec2(angle.cos(), angle.sin());
                painter.add(Shape::line_segment([point(from), point(from + turn * 0.5)], stroke));
            }
            Icon::Minus.paint(painter, at, 12.0, tokens.muted);
        }
        StepState::Current => {
            painter.circle_filled(at, 10.0, tokens.accent);
            number_in(ui, at, number, tokens.accent_text);
        }
        StepState::ToCome => {
            painter.circle(at, 9.5, tokens.surface, Stroke::new(1.0, tokens.line_strong));
            number_in(ui, at, number, tokens.text2);
        }
    }
}

fn number_in(ui: &Ui, at: Pos2, number: usize, ink: Color32) {
    let shape = text::galley(ui.painter(), Type::SmallStrong, ink, &number.to_string());
    text::paint_middle(ui.painter(), at.x - shape.size().x / 2.0, at.y, shape);
}

/// A number in a circle of 24: the questions of the first start.
pub fn numbered(ui: &mut Ui, number: usize) {
    let tokens = theme::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
    ui.painter().circle_stroke(rect.center(), 11.5, Stroke::new(1.0, tokens.line_strong));
    number_in(ui, rect.center(), number, tokens.text2);
}

/// The steps in a row, with their numbers: what a removal will involve. Each is a title and a line.
pub fn steps_across(ui: &mut Ui, steps: &[(&str, &str)]) {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), 62.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let width = rect.width() / steps.len().max(1) as f32;
    for (place, (title, line)) in steps.iter().enumerate() {
        let cell = Rect::from_min_size(
            pos2(rect.left() + width * place as f32, rect.top()),
            vec2(width, rect.height()),
        );
        let mark = pos2(cell.left() + 10.0, cell.top() + 10.0);
        ui.painter().circle_stroke(mark, 9.5, Stroke::new(1.0, tokens.line_strong));
        number_in(ui, mark, place + 1, tokens.text2);
        if place + 1 < steps.len() {
            let line = Stroke::new(1.0, tokens.line_mid);
            ui.painter().hline(mark.x + 18.0..=cell.right() - theme::GAP, mark.y, line);
        }
        let room = cell.with_min_y(cell.top() + 24.0).with_max_x(cell.right() - theme::GAP);
        let id: Id = response.id.with(place);
        let mut inside = ui.new_child(UiBuilder::new().id_salt(id).max_rect(room));
        inside.spacing_mut().item_spacing.y = 0.0;
        text::line(&mut inside, Type::Strong, tokens.text, *title);
        text::line(&mut inside, Type::Small, tokens.text2, *line);
    }
}
