//! The rules that a value can break, what of a link could not be used, and what became of a saved
//! plan. Rules stand after the value, in the middle of a sentence.

// Rules.
texts! {
    NODES_RULE = "use a whole number from 1 to 100";
    NAME_RULE = "use 2 to 17 lowercase letters, digits and single hyphens, starting with a letter and not ending with a hyphen";
    DOMAIN_RULE = "use a DNS zone with at least two parts, for example example.com";
    fn length_rule(longest: usize) = "use at most {longest} characters";
    DNS_RULE = "use letters, digits and hyphens in parts of at most 63 characters separated by dots, without https://, a path or a dot at the end";
    AWS_REGION_RULE = "use an AWS region name, for example us-east-1";
    GCP_REGION_RULE = "use a GCP region name, for example us-central1";
    AZURE_REGION_RULE = "use an Azure location name, for example eastus";
    STORAGE_REGION_RULE = "use the region that the S3-compatible storage answers to, for example us-east-1";
    ARM_RULE = "this is an ARM machine by its name, and W&B's pods run on x86 only: use an x86 machine";
    fn machine_rule(cloud: &str, names: &str) = "use the name of a machine on {cloud}, such as {names}";
    CUSTOM_MACHINE_RULE = "use vCPUs and MiB within the limits of the series, such as n2-custom-8-65536";
    SERVER_RULE = "use the size of a server as cores x GiB, such as 16x128";
    RANGE_RULE = "write each range as an IPv4 address and a prefix length, for example 203.0.113.0/24, or 203.0.113.7/32 for one address";
    fn range_start_rule(range: &str) = "start a range with its first address: {range}";
    RANGES_RULE = "use at most 20 ranges";
    fn choice_rule(slugs: &str) = "use {slugs}";
    OR = " or ";
}

// Notices about a link.
texts! {
    NONE = "none";
    fn replaced(parameter: &str, value: &str, used: &str, reason: &str) = "The link's {parameter} “{value}” could not be used; the plan has {used} instead: {reason}.";
    fn ignored(parameter: &str, value: &str, reason: &str) = "The link's {parameter} “{value}” was ignored: {reason}.";
    REPEATED = "the link gives it more than once, and the first counts";
    OTHER_VERSION = "this planner reads links of version 1; a newer planner may read more of it";
    DOCUMENTED_MACHINE = "the documented machine";
    TOO_MANY_BESIDE = "at most three plans stand beside another";
    UNKNOWN_PARAMETER = "this planner knows no such parameter";
    fn more_parts(count: usize) = match count { 1 => "{count} more part", _ => "{count} more parts" };
    TOO_MANY_PARTS = "the link has too many parts that cannot be used";
}

// A saved plan.
texts! {
    NO_TEXT = "it is neither text nor a zip archive: use a link, a plan.json or a bundle";
    NO_LINK = "it names no tier, env or cloud: use a link of this planner, such as ?v=1&tier=models&env=production&cloud=aws";
    fn no_json(error: &str) = "it is damaged JSON ({error}): save plan.json again";
    fn other_document(format: &str) = "it is no saved plan (its format: {format}): use the plan.json of a bundle";
    NO_PLAN_IN_ARCHIVE = "it is no bundle of this planner, or a damaged one: it has no plan.json that can be read";
    COMPRESSED = "it was packed again by another program: take plan.json out of it and open that";
    NO_FORMAT = "none";
    fn then_and_now(what: &str, then: &str, now: &str) = "{what}: {then} then, {now} now";
    fn finding_changed(title: &str, how: &str) = "The finding “{title}” {how}";
    IS_NEW = "is new";
    IS_GONE = "is gone";
}

// What is compared with a saved plan.
texts! {
    NODE_CPU = "CPU per node, in cores";
    NODE_MEMORY = "Memory per node, in GB";
    NODE_DISK = "Disk per node, in GB";
    DOCUMENTED_NODE_MACHINE = "Documented node machine";
    NODE_MACHINE = "Node machine";
    NODE_MACHINE_CPU = "vCPUs of the node machine";
    NODE_MACHINE_MEMORY = "Memory of the node machine, in GiB";
    MYSQL_CPU = "MySQL CPU, in cores";
    MYSQL_MEMORY = "MySQL memory, in GB";
    MYSQL_DISK = "MySQL disk, in GB";
    DOCUMENTED_MYSQL_MACHINE = "Documented MySQL machine";
    MYSQL_MACHINE = "MySQL machine";
    MYSQL_MACHINE_CPU = "vCPUs of the MySQL machine";
    MYSQL_MACHINE_MEMORY = "Memory of the MySQL machine, in GiB";
    ALL_CPU = "CPU of all nodes, in cores";
    ALL_MEMORY = "Memory of all nodes, in GB";
}
