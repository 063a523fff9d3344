//! Series of machines whose names and sizes follow one rule, such as `m5.large` to `m5.24xlarge`
//! with 4 GiB per vCPU. One row covers dozens of machines.

use super::{Architecture, CpuShare, Edition, Machine, MachineName, Place, Source};
use crate::units::{Cores, Gibibytes};

/// Machines whose names and sizes follow one rule.
#[derive(Debug)]
pub(super) struct Series {
    /// Their names, separated by spaces, with `*` for the size: `m5.* m5d.*`. A name without `*` is a
    /// single machine, with the series' only size.
    pub names: &'static str,
    /// Their sizes, in vCPUs.
    pub sizes: &'static [u16],
    /// Memory per vCPU, in thousandths of a GiB. A machine's memory is rounded down to whole GiB.
    pub memory: u32,
    /// Whether there are variants with fewer vCPUs and the memory of the full size.
    pub cores: CoreChoice,
    /// The instruction set.
    pub architecture: Architecture,
    /// The share of its vCPUs that a machine can use.
    pub cpu_share: CpuShare,
    /// The Cloud SQL edition.
    pub edition: Option<Edition>,
    /// The source of the rule.
    pub source: &'static Source,
}

/// Whether a size has variants with half and a quarter of its vCPUs and all of its memory, such as
/// `Standard_E8-4s_v5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CoreChoice {
    /// All vCPUs only.
    All,
    /// Fewer as well.
    AlsoFewer,
}

/// The sizes that Azure also offers with fewer vCPUs, unlike others such as 20 and 48.
const SIZES_WITH_FEWER_CORES: [u16; 7] = [4, 8, 16, 32, 64, 96, 128];

impl Series {
    /// Creates a series of x86 machines without constraints.
    pub const fn of(
        names: &'static str,
        sizes: &'static [u16],
        memory: u32,
        source: &'static Source,
    ) -> Self {
        Self {
            names,
            sizes,
            memory,
            cores: CoreChoice::All,
            architecture: Architecture::X86,
            cpu_share: CpuShare::Full,
            edition: None,
            source,
        }
    }

    /// Makes the machines burstable.
    pub const fn burstable(self) -> Self {
        Self { cpu_share: CpuShare::Burstable, ..self }
    }

    /// Adds variants with fewer vCPUs.
    pub const fn also_with_fewer_cores(self) -> Self {
        Self { cores: CoreChoice::AlsoFewer, ..self }
    }

    /// Gives the machines ARM processors.
    pub const fn arm(self) -> Self {
        Self { architecture: Architecture::Arm, ..self }
    }

    /// Every size of the series, grouped by name, smallest first.
    pub fn sizes(&'static self, place: Place) -> impl Iterator<Item = Size> {
        self.names.split(' ').flat_map(move |pattern| {
            self.sizes.iter().map(move |vcpu| Size { place, series: self, pattern, vcpu: *vcpu })
        })
    }

    /// The sizes that share a name with `name` apart from its size, and the vCPUs of that size: for
    /// `m5.3xlarge`, the sizes of `m5.*` and 12.
    pub fn sizes_like(
        &'static self,
        place: Place,
        name: &str,
    ) -> Option<(impl Iterator<Item = Size>, u16)> {
        self.names.split(' ').find_map(|pattern| {
            let (before, after) = pattern.split_once('*')?;
            let asked = place.read_size(strip_suffix(strip_prefix(name, before)?, after)?)?;
            let of = move |vcpu: &u16| Size { place, series: self, pattern, vcpu: *vcpu };
            Some((self.sizes.iter().map(of), asked))
        })
    }

    /// Finds a machine of this series by its name, in any letter case.
    pub fn find(&'static self, place: Place, name: &str) -> Option<Machine> {
        self.names.split(' ').find_map(|pattern| {
            let of = |vcpu| Size { place, series: self, pattern, vcpu };
            let Some((before, after)) = pattern.split_once('*') else {
                return name.eq_ignore_ascii_case(pattern).then(|| of(self.sizes[0]).machine());
            };
            let size = strip_suffix(strip_prefix(name, before)?, after)?;
            if let Some((full, fewer)) = size.split_once('-') {
                return of(read_number(full)?).with_cores(read_number(fewer)?);
            }
            let vcpu = place.read_size(size)?;
            self.sizes.contains(&vcpu).then(|| of(vcpu).machine())
        })
    }
}

/// One size of a series under one of its names. The name itself is created on demand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    place: Place,
    series: &'static Series,
    pattern: &'static str,
    vcpu: u16,
}

impl Size {
    pub fn vcpu(self) -> Cores {
        Cores(u32::from(self.vcpu))
    }

    pub fn memory(self) -> Gibibytes {
        Gibibytes(u32::from(self.vcpu) * self.series.memory / 1000)
    }

    pub const fn cpu_share(self) -> CpuShare {
        self.series.cpu_share
    }

    /// The machine, with its name.
    pub fn machine(self) -> Machine {
        let name = match self.pattern.split_once('*') {
            Some((before, after)) => self.place.name(before, self.vcpu, after),
            None => MachineName::of(format_args!("{}", self.pattern)),
        };
        self.named(name, self.vcpu())
    }

    /// The variant of this size with fewer vCPUs, if there is one.
    fn with_cores(self, cores: u16) -> Option<Machine> {
        let exists = self.series.cores == CoreChoice::AlsoFewer
            && self.series.sizes.contains(&self.vcpu)
            && SIZES_WITH_FEWER_CORES.contains(&self.vcpu)
            && cores >= 2
            && (cores == self.vcpu / 2 || cores == self.vcpu / 4);
        let (before, after) = self.pattern.split_once('*')?;
        let name = || MachineName::of(format_args!("{before}{}-{cores}{after}", self.vcpu));
        exists.then(|| self.named(name(), Cores(u32::from(cores))))
    }

    fn named(self, name: MachineName, vcpu: Cores) -> Machine {
        let Self { place, series, .. } = self;
        Machine {
            name,
            cloud: place.cloud,
            component: place.component,
            vcpu,
            memory: self.memory(),
            architecture: series.architecture,
            cpu_share: series.cpu_share,
            edition: series.edition,
            source: series.source,
        }
    }
}

/// Parses a number as the clouds write it: 1 to 9999, without a leading zero.
pub(super) fn read_number(text: &str) -> Option<u16> {
    let valid = (1..=4).contains(&text.len())
        && !text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit());
    valid.then(|| text.parse().ok()).flatten()
}

/// Strips a prefix, in any letter case.
pub(super) fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Strips a suffix, in any letter case.
fn strip_suffix<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let (rest, end) = text.split_at_checked(text.len().checked_sub(suffix.len())?)?;
    end.eq_ignore_ascii_case(suffix).then_some(rest)
}
