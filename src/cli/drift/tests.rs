//! Pages in every layout, and the report for each.

use std::fmt::Write as _;

use super::{Drift, Group, Kind, encoded, of_text, sentences::Sentences};

const TRANSCRIPTION: &str = include_str!("../../../tests/transcription/reference-architecture.md");

/// The source of the newest layout: tabs, components, and one MySQL table for all tiers.
const TABS: &str = include_str!("../../../tests/drift/tabs.mdx");

fn markdown() -> &'static str {
    TRANSCRIPTION.split_once("-->").expect("a comment at the start").1
}

/// The page in the formats that people save: Markdown, text, text with tabs, and HTML from different
/// generators.
fn pages() -> Vec<(&'static str, String)> {
    let text = |line: &str| line.trim_start_matches(['#', ' ']).to_owned();
    let text = markdown().lines().map(text).collect::<Vec<_>>().join("\n");
    let rows = text.lines().filter(|line| !line.starts_with("---"));
    let tabbed: Vec<String> =
        rows.map(|line| line.replace(" | ", "\t").replace(" |", "")).collect();
    vec![
        ("Markdown", markdown().to_owned()),
        ("text", text),
        ("text with tabs", tabbed.join("\n")),
        (
            "HTML of Hugo",
            html(|level, text| {
                format!("<h{level} id=x>{text}<a class=\"self-link\" href=\"#x\"></a></h{level}>")
            }),
        ),
        (
            "HTML of Docusaurus",
            html(|level, text| {
                format!(
                    "<h{level} id=x>{text}<a href=\"#x\" class=\"hash-link\">\u{200b}</a></h{level}>"
                )
            }),
        ),
        (
            "HTML of Mintlify",
            html(|level, text| {
                format!(
                    "<h{level} id=x><div tabindex=\"-1\"><a href=\"#x\">\u{200b}<div></div></a></div><span>{text}</span></h{level}>"
                )
            }),
        ),
    ]
}

fn html(heading: impl Fn(usize, &str) -> String) -> String {
    let mut page = String::from("<!doctype html><body><nav>GCP, r7i.large</nav><main><table>");
    for line in markdown().lines().filter(|line| !line.contains("---")) {
        let escaped = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let text = escaped.trim_start_matches(['#', '-', '*', ' ']);
        if line.contains('|') {
            let cells: Vec<&str> = text.split('|').map(str::trim).collect();
            let cells = cells[..cells.len() - 1].join("</td><td><b>");
            let _ = writeln!(page, "<tr><td><b>{cells}</td></tr>");
        } else if line.starts_with('#') {
            let level = line.len() - line.trim_start_matches('#').len();
            let _ = write!(page, "</table>{}<table>", heading(level, text));
        } else {
            let _ = write!(page, "</table><span data-as=\"p\">{text}</span><table>");
        }
    }
    page
}

/// All differences in a report, as "kind: line".
fn differences(drift: &Drift) -> Vec<String> {
    let lines = |group: &Group| -> Vec<String> {
        group.lines.iter().map(|line| format!("{:?}: {line}", group.kind)).collect()
    };
    drift.groups.iter().flat_map(lines).collect()
}

fn of_kind(drift: &Drift, kind: Kind) -> Vec<&str> {
    let groups = drift.groups.iter().filter(|group| group.kind == kind);
    groups.flat_map(|group| group.lines.iter().map(String::as_str)).collect()
}

#[test]
fn the_encoded_page_has_no_differences() {
    for (layout, page) in pages() {
        let drift = of_text(&page);
        assert_eq!(differences(&drift), Vec::<String>::new(), "{layout}");
        assert_eq!((drift.cells, drift.quotes), ((69, 69), (31, Sentences::count())), "{layout}");
        assert!(drift.is_none());
    }
}

/// Changes the page in every format, and expects the same report for each.
#[track_caller]
fn check(from: &str, to: &str, expected: &[&str]) {
    for (layout, page) in pages() {
        let changed = page.replace(from, to);
        if changed != page {
            assert_eq!(differences(&of_text(&changed)), expected, "{layout}: {from} -> {to}");
        }
    }
    assert!(markdown().contains(from), "{from} is not in the document");
}

#[test]
fn every_changed_value_and_sentence_is_reported() {
    check(
        "r6i.2xlarge",
        "r7i.2xlarge",
        &[
            "Changed: Machine types, AWS, Production, K8s (Models only): encoded as r6i.2xlarge, the page has r7i.2xlarge",
        ],
    );
    check(
        "Google Cloud SQL - Mysql",
        "AlloyDB",
        &[
            "Changed: Services, GCP, MySQL: encoded as Google Cloud SQL - Mysql, the page has AlloyDB",
        ],
    );
    check(
        "Kubernetes: at least version 1.29.",
        "Kubernetes: at least version 1.34.",
        &[
            "Gone: kubernetes-version: “Kubernetes: at least version 1.29.”; closest match: “Kubernetes: at least version 1.34.”",
            "NewSentences: Versions: Kubernetes: at least version 1.34.",
        ],
    );
    check(
        "https://docker.io",
        "https://ghcr.io",
        &["Gone: egress: https://docker.io", "NewSentences: Networking: https://ghcr.io"],
    );
}

