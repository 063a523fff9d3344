//! The cost of the plan: one monthly number, and the lines behind it, which the user can change.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;

use crate::{
    app::{
        Session, browser,
        components::{Changing, CopyButton, Scroll, TRY_AGAIN, source},
        costs::{CostField, Costs, price_field_name},
    },
    bundle::csv::made_by,
    catalog::prices::Part,
    cost::{Bill, Line, NOT_COUNTED, OwnKind, OwnPrices, bill_csv, changes},
    plan::link::prices_fragment,
};

/// The cost section of the plan view.
#[component]
pub fn Cost() -> impl IntoView {
    let costs = expect_context::<Costs>();
    let opened = RwSignal::new(false);
    let amount = costs.text(|it| it.total.amount());
    let without = costs.text(|it| it.total.without());
    let terms = costs.text(|it| format!("{} {}", it.terms(), it.provision.sentence()));
    let lines = move || opened.get().then(|| view! { <Lines/> }.into_any());
    view! {
        <section aria-labelledby="cost-title" class="cost">
            <h2 id="cost-title">"Cost"</h2>
            <p class="cost-total">
                <strong class="number"><Changing text=amount/></strong>
                <span class="detail">{without}</span>
            </p>
            <p class="hint">{terms}</p>
            <p class="detail" role="status" id="cost-note">{costs.note}</p>
            <p class="field-error" role="status" id="cost-complaint">{costs.complaint}</p>
            <details
                id="bill"
                class="scripted-only"
                on:toggle=move |_| opened.set(true)
            >
                <summary>"Line items, your own prices, and what would change the cost"</summary>
                {move || lines()}
            </details>
        </section>
    }
}

/// The lines behind the number.
#[component]
fn Lines() -> impl IntoView {
    let costs = expect_context::<Costs>();
    let session = expect_context::<Session>();
    let fields = CostField::ALL.map(|field| view! { <AmountField field=field/> }.into_any());
    // Rows are re-created only if there are other lines: otherwise a field would lose focus.
    let names = Memo::new(move |_| {
        costs.bill.with(|it| {
            let name = |line: &Line| price_field_name(line.part, &line.item, OwnKind::Price);
            it.lines.iter().map(name).collect::<String>()
        })
    });
    let rows = move || {
        names.track();
        let lines = costs.bill.with_untracked(|it| it.lines.clone());
        let row = |(index, line): (usize, Line)| {
            view! { <Row index=index part=line.part item=line.item/> }.into_any()
        };
        lines.into_iter().enumerate().map(row).collect::<Vec<AnyView>>()
    };
    let all_changes = move || {
        let item = |it| view! { <li>{it}</li> }.into_any();
        let sentences = session.assessment.with(|it| changes(it, &costs.inputs(), session.day));
        sentences.into_iter().map(item).collect::<Vec<AnyView>>()
    };
    let old = costs.text(|it| match it.old_prices() {
        0 => String::new(),
        1 => "* This price is more than a year old.".to_owned(),
        _ => "* These prices are more than a year old.".to_owned(),
    });
    view! {
        <div class="have">{Vec::from(fields)}</div>
        <Scroll label="Lines of the bill">
            <table class="bill">
                <caption>
                    "Monthly costs. Your own prices stay in this browser unless you copy a link with them."
                </caption>
                <thead>
                    <tr>
                        <th scope="col">"Component"</th>
                        <th scope="col">"Quantity"</th>
                        <th scope="col">"Price"</th>
                        <th scope="col">"Your price"</th>
                        <th scope="col">"Discount %"</th>
                        <th scope="col">"Monthly cost"</th>
                    </tr>
                </thead>
                <tbody>{move || rows()}</tbody>
            </table>
        </Scroll>
        <p class="hint">{old}</p>
        <p class="hint">{NOT_COUNTED}</p>
        <PriceList/>
        <h3>"What would change the cost"</h3>
        <ul>{move || all_changes()}</ul>
    }
}

