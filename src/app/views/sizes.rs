//! The table of sizes: the needs of each component, its machine, the fit, and the evidence.

use leptos::prelude::*;

use crate::{
    app::{
        Session,
        components::{Changing, Scroll, Why, fit, node_count},
    },
    assessment::{
        Assessment, Capacity, ClickHouseNeeds, SizedComponent, Verdict, clickhouse_label,
    },
    evidence::{Evidence, Evidenced},
    reference::Cloud,
};

/// Reads one component of an assessment.
type Part = fn(&Assessment) -> &SizedComponent;

/// The sizes per node, and all nodes together.
#[component]
pub fn Sizes() -> impl IntoView {
    let session = expect_context::<Session>();
    let nodes = session.text(|it| node_count(it.plan.nodes));
    let node_count = Signal::derive(move || {
        session.assessment.with(|it| vec![it.totals.nodes.evidence.clone()])
    });
    let storage_evidence = Signal::derive(move || {
        session.assessment.with(|it| vec![it.object_storage.evidence.clone()])
    });
    let storage = session.text(|it| it.object_storage.value.to_owned());
    let with_clickhouse =
        Memo::new(move |_| session.assessment.with(|it| it.totals.clickhouse.is_some()));
    let all = session.text(|it| match it.plan.nodes.get() {
        1 => "The only node".to_owned(),
        nodes => format!("All {nodes} nodes"),
    });
    view! {
        <section aria-labelledby="sizes-title" class="sizes">
            <h2 id="sizes-title">"Sizes"</h2>
            <Scroll label="Sizes per node">
                <table class="sizing">
                    <caption>"Minimum for each node"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Component"</th>
                            <th scope="col">"Machine"</th>
                            <th scope="col">"CPU"</th>
                            <th scope="col">"Memory"</th>
                            <th scope="col">"Disk"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <ComponentRow key="node" part=|it| &it.kubernetes/>
                        <ComponentRow key="mysql" part=|it| &it.mysql/>
                        <tr>
                            <th scope="row">"Object storage"</th>
                            <td colspan="4">
                                <Why
                                    id="why-storage-service".to_owned()
                                    subject=session.text(|it| {
                                        format!("Object storage: {}", it.object_storage.value)
                                    })
                                    evidence=storage_evidence
                                >
                                    <Changing text=storage/>
                                </Why>
                                <span class="detail">
                                    "Pre-signed URLs and CORS. The reference architecture gives no size."
                                </span>
                            </td>
                        </tr>
                    </tbody>
                </table>
            </Scroll>
            <Scroll label="Worker nodes together">
                <table class="sizing totals">
                    <caption>
                        "Worker nodes together: "
                        <Why id="why-nodes".to_owned() subject=nodes evidence=node_count>
                            <Changing text=nodes/>
                        </Why>
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col">"Minimum"</th>
                            <th scope="col">"CPU"</th>
                            <th scope="col">"Memory"</th>
                            <th scope="col">"Disk"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <CapacityRow key="all" label=all read=|it| &it.totals.all_nodes/>
                        <CapacityRow
                            key="lost"
                            label=Signal::stored("One node lost".to_owned())
                            read=|it| &it.totals.one_node_lost
                        />
                        {move || with_clickhouse.get().then(|| view! { <ClickHouseRow/> }.into_any())}
                    </tbody>
                </table>
            </Scroll>
        </section>
    }
}

/// A quantity with its evidence.
#[component]
fn Quantity(
    id: String,
    /// What is measured.
    label: Signal<String>,
    /// The quantity with its unit.
    text: Signal<String>,
    /// The source of the quantity.
    evidence: Signal<Vec<Evidence>>,
) -> impl IntoView {
    let subject = Signal::derive(move || format!("{}: {}", label.get(), text.get()));
    view! {
        <td>
            <Why id=id subject=subject evidence=evidence><Changing text=text/></Why>
        </td>
    }
}

/// Reads a formatted quantity and its evidence.
type Read<T> = fn(&T) -> (String, Evidence);

fn quantity<T: ToString>(it: &Evidenced<T>) -> (String, Evidence) {
    (it.value.to_string(), it.evidence.clone())
}

