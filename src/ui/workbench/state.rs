//! What the workbench knows: the planner's plan with its files, and what the person does with it.

use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::{
    assessment::Assessment,
    bundle::{self, Bundle, Occasion, Work},
    page::{
        self, Element, Failure, FilesView, History, Node, Opened, Outcome, Part, Presence, Typing,
    },
    plan::{Plan, link},
    reference::{Cloud, Term as _},
    ui::browser,
};

/// What the person does with the plan.
pub(super) struct Session {
    /// What people have written down about the tasks.
    pub work: Work,
    /// The file that was chosen last.
    pub shown_path: String,
    /// The last copy, until its outcome has been seen.
    pub copied: Outcome,
    /// Why the last download did not work.
    pub failure: Option<Failure>,
    /// The choices of the plan that stands beside the current one.
    pub other: Plan,
    /// The plans that were put into the comparison, as they were.
    pub pinned: Vec<Plan>,
    /// Whether the comparison leaves out what is the same.
    pub differences_only: Presence,
    /// What was typed about machines that are already there.
    pub have: Typing,
    /// What became of opening a saved plan.
    pub opened: Opened,
    /// The plans that this browser keeps.
    pub history: History,
}

/// The workbench of a plan.
pub(super) struct Workbench {
    open: Function,
    assessment: Assessment,
    bundle: Bundle,
    /// The lines of its files that the last change of the plan has changed.
    changed: Vec<(&'static str, Vec<usize>)>,
    pub session: Session,
    shown: [Option<Vec<Node>>; Part::WORKBENCH.len()],
}

/// Where the plans are kept.
const HISTORY_KEY: &str = "wandb-planner/plans";

/// What a first comparison shows: the same deployment on the next cloud.
const fn next_cloud(cloud: Cloud) -> Cloud {
    match cloud {
        Cloud::Aws => Cloud::Gcp,
        Cloud::Gcp => Cloud::Azure,
        Cloud::Azure | Cloud::OnPremises => Cloud::Aws,
    }
}

/// Where the work on a plan is kept. Sizes and the address may change without losing it: most plans
/// begin with a placeholder for their domain. Another name is another deployment.
fn work_key(plan: &Plan) -> String {
    format!(
        "wandb-planner/checklist/{}/{}/{}/{}",
        plan.tier.slug(),
        plan.environment.slug(),
        plan.cloud().slug(),
        plan.name,
    )
}

/// The work on a plan, as this browser keeps it.
fn stored_work(plan: &Plan) -> Work {
    Work::from_text(&browser::stored(&work_key(plan)).unwrap_or_default())
}

/// Today, at the address of this page.
pub(super) fn occasion() -> Occasion {
    Occasion { date: browser::today(), address: browser::address() }
}

impl Workbench {
    /// The workbench of a plan that has others beside it. `open` takes the link of a plan that the
    /// planner shall open.
    pub(super) fn new(plan: &Plan, others: Vec<Plan>, open: Function) -> Self {
        let occasion = occasion();
        let assessment = Assessment::on(plan, occasion.date);
        Self {
            open,
            bundle: Bundle::of(&assessment, &occasion),
            changed: Vec::new(),
            assessment,
            session: Session {
                work: stored_work(plan),
                shown_path: "README.md".to_owned(),
                copied: None,
                failure: None,
                other: plan.with_choices(plan.tier, plan.environment, next_cloud(plan.cloud())),
                pinned: others,
                differences_only: Presence::Present,
                have: Typing::default(),
                opened: Opened::Nothing,
                history: History::from_text(&browser::stored(HISTORY_KEY).unwrap_or_default()),
            },
            shown: [const { None }; Part::WORKBENCH.len()],
        }
    }

