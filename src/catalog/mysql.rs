//! The settings that W&B asks of a MySQL server, and where a managed service takes each.

use crate::{evidence::Source, reference::Cloud};

/// Where W&B publishes [`MYSQL_SETTINGS`]. The commit is that of wandb/docs pull request 3198.
pub const MYSQL_SETTINGS_SOURCE: Source =
    Source { name: "wandb/docs self-managed requirements.mdx at 3569af27", date: "2026-09-08" };

/// The database and the user that W&B's own statements create
/// (wandb/docs self-managed-mysql-database-creation.mdx at 7b2280b7).
pub const MYSQL_DATABASE: &str = "wandb_local";

/// Which values of a setting satisfy W&B.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// This one.
    Only,
    /// This number, and larger ones.
    AtLeast,
}

/// Who decides a setting of MySQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingPlace {
    /// You, for the server: in its option file, or in the parameter group of the cluster, the flags
    /// or the parameters.
    Server,
    /// You, for each instance: in the parameter group of the instance, which only Aurora has.
    Instance,
    /// The service, which has this value already.
    Service,
    /// The service, which has another value that W&B's own module leaves as it is.
    LeftOut,
}

/// One setting of MySQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MysqlSetting {
    /// The system variable.
    pub name: &'static str,
    /// What W&B asks for.
    pub value: &'static str,
    /// What satisfies that.
    pub accepted: Accepted,
    /// The value as the managed services spell it.
    pub managed_value: &'static str,
    places: [SettingPlace; 3],
}

impl MysqlSetting {
    /// Who decides it on the MySQL of a plan's place.
    #[must_use]
    pub const fn place(&self, cloud: Cloud) -> SettingPlace {
        let [aws, gcp, azure] = self.places;
        match cloud {
            Cloud::Aws => aws,
            Cloud::Gcp => gcp,
            Cloud::Azure => azure,
            Cloud::OnPremises => SettingPlace::Server,
        }
    }
}

use Accepted::{AtLeast, Only};
use SettingPlace::{Instance, LeftOut, Server, Service};

const fn setting(
    name: &'static str,
    accepted: Accepted,
    value: &'static str,
    places: [SettingPlace; 3],
) -> MysqlSetting {
    MysqlSetting { name, value, accepted, managed_value: value, places }
}

/// What W&B asks for. The places are on AWS, GCP and Azure.
///
/// They are those of W&B's modules (see [`super::OfficialModule`]). What no module sets: Aurora
/// version 3 always flushes its log at commit (Amazon Aurora User Guide at 022c1236) and offers no
/// `sync_binlog`, the others have MySQL's default of 1, and the binary log of Cloud SQL and of Azure
/// (azure-databases-docs at 04df8dff) is always in rows. Only AWS's module sets
/// `innodb_online_alter_log_max_size`; elsewhere it stays at half of what W&B asks for.
pub const MYSQL_SETTINGS: [MysqlSetting; 7] = [
    setting("binlog_format", Only, "ROW", [Server, Service, Service]),
    MysqlSetting {
        managed_value: "minimal",
        ..setting("binlog_row_image", Only, "MINIMAL", [Server, Server, Server])
    },
    setting("innodb_flush_log_at_trx_commit", Only, "1", [Service, Service, Service]),
    setting("innodb_online_alter_log_max_size", AtLeast, "268435456", [Server, Server, Server]),
    setting("max_prepared_stmt_count", AtLeast, "1048576", [Instance, Server, LeftOut]),
    setting("sort_buffer_size", AtLeast, "67108864", [Instance, Server, LeftOut]),
    setting("sync_binlog", Only, "1", [Service, Service, Service]),
];
