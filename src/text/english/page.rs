//! The page: headings, labels, buttons and the sentences around the answer.

use crate::{
    plan::NodeCount,
    units::{Gibibytes, Gigabytes},
};

// Words of several parts.
texts! {
    TIER = "Tier";
    ENVIRONMENT = "Environment";
    CLOUD = "Cloud";
    CPU = "CPU";
    MEMORY = "Memory";
    DISK = "Disk";
    MACHINE = "Machine";
    DEPLOYMENT = "Deployment";
    KUBERNETES = "Kubernetes";
    MYSQL = "MySQL";
    WORKER_NODES = "Worker nodes";
    OBJECT_STORAGE = "Object storage";
    COPY_AS_MARKDOWN = "Copy as Markdown";
    fn memory(amount: Gigabytes) = "{amount} memory";
    fn disk(amount: Gigabytes) = "{amount} disk";
    fn all_nodes(nodes: &str) = "All {nodes}";
    ONLY_NODE = "The only node";
}

// The answer in large numbers.
texts! {
    FIGURE_OF_ALL_NODES = "all nodes";
    fn figure_memory(machine: &str) = "memory, {machine}";
    fn figure_node_short(machine: &str, fit: &str) = "{machine}: {fit}";
    fn figure_memory_short(machine: &str, memory: Gibibytes) = "memory; {machine} has {memory}";
}

// The tables of sizes.
texts! {
    SIZING = "Sizing";
    SIZES_PER_NODE = "Sizes per node";
    COMPONENT = "Component";
    FIT = "Fit";
    CAPACITY = "Capacity";
    NODES_TOGETHER = "Worker nodes together";
    fn nodes_together(nodes: &str) = "Worker nodes together: {nodes}";
    ONE_NODE_LOST = "One node lost";
    STORAGE_NEEDS = "Pre-signed URLs and CORS. The document gives no size.";
    NOT_SIZED = "Not sized";
    fn your_choice(machine: &str, how: &str, amount: &str) = "Your choice. The document names {machine}: {how} {amount}.";
    TOO_SMALL_BY = "too small by";
    LARGE_ENOUGH_BY = "large enough, by";
}

// Evidence.
texts! {
    fn why(subject: &str, basis: &str) = "Why {subject}? {basis}";
}

// The findings.
texts! {
    fn findings(summary: &str) = "Findings: {summary}";
}

// The pictures.
texts! {
    ARCHITECTURE = "Architecture";
    ARCHITECTURE_PICTURE = "Picture of the architecture";
    PICTURE_IN_WORDS = "The picture in words";
    fn architecture_alternative(plan: &str) = "Architecture of {plan}; told in words below";
    fn capacity_alternative(plan: &str) = "Capacity of {plan}: outlines are what is required, bars what the machines give; told in words below";
    fn clouds_alternative(plan: &str) = "{plan} beside the other clouds: outlines are what is required, bars what the machines give; told in words below";
    DOWNLOAD_SVG = "Download SVG";
    DOWNLOAD_PNG = "Download PNG";
    CAPACITY_HEADING = "Capacity: required (outline) and given (bar)";
    CLOUDS_HEADING = "The same on each cloud: required (outline) and given (bar)";
}

// The checklist.
texts! {
    CHECKLIST = "Checklist";
    CHECKLIST_ABOUT = "Everything to prepare for this plan. Ticks, owners and notes are kept in this browser, for each tier, environment, cloud and name, and are in the copy and the CSV.";
    OWNER_AND_NOTE = "Owner and note";
    fn owner_is(owner: &str) = "Owner: {owner}";
    fn owner_and_note(owner: &str, note: &str) = "Owner: {owner}. {note}";
    fn notes_for(task: &str) = " for: {task}";
    OWNER = "Owner";
    NOTE = "Note";
    fn checked_by(check: &str) = ". Checked by preflight.sh: {check}";
    fn see(files: &str) = ". See {files}";
    fn done(done: usize, all: usize) = "{done} of {all} done";
    CLEAR_TICKS = "Clear ticks";
    DOWNLOAD_CSV = "Download CSV";
}

