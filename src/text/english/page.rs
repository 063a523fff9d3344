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
}

// The answer in large numbers.
texts! {
    FIGURE_OF_ALL_NODES = "all nodes";
    fn figure_memory(machine: &str) = "memory, {machine}";
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
    CHECKLIST_ABOUT = "Everything to prepare for this plan. Ticks, owners and notes are kept in this browser, and are in the copy and the CSV.";
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
    MATRIX = "All tiers, environments and clouds";
    fn matrix(nodes: NodeCount, noun: &str) = "All tiers, environments and clouds with {nodes} worker {noun}. Select a machine to open its plan.";
    fn open_plan(machine: &str, plan: &str) = "{machine}: open the plan {plan}";
}

// Plans side by side.
texts! {
    BESIDE_OTHERS = "This plan beside others";
    ADD_IT = "Add it";
    ADD_AS_IT_IS = "Add this plan as it is";
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
    REVERSE_ABOUT = "Which deployments do they satisfy, against the documented minimum of each node? Name them as the cloud does, or write cores and GiB, such as 8x64.";
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

// The page before the planner is there and without it.
texts! {
    OTHER_PLANS = "Other plans";
    FILES = "Files";
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
    SHARE = "Share";
}