    /// Shows another plan.
    pub(super) fn follow(&mut self, plan: &Plan) {
        if *plan != self.assessment.plan {
            let occasion = occasion();
            // A machine of the cloud before means nothing on this one.
            if plan.cloud() != self.assessment.plan.cloud() {
                self.session.have = Typing::default();
            }
            self.session.work = stored_work(plan);
            self.session.failure = None;
            let before = link::encode(self.plan());
            self.assessment = Assessment::on(plan, occasion.date);
            let bundle = Bundle::of(&self.assessment, &occasion);
            let links = [&*before, &*link::encode(plan)];
            let paths = bundle.files().iter().map(|file| file.path);
            self.changed = paths
                .map(|path| (path, bundle::changed_lines(&self.bundle, &bundle, path, links)))
                .filter(|(_, lines)| !lines.is_empty())
                .collect();
            self.bundle = bundle;
        }
        self.show();
    }

    /// The plan.
    pub(super) const fn plan(&self) -> &Plan {
        &self.assessment.plan
    }

    /// The plan with what follows from it.
    pub(super) const fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The files of the plan.
    pub(super) const fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// What hands the link of a plan to the planner.
    pub(super) fn opener(&self) -> impl FnOnce(&str) + use<> {
        let open = self.open.clone();
        move |link| {
            let _ = open.call1(&JsValue::NULL, &JsValue::from_str(link));
        }
    }

    /// Changes what people have written down, in this browser too.
    pub(super) fn change_work(&mut self, change: impl FnOnce(&mut Work)) {
        change(&mut self.session.work);
        browser::store(&work_key(self.plan()), &self.session.work.to_text());
    }

    /// The link of the current plan and of those that stand beside it.
    pub(super) fn comparison_link(&self) -> String {
        let Session { other, pinned, .. } = &self.session;
        let others = page::compared(self.plan(), other, pinned);
        link::comparison(browser::address().as_ref(), self.plan(), &others)
    }

    /// Keeps the plans, in this browser too.
    pub(super) fn change_history(&mut self, change: impl FnOnce(&mut History, &str)) {
        let link = link::encode(self.plan());
        // Another tab may have kept some since.
        let mut history = History::from_text(&browser::stored(HISTORY_KEY).unwrap_or_default());
        change(&mut history, &link);
        browser::store(HISTORY_KEY, &history.to_text());
        self.session.history = history;
    }

    /// Brings the whole page to what the workbench knows.
    pub(super) fn show(&mut self) {
        for part in Part::WORKBENCH {
            self.show_part(part);
        }
    }

    /// Brings a part of the page to what the workbench knows.
    pub(super) fn show_part(&mut self, part: Part) {
        if let Some(place) = Part::WORKBENCH.iter().position(|it| *it == part) {
            let next: Vec<Node> = self.render(part).into_iter().map(Node::Element).collect();
            browser::show(part.id(), self.shown[place].as_deref(), &next);
            self.shown[place] = Some(next);
        }
    }

    fn render(&self, part: Part) -> Vec<Element> {
        let (it, session) = (&self.assessment, &self.session);
        match part {
            Part::Architecture => page::architecture(it),
            Part::Matrix => page::matrix(&it.plan, browser::today()),
            Part::Beside => page::beside(
                &it.plan,
                &session.other,
                &session.pinned,
                (browser::today(), session.differences_only),
                session.copied,
            ),
            Part::Reverse => page::reverse(it.plan.cloud(), &session.have),
            Part::Requirements => page::requirements(it.plan.tier, it.plan.environment),
            Part::Checklist => page::checklist(it, &session.work, session.copied),
            Part::Files => page::files(&FilesView {
                bundle: &self.bundle,
                shown_path: &session.shown_path,
                changed: &self.changed,
                copied: session.copied,
                failure: session.failure,
            }),
            Part::Share => {
                let address = browser::address();
                let link = link::full(address.as_ref(), &it.plan);
                let snippet = page::embed_snippet(&it.plan, address.as_ref());
                page::share(link, snippet, session.copied, &session.opened)
            }
            Part::History => page::history(&session.history, &link::encode(&it.plan)),
            // The planner fills these.
            Part::Notices
            | Part::Form
            | Part::Summary
            | Part::Sizing
            | Part::Findings
            | Part::Workbench => Vec::new(),
        }
    }
}
