//! The page's state about costs: the plan's bill, and the user's amounts and prices. Custom prices stay
//! in this browser, and are part of a link only at the user's request.

use leptos::prelude::*;

use super::{Session, browser};
use crate::{
    catalog::prices::Part,
    cost::{
        Bill, CostInputs, Discount, Hours, InvalidInput, Line, OwnKind, OwnPrice, OwnPrices,
        read_amount,
    },
    plan::link,
};

/// The storage key of custom prices, as CSV.
const PRICES_KEY: &str = "wandb-planner/prices";

/// The storage key of hours and amounts, separated by spaces.
const AMOUNTS_KEY: &str = "wandb-planner/amounts";

/// A field of the bill, which is not part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostField {
    /// The hours per month that everything runs.
    Hours,
    /// The data in the bucket, in GB.
    Stored,
    /// The data sent to the internet per month, in GB.
    Egress,
}

impl CostField {
    /// Every field, in the order in which they are stored.
    pub const ALL: [Self; 3] = [Self::Hours, Self::Stored, Self::Egress];

    /// The id in the markup.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hours => "cost-hours",
            Self::Stored => "cost-stored",
            Self::Egress => "cost-egress",
        }
    }

    /// The label of the field.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Hours => "Hours per month",
            Self::Stored => "GB stored in the bucket",
            Self::Egress => "GB to the internet per month",
        }
    }

    /// The error for a typed value. `None` if it is valid, or if an amount is empty.
    #[must_use]
    pub fn complaint(self, text: &str) -> Option<InvalidInput> {
        match self {
            Self::Hours => text.parse::<Hours>().err(),
            Self::Stored | Self::Egress => {
                (!text.trim().is_empty()).then(|| read_amount(text).err()).flatten()
            }
        }
    }
}

/// The name of the field for a custom price or discount. No other field has it: different components can
/// have the same item, such as the gp3 disks of worker nodes and of `ClickHouse`.
pub fn price_field_name(part: Part, item: &str, kind: OwnKind) -> String {
    let label = match kind {
        OwnKind::Price => "Your price",
        OwnKind::Discount => "Discount in percent",
    };
    let heading = part.heading();
    if heading == item { format!("{label}: {item}") } else { format!("{label}: {heading}, {item}") }
}

/// The state of the cost section. Components find it in their context.
#[derive(Clone, Copy)]
pub struct Costs {
    /// The bill of the plan.
    pub bill: Memo<Bill>,
    /// Hours and amounts, as typed.
    typed: [RwSignal<String>; 3],
    /// Custom prices as CSV; empty if there are none.
    pub own: RwSignal<String>,
    /// Counts every change of custom prices: each makes all fields show their values again.
    pub changed: RwSignal<u32>,
    /// The error in the last price or price list; empty without one.
    pub complaint: RwSignal<String>,
    /// The name of the field whose price or discount was refused; empty if none was.
    pub refused: RwSignal<String>,
    /// A note about the prices, such as that they are from a link.
    pub note: RwSignal<&'static str>,
    session: Session,
}

impl Costs {
    /// The costs of a session's plan, with the amounts and prices stored in this browser.
    #[must_use]
    pub fn new(session: Session) -> Self {
        let month = Hours::default().get().to_string();
        let typed = [month, String::new(), String::new()].map(RwSignal::new);
        let own = RwSignal::new(String::new());
        let bill = Memo::new(move |_| {
            let inputs = inputs(typed, own);
            session.assessment.with(|it| Bill::on(it, &inputs, session.day))
        });
        let costs = Self {
            bill,
            typed,
            own,
            changed: RwSignal::default(),
            complaint: RwSignal::default(),
            refused: RwSignal::default(),
            note: RwSignal::default(),
            session,
        };
        let sent = use_context::<SentPrices>();
        // Effects run only in the browser.
        Effect::new(move || costs.remember(sent.clone()));
        costs
    }

    fn remember(self, sent: Option<SentPrices>) {
        let kept = browser::stored(PRICES_KEY).unwrap_or_default();
        if let Err(row) = OwnPrices::read(&kept)
            && !kept.is_empty()
        {
            self.complaint
                .set(format!("The prices saved in this browser could not be read: {row}."));
        }
        self.own.set(kept);
        match sent.map(|it| (OwnPrices::read(&it.0), it.0)) {
            // They are stored only once the user changes them: until then, the stored prices are safe.
            Some((Ok(_), sent)) => {
                self.own.set(sent);
                self.note.set("These prices are from the link.");
            }
            Some((Err(row), _)) => {
                self.complaint.set(format!("The prices in the link could not be read: {row}."));
            }
            None => {}
        }
        let kept = browser::stored(AMOUNTS_KEY).unwrap_or_default();
        for (field, text) in CostField::ALL.into_iter().zip(kept.split(' ')) {
            if field.complaint(text).is_none() {
                self.typed[field as usize].set(text.to_owned());
            }
        }
    }