// All plans in one table.
texts! {
    COMPARE = "Compare";
    COMPARE_ABOUT = "Every plan of the document at a glance.";
    EACH_NODE_AT_LEAST = "Each node, at least";
    MATRIX_ALL_NODES = "All nodes";
    MYSQL_AT_LEAST = "MySQL, at least";
    MATRIX = "All tiers and environments on AWS, GCP and Azure";
    fn matrix(nodes: NodeCount, noun: &str) = "All tiers and environments on AWS, GCP and Azure with {nodes} worker {noun}. Select a machine to open its plan.";
    fn open_plan(machine: &str, plan: &str) = "{machine}: open the plan {plan}";
}

// Plans side by side.
texts! {
    BESIDE_OTHERS = "This plan beside others";
    ADD_IT = "Add this choice";
    ADD_AS_IT_IS = "Add a copy of this plan";
    PLAN_IS_COMPARED = "A copy of this plan is in the comparison.";
    CHOICE_IS_COMPARED = "This choice is in the comparison.";
    COMPARISON_IS_FULL = "The comparison is full: it takes four plans.";
    COPY_COMPARISON = "Copy link to this comparison";
    COPY_AS_CSV = "Copy as CSV";
    SIDE_BY_SIDE = "Plans side by side";
    MEASURE = "Measure";
    THIS_PLAN = "This plan";
    COMPARED_WITH = "Compared with";
    REMOVE = "Remove";
    fn remove(plan: &str) = "Remove {plan} from the comparison";
    DIFFERENCE = "Difference";
    DIFFERS = "≠ differs";
    SAME = "same";
    NO_DIFFERENCE = "These plans do not differ.";
}

// Machines that are there already.
texts! {
    REVERSE = "Machines you have";
    REVERSE_ABOUT = "Which deployments do they satisfy, against the documented minimum of each node and the number of nodes that W&B's pods need? Name them as the cloud does, or write cores and GiB, such as 8x64. Disks are not looked at.";
    EACH_NODE = "Each node";
    WHAT_THEY_SATISFY = "What these machines satisfy";
    THESE_MACHINES = "These machines";
    SATISFIED = "Satisfied";
    fn short(shortfall: &str) = "Short: {shortfall}";
    fn cannot_be_used(typed: &str, rule: &str) = "“{typed}” cannot be used: {rule}.";
}

// The requirements.
texts! {
    REQUIREMENTS = "Requirements";
    REQUIREMENTS_ABOUT = "Every requirement of the reference architecture, and what W&B has published since. Later guidance stands beside the document and never replaces it; generated files follow both where W&B's modules allow it, and findings say where they do not.";
    REQUIREMENTS_TABLE = "Table of requirements";
    STRENGTH = "Strength";
    THE_DOCUMENT = "The document";
    PUBLISHED_SINCE = "Published since";
    NOTHING_NEWER = "Nothing newer known";
    NOT_IN_DOCUMENT = "Not in the document";
}

// What in the link could not be used.
texts! {
    NOTICES = "Parts of the link could not be used";
    CONTINUE = "Continue with this plan";
}

// The plans that the browser keeps.
texts! {
    HISTORY = "Plans in this browser";
    HISTORY_ABOUT = "The last plans, and those that you name. They are kept in this browser only.";
    PLAN_NAME = "A name for this plan";
    KEEP = "Keep";
    FORGET = "Forget";
    fn forget(plan: &str) = "Forget {plan}";
    FORGET_ALL = "Forget all plans";
    NOTHING_KEPT = "No plan is kept yet.";
    fn kept(nodes: NodeCount, fqdn: &str) = "{nodes} nodes, {fqdn}";
    fn kept_under_a_name(plan: &str, nodes: NodeCount, fqdn: &str) = "{plan}, {nodes} nodes, {fqdn}";
}

// Buttons that copy, and how far the second part of the page is.
texts! {
    COPIED = "Copied";
    NOT_COPIED = "Not copied: select the text and copy it";
    LOADING = "Loading the picture, comparison, requirements, checklist and files…";
    fn not_loaded(said: &str) = "The picture, comparison, requirements, checklist and files could not be loaded; the answer works, and the address bar holds the link. Check the connection, and that the server has every file of the planner. The browser said: {said}";
    TRY_AGAIN = "Try again";
}

