//! What a step would run: the ways to choose from, the password, the command in full, and what to know before.

use eframe::egui::Ui;

use super::{Look, theme};
use crate::app::guide::Carrying;
use crate::language::told;
use crate::removal::{PASSWORD, PasswordPlace, PlannedCommand, Rights, Step};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    widgets::{
        Card, CommandBox, Input, Notice, NoticeKind, command_text, hairline, icon_line, radio,
        worded,
    },
};

/// Whether a password goes to the program through its arguments.
pub(super) fn takes_password(command: &PlannedCommand) -> bool {
    matches!(command.password, PasswordPlace::Argument { .. })
}

/// Whether the password that a step needs is there: typed, or given before.
pub(super) fn has_password(own: &Carrying, step: &Step, look: &Look) -> bool {
    let product = step.product.as_deref().unwrap_or_default();
    !look.password.is_empty() || own.stand.passwords.contains(product)
}

/// Whether the last go at the step in sight was with a password: one that was not accepted is asked for again.
fn took_password(own: &Carrying) -> bool {
    let record = own.stand.record.as_ref().and_then(|record| record.steps.get(own.shown));
    let last = record.and_then(|step| step.attempts.last());
    last.is_some_and(|attempt| attempt.what.contains(PASSWORD))
}

/// The command that would be run: the one that was chosen, else the first that can be.
pub(super) fn chosen<'a>(
    own: &Carrying,
    step: &'a Step,
    look: &Look,
) -> Option<&'a PlannedCommand> {
    let commands = step.commands();
    if let Some(id) = &look.command {
        return commands.iter().find(|one| one.id == *id && one.can_run());
    }
    let given = has_password(own, step, look) || took_password(own);
    let fit = |one: &&PlannedCommand| one.can_run() && takes_password(one) == given;
    commands.iter().find(fit).or_else(|| commands.iter().find(|one| one.can_run()))
}

/// The cards of a step that runs something.
pub(super) fn command(ui: &mut Ui, own: &Carrying, step: &Step, look: &mut Look) {
    ways(ui, own, step, look);
    let Some(command) = chosen(own, step, look) else {
        by_hand(ui, step);
        return;
    };
    if takes_password(command) {
        password(ui, own, step, look);
        if command.rights == Rights::Administrator && !own.is_administrator {
            let words = say!("password-goes-on-explained");
            let title = say!("password-goes-on");
            Notice::new(NoticeKind::Information, title, words).icon(Icon::Lock).show(ui);
        }
    }
    if !command.verified {
        let title = say!("command-not-verified");
        Notice::new(NoticeKind::NotFullyRead, title, &command.basis)
            .icon(Icon::Unverified)
            .show(ui);
    }
    Card::titled(say!("what-will-run")).show(ui, |ui| full(ui, command));
    before(ui, own, command);
}

fn ways(ui: &mut Ui, own: &Carrying, step: &Step, look: &mut Look) {
    let runnable: Vec<&PlannedCommand> =
        step.commands().iter().filter(|one| one.can_run()).collect();
    if runnable.len() < 2 {
        return;
    }
    let current = chosen(own, step, look).map(|one| one.id.clone());
    Card::titled(say!("which-way-fits")).show(ui, |ui| {
        for one in runnable {
            let is_chosen = current.as_ref() == Some(&one.id);
            let words = sentence(&one.when);
            if radio(ui, is_chosen, &words).clicked() {
                look.command = Some(one.id.clone());
                look.has_read = false;
            }
        }
    });
}

/// "password-protected" as words.
fn sentence(when: &str) -> String {
    let mut words = when.replace('-', " ");
    if let Some(first) = words.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// The field for the password.
pub(super) fn password(ui: &mut Ui, own: &Carrying, step: &Step, look: &mut Look) {
    let tokens = theme::tokens(ui);
    let product = step.product.as_deref().unwrap_or_default();
    let is_given = own.stand.passwords.contains(product);
    Card::titled(say!("password")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        let field = Input::new(say!("uninstall-password"), &mut look.password)
            .password()
            .icon(Icon::Key)
            .width(280.0_f32.min(ui.available_width()))
            .show(ui);
        look.password_field = Some(field.id);
        if is_given {
            let words = say!("password-given-before");
            text::show(ui, Type::Small, tokens.text2, words);
        }
        text::explain(ui, say!("password-explained"));
    });
}

