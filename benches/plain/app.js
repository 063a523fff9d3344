// The planner's tables and answer, written by hand without a framework, as the baseline of `make bench`.
// tables.js is the planner's data as a module.
import tables from "./tables.js";

const LABELS = {
  models: "Models only",
  weave: "Weave only",
  combined: "Models and Weave",
  "test-dev": "Test/Dev",
  production: "Production",
  aws: "AWS",
  gcp: "GCP",
  azure: "Azure",
  "kubernetes-node": "Kubernetes node",
  mysql: "MySQL",
};
const plan = { tier: "combined", environment: "production", cloud: "aws", nodes: "3", name: "wandb", domain: "example.com" };
for (const [name, value] of new URLSearchParams(location.search)) if (name in plan) plan[name] = value;

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const row = (tag, cells) => make("tr", {}, ...cells.map((cell) => make(tag, {}, ...[cell].flat())));
const table = (caption, headings, rows) =>
  make(
    "table",
    {},
    make("caption", {}, caption),
    make("thead", {}, row("th", headings)),
    make("tbody", {}, ...rows.map((cells) => row("td", cells))),
  );
const why = ({ evidence }) => make("details", {}, make("summary", {}, evidence.basis), evidence.quote);

const sizing = (component) =>
  tables.sizing.find((it) => it.component === component && it.tier === plan.tier && it.environment === plan.environment);
const machine = (component) =>
  tables.machines.find(
    (it) =>
      it.component === component &&
      it.cloud === plan.cloud &&
      it.environment === plan.environment &&
      (component === "mysql" || it.tier === plan.tier),
  );
const fit = (size, { published }) => {
  const cores = published.vcpu - size.cpu;
  const memory = published.memory - size.memory;
  const amount = (sign) => {
    const parts = [sign * cores > 0 && `${sign * cores} cores`, sign * memory > 0 && `${sign * memory} GB`];
    return parts.filter(Boolean).join(" and ");
  };
  if (cores < 0 || memory < 0) return `Falls short by ${amount(-1)}`;
  return amount(1) ? `Exceeds by ${amount(1)}` : "Meets";
};

const answer = document.getElementById("answer");
const show = () => {
  const nodes = Number(plan.nodes);
  if (!(Number.isInteger(nodes) && nodes >= 1 && nodes <= 100)) return;
  const rows = ["kubernetes-node", "mysql"].map((component) => {
    const [size, chosen] = [sizing(component), machine(component)];
    return [
      LABELS[component],
      [`${size.cpu} cores`, why(size)],
      [`${size.memory} GB`, why(size)],
      [`${size.disk} GB`, why(size)],
      [chosen.machine, why(chosen)],
      `${chosen.published.vcpu} cores`,
      `${chosen.published.memory} GB`,
      fit(size, chosen),
    ];
  });
  const size = sizing("kubernetes-node");
  const total = (count) => [`${count} nodes`, `${count * size.cpu} cores`, `${count * size.memory} GB`, `${count * size.disk} GB`];
  const title = `${LABELS[plan.environment]}, ${LABELS[plan.tier]} on ${LABELS[plan.cloud]}`;
  answer.replaceChildren(
    make("h2", {}, `${title}: ${plan.name}.${plan.domain}`),
    make("p", { role: "status" }, `${nodes} nodes with ${nodes * size.cpu} cores and ${nodes * size.memory} GB in all`),
    table("Sizing", ["Component", "CPU", "Memory", "Disk", "Machine", "Its CPU", "Its memory", "Fit"], rows),
    table("Worker nodes", ["Capacity", "CPU", "Memory", "Disk"], [total(nodes), total(nodes - 1)]),
  );
};

const form = document.getElementById("form");
for (const [name, value] of Object.entries(plan)) form.elements[name].value = value;
form.addEventListener("input", ({ target }) => {
  plan[target.name] = target.value;
  show();
  history.replaceState(null, "", `?${new URLSearchParams(plan)}`);
});
form.addEventListener("submit", (event) => event.preventDefault());
show();

document.getElementById("tables").append(
  table(
    "Sizing tables",
    ["Component", "Tier", "Environment", "CPU", "Memory", "Disk", "Why"],
    tables.sizing.map((it) => [
      LABELS[it.component],
      LABELS[it.tier],
      LABELS[it.environment],
      `${it.cpu} cores`,
      `${it.memory} GB`,
      `${it.disk} GB`,
      why(it),
    ]),
  ),
  table(
    "Services",
    ["Cloud", "Kubernetes", "MySQL", "Object storage", "Why"],
    tables.services.map((it) => [LABELS[it.cloud], it.kubernetes, it.mysql, it.objectStorage, why(it)]),
  ),
  table(
    "Machines",
    ["Cloud", "Environment", "Component", "Tier", "Machine", "Why"],
    tables.machines.map((it) => [
      LABELS[it.cloud],
      LABELS[it.environment],
      LABELS[it.component],
      LABELS[it.tier] ?? "All",
      it.machine,
      why(it),
    ]),
  ),
  table(
    "Requirements",
    ["Topic", "Strength", "Statement", "Task", "Why", "Published since"],
    tables.requirements.map((it) => [it.topic, it.strength, it.statement, it.task, why(it), it.updates.map((update) => update.statement).join(" ")]),
  ),
);
performance.mark("interactive");
