//! What the buttons, boxes and plan links of the page do. One listener each serves the whole page.

use leptos::prelude::*;

use super::{
    browser::{self, HistoryEntry},
    state::State,
};
use crate::{
    bundle::{Bundle, File, Occasion, plan_summary},
    page::{Action, Copied, CopyTarget, Outcome},
    plan::{Plan, link},
    reference::Term as _,
};

/// How long "Copied" stands on a button, in milliseconds.
const OUTCOME_SHOWN: u32 = 2_500;

/// What the page remembers beside the plan.
#[derive(Clone, Copy)]
pub(super) struct Session {
    state: State,
    /// The files for the plan.
    pub bundle: Memo<Bundle>,
    shown_path: RwSignal<String>,
    ticks_key: Memo<String>,
    /// The ids of the tasks that are done.
    pub ticks: RwSignal<Vec<String>>,
    /// The last copy, until its outcome has been seen.
    pub copied: RwSignal<Outcome>,
    /// Why the last download did not work.
    pub failure: RwSignal<&'static str>,
}

/// Where the ticks of a plan are kept. Sizes may change without losing them; the deployment may not.
fn ticks_key(plan: &Plan) -> String {
    format!(
        "wandb-planner/checklist/{}/{}/{}/{}/{}",
        plan.tier.slug(),
        plan.environment.slug(),
        plan.cloud().slug(),
        plan.name,
        plan.fqdn(),
    )
}

fn occasion() -> Occasion {
    Occasion { date: browser::today(), address: browser::address() }
}

impl Session {
    /// Begins a session and listens to the page's buttons, boxes and links.
    pub(super) fn begin(state: State) -> Self {
        let ticks_key = state.part(ticks_key);
        let session = Self {
            state,
            bundle: Memo::new(move |_| state.with(|it| Bundle::of(it, &occasion()))),
            shown_path: RwSignal::new("README.md".to_owned()),
            ticks_key,
            ticks: RwSignal::new(Vec::new()),
            copied: RwSignal::new(None),
            failure: RwSignal::new(""),
        };
        Effect::new(move || session.ticks.set(browser::stored_ticks(&ticks_key.get())));
        browser::on_click(move |event| session.clicked(event));
        browser::on_change(move |event| session.changed(event));
        session
    }

    /// The file that is shown: the chosen one, or the first where the plan has no such file.
    pub(super) fn with_shown<T>(self, read: impl FnOnce(&Bundle, &File) -> T) -> Option<T> {
        self.bundle.with(|bundle| {
            let files = bundle.files();
            let path = self.shown_path.get();
            let shown = files.iter().find(|file| file.path == path).or(files.first())?;
            Some(read(bundle, shown))
        })
    }

    fn clicked(self, event: &web_sys::MouseEvent) {
        let Some(target) = browser::target(event) else { return };
        if let Some(button) = browser::closest(&target, "button[data-action]") {
            if let Some(action) = browser::action(&button) {
                self.perform(action);
            }
            return;
        }
        // A click with a modifier opens the link in a new tab, as everywhere.
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if plain && let Some(anchor) = browser::closest(&target, "a[href^='?']") {
            event.prevent_default();
            self.follow(&anchor);
        }
    }

    fn changed(self, event: &web_sys::Event) {
        if let Some(target) = browser::target(event)
            && let Some(action) = browser::action(&target)
        {
            self.perform(action);
        }
    }

    /// Opens a link to a plan without leaving the page.
    fn follow(self, anchor: &web_sys::Element) {
        let link = anchor.get_attribute("href").unwrap_or_default();
        let focus = anchor.get_attribute("data-focus");
        self.state.set_plan(link::decode(&link).plan, HistoryEntry::New);
        // The link may vanish with what it mends, and the focus with it.
        if let Some(id) = focus {
            browser::focus(&id);
        }
    }

    fn perform(self, action: Action) {
        match action {
            Action::DismissNotices => {
                self.state.notices.set(Vec::new());
                browser::show_link(&self.state.link(), HistoryEntry::Same);
                browser::focus("answer");
            }
            Action::Print => browser::print(),
            Action::Tick(id) => self.tick(&id),
            Action::ClearTicks => self.keep_ticks(Vec::new()),
            Action::ShowFile(path) => self.shown_path.set(path),
            Action::DownloadFile => self.download_file(),
            Action::DownloadBundle => self.download_bundle(),
            Action::Copy(target) => self.copy(target),
        }
    }

    fn tick(self, id: &str) {
        let mut ticks = self.ticks.get_untracked();
        match ticks.iter().position(|ticked| ticked == id) {
            Some(position) => {
                ticks.remove(position);
            }
            None => ticks.push(id.to_owned()),
        }
        self.keep_ticks(ticks);
    }

    fn keep_ticks(self, ticks: Vec<String>) {
        browser::store_ticks(&self.ticks_key.get_untracked(), &ticks);
        self.ticks.set(ticks);
    }

    fn download_file(self) {
        let outcome = untrack(|| {
            self.with_shown(|_, file| {
                let name = file.path.rsplit('/').next().unwrap_or(file.path);
                browser::download(name, file.language.media_type(), file.contents.as_bytes())
            })
        });
        self.downloaded(outcome.is_some_and(|outcome| outcome.is_ok()));
    }

    fn download_bundle(self) {
        let outcome = self.bundle.with_untracked(|bundle| {
            let name = format!("{}.zip", bundle.name());
            browser::download(&name, "application/zip", &bundle.to_zip())
        });
        self.downloaded(outcome.is_ok());
    }

    fn downloaded(self, worked: bool) {
        self.failure.set(if worked {
            ""
        } else {
            "The browser refused the download. Copy the file's text instead."
        });
    }

    fn copy(self, target: CopyTarget) {
        let text = untrack(|| match target {
            CopyTarget::File => {
                self.with_shown(|_, file| file.contents.clone()).unwrap_or_default()
            }
            CopyTarget::Link => link::full(browser::address().as_ref(), &self.state.plan()),
            CopyTarget::Summary => self.state.with(|it| plan_summary(it, &occasion())),
        });
        browser::copy(&text, move |copied: Copied| {
            self.copied.set(Some((target, copied)));
            browser::later(OUTCOME_SHOWN, move || self.copied.set(None));
        });
    }
}
