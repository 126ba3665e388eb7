//! Every verdict and status with its icon, its word and its colours: the one place that says so.

use super::super::{
    icons::Icon,
    theme::{Family, Meaning, Tokens},
};
use crate::model::{Kind, Status, Verdict};
use crate::say;

/// A verdict or a state that is shown as icon, word and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A rule binds: must not have or use it.
    Prohibited,
    /// Something is cut off.
    Restricted,
    /// An authority warns.
    AdvisedAgainst,
    /// Restricted for others.
    Listed,
    /// It may be this product.
    ToReview,
    /// Rows were read, and no rule names any of them.
    NothingFound,
    /// Something could not be read.
    NotFullyRead,
    /// Nothing done yet.
    Open,
    /// A removal was begun.
    InProgress,
    /// A fresh scan no longer found it.
    VerifiedGone,
    /// The newest list no longer names it; no scan has looked.
    NotInList,
    /// Allowed for now.
    Exempt,
    /// Not this product after all.
    WrongMatch,
    /// A fact that was not read in a source.
    NotVerified,
    /// The vendor is on a list; no rule covers this product.
    NotCovered,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Prohibited,
        Self::Restricted,
        Self::AdvisedAgainst,
        Self::Listed,
        Self::ToReview,
        Self::NothingFound,
        Self::NotFullyRead,
        Self::Open,
        Self::InProgress,
        Self::VerifiedGone,
        Self::NotInList,
        Self::Exempt,
        Self::WrongMatch,
        Self::NotVerified,
        Self::NotCovered,
    ];

    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Prohibited => say!("verdict-prohibited"),
            Self::Restricted => say!("verdict-restricted"),
            Self::AdvisedAgainst => say!("verdict-advised-against"),
            Self::Listed => say!("verdict-listed"),
            Self::ToReview => say!("to-review"),
            Self::NothingFound => say!("nothing-found"),
            Self::NotFullyRead => say!("not-fully-read"),
            Self::Open => say!("open"),
            Self::InProgress => say!("in-progress"),
            Self::VerifiedGone => say!("verified-gone"),
            Self::NotInList => say!("not-in-the-newest-list"),
            Self::Exempt => say!("exempt"),
            Self::WrongMatch => say!("wrong-match"),
            Self::NotVerified => say!("not-verified"),
            Self::NotCovered => say!("not-covered"),
        }
    }

    /// What the word means, for the pointer.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Prohibited => say!("mark-prohibited"),
            Self::Restricted => {
                say!("term-restricted-sense")
            }
            Self::AdvisedAgainst => say!("mark-advised-against"),
            Self::Listed => say!("mark-listed"),
            Self::ToReview => say!("mark-to-review"),
            Self::NothingFound => say!("mark-nothing-found"),
            Self::NotFullyRead => say!("mark-not-fully-read"),
            Self::Open => say!("mark-open"),
            Self::InProgress => say!("mark-in-progress"),
            Self::VerifiedGone => say!("mark-verified-gone"),
            Self::NotInList => say!("mark-not-in-list"),
            Self::Exempt => say!("mark-exempt"),
            Self::WrongMatch => say!("mark-wrong-match"),
            Self::NotVerified => say!("mark-not-verified"),
            Self::NotCovered => say!("mark-not-covered"),
        }
    }

    /// The icon; only say!("open") has none.
    #[must_use]
    pub fn icon(self) -> Option<Icon> {
        Some(match self {
            Self::Prohibited => Icon::Prohibited,
            Self::Restricted => Icon::Restricted,
            Self::AdvisedAgainst => Icon::AdvisedAgainst,
            Self::Listed => Icon::Listed,
            Self::ToReview => Icon::Possible,
            Self::NothingFound => Icon::NothingFound,
            Self::NotFullyRead => Icon::NotSeen,
            Self::Open => return None,
            Self::InProgress => Icon::InProgress,
            Self::VerifiedGone => Icon::Removed,
            Self::NotInList => Icon::Sheet,
            Self::Exempt => Icon::Exempt,
            Self::WrongMatch => Icon::WrongMatch,
            Self::NotVerified => Icon::Unverified,
            Self::NotCovered => Icon::Minus,
        })
    }

    /// The colour family; `None` for plain text.
    #[must_use]
    pub fn family(self) -> Option<Meaning> {
        Some(match self {
            Self::Prohibited => Meaning::Prohibited,
            Self::Restricted => Meaning::Restricted,
            Self::AdvisedAgainst => Meaning::Advised,
            Self::Listed | Self::Exempt | Self::WrongMatch | Self::InProgress => Meaning::Listed,
            Self::ToReview | Self::NotFullyRead | Self::NotVerified | Self::NotInList => {
                Meaning::Unseen
            }
            Self::VerifiedGone => Meaning::Removed,
            Self::NothingFound | Self::Open | Self::NotCovered => return None,
        })
    }

    /// Its colours: those of its family, or plain text on the surface.
    #[must_use]
    pub fn colors(self, tokens: &Tokens) -> Family {
        match self.family() {
            Some(meaning) => tokens.family(meaning),
            None => Family {
                text: tokens.text2,
                tint: tokens.surface,
                line: tokens.line_mid,
                solid: tokens.clean_solid,
            },
        }
    }
}

impl From<Verdict> for Mark {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Prohibited => Self::Prohibited,
            Verdict::Restricted => Self::Restricted,
            Verdict::AdvisedAgainst => Self::AdvisedAgainst,
            Verdict::Listed => Self::Listed,
        }
    }
}

impl From<&Status> for Mark {
    fn from(status: &Status) -> Self {
        match status {
            Status::Open => Self::Open,
            Status::InProgress { .. } => Self::InProgress,
            Status::Removed { by_scan: true, .. } => Self::VerifiedGone,
            Status::Removed { by_scan: false, .. } => Self::NotInList,
            Status::Exempt { .. } => Self::Exempt,
            Status::WrongMatch { .. } => Self::WrongMatch,
        }
    }
}

/// The icon of a kind of software.
#[must_use]
pub fn kind_icon(kind: Kind) -> Icon {
    match kind {
        Kind::Program => Icon::Program,
        Kind::StoreApp => Icon::StoreApp,
        Kind::Package | Kind::LanguagePackage | Kind::Component => Icon::Package,
        Kind::Service => Icon::Service,
        Kind::Driver => Icon::Driver,
        Kind::ScheduledTask => Icon::Task,
        Kind::Process => Icon::Process,
        Kind::BrowserExtension => Icon::Extension,
        Kind::Antivirus => Icon::Shield,
        Kind::StartupEntry => Icon::Play,
        Kind::Certificate => Icon::Certificate,
        Kind::Distribution => Icon::Terminal,
        Kind::Licence => Icon::Key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_marks_share_a_word_or_an_icon() {
        for (position, mark) in Mark::ALL.iter().enumerate() {
            for other in &Mark::ALL[position + 1..] {
                assert_ne!(mark.word(), other.word());
                assert_ne!(mark.icon(), other.icon());
            }
        }
    }

    #[test]
    fn violet_is_for_what_is_not_known() {
        for mark in Mark::ALL {
            let not_known = matches!(
                mark,
                Mark::ToReview | Mark::NotFullyRead | Mark::NotVerified | Mark::NotInList
            );
            assert_eq!(mark.family() == Some(Meaning::Unseen), not_known, "{mark:?}");
        }
    }
}
