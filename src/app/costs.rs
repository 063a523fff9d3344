//! What the page knows of costs: the bill of the plan, and what only a person knows of it. Prices of
//! their own stay in this browser, and are in a link only where somebody asks for that.

use leptos::prelude::*;

use super::{Session, browser};
use crate::{
    cost::{
        Bill, CostInputs, Discount, Hours, InvalidInput, Line, OwnKind, OwnPrice, OwnPrices,
        read_amount,
    },
    plan::link,
};

/// Where prices are kept, as CSV.
const PRICES_KEY: &str = "wandb-planner/prices";

/// Where hours and amounts are kept, with spaces between them.
const AMOUNTS_KEY: &str = "wandb-planner/amounts";

/// A field that is about the bill and not about the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostField {
    /// How many hours of a month everything runs.
    Hours,
    /// How much is in the bucket.
    Stored,
    /// How much leaves for the internet.
    Egress,
}

impl CostField {
    /// Every field, in the order in which they are kept.
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

    /// What is asked.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Hours => "Hours a month",
            Self::Stored => "GB in the bucket",
            Self::Egress => "GB to the internet a month",
        }
    }

    /// What is wrong with a text.
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

/// The state of what is shown about costs. Components find it in their context.
#[derive(Clone, Copy)]
pub struct Costs {
    /// The bill of the plan.
    pub bill: Memo<Bill>,
    /// Hours and amounts, as typed.
    typed: [RwSignal<String>; 3],
    /// Prices of the user's own, as the table that carries them; empty without any.
    pub own: RwSignal<String>,
    /// Counts every change of the prices: fields show them again, also those that stayed as they were.
    pub changed: RwSignal<u32>,
    /// What was wrong with the last price or price list.
    pub complaint: RwSignal<String>,
    session: Session,
}

impl Costs {
    /// The bill of a session's plan, with what this browser keeps.
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
            session,
        };
        let sent = use_context::<SentPrices>();
        // An effect runs in the browser only.
        Effect::new(move || costs.remember(sent.clone()));
        costs
    }

    fn remember(self, sent: Option<SentPrices>) {
        let kept = browser::stored(PRICES_KEY).unwrap_or_default();
        if let Err(row) = OwnPrices::read(&kept)
            && !kept.is_empty()
        {
            self.complaint.set(format!("The prices of this browser were not read: {row}."));
        }
        self.own.set(kept);
        match sent.map(|it| (OwnPrices::read(&it.0), it.0)) {
            // They are kept once somebody changes them: until then, what was kept is not lost.
            Some((Ok(_), sent)) => {
                self.own.set(sent);
                self.complaint.set("These prices came with the link.".to_owned());
            }
            Some((Err(row), _)) => {
                self.complaint.set(format!("The prices in the link were not read: {row}."));
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

    /// What the bill takes beside the plan.
    #[must_use]
    pub fn inputs(self) -> CostInputs {
        inputs(self.typed, self.own)
    }

    /// What is typed in a field.
    #[must_use]
    pub fn typed(self, field: CostField) -> String {
        self.typed[field as usize].get()
    }

    /// Keeps what is typed in a field, in this browser too.
    pub fn type_text(self, field: CostField, text: String) {
        self.typed[field as usize].set(text);
        // A text that is no value is not kept, so that none has a space in it.
        let kept = CostField::ALL.map(|field| {
            let text = self.typed[field as usize].get_untracked();
            if field.complaint(&text).is_none() { text.trim().to_owned() } else { String::new() }
        });
        let kept = kept.join(" ");
        browser::store(AMOUNTS_KEY, &kept);
    }

    /// A text that follows the bill.
    #[must_use]
    pub fn text(self, read: impl Fn(&Bill) -> String + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || self.bill.with(&read))
    }

    /// Takes other prices, and keeps them in this browser.
    pub fn set_own(self, own: &OwnPrices) {
        let kept = if own.rows().is_empty() { String::new() } else { own.to_csv() };
        browser::store(PRICES_KEY, &kept);
        self.complaint.set(String::new());
        self.own.set(kept);
        self.changed.update(|it| *it += 1);
    }

    /// Changes a price or a discount of a line from what was typed. What is empty is none, also
    /// where a price list said one for every region.
    pub fn change(self, line: &Line, kind: OwnKind, text: &str) {
        let mut own = self.own.with_untracked(|it| OwnPrices::read(it)).unwrap_or_default();
        let region = self.session.plan.with_untracked(|it| it.location.region().to_string());
        match changed(&mut own, line, region, kind, text.trim()) {
            Ok(()) => self.set_own(&own),
            Err(rule) => {
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
        // Its component has a discount: this line has none, or its own.
        row.discount = row.discount.or(Some(Discount::default()));
    }
    own.put(row);
    Ok(())
}

/// Prices that a link brought along.
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

/// What the fields say. A text that is no value counts for what is there without any.
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
    fn prices_come_back_from_a_link_and_are_no_part_of_its_plan() {
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
