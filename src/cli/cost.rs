//! The command that prints the cost of a plan.

use std::{fmt::Write as _, path::PathBuf};

use clap::Args;

use super::{
    arguments::{CompareFormat, OccasionArguments, Request},
    choice::Chosen,
    complaint::{Complaint, shown},
    documents::{CostDocument, to_json},
    markdown::origin,
    output, text,
    values::{Choice, Rule, parsed},
};
use crate::{
    assessment::Assessment,
    bundle::{Table, csv::made_by},
    catalog::prices::Part,
    cost::{
        Bill, CostInputs, Discount, Hours, InvalidInput, OwnPrice, OwnPrices, bill_csv, read_amount,
    },
    escape,
    plan::Plan,
    reference::Term as _,
    units::Gigabytes,
};

#[derive(Debug, Args)]
pub(super) struct CostArguments {
    #[command(flatten)]
    pub request: Request,
    /// The hours per month that everything runs, 1 to 744
    #[arg(long, value_name = "HOURS", help_heading = "Cost", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<Hours>::new(parsed), default_value = "730")]
    pub hours: Hours,
    /// The data stored in the bucket, in GB
    #[arg(long, value_name = "GB", help_heading = "Cost", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<Gigabytes>::new(amount))]
    pub stored: Option<Gigabytes>,
    /// The data sent to the internet per month, in GB
    #[arg(long, value_name = "GB", help_heading = "Cost", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<Gigabytes>::new(amount))]
    pub outbound: Option<Gigabytes>,
    /// Your prices: an edited bill in CSV format
    #[arg(long, value_name = "FILE", help_heading = "Cost")]
    pub prices: Option<PathBuf>,
    /// A discount on a component in percent, such as nodes=30; use once per component
    #[arg(long = "discount", value_name = "COMPONENT=PERCENT", help_heading = "Cost")]
    #[arg(value_parser = Rule::<PartDiscount>::new(discount))]
    pub discounts: Vec<PartDiscount>,
    #[command(flatten)]
    pub occasion: OccasionArguments,
    /// Output format
    #[arg(long, value_name = "FORMAT", help_heading = "Output", default_value = "text")]
    #[arg(value_parser = Choice::<CompareFormat>::new())]
    pub format: CompareFormat,
}

fn amount(text: &str) -> Result<Gigabytes, String> {
    read_amount(text).map_err(|rule| format!("is not valid: {rule}"))
}

/// A discount on a component.
#[derive(Clone, Copy, Debug)]
struct PartDiscount {
    part: Part,
    percent: Discount,
}

/// Reads a discount such as `nodes=30`.
fn discount(text: &str) -> Result<PartDiscount, String> {
    let Some((part, percent)) = text.split_once('=') else {
        return Err("is not a discount: use COMPONENT=PERCENT, such as nodes=30".to_owned());
    };
    let part = Part::read(part).ok_or_else(|| {
        format!("has an unknown component before the =: use {}", Part::alternatives())
    })?;
    let discount: Discount = percent
        .parse()
        .map_err(|rule: InvalidInput| format!("has an invalid percentage after the =: {rule}"))?;
    Ok(PartDiscount { part, percent: discount })
}

impl CostArguments {
    /// The inputs of the bill, in addition to the plan. A discount applies only in the plan's region: it was
    /// agreed with one cloud, and the bill also compares variants on others.
    fn inputs(&self, plan: &Plan) -> Result<CostInputs, Complaint> {
        let mut own = match &self.prices {
            Some(file) => {
                let name = file.to_string_lossy();
                let refuse = |reason: String| {
                    Complaint::Usage(format!("--prices {} cannot be read: {reason}", shown(&name)))
                };
                let text =
                    std::fs::read_to_string(file).map_err(|error| refuse(error.to_string()))?;
                OwnPrices::read(&text).map_err(|row| refuse(row.to_string()))?
            }
            None => OwnPrices::default(),
        };
        for (index, discount) in self.discounts.iter().enumerate() {
            let part = discount.part;
            if self.discounts[..index].iter().any(|it| it.part == part) {
                return Err(Complaint::Usage(format!(
                    "--discount {0} is repeated: use it once per component",
                    part.slug()
                )));
            }
            own.set_discount(part, plan.location.region().to_string(), discount.percent);
        }
        Ok(CostInputs { hours: self.hours, stored: self.stored, egress: self.outbound, own })
    }
}

pub(super) fn cost(arguments: &CostArguments) -> Result<String, Complaint> {
    let occasion = arguments.occasion.occasion(None);
    let Chosen { plan, address, notices } = arguments.request.choose(&occasion)?;
    output::report_notices(&notices, arguments.request.strict)?;
    let inputs = arguments.inputs(&plan)?;
    let occasion = arguments.occasion.occasion(address.as_ref());
    let assessment = Assessment::on(&plan, occasion.date);
    let document = CostDocument::of(&assessment, &inputs, occasion.date, occasion.address.as_ref());
    report_unused(&inputs.own, &document.bill);
    Ok(match arguments.format {
        CompareFormat::Text => text::cost(&document),
        CompareFormat::Json => to_json(&document),
        CompareFormat::Markdown => markdown(&document),
        CompareFormat::Csv => bill_csv(&document.bill, &document.link, &made_by(occasion.date)),
    })
}

/// Reports the prices that match nothing on the bill, so that typos are noticed.
fn report_unused(own: &OwnPrices, bill: &Bill) {
    let place = |row: &OwnPrice| match (row.item.as_str(), row.region.as_str()) {
        ("", _) => row.part.slug().to_owned(),
        (item, "") => item.to_owned(),
        (item, region) => format!("{item} in {region}"),
    };
    let unused: Vec<String> = own.unused(bill).map(|row| shown(&place(row))).collect();
    if !unused.is_empty() {
        eprintln!(
            "note: these prices were not used, because the bill for {} has no such line: {}.",
            bill.region,
            unused.join(", ")
        );
    }
}

fn markdown(document: &CostDocument) -> String {
    let CostDocument { bill, .. } = document;
    let mut text = format!("# Cost: {}\n\n", escape::markdown(&document.title));
    let _ = writeln!(
        text,
        "{}. {} {}, {} hours a month.\n",
        escape::markdown(&bill.total.sentence()),
        document.plan.location.region_label(),
        bill.region,
        bill.hours.get(),
    );
    let mut table = Table::default();
    table.push([
        "Component",
        "Item",
        "Quantity",
        "Price",
        "Monthly cost",
        "Reason",
        "Price source",
    ]);
    for line in &bill.lines {
        table.push([
            &line.part.heading(),
            &line.item,
            &line.quantity_text(),
            &line.price_text(),
            &line.month_text(),
            &line.why,
            &line.source_text(),
        ]);
    }
    text.push_str(&table.to_markdown());
    let _ = writeln!(
        text,
        "\n{} {} {}",
        escape::markdown(document.terms),
        bill.provision.sentence(),
        document.not_counted
    );
    text.push_str("\n## What would change the cost\n\n");
    for change in &document.changes {
        let _ = writeln!(text, "- {}", escape::markdown(change));
    }
    origin(&mut text, &document.origin);
    text
}
