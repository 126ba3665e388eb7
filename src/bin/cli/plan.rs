//! `plan`: how products are removed; for a machine on a list, as a pack for those who look after it.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use clap::Args;
use interdict::app::check::{self, Check, CheckRequest};
use interdict::app::lists::ListChoices;
use interdict::app::paths::{self, PathError};
use interdict::catalog::{Catalog, Product};
use interdict::model::{Confidence, Finding, MachineId, Platform, Profile, Software};
use interdict::removal::{self, NoFacts, Plan, Request, Subject};

use super::{CliError, PlatformWord, load, output};

/// What `plan` is told.
#[derive(Args, Debug)]
pub struct PlanArguments {
    /// Product id, as "catalog list" and "check" name it; several make one plan
    #[arg(required = true)]
    product: Vec<String>,
    /// For which system; without it, every system the recipe knows
    #[arg(long, value_enum)]
    platform: Option<PlatformWord>,
    /// A list, or what "scan" wrote: the plan is made from the evidence in it
    #[arg(long, value_name = "FILE")]
    inventory: Option<PathBuf>,
    /// Which machine of the list
    #[arg(long, value_name = "NAME", requires = "inventory")]
    machine: Option<String>,
    /// Write instructions and scripts for that machine into this folder
    #[arg(long, value_name = "DIR")]
    pack: Option<PathBuf>,
    /// Own entries laid over the catalogue
    #[arg(long, value_name = "FILE")]
    catalog: Vec<PathBuf>,
}

/// What stands below the help of `plan`.
pub const HELP: &str = "\
Nothing is run. With --pack, the folder holds instructions for a colleague and scripts that do the same: for
Windows remove.cmd and remove.ps1, else remove.sh. A script names the checks that have to be made before it
runs, touches a product only where the evidence for it is there, and holds no password.

Exit codes of the scripts: 0 removed, or nothing to do; 3010 (remove.sh: 10) removed, restart needed; 1 failed;
2 something is left for a person; 3 another machine; 4 checks not confirmed; 5 no rights; 6 not ready: a restart is
pending, or there is too little room; anything else is the installer's own.

Examples:
  interdict-cli plan kaspersky-endpoint-security-windows --platform windows
  interdict-cli plan kaspersky-endpoint-security-windows kaspersky-network-agent \\
      --inventory fleet.csv --machine PC-17 --pack pc-17";

/// Prints the plan for one system, or for every system the recipes know; or writes a pack.
pub fn plan(arguments: &PlanArguments) -> Result<u8, CliError> {
    let catalog = load(&arguments.catalog)?;
    let products: Vec<&Product> =
        arguments.product.iter().map(|id| product(&catalog, id)).collect::<Result<_, _>>()?;
    let seen = match &arguments.inventory {
        Some(file) => Some(on_list(file, arguments.machine.as_deref(), &products, &catalog)?),
        None => None,
    };
    let listed = seen.as_ref().and_then(|seen| seen.platform);
    let platforms: Vec<Platform> = match arguments.platform {
        Some(PlatformWord::Windows) => vec![Platform::Windows],
        Some(PlatformWord::Macos) => vec![Platform::Macos],
        Some(PlatformWord::Linux) => vec![Platform::Linux],
        None => match listed {
            Some(platform) => vec![platform],
            None => systems(&products),
        },
    };
    let plans: Vec<Plan> = platforms
        .iter()
        .map(|platform| planned(&products, *platform, seen.as_ref(), &catalog))
        .collect();
    let Some(folder) = &arguments.pack else {
        let texts: Vec<String> = plans.iter().map(Plan::text).collect();
        output::write(texts.join("\n\n").as_bytes(), None)?;
        return Ok(0);
    };
    let [plan] = plans.as_slice() else {
        let names: Vec<&str> = platforms.iter().map(|platform| platform.word()).collect();
        return Err(CliError::Usage(format!(
            "A pack is for one system; name it with --platform: {}.",
            names.join(", ")
        )));
    };
    write_pack(folder, plan, &products)?;
    Ok(0)
}

fn product<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Product, CliError> {
    if let Some(product) = catalog.products.get(id) {
        return Ok(product);
    }
    let near: Vec<&str> = catalog
        .products
        .values()
        .filter(|product| product.id.contains(id) || product.vendor == id)
        .map(|product| product.id.as_str())
        .collect();
    let hint = if near.is_empty() {
        "\"interdict-cli catalog list products\" names all".to_owned()
    } else {
        format!("did you mean {}", near.join(", "))
    };
    Err(CliError::Usage(format!("There is no product \"{id}\"; {hint}.")))
}

/// Every system that one of the products is known on, each once.
fn systems(products: &[&Product]) -> Vec<Platform> {
    let mut systems: Vec<Platform> = products.iter().flat_map(|own| own.platforms()).collect();
    systems.sort_unstable();
    systems.dedup();
    systems
}

/// What a list says about a machine.
struct Seen {
    machine: String,
    platform: Option<Platform>,
    /// Records of each product, in the order of the products.
    records: Vec<Vec<Software>>,
    /// Everything else that the list names for the machine.
    others: Vec<Software>,
    /// Ids of other products of the catalogue that are on the machine and stay.
    staying: Vec<String>,
}

