//! The sizing table: what each component needs, on which machine, whether that fits, and why.

use leptos::prelude::*;

use super::{state::state, summary::quantity, why::why};
use crate::{
    assessment::{Assessment, Capacity, MachineFit, SizedComponent, Verdict},
    evidence::{Evidence, Evidenced},
    reference::Component,
};

/// The fit of a machine: a mark, a word and the difference.
pub(super) fn fit(machine: &MachineFit) -> impl IntoView + use<> {
    let verdict = machine.verdict();
    let mark = match verdict {
        Verdict::Meets => "✓",
        Verdict::Exceeds => "▲",
        Verdict::FallsShort => "✕",
    };
    view! {
        <span class="fit" data-verdict=verdict.label()>
            <span aria-hidden="true">{mark}" "</span>
            {machine.fit.value.describe()}
        </span>
    }
}

fn cell(
    id: String,
    subject: String,
    number: u32,
    unit: &'static str,
    evidence: &Evidence,
) -> impl IntoView + use<> {
    view! {
        <td>{quantity(number, unit)} {why(id, &subject, std::slice::from_ref(evidence))}</td>
    }
}

fn row(part: &SizedComponent) -> impl IntoView + use<> {
    let name = part.component.label();
    let key = match part.component {
        Component::KubernetesNode => "node",
        Component::Mysql => "mysql",
    };
    let chosen = &part.chosen;
    let machine_evidence: Vec<Evidence> = if chosen == &part.documented {
        vec![part.documented_evidence.clone()]
    } else {
        vec![
            Evidence::Assumed {
                reason: format!(
                    "Your choice. The document names {}, which {}.",
                    part.documented.machine.name,
                    part.documented.fit.value.describe().replacen("Falls", "falls", 1),
                )
                .into(),
            },
            part.documented_evidence.clone(),
        ]
    };
    view! {
        <tr>
            <th scope="row">
                {name} <span class="service">{part.service.value}</span>
                {why(format!("why-{key}-service"), &format!("{name}: {}", part.service.value), std::slice::from_ref(&part.service.evidence))}
            </th>
            {cell(format!("why-{key}-cpu"), format!("{name}: {}", part.cpu.value), part.cpu.value.0, part.cpu.value.unit(), &part.cpu.evidence)}
            {cell(format!("why-{key}-memory"), format!("{name}: {} memory", part.memory.value), part.memory.value.0, "GB", &part.memory.evidence)}
            {cell(format!("why-{key}-disk"), format!("{name}: {} disk", part.disk.value), part.disk.value.0, "GB", &part.disk.evidence)}
            <td>
                <code>{chosen.machine.name}</code>
                <span class="service">
                    {format!("{} vCPU, {}, {}", chosen.machine.vcpu.0, chosen.machine.memory, chosen.machine.architecture.label())}
                </span>
                {why(format!("why-{key}-machine"), &format!("{name}: {}", chosen.machine.name), &machine_evidence)}
            </td>
            <td>
                {fit(chosen)}
                {why(format!("why-{key}-fit"), &format!("{name}: {}", chosen.fit.value.describe()), std::slice::from_ref(&chosen.fit.evidence))}
            </td>
        </tr>
    }
}

fn storage_row(service: &Evidenced<&'static str>) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">"Object storage"</th>
            <td colspan="3">"Pre-signed URLs and CORS; the document gives no size"</td>
            <td>
                {service.value}
                {why("why-storage-service".to_owned(), &format!("Object storage: {}", service.value), std::slice::from_ref(&service.evidence))}
            </td>
            <td>"Not sized"</td>
        </tr>
    }
}

fn capacity_row(label: String, key: &str, capacity: &Capacity) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{label.clone()}</th>
            {cell(format!("why-{key}-cpu"), format!("{label}: {}", capacity.cpu.value), capacity.cpu.value.0, capacity.cpu.value.unit(), &capacity.cpu.evidence)}
            {cell(format!("why-{key}-memory"), format!("{label}: {}", capacity.memory.value), capacity.memory.value.0, "GB", &capacity.memory.evidence)}
            {cell(format!("why-{key}-disk"), format!("{label}: {} disk", capacity.disk.value), capacity.disk.value.0, "GB", &capacity.disk.evidence)}
        </tr>
    }
}

fn tables(it: &Assessment) -> AnyView {
    let nodes = it.plan.nodes;
    let noun = if nodes.get() == 1 { "node" } else { "nodes" };
    let totals = &it.totals;
    let subject = format!("{nodes} {noun}");
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Sizes per node">
            <table class="sizing">
                <caption>"Sizes per node"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Component"</th>
                        <th scope="col">"CPU"</th>
                        <th scope="col">"Memory"</th>
                        <th scope="col">"Disk"</th>
                        <th scope="col">"Machine"</th>
                        <th scope="col">"Fit"</th>
                    </tr>
                </thead>
                <tbody>{row(&it.kubernetes)} {row(&it.mysql)} {storage_row(&it.object_storage)}</tbody>
            </table>
        </div>
        <div class="scroll" tabindex="0" role="region" aria-label="Worker nodes together">
            <table class="sizing">
                <caption>
                    {format!("Worker nodes together: {nodes} {noun} ")}
                    {why("why-nodes".to_owned(), &subject, std::slice::from_ref(&totals.nodes.evidence))}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">"Capacity"</th>
                        <th scope="col">"CPU"</th>
                        <th scope="col">"Memory"</th>
                        <th scope="col">"Disk"</th>
                    </tr>
                </thead>
                <tbody>
                    {capacity_row(format!("All {nodes} {noun}"), "all", &totals.all_nodes)}
                    {capacity_row("One node lost".to_owned(), "lost", &totals.one_node_lost)}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The sizing section.
#[component]
pub(super) fn Sizing() -> impl IntoView {
    let state = state();
    view! {
        <section aria-labelledby="sizing-title">
            <h2 id="sizing-title">"Sizing"</h2>
            {move || state.with(tables)}
        </section>
    }
}
