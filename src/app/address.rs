//! The page's views and their addresses.

use crate::{
    bundle::bundle_name,
    plan::{Plan, link},
};

/// One of the page's views. Each has its own address and its own static page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// The choices and the answer.
    Plan,
    /// All plans in one table, and plans side by side.
    Compare,
    /// The requirements of the reference architecture, and later guidance.
    Requirements,
    /// The tasks to prepare, with owners and notes.
    Checklist,
    /// The generated files.
    Files,
}

impl View {
    /// Every view, in navigation order.
    pub const ALL: [Self; 5] =
        [Self::Plan, Self::Compare, Self::Requirements, Self::Checklist, Self::Files];

    /// The label in the navigation.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Plan => "Plan",
            Self::Compare => "Compare",
            Self::Requirements => "Requirements",
            Self::Checklist => "Checklist",
            Self::Files => "Files",
        }
    }

    /// The name in an address.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Compare => "compare",
            Self::Requirements => "requirements",
            Self::Checklist => "checklist",
            Self::Files => "files",
        }
    }

    /// The file name of the static page in the planner's folder; empty for the plan, which is the
    /// folder's index.
    #[must_use]
    pub const fn page(self) -> &'static str {
        match self {
            Self::Plan => "",
            Self::Compare => "compare.html",
            Self::Requirements => "requirements.html",
            Self::Checklist => "checklist.html",
            Self::Files => "files.html",
        }
    }

    /// The view that an address leads to. The planner used to be one long page: its anchors, such as
    /// `#files`, lead to the view that has that part now. A link with plans to compare leads to Compare.
    #[must_use]
    pub fn of_url(url: &str) -> Self {
        let (before, fragment) = url.split_once('#').unwrap_or((url, ""));
        let (path, query) = before.split_once('?').unwrap_or((before, ""));
        let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
        // Some servers drop the extension.
        let file = file.strip_suffix(".html").unwrap_or(file);
        let by_page =
            Self::ALL.into_iter().find(|view| view.page().strip_suffix(".html") == Some(file));
        let parameters = || fragment.split('&').chain(query.split('&'));
        let named = || {
            let slug = parameters().find_map(|pair| pair.strip_prefix("view="));
            Self::ALL.into_iter().find(|view| view.slug() == slug.unwrap_or(fragment))
        };
        let compares = || {
            let beside = parameters().any(|pair| pair.starts_with("beside="));
            (beside || fragment == "reverse").then_some(Self::Compare)
        };
        by_page.or_else(named).or_else(compares).unwrap_or(Self::Plan)
    }
}

/// Where the pages of the views are, relative to the open page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Site {
    /// A folder on a server, by its absolute address with a trailing slash.
    Served(String),
    /// The single-file build, where the fragment names the view.
    OneFile,
    /// A static page, by the relative path from it to the planner's folder. Base plans have their own
    /// pages there, so that links to them work without scripts.
    Static(&'static str),
}

impl Site {
    /// The part of an address that holds the plan. In the single-file build, a fragment that the
    /// planner wrote takes precedence over a query.
    #[must_use]
    pub fn link_of<'a>(&self, url: &'a str) -> &'a str {
        // Prices in the link are not part of the plan.
        let (url, _) = link::split_prices(url);
        match url.find('#') {
            Some(start) if *self == Self::OneFile && url[start..].contains("view=") => {
                &url[start..]
            }
            _ => url,
        }
    }

    /// The address of a view of a plan. For Compare, it includes the other plans.
    #[must_use]
    pub fn href_beside(&self, view: View, plan: &Plan, others: &[Plan]) -> String {
        let mut href = self.href(view, plan);
        if view == View::Compare {
            href.push_str(&link::beside_query(others));
        }
        href
    }

    /// The address of a view of a plan.
    #[must_use]
    pub fn href(&self, view: View, plan: &Plan) -> String {
        let query = link::encode(plan);
        match self {
            Self::Served(folder) => format!("{folder}{}{query}", view.page()),
            Self::OneFile => {
                format!("#{}&view={}", query.trim_start_matches('?'), view.slug())
            }
            Self::Static(root) => match (view, plan_folder(plan)) {
                (View::Plan, Some(folder)) => format!("{root}plans/{folder}/index.html"),
                (View::Plan, None) => format!("{root}index.html{query}"),
                (view, _) if *plan == Plan::default() => format!("{root}{}", view.page()),
                (view, _) => format!("{root}{}{query}", view.page()),
            },
        }
    }
}

