//! The matcher's question in regular expressions that Windows PowerShell (.NET) understands, in ASCII, and
//! the lines of a script that ask it of the list of installed programs.
//!
//! No look-around is used, so other engines of regular expressions read the same patterns.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::facts::Trust;
use super::{Chosen, Order, quote};
use crate::matching::terms::{self, NameTerm, Terms};

/// Between words.
const BETWEEN: &str = r"[^\p{L}\p{N}]";

/// What is looked for of one choice; each is a regular expression without regard to case, and an empty one
/// stands for "nothing".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patterns {
    /// The publisher is the maker, or names it.
    pub maker: String,
    /// The publisher is the maker's own, read in a source: enough to remove by.
    pub maker_is: String,
    /// No publisher is given.
    pub nobody: String,
    /// The name is enough where no publisher is given.
    pub name: String,
    /// The name says which product it is, where the publisher is the maker.
    pub product: String,
    /// The name is enough whoever the publisher is.
    pub always: String,
    /// The name speaks against it, where no publisher is given.
    pub tool: String,
    /// The name is another product's.
    pub not: String,
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Words, with whatever signs between them; ideographs stand beside each other.
fn words(text: &str) -> String {
    let mut out = String::new();
    let mut before: Option<&str> = None;
    for word in text.split(' ') {
        if let Some(before) = before {
            let close = before.chars().any(is_ideograph) || word.chars().any(is_ideograph);
            let _ = write!(out, "{BETWEEN}{}", if close { '*' } else { '+' });
        }
        out.push_str(&alike(word));
        before = Some(word);
    }
    out
}

/// A word; one that mixes digits with letters that look the same in Cyrillic is either.
fn alike(word: &str) -> String {
    let mixed = word.bytes().any(|c| c.is_ascii_digit()) && word.len() <= 3;
    word.chars()
        .map(|c| match c {
            'c' if mixed => "[c\\u0441]".to_owned(),
            c => quote::powershell_regex(&c.to_string()),
        })
        .collect()
}

/// Whole words somewhere in a text. Ideographs have no word ends.
fn somewhere(texts: &[String]) -> String {
    let (joined, spaced): (Vec<&String>, Vec<&String>) =
        texts.iter().partition(|own| own.chars().any(is_ideograph));
    let mut any = Vec::new();
    let list = |own: &[&String]| own.iter().map(|own| words(own)).collect::<Vec<_>>().join("|");
    if !spaced.is_empty() {
        // An ideograph ends a word, too.
        let end = r"[^\p{L}\p{N}]|[\u2E80-\u9FFF]";
        any.push(format!("(?:^|{end})(?:{})(?:$|{end})", list(&spaced)));
    }
    if !joined.is_empty() {
        any.push(format!("(?:{})", list(&joined)));
    }
    any.join("|")
}

/// The whole text but for legal forms before and behind.
fn whole_publisher(texts: &[String]) -> String {
    if texts.is_empty() {
        return String::new();
    }
    let (mut joined, mut spaced) = (BTreeSet::new(), BTreeSet::new());
    for form in terms::legal_phrases().iter().chain(terms::legal_forms()) {
        let own = if form.chars().any(is_ideograph) { &mut joined } else { &mut spaced };
        own.insert(words(form));
    }
    let list = |own: BTreeSet<String>| own.into_iter().collect::<Vec<_>>().join("|");
    let (joined, spaced) = (list(joined), list(spaced));
    let texts = texts.iter().map(|own| words(own)).collect::<Vec<_>>().join("|");
    format!(
        "^{BETWEEN}*(?:(?:{spaced}){BETWEEN}+)*(?:{texts})\
         (?:{BETWEEN}+(?:{spaced})|{BETWEEN}*(?:{joined}))*{BETWEEN}*$"
    )
}

/// The whole name but for version, edition and the maker's own name before it.
fn whole_names(texts: &[String], own_words: &[String]) -> String {
    if texts.is_empty() {
        return String::new();
    }
    let list = |own: Vec<String>| own.join("|");
    let editions = list(terms::edition_words().iter().map(|own| words(own)).collect());
    let beside = format!(r"(?:{editions}|v?[0-9][\p{{L}}\p{{N}}]*)");
    let own = list(own_words.iter().map(|own| words(own)).collect());
    let own = if own.is_empty() { String::new() } else { format!("(?:(?:{own}){BETWEEN}+)*") };
    let texts = list(texts.iter().map(|own| words(own)).collect());
    format!("^{BETWEEN}*(?:{beside}{BETWEEN}+)*{own}(?:{texts})(?:{BETWEEN}+{beside})*{BETWEEN}*$")
}

fn either(patterns: &[String]) -> String {
    patterns.iter().filter(|own| !own.is_empty()).cloned().collect::<Vec<_>>().join("|")
}

