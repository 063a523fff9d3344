//! Azure machines: virtual machine sizes for nodes, and MySQL flexible server SKUs in the form that
//! Terraform expects.

use super::{Source, series::Series};

const VM: &Source =
    &Source { name: "Azure VM API data (SpareCores/sc-data-dumps at e8749be)", date: "2026-01-31" };
const FLEXIBLE_SERVER: &Source = &Source {
    name: "azurerm provider, flexible_server_sku_name.go at f5a0a78; Azure VM API data",
    date: "2026-08-21",
};

const TO_32: &[u16] = &[2, 4, 8, 16, 32];
const TO_64: &[u16] = &[2, 4, 8, 16, 32, 48, 64];
const TO_96: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96];
const TO_128: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96, 128];
const TO_160: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96, 128, 160];
const TO_192: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 96, 128, 192];
/// Sizes of the E series, which include 20 vCPUs.
const E_TO_48: &[u16] = &[2, 4, 8, 16, 20, 32, 48];
const E_TO_64: &[u16] = &[2, 4, 8, 16, 20, 32, 48, 64];
const E_TO_128: &[u16] = &[2, 4, 8, 16, 20, 32, 48, 64, 96, 128];
const L: &[u16] = &[8, 16, 32, 48, 64, 80];
const L_FOURTH: &[u16] = &[2, 4, 8, 16, 32, 48, 64, 80, 96];
const F_SEVENTH: &[u16] = &[1, 2, 4, 8, 16, 32, 48, 64, 80];

/// Virtual machine sizes: memory per vCPU in thousandths of a GiB, sizes in vCPUs, names.
const fn vm(memory: u32, sizes: &'static [u16], names: &'static str) -> Series {
    Series::of(names, sizes, memory, VM)
}

