//! Verdicts in plain sentences. The wording follows three rules: what is so, what it means here, and
//! never "forbidden to use" unless the measure itself forbids use by this organisation.

use jiff::civil::Date;

use super::rule;
use crate::catalog::{Covers, CoversKind, Effect, Measure, MeasureStatus, PartialDate};
use crate::model::{MeasureReading, Reach, Standing, Verdict};

/// What a sentence about one measure is made from.
pub(super) struct Facts<'a> {
    pub(super) measure: &'a Measure,
    pub(super) covers: &'a Covers,
    pub(super) standing: &'a Standing,
    pub(super) reach: Reach,
    pub(super) verdict: Option<Verdict>,
    pub(super) verdict_if: Option<Verdict>,
    pub(super) effects: &'a [Effect],
    pub(super) question: Option<&'a str>,
    pub(super) as_of: Date,
    pub(super) in_jurisdiction: bool,
    /// The measure's place by name.
    pub(super) place: &'a str,
    /// The organisation as it described itself: "private business in Texas".
    pub(super) you: &'a str,
}

/// One measure for this organisation.
pub(super) fn reading(facts: &Facts<'_>) -> String {
    let measure = facts.measure;
    match facts.standing {
        Standing::Future(date) => {
            return format!("From {date}: {}.", effects(&measure.effects));
        }
        Standing::Ended(date) if date.is_empty() => {
            return format!("{}; the day is not known.", measure.status.plain());
        }
        Standing::Ended(date) => return format!("Ended {date}."),
        Standing::Proposed => return "Proposed, nobody is bound.".to_owned(),
        Standing::Paused => return "Paused, nobody is bound for now.".to_owned(),
        Standing::NeverCounts => {
            return format!("Binds nobody by itself: {}.", effects(&measure.effects));
        }
        Standing::Unconfirmed(date) => {
            let known = if date.is_empty() {
                "Whether it is in force is not confirmed.".to_owned()
            } else {
                format!("Last confirmed for {date}; whether it still applies is not known.")
            };
            if facts.reach == Reach::No {
                return format!("{known} {}", whom(facts));
            }
            return format!(
                "To be checked: {known} If it does, {}.",
                effects(weighty(facts.effects, facts.verdict_if))
            );
        }
        Standing::Counts => {}
    }
    match facts.reach {
        Reach::No => format!("Listed: restricted for others. {}", whom(facts)),
        Reach::Depends if facts.covers.kind == CoversKind::Equipment => format!(
            "Depends: the rule is about equipment, of which this program is a sign. Look for the \
             equipment; for it, {}.",
            effects(weighty(facts.effects, facts.verdict_if))
        ),
        Reach::Depends => {
            format!("Depends: {}", facts.question.unwrap_or("it is not clear whether it applies."))
        }
        Reach::Direct | Reach::ViaVendor => given(facts),
    }
}

/// The sentence of a measure that gives a verdict.
fn given(facts: &Facts<'_>) -> String {
    let Some(verdict) = facts.verdict else {
        return "It binds you, but demands nothing about this product.".to_owned();
    };
    if let Some(sentence) = facts.measure.sentences.get(&verdict) {
        // A day before the vendor's own first one is that of the others.
        let own = facts.covers.from.as_ref().map(PartialDate::first_day);
        let fits = |date: Date| date <= facts.as_of && own.is_none_or(|first| date >= first);
        if dates_in(sentence).all(fits) {
            return sentence.clone();
        }
    }
    if verdict == Verdict::Listed {
        return "Listed: it binds you, but forbids nothing about this product.".to_owned();
    }
    let since = facts.measure.begins_for(facts.covers);
    let since = since.map_or_else(String::new, |date| format!(" since {date}"));
    let partly = if facts.measure.status == MeasureStatus::Partly { ", in part" } else { "" };
    let nothing = if verdict == Verdict::AdvisedAgainst { " Nothing is forbidden." } else { "" };
    format!(
        "{}: {}{since}{partly}.{nothing}",
        verdict.word(),
        effects(weighty(facts.effects, Some(verdict)))
    )
}

/// Whom a measure binds that does not bind this organisation.
fn whom(facts: &Facts<'_>) -> String {
    let bound: Vec<&str> = facts.measure.binds.iter().map(|audience| audience.plain()).collect();
    let place = if facts.in_jurisdiction && !facts.you.is_empty() {
        String::new()
    } else {
        format!(" in {}", facts.place)
    };
    if bound.is_empty() {
        return format!("It binds nobody in general{place}.");
    }
    let you =
        if facts.you.is_empty() { String::new() } else { format!("; you said: {}", facts.you) };
    format!("It binds {}{place}{you}.", bound.join(", "))
}