/// Changes one cell at a time: it is reported, and no other.
#[test]
fn a_changed_cell_does_not_affect_others() {
    let (before, tables) = TABS.split_at(TABS.find("## Sizing").expect("a section with sizes"));
    for (from, to, changed) in [
        ("16 cores", "24 cores", 1),
        ("500 GB", "750 GB", 3),
        ("db-n1-highmem-8", "db-n1-highmem-16", 1),
        ("r6i.4xlarge", "r6i.8xlarge", 2),
        ("n2-highmem-2 ", "n4-highmem-2 ", 1),
        ("Amazon S3", "Amazon EFS", 1),
    ] {
        let drift = of_text(&[before, &tables.replace(from, to)].concat());
        assert_eq!(of_kind(&drift, Kind::Changed).len(), changed, "{from} -> {to}");
        assert_eq!(drift.cells.0 + changed, encoded().len(), "{from} -> {to}");
    }
}

#[test]
fn a_different_name_is_not_a_changed_value() {
    check("GCP", "Google Cloud", &["Names: GCP: the page says “Google Cloud”"]);
    check("#### Azure", "#### Microsoft Azure", &["Names: Azure: the page says “Microsoft Azure”"]);
    check("Test/Dev", "Development", &["Names: Test/Dev: the page says “Development”"]);
    check("| Disk |", "| Storage |", &["Names: Disk: the page says “Storage”"]);
    check(
        "K8s (Weave only)",
        "K8s (Weave)",
        &[
            "Names: Weave only: the page says “K8s (Weave)”",
            "Names: Kubernetes: the page says “K8s (Weave)”",
        ],
    );
    check(
        "RDS Aurora",
        "Amazon Aurora MySQL",
        &["Names: Services, AWS, MySQL: “RDS Aurora” is written as “Amazon Aurora MySQL”"],
    );
}

#[test]
fn a_table_is_recognized_by_its_contents() {
    // An unknown heading above a table with Google's machines.
    let page = markdown().replace("#### GCP", "#### Compute Engine");
    assert_eq!(differences(&of_text(&page)), Vec::<String>::new());
    // Without its heading, the table is below that of another cloud.
    let page = markdown().replace("#### GCP\n", "");
    assert_eq!(differences(&of_text(&page)), Vec::<String>::new());
    // Rows and columns are swapped.
    let table = "Environment | CPU | Memory | Disk |\n---|---|---|---|\nTest/Dev | 4 cores | 32 GB | 100 GB |\nProduction | 16 cores | 128 GB | 100 GB |\n";
    assert!(markdown().contains(table));
    let turned = "| | Test/Dev | Production |\n|---|---|---|\n| CPU | 4 cores | 16 cores |\n| Memory | 32 GB | 128 GB |\n| Disk | 100 GB | 100 GB |\n";
    assert_eq!(differences(&of_text(&markdown().replace(table, turned))), Vec::<String>::new());
}

#[test]
fn uncertain_values_are_not_reported_as_changed() {
    let page = markdown().replace("### Weave only", "### Another product");
    let drift = of_text(&page);
    assert_eq!(of_kind(&drift, Kind::Changed), Vec::<&str>::new());
    // The Kubernetes table is ambiguous. A MySQL table without a tier is for all tiers.
    assert_eq!(of_kind(&drift, Kind::Missing).len(), 6);
    assert_eq!(of_kind(&drift, Kind::NewTables).len(), 1);
    // A second table for the same component, with different numbers.
    let second = "\n### Models and Weave\n\n#### MySQL\n\n| Environment | Memory |\n|---|---|\n| Production | 99 GB |\n";
    let drift = of_text(&[markdown(), second].concat());
    assert_eq!(
        differences(&drift),
        [
            "Undecided: Models and Weave, MySQL, Production, Memory: encoded as 64 GB, the page has 64 GB and 99 GB",
        ]
    );
}

