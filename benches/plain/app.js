// The tables and the answer of the planner, as somebody would write them without a framework: what
// `make bench` compares the planner with. tables.js is the planner's own data file as a module.
import tables from "./tables.js";

const CHOICES = {
  tier: ["models", "weave", "combined"],
  env: ["test-dev", "production"],
  cloud: ["aws", "gcp", "azure"],
};
const plan = { tier: "combined", env: "production", cloud: "aws", nodes: "3", name: "wandb", domain: "example.com" };
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

const form = document.getElementById("form");
for (const [name, values] of Object.entries(CHOICES)) {
  const labels = values.map((value) => {
    const input = make("input", { type: "radio", name, value });
    input.checked = plan[name] === value;
    return make("label", {}, input, value);
  });
  form.append(make("fieldset", {}, make("legend", {}, name), ...labels));
}
for (const name of ["nodes", "name", "domain"]) {
  form.append(make("label", {}, name, make("input", { type: "text", id: name, name, value: plan[name] })));
}

const sizing = (component) =>
  tables.sizing.find(
    (it) => it.component === component && it.tier === plan.tier && it.environment === plan.env,
  );
const machine = (component) =>
  tables.machines.find(
    (it) =>
      it.component === component &&
      it.cloud === plan.cloud &&
      it.environment === plan.env &&
      (component === "mysql" || it.tier === plan.tier),
  );
const fit = (size, { published }) => {
  const short = [
    published.vcpu < size.cpu && `${size.cpu - published.vcpu} cores`,
    published.memory < size.memory && `${size.memory - published.memory} GB`,
  ].filter(Boolean);
  return short.length ? `Falls short by ${short.join(" and ")}` : "Meets";
};

const answer = document.getElementById("answer");
const show = () => {
  const nodes = Number(plan.nodes);
  if (!(nodes >= 1 && nodes <= 100)) return;
  const rows = ["kubernetes-node", "mysql"].map((component) => {
    const [size, chosen] = [sizing(component), machine(component)];
    return [
      component,
      [`${size.cpu} cores`, why(size)],
      `${size.memory} GB`,
      `${size.disk} GB`,
      [chosen.machine, why(chosen)],
      fit(size, chosen),
    ];
  });
  const size = sizing("kubernetes-node");
  const total = (count) => [`${count} nodes`, `${count * size.cpu} cores`, `${count * size.memory} GB`, `${count * size.disk} GB`];
  answer.replaceChildren(
    make("h2", {}, `${plan.env}, ${plan.tier} on ${plan.cloud}, ${plan.name}.${plan.domain}`),
    make("p", { id: "sentence", role: "status" }, `${nodes} nodes with ${nodes * size.cpu} cores and ${nodes * size.memory} GB in all`),
    table("Sizing", ["Component", "CPU", "Memory", "Disk", "Machine", "Fit"], rows),
    table("Worker nodes", ["Capacity", "CPU", "Memory", "Disk"], [total(nodes), total(nodes - 1)]),
  );
};
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
    tables.sizing.map((it) => [it.component, it.tier, it.environment, `${it.cpu} cores`, `${it.memory} GB`, `${it.disk} GB`, why(it)]),
  ),
  table(
    "Machines",
    ["Cloud", "Environment", "Component", "Tier", "Machine", "Why"],
    tables.machines.map((it) => [it.cloud, it.environment, it.component, it.tier ?? "all", it.machine, why(it)]),
  ),
  table(
    "Requirements",
    ["Topic", "Strength", "Statement", "Task", "Why", "Published since"],
    tables.requirements.map((it) => [it.topic, it.strength, it.statement, it.task, why(it), it.updates.map((update) => update.statement).join(" ")]),
  ),
);
performance.mark("interactive");