/// What the organisation must, should or need not do under a measure.
pub(super) fn to_do(facts: &Facts<'_>) -> String {
    match facts.standing {
        Standing::Counts => {}
        Standing::Unconfirmed(_) if facts.reach != Reach::No => {
            return "You should find out whether it still applies.".to_owned();
        }
        Standing::Future(date) if facts.in_jurisdiction => {
            return format!("Nothing yet. Look again before {date}.");
        }
        _ => return "You need not do anything under this rule.".to_owned(),
    }
    match (facts.reach, facts.verdict) {
        (Reach::Depends, _) => "You should answer the question first.".to_owned(),
        (Reach::ViaVendor, _) => {
            "Nothing forbids you to keep it. You should replace it: the vendor is cut off."
                .to_owned()
        }
        (Reach::No, _) | (_, None | Some(Verdict::Listed)) => {
            "You need not do anything under this rule.".to_owned()
        }
        (Reach::Direct, Some(Verdict::AdvisedAgainst)) => {
            "You should consider replacing it. Nothing is forbidden.".to_owned()
        }
        (Reach::Direct, Some(_)) => {
            let mut parts: Vec<&str> = Vec::new();
            for effect in facts.effects {
                let part = match effect {
                    Effect::ForbidUse => "not use it",
                    Effect::RequireRemoval => "remove it",
                    Effect::ForbidProcurement => "not buy or renew it",
                    Effect::ForbidSubsidy => "not pay for it with that public money",
                    Effect::SanctionsBlockDealings => "not buy from, pay or deal with the vendor",
                    Effect::ForbidResaleOrIntegration => {
                        "not resell it or build it into other products"
                    }
                    Effect::ForbidSale => "not sell it",
                    Effect::ForbidUpdates => "not supply updates of it",
                    Effect::AccessBlocking => "block access to it",
                    _ => continue,
                };
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
            match parts.split_last() {
                None => "Read the rule: what it asks is not put into words here.".to_owned(),
                // Many rules bind only a part of what an organisation does (contract work, state devices).
                Some((only, [])) => format!("Where this rule reaches, you must {only}."),
                Some((last, before)) => {
                    format!("Where this rule reaches, you must {}, and {last}.", before.join(", "))
                }
            }
        }
    }
}

/// A measure that reaches no product of the catalogue.
pub(super) fn names_nothing(measure: &Measure) -> String {
    format!("No product of the catalogue is reached by it. {}", measure.binds_note)
}

/// The effects that give a verdict; all of them where none does.
fn weighty(all: &[Effect], verdict: Option<Verdict>) -> &[Effect] {
    // Effects of a measure are few; those of one verdict mostly stand together, so a slice will do.
    let gives = |effect: &Effect| verdict.is_some() && rule::verdict_of_one(*effect) == verdict;
    let first = all.iter().position(gives);
    let last = all.iter().rposition(gives);
    match (first, last) {
        (Some(first), Some(last)) if all[first..=last].iter().all(gives) => &all[first..=last],
        _ => all,
    }
}

fn effects(all: &[Effect]) -> String {
    let texts: Vec<&str> = all.iter().map(|effect| effect.plain()).collect();
    match texts.split_last() {
        None => "nothing is demanded".to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// Every whole date in a text.
fn dates_in(text: &str) -> impl Iterator<Item = Date> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .filter(|word| word.len() == 10)
        .filter_map(|word| word.parse().ok())
}

/// The verdict on the product, from its measures, most serious first.
pub(super) fn assessment(
    readings: &[(MeasureReading, &Measure)],
    verdict: Option<Verdict>,
    verdict_if: Option<Verdict>,
) -> String {
    let sure = readings
        .iter()
        .find(|(reading, _)| reading.verdict == verdict && reading.reach > Reach::Depends)
        .or_else(|| {
            readings
                .iter()
                .find(|(reading, _)| reading.verdict == verdict && reading.reach != Reach::No)
        });
    let mut text = match (verdict, sure) {
        (None, _) => String::new(),
        (Some(Verdict::Listed), None | Some(_)) => {
            "Listed: restricted elsewhere or for others, nothing binds you.".to_owned()
        }
        (Some(_), Some((reading, _))) => reading.sentence.clone(),
        (Some(verdict), None) => format!("{}.", verdict.word()),
    };
    if let Some(stronger) = verdict_if {
        if verdict == Some(Verdict::Listed) {
            text.clear();
        }
        let open = readings.iter().find(|(reading, _)| reading.verdict_if == Some(stronger));
        if let Some((reading, measure)) = open {
            if !text.is_empty() {
                text.push_str(" It may be stricter. ");
            }
            text.push_str(&reading.sentence);
            if text.len() < 200 {
                text.push_str(" (");
                text.push_str(&measure.title);
                text.push(')');
            }
        }
    }
    text
}