#[test]
fn the_layout_with_tabs_has_every_value() {
    let drift = of_text(TABS);
    assert_eq!(drift.cells, (69, 69), "{:#?}", differences(&drift));
    assert_eq!(
        of_kind(&drift, Kind::Names),
        [
            "Kubernetes: the page says “Kubernetes sizing”",
            "MySQL: the page says “MySQL sizing”",
            "GCP: the page says “Google Cloud”",
            "Services, AWS, Kubernetes: “EKS” is written as “Amazon EKS”",
            "Services, AWS, MySQL: “RDS Aurora” is written as “Amazon RDS Aurora”",
            "Services, AWS, Object Storage: “S3” is written as “Amazon S3”",
            "Services, GCP, Kubernetes: “GKE” is written as “Google Kubernetes Engine (GKE)”",
            "Services, GCP, MySQL: “Google Cloud SQL - Mysql” is written as “Google Cloud SQL for MySQL”",
            "Services, Azure, Kubernetes: “AKS” is written as “Azure Kubernetes Service (AKS)”",
        ]
    );
    assert_eq!(
        of_kind(&drift, Kind::NewTables),
        [
            "Infrastructure requirements, MySQL: Setting | CPU | Purpose",
            "Infrastructure requirements, Ports: Path | Service | Default port",
            "Sizing, ClickHouse sizing for Weave: Environment | CPU | Memory | Disk",
        ]
    );
    let new = of_kind(&drift, Kind::NewSentences);
    assert!(
        new.contains(&"Sizing: W&B recommends that you start with at least three worker nodes.")
    );
    let known = |line: &&str| line.contains("Consider carefully") || line.contains("Amazon EKS");
    assert!(!new.iter().any(known), "{new:#?}");
    let gone = of_kind(&drift, Kind::Gone);
    assert!(
        gone.iter().any(|line| {
            line.starts_with("mysql-cpu-alarm: ") && line.contains("; closest match: “If CPU usage")
        }),
        "{gone:#?}"
    );
    // Sentences in included files count neither as present nor as removed.
    assert_eq!(of_kind(&drift, Kind::Elsewhere).len(), 12, "{drift:#?}");
}

/// The layout with tabs as saved by a browser, with ARIA roles or with Mintlify's attributes.
fn rendered_tabs(list: &str, tab: &str, panel: &str) -> String {
    let names = ["AWS", "Google Cloud", "Azure"];
    let mut page = format!("<html><main><h2>Instances</h2><div><ul {list}>");
    for name in names {
        let _ = write!(
            page,
            "<li id=\"{name}\" {tab}><div data-component-part=\"tab-button\">{name}</div></li>"
        );
    }
    page += "</ul>";
    let machines = [
        ["n2-highmem-8", "db-n1-highmem-8"],
        ["r6i.2xlarge", "db.r6g.2xlarge"],
        ["Standard_E8_v5", "MO_Standard_E8ds_v4"],
    ];
    for (name, [node, mysql]) in names.iter().zip([machines[1], machines[0], machines[2]]) {
        let panel = panel.replace("{}", name);
        let _ = write!(
            page,
            "<div {panel}><ul><li><b>Kubernetes</b>: {}</li><li>MySQL: {}</li></ul><table><tr><th>Environment</th><th>K8s (Models only)</th><th>MySQL</th></tr><tr><td>Production</td><td>{node}</td><td>{mysql}</td></tr></table></div>",
            match *name {
                "AWS" => "EKS",
                "Azure" => "AKS",
                _ => "GKE",
            },
            match *name {
                "AWS" => "RDS Aurora",
                "Azure" => "Azure Database for MySQL",
                _ => "Cloud SQL",
            },
        );
    }
    page + "</div></main></html>"
}

#[test]
fn saved_tabs_have_their_titles() {
    for (list, tab, panel) in [
        ("role=\"tablist\"", "role=\"tab\"", "role=\"tabpanel\" aria-labelledby=\"{}\""),
        ("role=\"tablist\"", "role=\"tab\"", "role=\"tabpanel\""),
        ("data-component-part=\"tabs-list\"", "", "data-component-part=\"tab-content\""),
    ] {
        let drift = of_text(&rendered_tabs(list, tab, panel));
        assert_eq!(of_kind(&drift, Kind::Changed), Vec::<&str>::new());
        assert_eq!(drift.cells.0, 12, "{list}: {drift:#?}");
    }
}

#[test]
fn known_differences_are_not_reported_again() {
    let page = markdown().replace("8 cores", "9 cores");
    let report = of_text(&page).text();
    let drift = of_text(&page).without(&report);
    assert!(drift.is_none(), "{drift:#?}");
    assert_eq!(drift.known, 4);
    // Known differences that no longer exist are reported.
    let drift = of_text(markdown()).without(&report);
    assert!(!drift.is_none());
    assert_eq!(of_kind(&drift, Kind::NoLonger).len(), 4);
    // New differences are reported.
    let drift = of_text(&page.replace("16 cores", "17 cores")).without(&report);
    assert_eq!(differences(&drift).len(), 1);
}

#[test]
fn an_unrelated_page_is_not_drift() {
    for other in
        ["", "<html><p>Hello</p></html>", "# Something else\n\na | b |\n", "<Tabs>\n<Tab title="]
    {
        assert!(of_text(other).found_nothing(), "{other}");
    }
}
