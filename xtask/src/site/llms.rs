//! `llms.txt`: an overview of the site for language models and other programs.

use std::fmt::Write as _;

use wandb_planner::{
    app::plan_folder,
    assessment::Assessment,
    plan::Plan,
    reference::{self, DATA_DAY},
};

/// The overview: the planner, its data, its links and the pages of the plans.
pub fn text(plans: impl Iterator<Item = Plan>) -> String {
    let mut text = format!(
        "# W&B Deployment Planner

> Sizes, machines, requirements, checklist and starter Terraform for a self-managed Weights & Biases
> Server. Not an official W&B product.

Encodes: {}, {}. Data last updated on {}.

## Data

- [Reference architecture](data/reference-architecture.json): every table and requirement, each with its evidence
- [Schema of the reference architecture](schemas/tables.schema.json)
- [Schema of a plan](schemas/plan.schema.json), as `wandb-planner plan --format json` prints it
- [Schema of a comparison](schemas/compare.schema.json)
- [Schema of the reverse question](schemas/satisfies.schema.json)
- [Schema of a bill](schemas/cost.schema.json), as `wandb-planner cost --format json` prints it

## Pages

- [Compare](compare.html), [Requirements](requirements.html), [Checklist](checklist.html), [Files](files.html) of the default plan

## Links and command line

A plan is a link: `?v=1&tier=combined&env=production&cloud=gcp&nodes=4`
(tier: models, weave, combined; env: test-dev, production; cloud: aws, gcp, azure, on-premises).
The same on the command line:
`wandb-planner plan --tier combined --environment production --cloud gcp --nodes 4 --format json`

## Plans

",
        reference::TITLE,
        reference::EDITION,
        reference::DATA_DATE,
    );
    for plan in plans {
        let Some(folder) = plan_folder(&plan) else { continue };
        let it = Assessment::on(&plan, DATA_DAY);
        writeln!(text, "- [{}](plans/{folder}/index.html): {}", it.title(), it.headline())
            .expect("writing to a String cannot fail");
    }
    text
}
