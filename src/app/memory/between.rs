//! What changed in a workspace between two days, as a report tells it: from the lives of its findings.

use jiff::Timestamp;
use jiff::civil::Date;

use super::Standing;
use crate::app::standing::StandingFinding;
use crate::catalog::Catalog;
use crate::model::{Confidence, Status};
use crate::report::{self, Change, ChangeKind, Changes};
use crate::workspace::life::Life;
use crate::workspace::past::end_of;

/// Compares how it stood at the end of one day with the end of another; days are those of the workspace.
pub(in crate::app) fn between(
    standing: &Standing,
    catalog: &Catalog,
    from: Date,
    to: Date,
) -> Changes {
    let (begin, end) = (end_of(from), end_of(to));
    let mut notes = vec![
        "Days are those on which something was read, in UTC. Versions are not compared: of an earlier day only \
         what was there is told."
            .to_owned(),
    ];
    let deleted = standing.outline.deleted_of(begin) as u64;
    if deleted > 0 {
        notes.push(format!(
            "{} of that time or before was deleted since, or a part of it: what only it said is not told.",
            report::counted(deleted, "reading")
        ));
    }
    let mut result = Changes { since: format!("{from}, until {to}"), notes, ..Changes::default() };
    for one in &standing.findings {
        let finding = &one.finding;
        if finding.confidence <= Confidence::Possible || !finding.is_covered() {
            continue;
        }
        let kind = match (is_there(&one.life, begin), is_there(&one.life, end)) {
            (false, false) => continue,
            (false, true) if was_there(&one.life, begin) => ChangeKind::CameBack,
            (false, true) => ChangeKind::New,
            (true, false) => ChangeKind::Gone,
            (true, true) if was_read(standing, one, begin, end) => {
                result.unchanged += 1;
                continue;
            }
            (true, true) => ChangeKind::NotLookedAt,
        };
        let verdict = report::verdict_word(finding).to_owned();
        let there = |there: bool| if there { verdict.clone() } else { String::new() };
        result.changes.push(Change {
            kind,
            machine: finding.machine_name.clone(),
            product: catalog.product_name(&finding.vendor, finding.product.as_deref()),
            before: there(matches!(kind, ChangeKind::Gone | ChangeKind::NotLookedAt)),
            after: there(matches!(kind, ChangeKind::New | ChangeKind::CameBack)),
            why: match (kind, &finding.status) {
                // A list that is silent has verified nothing.
                (ChangeKind::Gone, Status::Removed { by_scan: false, .. }) => {
                    "A list no longer names it; no scan has looked.".to_owned()
                }
                (ChangeKind::NotLookedAt, _) => {
                    "Nothing was read of this machine since.".to_owned()
                }
                _ => String::new(),
            },
        });
    }
    result
}

/// Whether it was there at a time.
fn is_there(life: &Life, at: Timestamp) -> bool {
    let seen = life.seen_undated || life.first_seen.is_some_and(|first| first <= at);
    let away = life.returns.iter().any(|back| back.gone_since <= at && at < back.at)
        || life.gone.as_ref().is_some_and(|gone| gone.at <= at);
    seen && !away
}

/// Whether it was there at that time or before.
fn was_there(life: &Life, at: Timestamp) -> bool {
    life.first_seen.is_some_and(|first| first <= at)
}

/// Whether anything was read of its machine in between.
fn was_read(standing: &Standing, one: &StandingFinding, begin: Timestamp, end: Timestamp) -> bool {
    standing.outline.machine(one.key.machine).is_some_and(|machine| {
        machine.readings.iter().any(|reading| reading.at > begin && reading.at <= end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::keys::InventoryKey;
    use crate::workspace::life::{Gone, Return};

    fn at(second: i64) -> Timestamp {
        Timestamp::new(second, 0).unwrap_or(Timestamp::MAX)
    }

    #[test]
    fn a_life_with_a_gap_is_there_at_both_ends_of_it() {
        let mut life = Life { first_seen: Some(at(10)), ..Life::default() };
        let inventory = InventoryKey(1);
        life.returns.push(Return { at: at(30), inventory, gone_since: at(20) });
        for (second, there) in [(5, false), (15, true), (25, false), (35, true)] {
            assert_eq!(is_there(&life, at(second)), there, "{second}");
        }
        life.gone = Some(Gone { at: at(40), inventory, leftovers: false });
        assert!(is_there(&life, at(39)) && !is_there(&life, at(40)));
        assert!(was_there(&life, at(25)) && !was_there(&life, at(5)));
        // Nobody knows when something without a date was there: it counts as there until it is gone.
        life.seen_undated = true;
        assert!(is_there(&life, at(5)) && !is_there(&life, at(45)));
    }
}
