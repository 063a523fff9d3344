//! Scenes: every state of the page that a person can see, reached in the same way.

use fantoccini::key::Key;
use wandb_planner::app::View;

use crate::{
    planner::Planner,
    site::Lost,
    visit::{visit_page, visit_prepared},
};

/// A state of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// The plan, with all details open.
    Start,
    /// All plans in one table, and two side by side.
    Compare,
    /// The requirements.
    Requirements,
    /// The files.
    Files,
    /// A plan with long names.
    LongNames,
    /// The notices about a link with invalid parts.
    Notices,
    /// The evidence of a number.
    Evidence,
    /// The keyboard shortcuts.
    Shortcuts,
    /// A field for a number with an invalid value.
    Mistyped,
    /// Four plans in a comparison.
    FourPlans,
    /// A file with lines that have changed with the plan.
    ChangedFile,
    /// The panel for sharing the link.
    Share,
    /// Saved plans, and an invalid link in the field that opens them.
    Kept,
    /// Some tasks done.
    Ticked,
    /// The files module failed to load.
    FailedFiles,
    /// The planner failed to load.
    FailedPlanner,
    /// The page embedded in another page.
    Embedded,
    /// The page of a plan without scripts.
    Prerendered,
}

const LONG: &str = "?v=1&tier=weave&env=test-dev&cloud=gcp&name=mlops-eu-1\
                    &domain=a-long-name.ml.example.org";
/// The page of a plan, relative to the planner's path.
pub const PRERENDERED: &str = "plans/combined-production-gcp/";
const UNUSABLE: &str = "?v=9&tier=modles&nodes=0&color=red\
                        &name=%22%3E%3Cscript%3Ewith-a-long-text-without-spaces";
const FOUR: &str = "?v=1&tier=combined&env=production&cloud=aws\
                    &beside=v%3D1%26tier%3Dcombined%26env%3Dproduction%26cloud%3Dgcp\
                    &beside=v%3D1%26tier%3Dcombined%26env%3Dproduction%26cloud%3Dazure\
                    &beside=v%3D1%26tier%3Dmodels%26env%3Dtest-dev%26cloud%3Daws";

impl Scene {
    /// All scenes.
    pub const ALL: [Self; 18] = [
        Self::Start,
        Self::Compare,
        Self::Requirements,
        Self::Files,
        Self::LongNames,
        Self::Notices,
        Self::Evidence,
        Self::Shortcuts,
        Self::Mistyped,
        Self::FourPlans,
        Self::ChangedFile,
        Self::Share,
        Self::Kept,
        Self::Ticked,
        Self::FailedFiles,
        Self::FailedPlanner,
        Self::Embedded,
        Self::Prerendered,
    ];

    const fn query(self) -> &'static str {
        match self {
            Self::LongNames => LONG,
            Self::Notices => UNUSABLE,
            Self::FourPlans => FOUR,
            Self::Embedded => "?v=1&tier=models&env=production&cloud=azure&embed=1",
            _ => "",
        }
    }

    /// Visits the page, brings the scene about and runs the check.
    pub fn visit(self, look: impl AsyncFnOnce(&Planner)) {
        let look = async |planner: &Planner| {
            self.bring_about(planner).await;
            look(planner).await;
        };
        match self {
            Self::Prerendered => visit_page(PRERENDERED, no_scripts, look),
            Self::FailedPlanner => visit_page("", no_planner, look),
            Self::FailedFiles => visit_prepared(no_files, self.query(), look),
            _ => visit_prepared(async |_| {}, self.query(), look),
        }
    }

    async fn bring_about(self, planner: &Planner) {
        match self {
            Self::Start | Self::LongNames | Self::Notices | Self::Embedded => {
                planner.open_all_details().await;
            }
            Self::Compare => planner.go(View::Compare).await,
            Self::Requirements => planner.go(View::Requirements).await,
            Self::Files => {
                planner.go(View::Files).await;
                planner.open_all_details().await;
            }
            Self::Evidence => {
                planner.focus("button[popovertarget=why-all-cpu]").await;
                planner.press(Key::Enter).await;
                planner.has(1, "#why-all-cpu:popover-open").await;
            }
            Self::Shortcuts => {
                planner.open_panel("more").await;
                planner.open_panel("shortcuts").await;
            }
            Self::Mistyped => {
                planner.type_into("#nodes", "many").await;
                planner.has(1, "#nodes[aria-invalid=true]").await;
            }
            Self::FourPlans => {
                planner.go(View::Compare).await;
                planner.has(5, ".side-by-side thead th").await;
            }
            Self::ChangedFile => {
                planner.type_into("#nodes", "5").await;
                planner.shows(".figure:first-child .number", "5").await;
                planner.go(View::Files).await;
                planner.click("[title='terraform/main.tf']").await;
                planner.has(1, "[title='terraform/main.tf'][aria-pressed=true] .badge").await;
            }
            Self::Share => {
                planner.open_panel("share").await;
                planner.open_all_details().await;
            }
            Self::Kept => {
                planner.open_panel("more").await;
                planner.has(1, ".kept li").await;
                planner.type_into("#open-text", "no link").await;
                planner.press(Key::Enter).await;
                planner.has(1, "#opened:not(:empty)").await;
            }
            Self::Ticked => {
                planner.go(View::Checklist).await;
                planner.click(".tasks label.tick").await;
                planner.has(1, ".tasks :checked").await;
                planner.open_all_details().await;
            }
            Self::FailedFiles => {
                planner.click("#files a").await;
                planner.has(1, "#files-state.field-error:not(:empty)").await;
            }
            Self::FailedPlanner => {
                planner.has(1, "[role=alert]").await;
                planner.open_all_details().await;
            }
            Self::Prerendered => {
                planner.has(1, "nav.unscripted").await;
                planner.open_all_details().await;
            }
        }
    }
}

/// Makes the page's scripts fail to load. Scripts stay enabled, because axe-core has to run.
async fn no_scripts(planner: &Planner) {
    planner.console_may_say("404");
    planner.console_may_say("was preloaded using link preload but not used");
    let lost: Lost = |path| path.contains("/early-") || path.contains("/boot-");
    planner.server_lacks(lost);
}

async fn no_planner(planner: &Planner) {
    planner.console_may_say("404");
    planner.console_may_say("Failed to fetch");
    planner.console_may_say("was preloaded using link preload but not used");
    let lost: Lost = |path| path.contains("/wandb-planner-");
    planner.server_lacks(lost);
}

async fn no_files(planner: &Planner) {
    planner.console_may_say("404");
    let lost: Lost = |path| path.contains("/wandb-planner-files-");
    planner.server_lacks(lost);
}