/// A field for hours or an amount, with the error in it.
#[component]
fn AmountField(field: CostField) -> impl IntoView {
    let costs = expect_context::<Costs>();
    let key = field.key();
    let value = move || costs.typed(field);
    let complaint = move || {
        let text = costs.typed(field);
        field.complaint(&text).map(|rule| format!("“{text}” is not valid: {rule}."))
    };
    view! {
        <div class="field">
            <label for=key>{field.label()}</label>
            <input
                id=key
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-describedby=format!("{key}-error")
                aria-invalid=move || if complaint().is_some() { "true" } else { "false" }
                prop:value=value
                on:input=move |event| costs.type_text(field, event_target_value(&event))
            />
            <p class="field-error" id=format!("{key}-error") aria-live="polite">
                {move || complaint()}
            </p>
        </div>
    }
}

/// A line of the bill, with a bar that compares it with the most expensive line.
#[component]
fn Row(index: usize, part: Part, item: String) -> impl IntoView {
    let costs = expect_context::<Costs>();
    // A line may be removed from the bill before its row is removed from the page.
    let text = move |read: fn(&Line) -> String| {
        costs.text(move |it| it.lines.get(index).map(read).unwrap_or_default())
    };
    let bar = costs.text(move |it| share(it, index).to_string());
    let cell = move |kind: OwnKind, read: fn(&Line) -> String| {
        let name = price_field_name(part, &item, kind);
        let label = name.clone();
        let is_refused = move || costs.refused.with(|it| *it == name);
        let is_described = is_refused.clone();
        // Even if this value stays the same: a change of prices clears refused text from the field.
        let value = Signal::derive(move || {
            costs.changed.track();
            costs.bill.with(|it| it.lines.get(index).map(read).unwrap_or_default())
        });
        let change = move |text: &str| {
            let line = costs.bill.with_untracked(|it| it.lines.get(index).cloned());
            if let Some(line) = line {
                costs.change(&line, kind, text);
            }
        };
        view! {
            <td>
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=label
                    aria-invalid=move || if is_refused() { "true" } else { "false" }
                    aria-describedby=move || is_described().then_some("cost-complaint")
                    prop:value=move || value.get()
                    on:change=move |event| change(&event_target_value(&event))
                />
            </td>
        }
        .into_any()
    };
    let price = cell(OwnKind::Price, own_price);
    let discount = cell(OwnKind::Discount, own_discount);
    view! {
        <tr>
            <th scope="row">
                {text(|it| it.part.heading())}
                <span class="detail">{text(|it| it.item.clone())}</span>
                <span class="detail">{text(|it| it.why.clone())}</span>
            </th>
            <td>{text(Line::quantity_text)}</td>
            <td>
                {text(|it| it.price_text() + if it.is_old() { " *" } else { "" })}
                <span class="detail">{text(Line::source_text)}</span>
            </td>
            {price}
            {discount}
            <td>
                {text(Line::month_text)}
                <progress class="bar" max="100" value=bar aria-hidden="true"></progress>
            </td>
        </tr>
    }
}

fn own_price(line: &Line) -> String {
    match line.price {
        crate::cost::LinePrice::Own { usd } => usd.exact(),
        _ => String::new(),
    }
}

fn own_discount(line: &Line) -> String {
    match line.discount.percent() {
        0 => String::new(),
        percent => percent.to_string(),
    }
}

/// The highest cost of a line, as a percentage of that of the most expensive line.
fn share(bill: &Bill, index: usize) -> u64 {
    let most = |line: &Line| line.month.map_or(0, |month| month.most.dollars());
    let highest = bill.lines.iter().map(most).max().unwrap_or_default().max(1);
    bill.lines.get(index).map_or(0, |line| most(line) * 100 / highest)
}