// What surrounds the answer.
texts! {
    HEADING = "Plan a self-managed W&B deployment";
    SOURCE = "From the W&B reference architecture (“the document”). Not an official W&B product.";
    SKIP = "Skip to the result";
    SECTIONS = "Sections";
    PLAN = "Plan";
    PRINT = "Print";
    THEME = "Theme";
    THEME_OF_SYSTEM = "Theme: as the system";
    THEME_LIGHT = "Theme: light";
    THEME_DARK = "Theme: dark";
    fn data(title: &str, edition: &str, day: &str) = "Data: {title}, {edition}. Last checked on {day}.";
    PRIVACY = "This is not an official Weights & Biases product. Nothing you enter leaves your browser: after loading, the page sends no request, and it counts no visits. Ticks in the checklist are kept in this browser only.";
    fn version(version: &str) = "Version {version}. Licence Apache-2.0.";
}

// The page before the planner is there and without it.
texts! {
    OTHER_PLANS = "Other plans";
    STATIC_PAGE = "This page can be read and printed as it is. Its options, comparison and files need JavaScript and WebAssembly, and a web server or the one file wandb-planner.html.";
    FILES_BY_COMMAND = "Without JavaScript, the command line makes the files of this plan:";
    LINK = "Link";
    LINK_ON_PAPER = "To open this plan, put this behind the planner's address:";
    REST_OF_PLAN = "Architecture and checklist of this plan";
}

// The keys.
texts! {
    SHOW_KEYS = "Show these keys";
    CHANGE_PLAN = "Change the plan";
    ANSWER = "Answer";
    FINDINGS = "Findings";
    KEYS = "Keyboard shortcuts";
    USE_KEYS = "Use these keys";
}

// The files.
texts! {
    FILES = "Files";
    FILES_ABOUT_KUBERNETES = "Kubernetes files for this plan, the plan itself, the checklist, and a script that checks a real environment. Start with README.md: it lists the steps in order.";
    FILES_ABOUT = "A Terraform root module for this plan, the plan itself, the checklist, and a script that checks a real environment. Start with README.md: it lists the steps in order.";
    DOWNLOAD_BUNDLE = "Download bundle";
    DOWNLOAD_FILE = "Download file";
    COPY_FILE = "Copy file";
    CHANGED = "changed";
    fn changed_file(path: &str) = "{path} changed";
    fn changed_lines(count: usize) = match count {
        1 => "{count} line changed with the plan, marked at the edge.",
        _ => "{count} lines changed with the plan, marked at the edge.",
    };
    DOWNLOAD_REFUSED = "The browser refused the download. Copy the file's text instead.";
    NOT_DRAWN = "The browser could not draw the picture. Take the SVG.";
    AFTER_DOWNLOAD = "After the download";
    STEP_UNPACK = "Unpack the bundle, and keep it in version control.";
    STEP_READ = "Read README.md: it has every step, with the commands.";
    STEP_TERRAFORM = "Fill in terraform/terraform.tfvars, then run terraform plan.";
    STEP_PREFLIGHT = "Run preflight/preflight.sh from a machine near the cluster, before and after the installation.";
}

// The link, and the way back.
texts! {
    SHARE = "Share";
    SHARE_ABOUT = "The link holds the whole plan, and the address bar always shows it. Ticks are not in it: they stay in this browser.";
    LINK_TO_PLAN = "Link to this plan";
    COPY_LINK = "Copy link";
    EMBED = "Show this plan in your documentation";
    EMBED_HTML = "HTML for a page";
    COPY_HTML = "Copy HTML";
    QR_CODE = "QR code";
    QR_CODE_OF_LINK = "QR code of the link to this plan";
    LINK_OF_DISK = "This page was opened from a disk: another device cannot reach it.";
    LINK_TOO_LONG = "The link is too long for a QR code.";
    OPEN_SAVED = "Open a saved plan";
    FILE_TO_OPEN = "A plan.json or a bundle";
    LINK_TO_OPEN = "Or paste a link";
    OPEN = "Open";
    IS_OPEN = "It is open.";
    IS_OPEN_IN_PART = "It is open, except for parts of the link that could not be used:";
    IS_OPEN_AND_DIFFERS = "It is open. This has changed since it was saved:";
    fn not_opened(why: &str) = "It could not be opened: {why}.";
}
