//! The MySQL settings that W&B asks for, and where to set each in a managed service.

use crate::{evidence::Source, reference::Cloud};

/// The source of [`MYSQL_SETTINGS`]. The commit is that of wandb/docs pull request 3198.
pub const MYSQL_SETTINGS_SOURCE: Source =
    Source { name: "wandb/docs self-managed requirements.mdx at 3569af27", date: "2026-09-08" };

/// The name of the database and of the user that W&B's own SQL statements create
/// (wandb/docs self-managed-mysql-database-creation.mdx at 7b2280b7).
pub const MYSQL_DATABASE: &str = "wandb_local";

/// The values of a setting that satisfy W&B.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// This value only.
    Only,
    /// This number or a larger one.
    AtLeast,
}

/// The place where a MySQL setting is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingPlace {
    /// You set it for the server: in its option file, or in the cluster's parameter group, the flags or
    /// the parameters of the managed service.
    Server,
    /// You set it for each instance, in the instance's parameter group, which only Aurora has.
    Instance,
    /// The service already has this value.
    Service,
    /// The service has another value, which W&B's own module does not change.
    LeftOut,
}

/// One setting of MySQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MysqlSetting {
    /// The system variable.
    pub name: &'static str,
    /// The value that W&B asks for.
    pub value: &'static str,
    /// The values that satisfy it.
    pub accepted: Accepted,
    /// The value as the managed services spell it.
    pub managed_value: &'static str,
    places: [SettingPlace; 3],
}

impl MysqlSetting {
    /// The place where it is set on a cloud.
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

/// The settings that W&B asks for. The places are those on AWS, GCP and Azure.
///
/// The places are taken from W&B's modules (see [`super::OfficialModule`]). No module sets the
/// following: Aurora version 3 always flushes its log at commit (Amazon Aurora User Guide at 022c1236)
/// and has no `sync_binlog`, the others have MySQL's default of 1, and the binary log of Cloud SQL and
/// of Azure (azure-databases-docs at 04df8dff) is always row-based. Only the AWS module sets
/// `innodb_online_alter_log_max_size`; elsewhere it stays at half the value that W&B asks for.
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