/// x86 sizes, with the documented family first.
pub(super) const NODES: &[Series] = &[
    vm(8000, E_TO_64, "Standard_E*_v5"),
    vm(8000, E_TO_64, "Standard_E*s_v5 Standard_E*ds_v5").also_with_fewer_cores(),
    vm(8000, E_TO_64, "Standard_E*d_v5"),
    vm(8000, E_TO_64, "Standard_E*as_v5 Standard_E*ads_v5").also_with_fewer_cores(),
    vm(8000, E_TO_128, "Standard_E*s_v6 Standard_E*ds_v6").also_with_fewer_cores(),
    vm(8000, E_TO_64, "Standard_E*as_v6 Standard_E*ads_v6"),
    vm(4000, TO_96, "Standard_D*_v5 Standard_D*s_v5 Standard_D*ds_v5 Standard_D*as_v5"),
    vm(4000, TO_192, "Standard_D*s_v6"),
    vm(4000, TO_96, "Standard_D*as_v6"),
    vm(8000, E_TO_48, "Standard_E*s_v4 Standard_E*ds_v4").also_with_fewer_cores(),
    vm(7875, &[64], "Standard_E*s_v4 Standard_E*ds_v4").also_with_fewer_cores(),
    vm(7875, &[64], "Standard_E64_v4 Standard_E64d_v4"),
    vm(7000, &[96], "Standard_E*s_v5 Standard_E*ds_v5 Standard_E*as_v5 Standard_E*ads_v5")
        .also_with_fewer_cores(),
    vm(7000, &[96], "Standard_E96_v5 Standard_E96d_v5 Standard_E96as_v6 Standard_E96ads_v6"),
    vm(8000, TO_160, "Standard_E*as_v7 Standard_E*ads_v7").also_with_fewer_cores(),
    vm(8000, E_TO_48, "Standard_E*_v4 Standard_E*d_v4"),
    vm(8000, E_TO_64, "Standard_E*as_v4").also_with_fewer_cores(),
    vm(7000, &[96], "Standard_E*as_v4").also_with_fewer_cores(),
    vm(8000, E_TO_64, "Standard_E*a_v4"),
    vm(7000, &[96], "Standard_E96a_v4"),
    vm(8000, TO_64, "Standard_E*bs_v5 Standard_E*bds_v5"),
    vm(7000, &[96], "Standard_E96bs_v5 Standard_E96bds_v5"),
    vm(8000, E_TO_48, "Standard_E*s_v3").also_with_fewer_cores(),
    vm(6750, &[64], "Standard_E*s_v3").also_with_fewer_cores(),
    vm(8000, E_TO_48, "Standard_E*_v3"),
    vm(6750, &[64], "Standard_E64_v3 Standard_E64i_v3 Standard_E64is_v3"),
    vm(4000, TO_96, "Standard_D*d_v5 Standard_D*ads_v5 Standard_D*ads_v6"),
    vm(4000, TO_192, "Standard_D*ds_v6"),
    vm(4000, TO_160, "Standard_D*as_v7 Standard_D*ads_v7"),
    vm(4000, TO_64, "Standard_D*_v4 Standard_D*s_v4 Standard_D*d_v4 Standard_D*ds_v4"),
    vm(4000, TO_96, "Standard_D*a_v4 Standard_D*as_v4"),
    vm(4000, TO_64, "Standard_D*_v3 Standard_D*s_v3"),
    // Low-memory and compute-optimized.
    vm(2000, TO_96, "Standard_D*ls_v5 Standard_D*lds_v5 Standard_D*als_v6 Standard_D*alds_v6"),
    vm(2000, TO_128, "Standard_D*ls_v6 Standard_D*lds_v6"),
    vm(2000, TO_160, "Standard_D*als_v7 Standard_D*alds_v7"),
    vm(2000, &[2, 4, 8, 16, 32, 48, 64, 72], "Standard_F*s_v2"),
    vm(2000, &[1, 2, 4, 8, 16], "Standard_F* Standard_F*s"),
    vm(4000, TO_64, "Standard_F*as_v6"),
    vm(8000, TO_64, "Standard_F*ams_v6"),
    vm(2000, TO_64, "Standard_F*als_v6"),
    vm(4000, F_SEVENTH, "Standard_F*as_v7 Standard_F*ads_v7"),
    vm(8000, F_SEVENTH, "Standard_F*ams_v7 Standard_F*amds_v7").also_with_fewer_cores(),
    vm(2000, F_SEVENTH, "Standard_F*als_v7 Standard_F*alds_v7"),
    // Confidential and storage-optimized.
    vm(4000, TO_96, "Standard_DC*as_v5 Standard_DC*ads_v5 Standard_DC*as_v6 Standard_DC*ads_v6"),
    vm(8000, TO_64, "Standard_EC*as_v6 Standard_EC*ads_v6"),
    vm(8000, L, "Standard_L*s_v2 Standard_L*s_v3 Standard_L*as_v3"),
    vm(8000, L_FOURTH, "Standard_L*s_v4 Standard_L*as_v4"),
    // Second generation: the number in the name is not the vCPU count.
    vm(3500, &[1], "Standard_D1_v2 Standard_DS1_v2"),
    vm(3500, &[2], "Standard_D2_v2 Standard_DS2_v2"),
    vm(3500, &[4], "Standard_D3_v2 Standard_DS3_v2"),
    vm(3500, &[8], "Standard_D4_v2 Standard_DS4_v2"),
    vm(3500, &[16], "Standard_D5_v2 Standard_DS5_v2"),
    vm(7000, &[2], "Standard_D11_v2 Standard_DS11_v2"),
    vm(7000, &[4], "Standard_D12_v2 Standard_DS12_v2"),
    vm(7000, &[8], "Standard_D13_v2 Standard_DS13_v2"),
    vm(7000, &[16], "Standard_D14_v2 Standard_DS14_v2"),
    vm(7000, &[20], "Standard_D15_v2 Standard_DS15_v2"),
    // Constrained cores that `also_with_fewer_cores` does not cover.
    vm(28_000, &[24], "Standard_E96-24ads_v6"),
    vm(14_000, &[48], "Standard_E96-48ads_v6"),
    vm(16_000, &[1], "Standard_F2-1ams_v7 Standard_F2-1amds_v7"),
    vm(32_000, &[1], "Standard_F4-1ams_v7 Standard_F4-1amds_v7"),
    vm(14_000, &[1], "Standard_DS11-1_v2"),
    vm(14_000, &[2], "Standard_DS12-2_v2"),
    vm(14_000, &[4], "Standard_DS13-4_v2"),
    vm(14_000, &[8], "Standard_DS14-8_v2"),
    vm(28_000, &[1], "Standard_DS12-1_v2"),
    vm(28_000, &[2], "Standard_DS13-2_v2"),
    vm(28_000, &[4], "Standard_DS14-4_v2"),
    // Burstable.
    vm(4000, &[2, 4, 8, 12, 16, 20], "Standard_B*ms").burstable(),
    vm(2000, &[1], "Standard_B1ms").burstable(),
    vm(2000, &[2], "Standard_B2s").burstable(),
    vm(1000, &[1], "Standard_B1s").burstable(),
    vm(4000, TO_32, "Standard_B*s_v2 Standard_B*as_v2").burstable(),
    vm(2000, TO_32, "Standard_B*ls_v2 Standard_B*als_v2").burstable(),
    vm(500, &[2], "Standard_B2ts_v2 Standard_B2ats_v2").burstable(),
];

const fn flexible(memory: u32, sizes: &'static [u16], names: &'static str) -> Series {
    Series::of(names, sizes, memory, FLEXIBLE_SERVER)
}

/// MySQL flexible server SKUs, with the documented family first.
pub(super) const MYSQL: &[Series] = &[
    flexible(8000, E_TO_48, "MO_Standard_E*ds_v4"),
    flexible(7875, &[64], "MO_Standard_E64ds_v4"),
    flexible(1000, &[1], "B_Standard_B1s").burstable(),
    flexible(2000, &[1], "B_Standard_B1ms").burstable(),
    flexible(2000, &[2], "B_Standard_B2s").burstable(),
    flexible(4000, &[2, 4, 8, 12, 16, 20], "B_Standard_B*ms").burstable(),
    flexible(4000, TO_64, "GP_Standard_D*ds_v4 GP_Standard_D*ads_v5"),
    flexible(8000, E_TO_64, "MO_Standard_E*ds_v5 MO_Standard_E*ads_v5"),
    flexible(7000, &[96], "MO_Standard_E96ds_v5 MO_Standard_E96ads_v5"),
    flexible(6300, &[80], "MO_Standard_E80ids_v4"),
];
