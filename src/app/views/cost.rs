//! What the plan costs: one number a month, and the lines behind it, to be changed.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;

use crate::{
    app::{
        Session, browser,
        components::{Changing, CopyButton, Scroll, TRY_AGAIN, source},
        costs::{CostField, Costs},
    },
    bundle::csv::made_by,
    cost::{Bill, Line, NOT_COUNTED, OwnKind, OwnPrices, bill_csv, changes},
    plan::link::prices_fragment,
};

/// The part of the plan's view that is about its cost.
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
            <p class="field-error" role="status" id="cost-complaint">{costs.complaint}</p>
            <details
                id="bill"
                class="scripted-only"
                on:toggle=move |_| opened.set(true)
            >
                <summary>"Lines, your own prices, and what would change it"</summary>
                {move || lines()}
            </details>
        </section>
    }
}

/// What stands behind the number.
#[component]
fn Lines() -> impl IntoView {
    let costs = expect_context::<Costs>();
    let session = expect_context::<Session>();
    let fields = CostField::ALL.map(|field| view! { <AmountField field=field/> }.into_any());
    // Rows are made anew only where there are others: else a field would lose the focus.
    let rows = Memo::new(move |_| {
        costs.bill.with(|it| {
            it.lines.iter().map(|line| (line.part, line.item.clone())).collect::<Vec<_>>()
        })
    });
    let row = |(index, (_, item))| view! { <Row index=index item=item/> }.into_any();
    let rows = move || rows.get().into_iter().enumerate().map(row).collect::<Vec<AnyView>>();
    let told = move || {
        let item = |it| view! { <li>{it}</li> }.into_any();
        let said = session.assessment.with(|it| changes(it, &costs.inputs(), session.day));
        said.into_iter().map(item).collect::<Vec<AnyView>>()
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
                    "For a month. Your own prices stay in this browser, unless you copy a link with them."
                </caption>
                <thead>
                    <tr>
                        <th scope="col">"For"</th>
                        <th scope="col">"Quantity"</th>
                        <th scope="col">"Price"</th>
                        <th scope="col">"Your price"</th>
                        <th scope="col">"Discount %"</th>
                        <th scope="col">"A month"</th>
                    </tr>
                </thead>
                <tbody>{move || rows()}</tbody>
            </table>
        </Scroll>
        <p class="hint">{old}</p>
        <p class="hint">{NOT_COUNTED}</p>
        <PriceList/>
        <h3>"What would change it"</h3>
        <ul>{move || told()}</ul>
    }
}

/// Hours or an amount, with what is wrong with the text in it.
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

/// A line of the bill, with a bar for its share of the dearest.
#[component]
fn Row(index: usize, item: String) -> impl IntoView {
    let costs = expect_context::<Costs>();
    // A row can be gone from the bill before it is gone from the page.
    let text = move |read: fn(&Line) -> String| {
        costs.text(move |it| it.lines.get(index).map(read).unwrap_or_default())
    };
    let bar = costs.text(move |it| share(it, index).to_string());
    let cell = move |kind: OwnKind, label: &str, read: fn(&Line) -> String| {
        let label = format!("{label}: {item}");
        // Also when the prices are other ones and this is the same: a text that was refused goes.
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
                    prop:value=move || value.get()
                    on:change=move |event| change(&event_target_value(&event))
                />
            </td>
        }
        .into_any()
    };
    let price = cell.clone()(OwnKind::Price, "Your price", own_price);
    let discount = cell(OwnKind::Discount, "Discount in percent", own_discount);
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

/// What a line costs at most, in hundredths of the dearest.
fn share(bill: &Bill, index: usize) -> u64 {
    let most = |line: &Line| line.month.map_or(0, |month| month.most.dollars());
    let dearest = bill.lines.iter().map(most).max().unwrap_or_default().max(1);
    bill.lines.get(index).map_or(0, |line| most(line) * 100 / dearest)
}

/// The bill to take away, and prices to bring back.
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
                Err(row) => costs.complaint.set(format!("The file was not read: {row}.")),
            }
        });
    };
    // Prices are confidential: only who presses this button sends them.
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
            <label for="open-prices">"Read prices from a bill.csv that you changed"</label>
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
        plan::Plan,
        reference::{Cloud, Environment, Tier},
    };

    /// The lines of a plan's bill, with prices of one's own.
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
        let told = texts(&html, "ul li");
        assert!(
            told.iter().any(|it| it.contains("cheaper and large enough: e2-highmem-8")),
            "{told:?}"
        );
        // The widest bar is that of the dearest line.
        let widths = attributes(&html, "progress", "value");
        assert_eq!(widths.iter().filter(|it| *it == "100").count(), 1, "{widths:?}");
    }

    #[test]
    fn prices_of_ones_own_change_the_lines() {
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