/// A command in full.
pub(super) fn full(ui: &mut Ui, command: &PlannedCommand) {
    let Some(line) = &command.line else {
        command_text(ui, &command.text, Some(say!("copy")), &told(&command.basis));
        return;
    };
    let shown: Vec<String> =
        line.arguments.iter().map(|argument| argument.replace(PASSWORD, say!("hidden"))).collect();
    let mut own = CommandBox::new(&line.program);
    for argument in &shown {
        let note = if argument.contains(say!("hidden")) {
            say!("hidden-in-record")
        } else {
            meaning(command, argument)
        };
        own = own.argument(argument, note);
    }
    let copy = if takes_password(command) { say!("copy-without-password") } else { say!("copy") };
    let note = say!("started-directly", basis = &*told(&command.basis));
    own.copy(copy, &command.text).note(&note).show(ui);
}

/// Well-known arguments of Windows Installer in plain words ("msiexec", Windows commands, Microsoft Learn).
fn meaning(command: &PlannedCommand, argument: &str) -> &'static str {
    if command.mechanism != crate::removal::Mechanism::WindowsInstaller {
        return "";
    }
    match argument.to_ascii_lowercase().as_str() {
        "/x" => say!("arg-uninstall"),
        "/qn" => say!("arg-no-windows"),
        "/norestart" => say!("arg-no-restart"),
        _ if argument.starts_with('{') => say!("arg-this-product"),
        _ => "",
    }
}

fn before(ui: &mut Ui, own: &Carrying, command: &PlannedCommand) {
    let tokens = theme::tokens(ui);
    let ink = tokens.text2;
    Card::titled(say!("before-you-run-it")).show(ui, |ui| {
        let mut rights = told(&command.rights.sentence()).into_owned();
        if command.rights == Rights::Administrator && !own.is_administrator {
            rights.push(' ');
            rights.push_str(say!("system-asks-when-run"));
        }
        icon_line(ui, Icon::Shield, ink, &rights);
        let minutes = command.time_limit_secs.div_ceil(60);
        let limit = say!("guide-waits", minutes = minutes);
        icon_line(ui, Icon::Clock, ink, &limit);
        if command.interactive {
            let words = say!("opens-own-windows");
            icon_line(ui, Icon::User, ink, words);
        }
        if takes_password(command) {
            let words = say!("others-see-password");
            icon_line(ui, Icon::AdvisedAgainst, tokens.restricted.text, words);
        }
        let words = say!("save-open-work");
        icon_line(ui, Icon::Info, ink, words);
    });
}

/// Nothing of the step can be run: what there is, with the reason for each.
fn by_hand(ui: &mut Ui, step: &Step) {
    let tokens = theme::tokens(ui);
    let title = say!("does-not-run-this");
    let words = say!("do-it-yourself");
    Notice::new(NoticeKind::NeedsCare, title, words).show(ui);
    Card::titled(say!("by-hand-title")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        if step.commands().is_empty() {
            text::explain(ui, say!("use-own-uninstaller"));
        }
        for (at, command) in step.commands().iter().enumerate() {
            if at > 0 {
                hairline(ui);
            }
            let when = sentence(&command.when);
            text::line(ui, Type::SmallStrong, tokens.text2, when);
            let copy = (!command.is_prose && command.refusal.is_none()).then_some(say!("copy"));
            command_text(ui, &told(&command.text), copy, &told(&command.basis));
            if let Some(why) = &command.refusal {
                let words = say!("not-run-by", why = &*told(&why.to_string()));
                worded(
                    ui,
                    Some(Icon::AdvisedAgainst),
                    theme::ICON_SMALL,
                    Type::Small,
                    tokens.restricted.text,
                    &words,
                );
            } else if command.has_placeholder {
                text::caption(ui, say!("fill-in-angles"));
            }
        }
    });
}