/// What is looked for of one choice.
#[must_use]
pub fn patterns(order: &Order<'_>, chosen: &Chosen) -> Patterns {
    let terms: Terms = order.matcher.terms(&chosen.vendor);
    let mine = |term: &&NameTerm| match &term.product {
        Some(id) => chosen.products.contains(id),
        None => chosen.whole,
    };
    let names = |keep: &dyn Fn(&NameTerm) -> bool| {
        let mine: Vec<&NameTerm> =
            terms.names.iter().filter(mine).filter(|own| keep(own)).collect();
        let texts = |anywhere: bool| -> Vec<String> {
            let own = mine.iter().filter(|own| own.anywhere == anywhere);
            own.map(|own| own.words.clone()).collect()
        };
        either(&[somewhere(&texts(true)), whole_names(&texts(false), &terms.own_words)])
    };
    let vendor_words: &[String] = if chosen.whole { &terms.vendor_words } else { &[] };
    let vendor = order.catalog.vendors.get(&chosen.vendor);
    let longer: BTreeSet<String> = terms
        .names
        .iter()
        .filter(|own| !chosen.whole && !mine(own))
        .filter(|own| {
            terms.names.iter().filter(mine).any(|short| {
                own.words.len() > short.words.len()
                    && format!(" {} ", own.words).contains(&format!(" {} ", short.words))
            })
        })
        .map(|own| own.words.clone())
        .collect();
    let against: BTreeSet<String> =
        terms.names.iter().filter(mine).flat_map(|own| own.against.clone()).collect();
    let tools: Vec<String> = terms::tool_words().iter().map(|own| (*own).to_owned()).collect();
    let nobody: Vec<String> = terms::empty_publishers()
        .iter()
        .filter(|own| !own.is_empty())
        .map(|own| words(own))
        .collect();
    Patterns {
        maker: either(&[whole_publisher(&terms.publishers), somewhere(&terms.vendor_words)]),
        // Names of makers that were read in a source; the catalogue says so for all of a maker's at once.
        maker_is: if vendor.is_some_and(|own| own.names_verified) {
            whole_publisher(&terms.publishers)
        } else {
            String::new()
        },
        nobody: format!("^{BETWEEN}*(?:{})?{BETWEEN}*$", nobody.join("|")),
        name: either(&[
            somewhere(vendor_words),
            names(&|own| !own.weak && !own.embedded && !own.any_publisher),
        ]),
        product: names(&|_| true),
        always: either(&[
            names(&|own| own.any_publisher),
            names(&|own| own.embedded && own.anywhere && !own.weak),
        ]),
        tool: somewhere(&tools),
        not: somewhere(&longer.into_iter().chain(against).collect::<Vec<_>>()),
    }
}

/// Lines that fill `$searched`: one table a choice, with its patterns.
pub(super) fn searched(order: &Order<'_>) -> String {
    let mut out = String::from("$searched = @(\n");
    for chosen in order.chosen {
        let own = patterns(order, chosen);
        let codes: Vec<String> = chosen
            .values(order.catalog, Trust::Any, &[|own| &own.windows.product_codes])
            .iter()
            .chain(&chosen.values(order.catalog, Trust::Any, &[|own| &own.windows.uninstall_keys]))
            .map(|own| quote::powershell(own))
            .collect();
        let _ = writeln!(
            out,
            "    @{{\n        Title = {}\n        Whole = ${}\n        Maker = '{}'\n        \
             MakerIs = '{}'\n        Name = '{}'\n        Product = '{}'\n        Always = '{}'\n        \
             Tool = '{}'\n        Not = '{}'\n        Ids = @({})\n    }}",
            quote::powershell(&chosen.title(order.catalog)),
            chosen.whole,
            own.maker,
            own.maker_is,
            own.name,
            own.product,
            own.always,
            own.tool,
            own.not,
            codes.join(", ")
        );
    }
    out.push_str(")\n");
    let nobody = order.chosen.first().map(|own| patterns(order, own).nobody).unwrap_or_default();
    let _ = writeln!(out, "$nobody = '{nobody}'");
    out
}

/// Functions that judge an entry and read both views of the list of installed programs.
pub(super) const FUNCTIONS: &str = r#"
function Test-Pattern([string]$text, [string]$pattern) {
    # An empty pattern stands for nothing, not for everything.
    return ($pattern -ne '') -and ($text -match $pattern)
}

function Test-Entry($entry, $one) {
    if ($one.Ids -contains $entry.Key) { return $true }
    if (Test-Pattern $entry.Name $one.Not) { return $false }
    if (Test-Pattern $entry.Publisher $one.Maker) {
        return $one.Whole -or (Test-Pattern $entry.Name $one.Product)
    }
    if (Test-Pattern $entry.Name $one.Always) { return $true }
    return (Test-Pattern $entry.Publisher $nobody) -and (Test-Pattern $entry.Name $one.Name) -and
        -not (Test-Pattern $entry.Name $one.Tool)
}

function Get-Entries {
    # Both views by name, so that a 32-bit host reads the same.
    $views = @('Registry32')
    if ([Environment]::Is64BitOperatingSystem) { $views = @('Registry64', 'Registry32') }
    foreach ($view in $views) {
        $base = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', $view)
        $root = $base.OpenSubKey('SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall')
        if ($null -eq $root) { throw "no Uninstall key in $view" }
        foreach ($id in $root.GetSubKeyNames()) {
            $key = $root.OpenSubKey($id)
            if ($null -eq $key) { throw "the key $id in $view could not be opened" }
            $name = [string]$key.GetValue('DisplayName')
            if ($name -eq '') { continue }
            @{
                Key       = $id
                Name      = $name
                Publisher = [string]$key.GetValue('Publisher')
                Version   = [string]$key.GetValue('DisplayVersion')
                Msi       = ([string]$key.GetValue('WindowsInstaller') -eq '1')
            }
        }
    }
}

function Find-Restricted {
    $found = New-Object System.Collections.Generic.List[object]
    foreach ($entry in Get-Entries) {
        foreach ($one in $searched) {
            if (Test-Entry $entry $one) {
                $entry.Sure = Test-Pattern $entry.Publisher $one.MakerIs
                $found.Add($entry)
                break
            }
        }
    }
    return , $found
}

function Write-Line([string]$text) {
    # Intune keeps 2,048 letters of what a script says.
    Write-Output $text.Substring(0, [Math]::Min(2000, $text.Length))
}
"#;