    /// The inputs of the bill, in addition to the plan.
    #[must_use]
    pub fn inputs(self) -> CostInputs {
        inputs(self.typed, self.own)
    }

    /// The text of a field.
    #[must_use]
    pub fn typed(self, field: CostField) -> String {
        self.typed[field as usize].get()
    }

    /// Changes the text of a field, and stores it in this browser.
    pub fn type_text(self, field: CostField, text: String) {
        self.typed[field as usize].set(text);
        // Only valid values are stored: they contain no spaces.
        let kept = CostField::ALL.map(|field| {
            let text = self.typed[field as usize].get_untracked();
            if field.complaint(&text).is_none() { text.trim().to_owned() } else { String::new() }
        });
        let kept = kept.join(" ");
        browser::store(AMOUNTS_KEY, &kept);
    }

    /// A string that follows the bill.
    #[must_use]
    pub fn text(self, read: impl Fn(&Bill) -> String + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || self.bill.with(&read))
    }

    /// Replaces the custom prices, and stores them in this browser.
    pub fn set_own(self, own: &OwnPrices) {
        let kept = if own.rows().is_empty() { String::new() } else { own.to_csv() };
        browser::store(PRICES_KEY, &kept);
        self.complaint.set(String::new());
        self.refused.set(String::new());
        self.note.set("");
        self.own.set(kept);
        self.changed.update(|it| *it += 1);
    }

    /// Sets the custom price or discount of a line from typed text. Empty text removes it, even if a
    /// price list has one for every region.
    pub fn change(self, line: &Line, kind: OwnKind, text: &str) {
        let mut own = self.own.with_untracked(|it| OwnPrices::read(it)).unwrap_or_default();
        let region = self.session.plan.with_untracked(|it| it.location.region().to_string());
        match changed(&mut own, line, region, kind, text.trim()) {
            Ok(()) => self.set_own(&own),
            Err(rule) => {
                self.refused.set(price_field_name(line.part, &line.item, kind));
                self.complaint.set(format!(
                    "{}: “{}” is not valid: {rule}.",
                    line.item,
                    text.trim()
                ));
            }
        }
    }
}

fn changed(
    own: &mut OwnPrices,
    line: &Line,
    region: String,
    kind: OwnKind,
    text: &str,
) -> Result<(), InvalidInput> {
    let (part, item) = (line.part, line.item.clone());
    let mut row = OwnPrice { part, item, region, usd: None, discount: None };
    let is_row = |it: &&OwnPrice| (it.part, &it.item, &it.region) == (part, &row.item, &row.region);
    if let Some(known) = own.rows().iter().find(is_row) {
        row = known.clone();
    }
    match kind {
        OwnKind::Price => row.usd = read_optional(text, OwnPrice::read_usd)?,
        OwnKind::Discount => row.discount = read_optional(text, str::parse)?,
    }
    own.forget(part, &row.item, &row.region, kind);
    if kind == OwnKind::Discount && own.discount(part, &row.item, &row.region).percent() > 0 {
        // The whole component has a discount, which this line overrides, if only with none.
        row.discount = row.discount.or(Some(Discount::default()));
    }
    own.put(row);
    Ok(())
}

/// Prices from a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentPrices(String);

impl SentPrices {
    /// The prices in an address, if there are any.
    #[must_use]
    pub fn of_url(url: &str) -> Option<Self> {
        link::split_prices(url).1.map(Self)
    }
}

fn read_optional<T>(
    text: &str,
    read: impl Fn(&str) -> Result<T, InvalidInput>,
) -> Result<Option<T>, InvalidInput> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// The values of the fields. Invalid text counts as the default.
fn inputs([hours, stored, egress]: [RwSignal<String>; 3], own: RwSignal<String>) -> CostInputs {
    let amount = |text: RwSignal<String>| text.with(|it| read_amount(it).ok());
    CostInputs {
        hours: hours.with(|it| it.parse().unwrap_or_default()),
        stored: amount(stored),
        egress: amount(egress),
        own: own.with(|it| OwnPrices::read(it).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Site, View};

    #[test]
    fn prices_in_a_link_round_trip_and_are_not_part_of_its_plan() {
        let text = "component,item,region,unit price USD,discount percent\n\
            license,\"W&B, \"\"the\"\" license = 1 + #2\",us-east-1,0.5,30\n";
        let plan = "https://docs.example.com/planner/files.html?v=1&tier=weave";
        let url = format!("{plan}{}", link::prices_fragment(text));
        assert_eq!(SentPrices::of_url(&url).unwrap().0, text);
        let site = Site::Served("https://docs.example.com/planner/".to_owned());
        assert_eq!(site.link_of(&url), plan);
        assert_eq!(View::of_url(&url), View::Files);
        assert_eq!(SentPrices::of_url(plan), None);
    }
}
