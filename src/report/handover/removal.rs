//! Removal packs of what was chosen: for each product and system the instructions and scripts that remove it,
//! made from its recipe. Which machine they run on is up to who rolls them out.

use super::readme::Readme;
use super::{Artefact, Engine, HandoverError, Order, quote};
use crate::catalog::Product;
use crate::model::Platform;
use crate::removal;

pub(super) fn files(order: &Order<'_>) -> Result<Vec<Artefact>, HandoverError> {
    let mut files = Vec::new();
    let mut named = Vec::new();
    let mut left_out = Vec::new();
    for product in order.chosen.iter().flat_map(|own| own.records(order.catalog)) {
        if !is_plain(product) {
            left_out.push(quote::markdown(&product.name));
            continue;
        }
        for platform in product.platforms() {
            let plan = removal::plan(product, platform, None);
            for file in removal::pack(&plan, &[product]) {
                let path =
                    format!("{}/{}/{}", quote::slug(&product.id), folder(platform), file.name);
                named.push((path.clone(), what(file.name)));
                files.push(Artefact { path, bytes: file.bytes });
            }
        }
    }
    if files.is_empty() {
        let why = if left_out.is_empty() {
            "the catalogue has no recipe for it"
        } else {
            "its names hold signs that nobody sees, so no instruction could be trusted"
        };
        return Err(HandoverError::NoFacts { engine: Engine::Removal.plain(), why });
    }
    files.push(readme(order, &named, &left_out));
    Ok(files)
}

/// Whether everything that a pack names can be seen: a line break in a name would be a line of the
/// instructions.
fn is_plain(product: &Product) -> bool {
    fn seen(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::String(text) => !text.contains(quote::is_unseen),
            serde_json::Value::Array(all) => all.iter().all(seen),
            serde_json::Value::Object(all) => all.values().all(seen),
            _ => true,
        }
    }
    let facts = serde_json::json!([product.name, product.windows, product.macos, product.linux]);
    seen(&facts)
}

fn folder(platform: Platform) -> &'static str {
    match platform {
        Platform::Windows => "windows",
        Platform::Macos => "macos",
        Platform::Linux => "linux",
    }
}

fn what(name: &str) -> &'static str {
    match name {
        "instructions.txt" => "Every step in words, with the commands.",
        "instructions.html" => "The same for reading and printing.",
        "remove.cmd" => "Removes it without PowerShell.",
        "remove.ps1" => "Removes it with PowerShell.",
        _ => "Removes it with a shell.",
    }
}

fn readme(order: &Order<'_>, files: &[(String, &str)], left_out: &[String]) -> Artefact {
    let named_out = format!(
        "No pack was made for what has signs in its names that nobody sees: {}.",
        left_out.join(", ")
    );
    let mut cannot = vec![
        "A product behind an uninstall password or under the policy of a management server stays: remove the \
         policy first.",
        "Programs of one user that is not signed in, as far as the instructions say so.",
    ];
    if !left_out.is_empty() {
        cannot.push(&named_out);
    }
    Readme {
        engine: Engine::Removal,
        does: &[
            "Removes a product from the machine that a script runs on. A script touches it only where its \
             evidence is there, and refuses to run before somebody confirmed the checks that it cannot make.",
            "Nothing is blocked: what is removed can be installed again.",
        ],
        files,
        roll_out: &[
            "Read `instructions.txt` of the product. Decide what protects the machines afterwards.",
            "Run the script on one machine of each sort first, with the rights that it asks for. It says what \
             it would need confirmed.",
            "Exit codes: 0 removed or nothing to do; 3010 (`remove.sh`: 10) a restart is needed; 2 something is \
             left for a person; 4 checks not confirmed; 5 no rights; 6 not ready; anything else is the installer's own.",
            "Give it to your management tool as a script that runs with system rights, a few machines at a \
             time.",
            "Collect a fresh inventory afterwards: only a scan says that it is gone.",
        ],
        roll_back: &[
            "A removal is not undone: install the product again from its maker's installer where it may be \
             used.",
            "Stop handing the script out; it leaves nothing behind on a machine.",
        ],
        cannot: &cannot,
        checked: "The scripts by shellcheck and by the grammar of PowerShell. No uninstaller of a real product \
                  was run by them.",
    }
    .file(order)
}