/// The findings of one product.
fn of_product<'a>(checked: &'a Check, id: &'a str) -> impl Iterator<Item = &'a Finding> {
    checked.findings.iter().filter(move |own| own.product.as_deref() == Some(id))
}

fn on_list(
    file: &Path,
    machine: Option<&str>,
    products: &[&Product],
    catalog: &Catalog,
) -> Result<Seen, CliError> {
    let request = CheckRequest {
        files: vec![file.to_owned()],
        lists: ListChoices::default(),
        root: None,
        profile: Profile::default(),
        as_of: paths::today(),
    };
    let checked = check::run(&request, catalog, &|_| {}, &AtomicBool::new(false))?;
    if let Some((path, error)) = checked.unreadable.first() {
        let text = format!("{} {} ({})", error.title(), error.what_to_do(), path.display());
        return Err(CliError::Usage(text));
    }
    let mut names: Vec<&str> = products
        .iter()
        .flat_map(|product| of_product(&checked, &product.id))
        .map(|finding| finding.machine_name.as_str())
        .filter(|name| machine.is_none_or(|machine| machine.eq_ignore_ascii_case(name)))
        .collect();
    names.sort_unstable();
    names.dedup();
    let name = match names.as_slice() {
        [one] => (*one).to_owned(),
        [] => {
            return Err(CliError::Usage(format!(
                "{} has none of these products{}. Nothing was planned.",
                file.display(),
                machine.map_or_else(String::new, |name| format!(" on {name}"))
            )));
        }
        many => {
            return Err(CliError::Usage(format!(
                "{} machines have it; name one with --machine: {}",
                many.len(),
                many.iter().take(20).copied().collect::<Vec<_>>().join(", ")
            )));
        }
    };
    let mut platform = None;
    let records = products
        .iter()
        .map(|product| {
            let mut records = Vec::new();
            for finding in of_product(&checked, &product.id).filter(|own| own.machine_name == name)
            {
                let Some(inventory) = checked.inventories.get(finding.inventory) else { continue };
                let MachineId(at) = finding.machine;
                platform =
                    platform.or(inventory.machines.get(at as usize).and_then(|own| own.platform));
                records.extend(finding.records.iter().map(|at| inventory.software(*at)));
            }
            records
        })
        .collect();
    let (others, staying) = beside(&checked, &name, products);
    Ok(Seen { machine: name, platform, records, others, staying })
}

/// What else the list names for the machine: other programs use folders, too, and of the same vendor's products
/// some may stay.
fn beside(checked: &Check, machine: &str, products: &[&Product]) -> (Vec<Software>, Vec<String>) {
    let on_it = || checked.findings.iter().filter(|own| own.machine_name == machine);
    let mut staying: Vec<String> = on_it()
        .filter(|finding| finding.confidence > Confidence::Possible)
        .filter_map(|finding| finding.product.clone())
        .filter(|id| products.iter().all(|product| product.id != *id))
        .collect();
    staying.sort_unstable();
    staying.dedup();
    let mut places: Vec<(usize, MachineId)> =
        on_it().map(|finding| (finding.inventory, finding.machine)).collect();
    places.sort_unstable_by_key(|(inventory, MachineId(at))| (*inventory, *at));
    places.dedup();
    let others = places
        .iter()
        .filter_map(|(inventory, machine)| Some((checked.inventories.get(*inventory)?, *machine)))
        .flat_map(|(inventory, machine)| {
            let rows = inventory.installed.iter().enumerate();
            rows.filter(move |(_, row)| row.machine == machine)
                .map(|(at, _)| inventory.software(at))
        })
        .collect();
    (others, staying)
}

fn planned(
    products: &[&Product],
    platform: Platform,
    seen: Option<&Seen>,
    catalog: &Catalog,
) -> Plan {
    let records =
        |at: usize| seen.and_then(|seen| seen.records.get(at)).cloned().unwrap_or_default();
    let subjects = products
        .iter()
        .enumerate()
        // Of what a list names for a machine, only that is planned.
        .filter(|(at, _)| seen.is_none() || !records(*at).is_empty())
        .map(|(at, product)| Subject {
            product: Some(product),
            name: product.name.clone(),
            records: records(at),
        })
        .collect();
    let staying = seen.iter().flat_map(|seen| &seen.staying);
    let mut plan = removal::plan_for(&Request {
        machine: seen.map(|seen| seen.machine.as_str()),
        platform,
        subjects,
        staying: staying.filter_map(|id| catalog.products.get(id)).collect(),
        facts: &NoFacts,
    });
    if let Some(seen) = seen {
        plan.spare(seen.others.iter());
    }
    plan
}

fn write_pack(folder: &Path, plan: &Plan, products: &[&Product]) -> Result<(), CliError> {
    std::fs::create_dir_all(folder)
        .map_err(|error| PathError::Io { path: folder.to_owned(), error })?;
    let mut text = String::new();
    for file in removal::pack(plan, products) {
        let path = folder.join(file.name);
        paths::write_whole(&path, &file.bytes)?;
        text.push_str(&path.display().to_string());
        text.push('\n');
    }
    output::write(text.as_bytes(), None)
}
