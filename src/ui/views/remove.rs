//! How a finding is removed: the plan's steps with their commands to copy.

use eframe::egui::Ui;

use super::Ask;
use crate::app::guide::GuideCommand;
use crate::app::{App, Chooser, Command, Purpose};
use crate::catalog::Product;
use crate::language::told;
use crate::model::{Finding, Platform};
use crate::removal::{self, PlannedCommand, Step, Target};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Notice, NoticeKind, bullets, command_text, hairline, numbered},
};

/// The system a plan is for: that of the machine, else the first that the product is known on.
pub(super) fn platform_of(app: &App, finding: &Finding, product: &Product) -> Platform {
    app.state
        .platform_of(finding)
        .unwrap_or_else(|| product.platforms().first().copied().unwrap_or(Platform::Windows))
}

/// The tab of the panel.
pub(super) fn remove(ui: &mut Ui, app: &App, at: usize, finding: &Finding, ask: &mut Ask) {
    if finding.is_gone() {
        text::explain(ui, say!("gone-explained"));
        return;
    }
    begin(ui, app, at, finding, ask);
    let product = finding.product.as_ref().filter(|_| !finding.by_vendor);
    let Some(product) = product.and_then(|id| app.catalog.products.get(id)) else {
        text::explain(ui, say!("no-recipe"));
        own_commands(ui, app, finding);
        return;
    };
    let platform = platform_of(app, finding, product);
    let target =
        Target { machine: finding.machine_name.clone(), records: app.state.records_of(finding) };
    let plan = removal::plan(product, platform, Some(&target));
    text::explain(ui, say!("steps-for", system = platform.name()));
    if app.state.platform_of(finding).is_none() {
        let words = say!("system-not-said");
        Notice::new(NoticeKind::NotFullyRead, say!("system-not-known"), words).show(ui);
    }
    for (step, number) in plan.steps.iter().zip(1..) {
        ui.add_space(4.0);
        hairline(ui);
        ui.add_space(4.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            numbered(ui, number);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 6.0;
                draw_step(ui, step);
            });
        });
    }
    if !plan.gap.is_empty() {
        ui.add_space(4.0);
        let title = say!("what-protects-afterwards");
        Notice::new(NoticeKind::NeedsCare, title, &plan.gap).icon(Icon::Shield).show(ui);
    }
    ui.horizontal(|ui| {
        if Button::secondary(say!("copy-all-steps")).icon(Icon::Copy).show(ui).clicked() {
            ui.ctx().copy_text(plan.text());
        }
    });
}

/// The guide for what is on this computer, and a pack for everything else.
fn begin(ui: &mut Ui, app: &App, at: usize, finding: &Finding, ask: &mut Ask) {
    let state = &app.state;
    let is_here = state.can_be_guided(finding);
    ui.horizontal_wrapped(|ui| {
        if is_here {
            let words = if state.guide.is_some() {
                say!("back-to-the-guide")
            } else {
                say!("start-the-guide")
            };
            if Button::primary(words).icon(Icon::Play).show(ui).clicked() {
                ask.push(Command::Guide(GuideCommand::Open(at)));
            }
        }
        let pack = Button::secondary(say!("save-removal-pack")).icon(Icon::Pack);
        if pack.enabled(!state.choosing).show(ui).clicked() {
            let chooser: Chooser = Box::new(|| {
                rfd::FileDialog::new().set_title(say!("save-removal-pack-title")).pick_folder()
            });
            ask.push(Command::Choose(Purpose::Pack(at), chooser));
        }
    });
    let words = if is_here { say!("guide-explained") } else { say!("pack-explained") };
    text::explain(ui, words);
}

fn draw_step(ui: &mut Ui, step: &Step) {
    text::strong(ui, told(&step.title));
    text::explain(ui, told(&step.why));
    bullets(
        ui,
        step.points.iter().map(|point| {
            if point.verified {
                told(&point.text).into_owned()
            } else {
                format!("{} {}", told(&point.text), say!("not-verified-bracket"))
            }
        }),
    );
    for command in step.commands() {
        draw_command(ui, command);
    }
    bullets(
        ui,
        step.leftovers().iter().map(|left| {
            let verified = if left.verified {
                String::new()
            } else {
                format!(" {}", say!("not-verified-bracket"))
            };
            format!("{}{verified}", told(&left.named()))
        }),
    );
}

fn draw_command(ui: &mut Ui, command: &PlannedCommand) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        let when = command.when.replace('-', " ");
        text::line(ui, Type::SmallStrong, tokens.text2, say!("when-is", when = when));
        if !command.verified {
            crate::ui::widgets::worded(
                ui,
                Some(Icon::Unverified),
                theme::ICON_SMALL,
                Type::Small,
                tokens.unseen.text,
                say!("not-verified"),
            );
        }
    });
    let mut note = told(&command.basis).into_owned();
    if command.has_placeholder {
        note.push(' ');
        note.push_str(say!("fill-in-angles"));
    }
    if let Some(refusal) = &command.refusal {
        note.push(' ');
        note.push_str(&say!("not-run-because", why = &*told(&refusal.to_string())));
    } else if !command.is_prose {
        note.push(' ');
        note.push_str(&told(&command.rights.sentence()));
    }
    let copy = (!command.is_prose).then_some(say!("copy"));
    let text = if command.is_prose { told(&command.text) } else { command.text.as_str().into() };
    command_text(ui, &text, copy, &note);
}

/// What the records themselves say about their removal.
fn own_commands(ui: &mut Ui, app: &App, finding: &Finding) {
    for record in app.state.records_of(finding) {
        if let Some(own) = &record.uninstall {
            let note = if own.user_writable {
                say!("from-a-changeable-place")
            } else {
                say!("from-the-list-of-programs")
            };
            command_text(ui, &own.text, Some(say!("copy")), note);
        }
    }
}
