//! GLPI: a rule of the dictionary of software, as XML that its importer reads (glpi-project/glpi,
//! `src/RuleCollection.php`), and searches in words. OCS Inventory: expressions to paste.

use std::fmt::Write as _;

use super::readme::Readme;
use super::{Artefact, Engine, HandoverError, Order, fixed_id, quote};
use crate::matching::normalize;

pub(super) fn files(order: &Order<'_>) -> Result<Vec<Artefact>, HandoverError> {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rules>\n");
    let mut words = format!("{}\n\n", order.origin());
    for (chosen, ranking) in order.chosen.iter().zip(1..) {
        let title = quote::one_line(&chosen.title(order.catalog));
        let terms = order.matcher.terms(&chosen.vendor);
        let mut criteria: Vec<(&str, u8, String)> = Vec::new();
        if chosen.whole {
            let own = terms.vendor_words.iter().filter(|own| !own.contains(' '));
            // 2: contains. Only words that name the maker wherever they stand.
            criteria.extend(own.map(|own| ("manufacturer", 2, own.clone())));
            if let Some(vendor) = order.catalog.vendors.get(&chosen.vendor) {
                // 0: is.
                criteria
                    .extend(vendor.publishers.iter().map(|own| ("manufacturer", 0, own.clone())));
            }
        }
        // A rule changes data: only names that were read in a source, and none that others have, too.
        let is_weak = |name: &str| {
            let words = normalize::name(name);
            terms.names.iter().any(|own| own.weak && own.words == words.trim())
        };
        for product in chosen.records(order.catalog) {
            let names = product.windows.display_names.iter();
            for fact in names.filter(|own| own.literal && own.verified && !is_weak(&own.value)) {
                criteria.push(("name", 0, fact.value.clone()));
            }
        }
        criteria.sort();
        criteria.dedup();
        if criteria.is_empty() {
            continue;
        }
        xml.push_str("  <rule>\n");
        rule(&mut xml, &title, &chosen.slug(), ranking, &criteria);
        searches(&mut words, &title, &criteria);
    }
    xml.push_str("</rules>\n");
    if !xml.contains("<rule>") {
        return Err(HandoverError::NoFacts {
            engine: Engine::Glpi.plain(),
            why: "the catalogue has neither a publisher nor a name for it",
        });
    }
    Ok(vec![
        Artefact::text("glpi/rules.xml", xml),
        Artefact::text("searches.txt", words),
        readme(order),
    ])
}

fn rule(
    xml: &mut String,
    title: &str,
    slug: &str,
    ranking: usize,
    criteria: &[(&str, u8, String)],
) {
    let id = fixed_id(&format!("glpi {slug}"));
    let mut line = |space: usize, name: &str, text: &str| {
        let _ = writeln!(xml, "{:space$}<{name}>{}</{name}>", "", quote::xml(text));
    };
    let ranking = ranking.to_string();
    let name = format!("Interdict: {title}");
    for (name, text) in [
        ("entities_id", "Root entity"),
        ("sub_type", "RuleDictionnarySoftware"),
        ("ranking", &ranking),
        ("name", &name),
        ("description", "Restricted maker"),
        ("match", "OR"),
        ("is_active", "0"),
        ("comment", ""),
        ("is_recursive", "1"),
        ("uuid", &id),
        ("condition", "0"),
    ] {
        line(4, name, text);
    }
    for (criterion, condition, pattern) in criteria {
        let _ = writeln!(
            xml,
            "    <rulecriteria>\n      <criteria>{criterion}</criteria>\n      \
             <condition>{condition}</condition>\n      <pattern>{}</pattern>\n    </rulecriteria>",
            quote::xml(pattern)
        );
    }
    xml.push_str(
        "    <ruleaction>\n      <action_type>assign</action_type>\n      \
         <field>softwarecategories_id</field>\n      <value>Restricted software</value>\n    \
         </ruleaction>\n  </rule>\n",
    );
}

/// The same as searches to type, and as an expression that OCS Inventory's categories take.
fn searches(words: &mut String, title: &str, criteria: &[(&str, u8, String)]) {
    let _ = writeln!(words, "{title}");
    let _ = writeln!(words, "  GLPI: Assets > Computers, search with these lines joined by OR:");
    for (criterion, condition, pattern) in criteria {
        let item =
            if *criterion == "manufacturer" { "Software - Publisher" } else { "Software - Name" };
        let how = if *condition == 2 { "contains" } else { "is" };
        let _ = writeln!(words, "    {item} {how} {}", quote::one_line(pattern));
    }
    let mut expressions: Vec<String> = criteria
        .iter()
        .filter(|(criterion, ..)| *criterion == "manufacturer")
        .map(|(_, _, pattern)| expression(pattern))
        .collect();
    expressions.sort_unstable();
    expressions.dedup();
    if !expressions.is_empty() {
        let _ = writeln!(words, "  OCS Inventory: category by publisher, expression:");
        let _ = writeln!(words, "    ({})", expressions.join("|"));
    }
    words.push('\n');
}

/// A text as a regular expression that means just this text.
fn expression(text: &str) -> String {
    quote::one_line(text)
        .chars()
        .flat_map(|c| {
            let special = c.is_ascii_punctuation();
            special.then_some('\\').into_iter().chain(std::iter::once(c))
        })
        .collect()
}

fn readme(order: &Order<'_>) -> Artefact {
    Readme {
        engine: Engine::Glpi,
        does: &[
            "`searches.txt` says, in words to type, which search finds what was chosen in GLPI, and which \
             expression categorises it in OCS Inventory.",
            "`glpi/rules.xml` holds rules of the dictionary of software that put matching titles into the \
             category *Restricted software*. They arrive switched off.",
        ],
        files: &[
            ("searches.txt".to_owned(), "Searches for GLPI and expressions for OCS Inventory."),
            ("glpi/rules.xml".to_owned(), "Rules to import."),
        ],
        roll_out: &[
            "Searches: type them once, save them, and let a saved search notify you above 0 results.",
            "Rules: back up the database. Make the software category *Restricted software*. Administration > \
             Dictionaries > Software > import `rules.xml`. Read each rule, then switch it on.",
            "OCS Inventory: Manage > Software categories: paste the expressions.",
        ],
        roll_back: &[
            "Delete the rules (their ids stand in the file) and replay the dictionary; delete the saved \
             searches and the category.",
        ],
        cannot: &[
            "A dictionary stops at the first rule that fits: rules of your own before these take their \
             titles away.",
            "A machine whose inventory is old, or that has no agent, is in no result: look at the date of \
             the last inventory.",
            "A text \"contains\" finds more than Interdict's matching does: somebody else's tool with the \
             maker's name as its publisher. Look at each result.",
        ],
        checked: "The XML is well-formed and has the fields that GLPI's importer reads. It was not imported \
                  into a GLPI; try it on a copy first.",
    }
    .file(order)
}