/// The folder of a plan's page under `plans/`. Only base plans have one.
#[must_use]
pub fn plan_folder(plan: &Plan) -> Option<String> {
    let base = Plan::new(plan.tier, plan.environment, plan.cloud());
    (*plan == base).then(|| {
        use crate::reference::Term as _;
        let [tier, environment, cloud] =
            [plan.tier.slug(), plan.environment.slug(), plan.cloud().slug()];
        format!("{tier}-{environment}-{cloud}")
    })
}

/// The command that generates the files of a base plan.
#[must_use]
pub fn bundle_command(plan: &Plan) -> String {
    use crate::reference::Term as _;
    format!(
        "wandb-planner bundle --tier {} --environment {} --cloud {} --out {}.zip",
        plan.tier.slug(),
        plan.environment.slug(),
        plan.cloud().slug(),
        bundle_name(plan),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, view: View) {
        assert_eq!(View::of_url(url), view, "{url}");
    }

    #[test]
    fn an_address_leads_to_its_view() {
        check("https://docs.example.com/planner/", View::Plan);
        check("https://docs.example.com/planner/?tier=weave", View::Plan);
        check("https://docs.example.com/planner/index.html", View::Plan);
        check("https://docs.example.com/planner/compare.html?v=1&tier=weave", View::Compare);
        check("https://docs.example.com/planner/compare?v=1&tier=weave", View::Compare);
        check("https://docs.example.com/planner/?v=1&beside=v%3D1", View::Compare);
        check("https://docs.example.com/planner/?v=1&view=files", View::Files);
        check("https://docs.example.com/checklist.html/", View::Plan);
        check("https://docs.example.com/planner/plans/weave-production-aws/index.html", View::Plan);
    }

    #[test]
    fn an_anchor_of_the_former_single_page_leads_to_the_view_that_has_that_part() {
        check("https://docs.example.com/planner/?tier=weave#files", View::Files);
        check("https://docs.example.com/planner/#checklist", View::Checklist);
        check("https://docs.example.com/planner/#findings", View::Plan);
        check("https://docs.example.com/planner/#v=1&tier=weave", View::Plan);
    }

    #[test]
    fn the_address_of_a_view_leads_back_to_it() {
        let plan = Plan { domain: "ml.example.org".parse().unwrap(), ..Plan::default() };
        for site in [Site::Served("https://docs.example.com/planner/".to_owned()), Site::OneFile] {
            for view in View::ALL {
                let href = site.href(view, &plan);
                assert_eq!(View::of_url(&href), view, "{href}");
                let read = link::decode(&href);
                assert_eq!(read.plan, plan, "{href}");
                assert_eq!(read.notices, [], "{href}");
            }
        }
    }

    #[test]
    fn a_static_page_links_to_static_pages() {
        let custom = Plan { domain: "ml.example.org".parse().unwrap(), ..Plan::default() };
        let from_a_plan = Site::Static("../../");
        let base = Plan::default();
        let page = "../../plans/combined-production-aws/index.html";
        assert_eq!(from_a_plan.href(View::Plan, &base), page);
        assert_eq!(from_a_plan.href(View::Files, &base), "../../files.html");
        assert!(from_a_plan.href(View::Plan, &custom).starts_with("../../index.html?v=1&"));
    }
}
