//! The instructions of a pack, for a colleague: as text, and as one page that needs nothing else.

use std::fmt::Write as _;

use super::html_text;
use crate::removal::{PASSWORD, PasswordPlace, Plan, Step};

const HOW: &[&str] = &[
    "Work through the steps in their order. Read each command before you run it.",
    "The script beside this file does the steps that a script can do: remove.cmd or remove.ps1 on Windows, \
     remove.sh elsewhere. Run it without anything first: it names the checks that have to be made.",
    "Ends with 0: removed, or nothing to do. 3010 (10 on Linux and macOS): removed, restart the machine. 2: \
     something is left for a person. 3: another machine. 4: the checks were not confirmed. 5: no rights. 6: \
     not ready (a restart is pending, or too little room). Anything else is the installer's own code. The log is interdict-removal.log in the system's folder of logs.",
    "No file of this pack holds a password. remove.ps1 -AskPassword asks for one.",
    "Afterwards scan the machine again, or import a fresh list: only that shows that it is gone.",
];

pub(super) fn text(plan: &Plan) -> String {
    let mut text = String::new();
    for line in HOW {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "* {line}");
    }
    text.push('\n');
    text.push_str(&plan.text());
    text
}

pub(super) fn html(plan: &Plan) -> String {
    let machine = plan.machine.as_ref().map_or_else(String::new, |name| format!(" on {name}"));
    let title = html_text(&format!("How to remove {}{machine}", plan.name));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\n<style>body{{font:16px/1.5 \
         sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}}pre{{background:#f3f3f3;padding:.6rem;\
         white-space:pre-wrap;overflow-wrap:anywhere}}.note{{color:#555}}</style></head>\n<body><h1>{title}</h1>\n<ul>\n"
    );
    for line in HOW {
        let _ = writeln!(page, "<li>{}</li>", html_text(line));
    }
    page.push_str("</ul>\n<ol>\n");
    for step in &plan.steps {
        add_step(&mut page, step);
    }
    page.push_str("</ol>\n");
    if !plan.gap.is_empty() {
        let _ = writeln!(page, "<p>Afterwards: {}</p>", html_text(&plan.gap));
    }
    page.push_str("</body></html>\n");
    page
}

fn add_step(page: &mut String, step: &Step) {
    let mark = |verified: bool| if verified { "" } else { " <b>(not verified)</b>" };
    let _ =
        writeln!(page, "<li><h2>{}</h2><p>{}</p>", html_text(&step.title), html_text(&step.why));
    let left: Vec<(String, bool)> = step
        .points
        .iter()
        .map(|point| (point.text.clone(), point.verified))
        .chain(step.leftovers().iter().map(|left| (left.named(), left.verified)))
        .collect();
    if !left.is_empty() {
        page.push_str("<ul>\n");
        for (text, verified) in &left {
            let _ = writeln!(page, "<li>{}{}</li>", html_text(text), mark(*verified));
        }
        page.push_str("</ul>\n");
    }
    for asked in &step.asks {
        let _ = writeln!(page, "<p>Interdict asks here:</p><pre>{}</pre>", html_text(asked));
    }
    for way in step.commands() {
        let _ = writeln!(
            page,
            "<p>{}{}</p><pre>{}</pre>",
            html_text(&way.when),
            mark(way.verified),
            html_text(&way.text)
        );
        if let Some(refusal) = &way.refusal {
            let _ = writeln!(
                page,
                "<p class=\"note\">Not run by a script: {}.</p>",
                html_text(&refusal.to_string())
            );
        }
        if matches!(way.password, PasswordPlace::Argument { .. }) {
            let _ = writeln!(
                page,
                "<p class=\"note\">The password goes in place of {}.</p>",
                html_text(PASSWORD)
            );
        }
    }
    let _ = writeln!(
        page,
        "<p class=\"note\">{} {} If it fails: {}{}</p></li>",
        html_text(&step.changes),
        html_text(&step.undo.sentence()),
        html_text(&step.on_failure),
        mark(step.verified)
    );
}
