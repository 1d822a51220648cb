//! What the author works as: some communities are one profession's own.

use serde::{Deserialize, Serialize};

/// What the author works as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Role {
    // In the order of `AUDIENCES` in build/entries.rs.
    Student,
    Resident,
    Physician,
    Nurse,
    Midwife,
    Pharmacist,
    Paramedic,
    Physiotherapist,
    Dentist,
    Caregiver,
    Patient,
    Other,
}

/// A set of roles, a bit for each.
pub(crate) type Roles = u16;

impl Role {
    /// The set of this role alone.
    pub(crate) fn bit(self) -> Roles {
        1 << (self as u16)
    }

    /// Whom a specialty, profession or stage of `data/specialties.toml` speaks of.
    pub(crate) fn of_specialty(id: &str) -> Self {
        match id {
            "medical school" => Self::Student,
            "internship" | "residency" => Self::Resident,
            "nursing" => Self::Nurse,
            "midwifery" => Self::Midwife,
            "pharmacy" => Self::Pharmacist,
            "prehospital" => Self::Paramedic,
            "physiotherapy" => Self::Physiotherapist,
            _ => Self::Physician,
        }
    }

    /// As help lines call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Student => "student",
            Self::Resident => "resident",
            Self::Physician => "physician",
            Self::Nurse => "nurse",
            Self::Midwife => "midwife",
            Self::Pharmacist => "pharmacist",
            Self::Paramedic => "paramedic",
            Self::Physiotherapist => "physiotherapist",
            Self::Dentist => "dentist",
            Self::Caregiver => "caregiver",
            Self::Patient => "patient",
            Self::Other => "other",
        }
    }
}
