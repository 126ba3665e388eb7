//! What is wrong with what a screen reader is told of the controls that are in sight.

use std::collections::BTreeMap;

use eframe::egui::accesskit::{Action, Role};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use super::Bench;

/// What somebody can act upon.
pub const ACTS: [Role; 14] = [
    Role::Button,
    Role::CheckBox,
    Role::ColumnHeader,
    Role::ComboBox,
    Role::Link,
    Role::ListBoxOption,
    Role::MenuItem,
    Role::MultilineTextInput,
    Role::PasswordInput,
    Role::RadioButton,
    Role::Row,
    Role::Tab,
    Role::Table,
    Role::TextInput,
];

/// The name that is read aloud: the control's own, that of the label beside it, or of a text the text.
fn name(node: &AccessKitNode<'_>) -> String {
    let by = || node.labelled_by().filter_map(|label| label.label().or(label.value())).collect();
    let own = node.label().filter(|own| !own.trim().is_empty()).unwrap_or_else(by);
    if own.is_empty() && node.role() == Role::Label {
        node.value().unwrap_or_default()
    } else {
        own
    }
}

fn is_in_dialog(node: &AccessKitNode<'_>) -> bool {
    let mut above = node.parent();
    while let Some(own) = above {
        if own.role() == Role::Dialog {
            return true;
        }
        above = own.parent();
    }
    false
}

/// Every fault: a control without a name or a role, one whose state is not told, two in a dialog that are
/// called the same.
pub fn faults(harness: &Bench<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut called: BTreeMap<(String, bool), usize> = BTreeMap::new();
    for node in harness.query_all_by(|_| true) {
        let node = node.accesskit_node();
        let data = node.data();
        let acts = data.supports_action(Action::Click) || data.supports_action(Action::Focus);
        let role = node.role();
        // The bar of a page that scrolls is egui's; the pages scroll by their keys.
        if role == Role::ScrollBar || !acts && !ACTS.contains(&role) {
            continue;
        }
        let name = name(&node);
        let at = format!("{role:?} {name:?} at {:?}", node.bounding_box());
        // Texts can be marked and copied, and are read as what they say.
        let is_text = matches!(role, Role::Label | Role::TextRun);
        if name.trim().is_empty() && !is_text {
            faults.push(format!("no name: {at}"));
        }
        if matches!(role, Role::GenericContainer | Role::Unknown) {
            faults.push(format!("no role: {at}"));
        }
        let told = match role {
            Role::CheckBox | Role::RadioButton => node.toggled().is_some(),
            Role::ListBoxOption | Role::Row | Role::Tab => node.is_selected().is_some(),
            Role::ComboBox | Role::TextInput | Role::MultilineTextInput => node.value().is_some(),
            _ => true,
        };
        if !told {
            faults.push(format!("state not told: {at}"));
        }
        if ACTS.contains(&role) {
            let dialog = is_in_dialog(&node);
            *called.entry((format!("{role:?} {name:?}"), dialog)).or_default() += 1;
        }
    }
    for ((control, dialog), number) in called {
        if dialog && number > 1 {
            faults.push(format!("{number} called the same in a dialog: {control}"));
        }
    }
    faults
}

/// Controls that are called the same on a page.
pub fn called_the_same(harness: &Bench<'_>, role: Role) -> Vec<String> {
    let mut called: BTreeMap<String, usize> = BTreeMap::new();
    for node in harness.query_all_by_role(role) {
        *called.entry(name(&node.accesskit_node())).or_default() += 1;
    }
    called.into_iter().filter(|(_, number)| *number > 1).map(|(name, _)| name).collect()
}