/// Cells for the CPU, the memory and the disk of something.
fn quantities<T: 'static>(
    key: &'static str,
    label: Signal<String>,
    of: impl for<'a> Fn(&'a Assessment) -> Option<&'a T> + Copy + Send + Sync + 'static,
    reads: [Read<T>; 3],
) -> Vec<AnyView> {
    let session = expect_context::<Session>();
    let cell = |(name, read): (&str, Read<T>)| {
        // The value may be removed from the assessment before its row is removed from the page.
        let read = move || session.assessment.with(|it| of(it).map(read));
        let text = Signal::derive(move || read().map_or_else(String::new, |(text, _)| text));
        let evidence = Signal::derive(move || read().into_iter().map(|(_, why)| why).collect());
        view! { <Quantity id=format!("why-{key}-{name}") label=label text=text evidence=evidence/> }
            .into_any()
    };
    ["cpu", "memory", "disk"].into_iter().zip(reads).map(cell).collect()
}

/// One component: its documented size, its machine and the fit.
#[component]
fn ComponentRow(key: &'static str, part: Part) -> impl IntoView {
    let session = expect_context::<Session>();
    let name = session.text(move |it| part(it).component.label().to_owned());
    let service = session.text(move |it| part(it).service.value.to_owned());
    let machine = session.text(move |it| part(it).chosen.machine.name.to_string());
    let size = session.text(move |it| {
        let machine = part(it).chosen.machine;
        let unit = if it.plan.cloud() == Cloud::OnPremises { "cores" } else { "vCPU" };
        format!("{} {unit}, {}, {}", machine.vcpu.0, machine.memory, machine.architecture.label())
    });
    let evidence = move |of: fn(&SizedComponent) -> Vec<Evidence>| {
        Signal::derive(move || session.assessment.with(|it| of(part(it))))
    };
    let about = move |text: Signal<String>| {
        Signal::derive(move || format!("{}: {}", name.get(), text.get()))
    };
    let fits = session.text(move |it| part(it).chosen.fit.value.describe());
    view! {
        <tr>
            <th scope="row">
                {name}
                <span class="detail">
                    <Why
                        id=format!("why-{key}-service")
                        subject=about(service)
                        evidence=evidence(|it| vec![it.service.evidence.clone()])
                    >
                        {service}
                    </Why>
                </span>
            </th>
            <td>
                <Why
                    id=format!("why-{key}-machine")
                    subject=about(machine)
                    evidence=evidence(machine_evidence)
                >
                    <code><Changing text=machine/></code>
                </Why>
                <span class="detail">{size}</span>
                <Why
                    id=format!("why-{key}-fit")
                    subject=about(fits)
                    evidence=evidence(|it| vec![it.chosen.fit.evidence.clone()])
                >
                    {move || session.assessment.with(|it| fit(&part(it).chosen))}
                </Why>
            </td>
            {quantities::<SizedComponent>(
                key,
                name,
                move |it: &Assessment| Some(part(it)),
                [|it| quantity(&it.cpu), |it| quantity(&it.memory), |it| quantity(&it.disk)],
            )}
        </tr>
    }
}

/// The reason for the machine: the documented row and, if it differs, the user's choice.
fn machine_evidence(part: &SizedComponent) -> Vec<Evidence> {
    let mut evidence = vec![part.documented_evidence.clone()];
    if part.chosen != part.documented {
        let amount = part.documented.fit.value.amount();
        let how = match part.documented.verdict() {
            Verdict::FallsShort => format!("too small by {amount}"),
            Verdict::Meets | Verdict::Exceeds => format!("large enough, with {amount} to spare"),
        };
        let name = part.documented.machine.name;
        let reason = format!("Your choice. The reference architecture names {name}: {how}.");
        evidence.insert(0, Evidence::Assumed { reason: reason.into() });
    }
    evidence
}

/// The total capacity of some nodes.
#[component]
fn CapacityRow(
    key: &'static str,
    label: Signal<String>,
    read: fn(&Assessment) -> &Capacity,
) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{label}</th>
            {quantities::<Capacity>(
                key,
                label,
                move |it: &Assessment| Some(read(it)),
                [|it| quantity(&it.cpu), |it| quantity(&it.memory), |it| quantity(&it.disk)],
            )}
        </tr>
    }
}

/// The needs of ClickHouse, for plans with Weave.
#[component]
fn ClickHouseRow() -> impl IntoView {
    let session = expect_context::<Session>();
    let label = session.text(|it| clickhouse_label(&it.plan).to_owned());
    view! {
        <tr>
            <th scope="row">{label}</th>
            {quantities::<ClickHouseNeeds>(
                "clickhouse",
                label,
                |it: &Assessment| it.totals.clickhouse.as_ref(),
                [
                    |it| (it.cpu.to_string(), it.evidence.clone()),
                    |it| (it.memory.to_string(), it.evidence.clone()),
                    |it| (it.disk.to_string(), it.evidence.clone()),
                ],
            )}
        </tr>
    }
}