/// Download of the bill, and upload of custom prices.
#[component]
fn PriceList() -> impl IntoView {
    let costs = expect_context::<Costs>();
    let session = expect_context::<Session>();
    let download = move |_| {
        let csv = costs
            .bill
            .with_untracked(|it| bill_csv(it, &session.full_link(), &made_by(session.day)));
        let _ = browser::download("bill.csv", "text/csv", &csv.into());
    };
    let read = move |event: leptos::ev::Event| {
        let Some(field) = event.target() else { return };
        spawn_local(async move {
            let bytes = browser::read_file(field.unchecked_into()).await.unwrap_or_default();
            match OwnPrices::read(&String::from_utf8_lossy(&bytes)) {
                Ok(own) => costs.set_own(&own),
                Err(row) => {
                    costs.refused.set(String::new());
                    costs.complaint.set(format!("The file could not be read: {row}."));
                }
            }
        });
    };
    // Prices are confidential: only this button puts them into a link.
    let link = source(move || async move {
        let prices = costs.own.with_untracked(|it| prices_fragment(it));
        Ok(untrack(|| session.full_link()) + &prices)
    });
    view! {
        <p class="actions">
            <button type="button" class="action" on:click=download>"Download bill.csv"</button>
            <button
                type="button"
                class="action"
                on:click=move |_| costs.set_own(&OwnPrices::default())
            >
                "Delete your prices"
            </button>
            <CopyButton label="Copy link with your prices" text=link refused=TRY_AGAIN/>
        </p>
        <div class="row">
            <label for="open-prices">"Load prices from an edited bill.csv"</label>
            <input id="open-prices" class="action" type="file" accept=".csv" on:change=read/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            View,
            rendered::{attributes, rendered, texts},
        },
        plan::{ClickHouse, Plan},
        reference::{Cloud, Environment, Tier},
    };

    /// The lines of a plan's bill, with custom prices.
    fn lines(plan: &Plan, own: &str) -> scraper::Html {
        rendered(View::Plan, plan, || {
            let costs = Costs::new(expect_context::<Session>());
            costs.own.set(own.to_owned());
            provide_context(costs);
            view! { <Lines/> }
        })
    }

    #[test]
    fn every_line_has_its_cells_and_its_fields() {
        let plan = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
        let html = lines(&plan, "");
        let bill = Bill::of(
            &crate::assessment::Assessment::of(&plan),
            &crate::cost::CostInputs::default(),
        );
        assert_eq!(texts(&html, "tbody tr").len(), bill.lines.len());
        for (row, line) in texts(&html, "tbody tr").iter().zip(&bill.lines) {
            for part in
                [line.part.heading(), line.item.clone(), line.month_text(), line.price_text()]
            {
                assert!(row.contains(&part), "{part} in {row}");
            }
        }
        let names = attributes(&html, "tbody input", "aria-label");
        assert_eq!(names.len(), 2 * bill.lines.len());
        assert!(names.contains(&"Your price: W&B license".to_owned()), "{names:?}");
        let sentences = texts(&html, "ul li");
        assert!(
            sentences.iter().any(|it| it.contains("cheaper and large enough: e2-highmem-8")),
            "{sentences:?}"
        );
        // The widest bar is that of the most expensive line.
        let widths = attributes(&html, "progress", "value");
        assert_eq!(widths.iter().filter(|it| *it == "100").count(), 1, "{widths:?}");
    }

    #[test]
    fn every_field_has_its_own_name() {
        let plan = Plan::new(Tier::Combined, Environment::Production, Cloud::Aws);
        let plan = Plan { clickhouse: ClickHouse::InCluster, ..plan };
        let mut names = attributes(&lines(&plan, ""), "tbody input", "aria-label");
        assert!(names.contains(&"Your price: Node disks, gp3".to_owned()), "{names:?}");
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{names:?}");
    }

    #[test]
    fn a_refused_price_is_marked_and_described() {
        let html = rendered(View::Plan, &Plan::default(), || {
            let costs = Costs::new(expect_context::<Session>());
            let line = costs.bill.with_untracked(|it| it.lines[0].clone());
            costs.change(&line, OwnKind::Discount, "much");
            provide_context(costs);
            view! { <Lines/> }
        });
        let described = attributes(&html, "tbody [aria-invalid=true]", "aria-describedby");
        assert_eq!(described, ["cost-complaint"]);
    }

    #[test]
    fn custom_prices_change_the_lines() {
        let own = "component,item,unit price USD,discount percent\n\
            license,W&B license,40000,\nnodes,,,50\n";
        let html = lines(&Plan::default(), own);
        let rows = texts(&html, "tbody tr");
        assert!(
            rows.iter().any(|it| it.contains("your price") && it.contains("$40,000")),
            "{rows:?}"
        );
        assert!(rows[0].contains("less 50%") && rows[0].contains("$1,104 to $2,208"), "{rows:?}");
    }
}
