//! Machines on premises. The document names none, so they are its own sizes: one for each row of its
//! tables.

use super::{Cloud, Machine, Source, mysql, node};

const SIZING: &Source = &Source {
    name: "The document's own sizing tables; it names no machine here",
    date: "2026-11-23",
};

const fn server(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    node(Cloud::OnPremises, name, vcpu, memory, SIZING)
}

const fn database(name: &'static str, vcpu: u32, memory: u32) -> Machine {
    mysql(Cloud::OnPremises, name, vcpu, memory, SIZING)
}

/// A server for each documented size of a worker node.
pub(super) const NODES: &[Machine] = &[
    server("x86 server with 2 cores and 16 GB", 2, 16),
    server("x86 server with 4 cores and 32 GB", 4, 32),
    server("x86 server with 8 cores and 64 GB", 8, 64),
    server("x86 server with 12 cores and 96 GB", 12, 96),
    server("x86 server with 16 cores and 128 GB", 16, 128),
];

/// A server for each documented size of MySQL.
pub(super) const MYSQL: &[Machine] = &[
    database("MySQL server with 2 cores and 16 GB", 2, 16),
    database("MySQL server with 8 cores and 64 GB", 8, 64),
];
