//! Where in a row each thing stands.

use super::super::headers::{self, Column};

/// Positions of the columns.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Positions {
    pub(super) machine: Option<usize>,
    /// Kaseya writes the group behind the machine: `pc1.root.library`.
    pub(super) machine_has_group: bool,
    pub(super) user: Option<usize>,
    pub(super) name: usize,
    pub(super) publisher: Option<usize>,
    pub(super) version: Option<usize>,
    pub(super) installed_on: Option<usize>,
    pub(super) count: Option<usize>,
    pub(super) product_code: Option<usize>,
    pub(super) uninstall_key: Option<usize>,
    pub(super) bundle_id: Option<usize>,
    pub(super) package: Option<usize>,
    pub(super) extension_id: Option<usize>,
    pub(super) hidden: Option<usize>,
    pub(super) parent: Option<usize>,
    pub(super) registry_path: Option<usize>,
    pub(super) location: Option<usize>,
    pub(super) uninstall: Option<usize>,
    pub(super) presence: Option<usize>,
    /// What identifies the computer beside its name.
    pub(super) serial: Option<usize>,
    /// Whether nothing says that the serial numbers are those of the computers.
    pub(super) plain_serial: bool,
    pub(super) hardware_id: Option<usize>,
    /// Whether any column gives a fact beyond the common ones.
    pub(super) more: bool,
}

impl Positions {
    pub(super) fn of(columns: &[Column], heading: &[String]) -> Option<Self> {
        let at = |column: Column| columns.iter().position(|own| *own == column);
        let machine = at(Column::Machine);
        let mut positions = Self {
            machine,
            machine_has_group: machine
                .and_then(|at| heading.get(at))
                .is_some_and(|word| headers::key(word) == "machinegroupid")
                || heading.iter().any(|word| headers::key(word) == "machinegroup"),
            user: at(Column::User),
            name: at(Column::Name)?,
            publisher: at(Column::Publisher),
            version: at(Column::Version),
            installed_on: at(Column::InstalledOn),
            count: at(Column::Count),
            product_code: at(Column::ProductCode),
            uninstall_key: at(Column::UninstallKey),
            bundle_id: at(Column::BundleId),
            package: at(Column::PackageId),
            extension_id: at(Column::ExtensionId),
            hidden: at(Column::Hidden),
            parent: at(Column::Parent),
            registry_path: at(Column::RegistryPath),
            location: at(Column::Location),
            uninstall: at(Column::Uninstall),
            presence: at(Column::Presence),
            serial: at(Column::Serial),
            plain_serial: at(Column::Serial)
                .and_then(|at| heading.get(at))
                .is_some_and(|word| headers::is_plain_serial(word)),
            hardware_id: at(Column::HardwareId),
            more: false,
        };
        positions.more = [
            positions.product_code,
            positions.uninstall_key,
            positions.bundle_id,
            positions.package,
            positions.extension_id,
            positions.hidden,
            positions.parent,
            positions.registry_path,
            positions.location,
            positions.uninstall,
            positions.presence,
            positions.count,
        ]
        .iter()
        .any(Option::is_some);
        Some(positions)
    }
}
